"""Bringing a backup back: all of it or nothing, into SQLite or PostgreSQL, whichever it came from."""

from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

from sqlalchemy import JSON, Connection, LargeBinary, MetaData, Table, func, inspect, select, text

from game.backups.archive import Manifest, reading, rows_of
from game.backups.saving import save, shown, tables_of
from game.errors import Refused
from game.store.migrating import known_revisions, upgrade
from game.store.opening import address_of, connect, file_of, is_whole, normal, refusing

AT_ONCE = 20
"""rows that are written at once: a world takes megabytes"""
PEOPLES = ("rooms", "members", "games", "teachers", "events")
"""Tables that are empty as long as nobody has used a database."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, where to, and where the backup of what was there before is."""

    rows: dict[str, int]
    address: str
    before: Path | None


def restore(file: Path, url: str | None = None, before: Path | None = None) -> Restored:
    """Bring everything back into a database that nobody has used.

    With ``before`` it may be in use: what is there is saved into that file, then replaced; a damaged SQLite file is
    given another name.

    Raises:
        Refused: ``no_such_backup``, ``not_a_backup``, ``damaged_backup``, ``newer_backup``, ``target_not_empty``, or
            a trouble of the storage; nothing has changed then.
    """
    with reading(file) as (archive, manifest):
        if manifest.schema not in known_revisions():
            raise Refused("newer_backup", found=manifest.schema, known=known_revisions()[0])
        address = address_of(url)
        kept = _set_damaged_aside(address) if before is not None else None
        kept = kept or _keep_what_is_there(address, before)
        with refusing():
            engine = connect(address)
            try:
                with engine.execution_options(writing=True).begin() as connection:
                    _replace(connection, archive, manifest)
            finally:
                engine.dispose()
    return Restored({name: note.rows for name, note in manifest.tables.items()}, shown(url), kept)


def _keep_what_is_there(address: str, before: Path | None) -> Path | None:
    """Refuse a database that is in use, or save it first."""
    with refusing():
        engine = connect(address)
        try:
            with engine.connect() as connection:
                used = _counts(connection)
        finally:
            engine.dispose()
    if not any(used.values()):
        return None
    if before is None:
        raise Refused("target_not_empty", address=shown(address), rooms=used["rooms"], games=used["games"])
    save(before, address)
    return before


def _set_damaged_aside(address: str) -> Path | None:
    """Give a damaged SQLite file another name, that of the backup beside it; tell which."""
    file = file_of(normal(address))
    if file is None or not file.exists() or is_whole(address):
        return None
    aside = file.with_name(f"{file.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    for ending in ("-wal", "-shm", ""):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def _counts(connection: Connection) -> dict[str, int]:
    there = inspect(connection).get_table_names()
    tables = [Table(name, MetaData(), autoload_with=connection) for name in PEOPLES if name in there]
    counts = {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one()) for table in tables
    }
    return dict.fromkeys(PEOPLES, 0) | counts


def _replace(connection: Connection, archive: ZipFile, manifest: Manifest) -> None:
    """Make the schema of the backup, fill it, and bring it up to date, in one transaction."""
    _clear(connection)
    upgrade(connection, manifest.schema)
    for table in tables_of(connection):
        if table.name in manifest.tables:
            _fill(connection, table, rows_of(archive, table.name))
    upgrade(connection)


def _clear(connection: Connection) -> None:
    old = MetaData()
    old.reflect(connection)
    old.drop_all(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS refuse_change()"))


def _fill(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    for column in table.columns:
        if isinstance(column.type, JSON):
            column.type = JSON(none_as_null=True)
    left = iter(rows)
    binary = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
    while some := [_with_bytes(row, binary) for row in islice(left, AT_ONCE)]:
        connection.execute(table.insert(), some)
    if connection.dialect.name == "postgresql" and "id" in table.columns:
        _count_on(connection, table)


def _with_bytes(row: dict[str, object], binary: list[str]) -> dict[str, object]:
    return row | {name: b64decode(str(row[name])) for name in binary if row[name] is not None}


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that are there."""
    highest = connection.execute(select(func.max(table.columns["id"]))).scalar()
    counter = connection.execute(select(func.pg_get_serial_sequence(table.name, "id"))).scalar()
    if highest is not None and counter is not None:
        connection.execute(select(func.setval(counter, highest)))
