"""Bringing the schema up to date at start, once, whoever starts; a newer database is left untouched."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from game.errors import StoreRefused

FOLDER = Path(__file__).parent / "migrations"
VERSIONS = "alembic_version"
"""the table in which the schema's revision stands"""
LOCK = 0x6C69756B65
"""Number of the lock that a starting server takes on PostgreSQL ("liuke")."""


def migrate(engine: Engine) -> None:
    """Bring the schema up to date under a lock, all of it or none.

    Raises:
        StoreRefused: ``newer_database`` where the schema is one this version does not know.
    """
    with engine.connect() as connection:
        if _found(connection) == known_revisions()[0]:
            return
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        _refuse_newer(_found(connection))
        upgrade(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to a revision, in the transaction of the connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def known_revisions() -> list[str]:
    """List the revisions of the schema that this version knows, the newest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def _found(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(found: str | None) -> None:
    known = known_revisions()
    if found is not None and found not in known:
        raise StoreRefused("newer_database", found=found, known=known[0])
