"""What a database says when it cannot do its work, told apart by what a person can do about it."""

from collections.abc import Mapping

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from game.errors import StoreRefused

SAID: Mapping[str, tuple[str, ...]] = {
    "storage_full": ("disk is full", "no space left", "could not extend file"),
    "storage_busy": ("database is locked", "database table is locked", "lock timeout", "deadlock detected"),
    "storage_damaged": ("file is not a database", "malformed", "invalid page in block", "could not read block"),
    "storage_read_only": ("readonly database", "read-only"),
    "storage_unreachable": (
        "unable to open database file",
        "connection failed",
        "connection refused",
        "connection is lost",
        "connection is closed",
        "server closed the connection",
        "terminating connection",
        "the database system is",
    ),
}
"""What SQLite and PostgreSQL say, by the refusal that it means; anything else is ``storage_failed``."""


def refusal(error: DBAPIError) -> StoreRefused | None:
    """Give the refusal that a database error means; None where the statement itself was wrong."""
    if isinstance(error, IntegrityError | ProgrammingError):
        return None
    said = str(error.orig)
    found = next((code for code, words in SAID.items() if any(word in said.lower() for word in words)), None)
    if found in (None, "storage_unreachable"):
        return StoreRefused(found or "storage_failed", reason=said)
    return StoreRefused(found)
