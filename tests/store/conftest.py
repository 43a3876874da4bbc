"""Real databases: a fresh SQLite file, and a real PostgreSQL server where one can be started."""

import os
import shutil
import subprocess
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


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where the system lets us have one."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None or os.geteuid() != 0:
        pytest.skip("a disk of its own needs root and mount (a full disk is also tested without)")
    place = tmp_path / "disk"
    place.mkdir()
    made = [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if subprocess.run(made, check=False, capture_output=True).returncode != 0:  # noqa: S603 - our own words
        pytest.skip("this system mounts no tmpfs (a full disk is also tested without)")
    yield place
    subprocess.run([umount, str(place)], check=True)  # noqa: S603 - our own words
