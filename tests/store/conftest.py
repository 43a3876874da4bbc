"""Real databases: a fresh SQLite file, and a real PostgreSQL server where one can be started."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.store import Store, open_store
from tests.game.classroom import Clock, known_market


@pytest.fixture(autouse=True)
def quick_markets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Create each market once for all tests."""
    monkeypatch.setattr("game.markets.market", SimpleNamespace(create=known_market))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: once SQLite, once PostgreSQL."""
    if request.param == "postgres":
        found: str = request.getfixturevalue("postgres_address")
        return found
    return f"sqlite:///{tmp_path / 'liuke.db'}"


@pytest.fixture
def server(address: str, clock: Clock) -> Iterator[Callable[[], Store]]:
    """Start app servers on one database: each call opens another store, as another process would."""
    opened: list[Store] = []

    def start() -> Store:
        store = open_store(address)
        store.clock = clock
        opened.append(store)
        return store

    yield start
    for store in opened:
        store.close()


@pytest.fixture
def store(server: Callable[[], Store]) -> Store:
    return server()
