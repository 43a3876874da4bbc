"""Fixtures of a class at play."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.store import Store
from tests.game.classroom import Classroom, Clock, fresh_store, known_market, two_teams


@pytest.fixture(autouse=True)
def quick_markets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Create each market once for all tests."""
    monkeypatch.setattr("game.markets.market", SimpleNamespace(create=known_market))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = fresh_store(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def lesson(store: Store, clock: Clock) -> Classroom:
    """Ann and Bob in one team, Cai in the other; the first round is open."""
    here = two_teams(store, clock)
    here.open()
    return here
