"""Opening the store: its address, its connections, its transactions, its clock."""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, local
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft
from sqlalchemy.orm import Session, sessionmaker

from game.errors import StoreRefused
from game.store import once
from game.store.failures import refusal
from game.store.memory import Memory
from game.store.migrating import migrate

Companion = TypeVar("Companion")
DEFAULT = "sqlite:///data/liuke.db"
HIGHEST = 2**31 - 1
"""number that a row can bear"""
BUSY_SECONDS = 15
"""How long a writer waits for the others before it gives up."""
BRIEFLY = 200
"""milliseconds for which it waits with what matters little"""
GIVE_UP = f"-c lock_timeout={BUSY_SECONDS}s -c idle_in_transaction_session_timeout=60s"
"""PostgreSQL waits for ever if nobody tells it not to: for a lock, and for a server that lost its power"""


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open store: transactions for reading and writing, and the clock."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = _now) -> None:
        self.engine = engine
        self.clock = clock
        self.owner = secrets.token_hex(8)
        """names this server where it claims a round"""
        self.seen: dict[int, datetime] = {}
        """member -> when their presence was last noted"""
        self.closed = Event()
        """set once the store is given back: whoever works in the background stops"""
        self.keeps_backups = False
        """whether a backup follows each reveal: see :mod:`game.backups.automatic`"""
        self.worlds = Memory(20)
        """markets and logs of rounds, some 3 MB each with twelve teams: a class of eight rounds asks for 17"""
        self.reports = Memory(128)
        self.alike = Memory(256)
        """what several screens are shown of one version of a game (:func:`game.looking_back.read_alike`)"""
        self.turned_out = Memory(1024)
        """plans that were played, what was projected of them and came; twelve teams of eight rounds ask for 192"""
        self.studies = Memory(64)
        """what teams' analysts worked out, each good for a round"""
        self._here = local()
        self._to_see_to: list[Callable[[], object]] = []
        self._companions: dict[object, Any] = {}
        self._making = Lock()
        self._writing = engine.execution_options(writing=True)
        self._writes = sessionmaker(self._writing, expire_on_commit=False)
        sqlite = engine.dialect.name == "sqlite"
        reading = engine if sqlite else engine.execution_options(isolation_level="REPEATABLE READ")
        self._reads = sessionmaker(reading, expire_on_commit=False, autoflush=False)
        self._peeks = engine.execution_options(**{"peeking": True} if sqlite else {"isolation_level": "AUTOCOMMIT"})

    def now(self) -> datetime:
        """Give the server's time, aware UTC."""
        return self.clock()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read one consistent state: a fresh one, or the one that :meth:`one_state` holds for this thread."""
        held: Session | None = getattr(self._here, "session", None)
        if held is not None:
            yield held
            return
        with refusing(), self._reads() as session:
            yield session

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Let all that this thread reads in the block be of one state, each row read once; only for reading."""
        with self.read() as session:
            held, self._here.session = getattr(self._here, "session", None), session
            if held is None:
                once.begin(session)
            try:
                yield
            finally:
                self._here.session = held
                if held is None:
                    once.end(session)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Write everything in the block, or nothing."""
        with refusing(), self._writes.begin() as session:
            yield session

    def note(self, statement: Executable) -> None:
        """Write what matters little, if that can be done at once.

        Raises:
            StoreRefused: ``storage_busy`` where somebody else writes and goes on writing.
        """
        with refusing(), self._writing.connect() as connection, _in_no_time(connection):
            connection.execute(statement)
            connection.commit()

    def peek(self, statement: str, values: Sequence[object]) -> tuple[Any, ...] | None:
        """Read one row by plain SQL with ``?`` marks: the cheap way, for what is polled."""
        return next(iter(self.peek_all(statement, values)), None)

    def peek_all(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Read a few rows as :meth:`peek` reads one."""
        if any(isinstance(value, int) and abs(value) > HIGHEST for value in values):
            return []  # no row bears such a number, and no database takes it
        if self.engine.dialect.paramstyle != "qmark":
            statement = statement.replace("?", "%s")
        with refusing(), self._peeks.connect() as connection:
            plain = tuple(int(value) if isinstance(value, bool) else value for value in values)  # PostgreSQL is strict
            return [tuple(row) for row in connection.exec_driver_sql(statement, plain)]

    def companion(self, kind: Callable[["Store"], Companion]) -> Companion:
        """Give what this server has one of beside the store, made when it is first asked for."""
        with self._making:
            if kind not in self._companions:
                self._companions[kind] = kind(self)
            found: Companion = self._companions[kind]
            return found

    def before_closing(self, see_to: Callable[[], object]) -> None:
        """Have something seen to once the store is closed, before its connections are given back."""
        self._to_see_to.append(see_to)

    def close(self) -> None:
        """Give all connections back."""
        self.closed.set()
        while self._to_see_to:
            self._to_see_to.pop()()
        self.engine.dispose()


