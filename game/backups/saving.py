"""Saving: one consistent state of the whole database, while everybody plays on."""

from collections.abc import Iterator
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, MetaData, Table, select

from game.backups.archive import Row, add_manifest, add_rows, writing
from game.errors import Refused
from game.store.migrating import VERSIONS
from game.store.opening import address_of, connect, file_of, normal, refusing

REBUILT = ("caches", "answered")
"""Tables whose rows are made anew from seed and decisions where they are missing."""
AT_ONCE = 20
"""rows that are fetched at once: a world takes megabytes"""


def save(file: Path, url: str | None = None, *, small: bool = False) -> dict[str, int]:
    """Save everything into a new file, and give how many rows of each table; ``small`` leaves out what is rebuilt.

    Raises:
        Refused: ``nothing_to_back_up``, ``backup_exists``, ``backup_not_written``, or a trouble of the storage.
    """
    with refusing(), one_state(address_of(url)) as connection:
        schema = MigrationContext.configure(connection).get_current_revision()
        if schema is None:
            raise Refused("nothing_to_back_up", address=shown(url))
        left_out = REBUILT if small else ()
        with writing(file) as archive:
            notes = {
                table.name: add_rows(archive, table.name, () if table.name in left_out else _rows(connection, table))
                for table in tables_of(connection)
            }
            add_manifest(archive, schema, left_out, notes)
    return {name: note.rows for name, note in notes.items()}


class one_state:  # noqa: N801 - it reads as a word in a with statement
    """A connection that sees the database as it was at one moment, whatever others write meanwhile."""

    def __init__(self, address: str) -> None:
        file = file_of(normal(address))
        if file is not None and not file.is_file():
            raise Refused("nothing_to_back_up", address=shown(address))
        self._engine = connect(address)

    def __enter__(self) -> Connection:
        engine = self._engine
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._connection = engine.connect()
        return self._connection

    def __exit__(self, *_failure: object) -> None:
        self._connection.close()
        self._engine.dispose()


def tables_of(connection: Connection) -> list[Table]:
    """List the tables as the database has them, those that others refer to first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != VERSIONS]


def shown(url: str | None) -> str:
    """Give an address as it may be shown."""
    return normal(address_of(url)).render_as_string(hide_password=True)


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    keys: list[Column[object]] = list(table.primary_key.columns)
    found = connection.execution_options(yield_per=AT_ONCE).execute(select(table).order_by(*keys))
    for row in found.mappings():
        yield dict(row)
