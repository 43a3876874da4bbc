"""Conditional updates: change (or take away) a row only if it still is what was read."""

from typing import Any, cast

from sqlalchemy import CursorResult, Delete, Update
from sqlalchemy.orm import Session


def hits(session: Session, statement: Update | Delete) -> int:
    """Run an update or a deletion in the database alone, and give how many rows it found."""
    done = session.execute(statement, execution_options={"synchronize_session": False})
    return cast("CursorResult[Any]", done).rowcount