@contextmanager
def _in_no_time(connection: Connection) -> Iterator[None]:
    """Let a connection wait for other writers no longer than a moment."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BRIEFLY}")
        yield
        return
    sqlite: Any = connection.connection.dbapi_connection
    sqlite.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
    try:
        yield
    finally:
        sqlite.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def open_store(url: str | None = None) -> Store:
    """Open the store at ``url`` (else ``DATABASE_URL``, else ``data/liuke.db``), its schema brought up to date.

    Raises:
        StoreRefused: ``newer_database``, ``bad_address``, ``storage_damaged`` or another of the storage's troubles.
    """
    with refusing():
        engine = connect(address_of(url))
        try:
            _refuse_damaged(engine)
            migrate(engine)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine)


def address_of(url: str | None = None) -> str:
    """Give the address that is meant: ``url``, else ``DATABASE_URL``, else a file in ``data``."""
    return url or os.environ.get("DATABASE_URL") or DEFAULT


def is_whole(url: str) -> bool:
    """Tell whether a SQLite file can be read from end to end; a database server looks after itself."""
    engine = connect(url)
    try:
        with refusing():
            _refuse_damaged(engine)
    except StoreRefused as refused:
        if refused.code != "storage_damaged":
            raise
        return False
    finally:
        engine.dispose()
    return True


def _refuse_damaged(engine: Engine) -> None:
    """Refuse a SQLite file that is not whole, before anything is written to it."""
    if file_of(engine.url) is None:
        return
    with engine.execution_options(peeking=True).connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise StoreRefused("storage_damaged")


def file_of(address: URL) -> Path | None:
    """Give the file of an address; None for a database server or one in memory."""
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return None
    return Path(str(address.database))


def connect(url: str) -> Engine:
    """Give an engine for an address; SQLite's folder is made."""
    address = normal(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(
            address, pool_pre_ping=True, pool_size=10, max_overflow=20, connect_args={"options": GIVE_UP}
        )
    file = file_of(address)
    if file is not None:
        _make_folder(file)
    engine = create_engine(
        address, pool_size=20, max_overflow=60, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def normal(url: str) -> URL:
    """Give the address with its driver: any ``postgres…://`` goes through psycopg 3."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreRefused("bad_address", address=url) from error
    if address.drivername in ("postgres", "postgresql"):
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreRefused("bad_address", address=address.render_as_string(hide_password=True))
    return address


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreRefused("storage_failed", reason=str(error)) from error


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Make a fresh SQLite connection ours: transactions begin where we say, readers never wait for a writer."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL; the switch does not wait for other processes by itself."""
    for attempt in range(50):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 49:
                raise
            time.sleep(0.05)
        else:
            return


def _begin(connection: Connection) -> None:
    """Take the write lock at the start of a writing transaction, so that none fails half-way for want of it."""
    options = connection.get_execution_options()
    if not options.get("peeking"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the database could not do into a coded refusal."""
    try:
        yield
    except DBAPIError as error:
        known = refusal(error)
        if known is None:
            raise
        raise known from error
    except NoConnectionLeft as error:
        raise StoreRefused("storage_busy") from error
