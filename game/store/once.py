"""What is asked for again and again while one state is read is read once (:meth:`game.store.Store.one_state`)."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

Read = TypeVar("Read")
_KNOWN = "known of this state"


def begin(session: Session) -> None:
    """Keep from now on what :func:`once` reads."""
    session.info[_KNOWN] = {}


def end(session: Session) -> None:
    """Let it go."""
    session.info.pop(_KNOWN, None)


def once(session: Session, key: tuple[object, ...], read: Callable[[], Read]) -> Read:
    """Give what ``read`` gave first in this state; read anew where no state is held, as while somebody writes."""
    known: dict[tuple[object, ...], Read] | None = session.info.get(_KNOWN)
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    return known[key]
