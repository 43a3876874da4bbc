"""Bringing the schema up to date at start, once, whoever starts; a newer database is left untouched."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from game.errors import StoreRefused

FOLDER = Path(__file__).parent / "migrations"
LOCK = 0x6C69756B65
"""Number of the lock that a starting server takes on PostgreSQL ("liuke")."""


def migrate(engine: Engine) -> None:
    """Bring the schema up to date under a lock, all of it or none.

    Raises:
        StoreRefused: ``newer_database`` where the schema is one this version does not know.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _found(connection) == scripts.get_current_head():
            return
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        _refuse_newer(_found(connection), scripts)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _found(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(found: str | None, scripts: ScriptDirectory) -> None:
    known = [script.revision for script in scripts.walk_revisions()]
    if found is not None and found not in known:
        raise StoreRefused("newer_database", found=found, known=known[0])
