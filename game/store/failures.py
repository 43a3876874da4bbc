"""What a database says when it cannot write, told apart: full, busy, or failed."""

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from game.errors import StoreRefused

FULL = ("disk is full", "no space left", "could not extend file")
BUSY = ("database is locked", "database table is locked", "lock timeout", "deadlock detected")


def refusal(error: DBAPIError) -> StoreRefused | None:
    """Give the refusal that a database error means; None where the statement itself was wrong."""
    if isinstance(error, IntegrityError | ProgrammingError):
        return None
    said = str(error.orig).lower()
    if any(words in said for words in FULL):
        return StoreRefused("storage_full")
    if any(words in said for words in BUSY):
        return StoreRefused("storage_busy")
    return StoreRefused("storage_failed", reason=str(error.orig))
