"""Fixtures of a class at play."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from argon2 import PasswordHasher

from game import commands
from game.store import Store, open_store
from tests.game.classroom import TEACHER, Classroom, Clock, known_market, two_teams
from tests.game.other_luck import RUNS


@pytest.fixture(autouse=True)
def quick_markets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Create each market once for all tests."""
    monkeypatch.setattr("game.markets.market", SimpleNamespace(create=known_market))


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords lightly; how slowly it is done for teachers has a test of its own."""
    monkeypatch.setattr("game.commands.doorkeeping._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a database in which nobody has played: once SQLite, once PostgreSQL."""
    found: str = request.getfixturevalue(f"{request.param}_ready")
    return found


@pytest.fixture
def store(address: str, clock: Clock) -> Iterator[Store]:
    opened = open_store(address)
    opened.clock = clock
    yield opened
    opened.close()


@pytest.fixture
def lesson(store: Store, clock: Clock) -> Classroom:
    """Ann and Bob in one team, Cai in the other; the first round is open."""
    here = two_teams(store, clock)
    here.open()
    return here


@pytest.fixture
def played(lesson: Classroom) -> Classroom:
    """Two rounds are played and revealed; in the first, Ann's team pestered its customers, and went on with it."""
    commands.save_draft(lesson.store, lesson.students["Ann"], {"messages": 5.0})
    lesson.close()
    lesson.next()
    lesson.close()
    return lesson


@pytest.fixture
def asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread measures luck or a difference by itself, tests say when; and a few re-runs are enough for them."""
    monkeypatch.setattr("game.commands.luck.wake", lambda _store: None)
    monkeypatch.setattr("game.commands.luck.RUNS", RUNS)
    monkeypatch.setattr("game.commands.difference.find_out", lambda _store, _task: None)


@pytest.fixture
def ended(lesson: Classroom, asleep: None) -> Classroom:  # noqa: ARG001 - nothing may work by itself
    """A class that has played two rounds of three and ended."""
    commands.save_draft(lesson.store, lesson.students["Cai"], {"training": 2500.0})
    lesson.close()
    lesson.next()
    lesson.close()
    commands.end_game(lesson.store, TEACHER, lesson.game_id)
    return lesson
