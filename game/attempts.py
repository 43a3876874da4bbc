"""Wrong passwords and codes are counted, so that nobody can try them all."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from game.errors import Refused
from game.store import Store
from game.store.tables import Attempt

WINDOW = timedelta(minutes=1)


def refuse_too_many(store: Store, door: str, most: int) -> None:
    """Refuse whoever failed ``most`` times at a door within the last minute."""
    now = store.now()
    with store.read() as session:
        recent = select(func.count(), func.min(Attempt.at)).where(Attempt.door == door, Attempt.at > now - WINDOW)
        count, first = session.execute(recent).one()
    if count >= most:
        raise Refused("too_many_attempts", seconds=max(1, round((first + WINDOW - now).total_seconds())))


def count_failure(store: Store, door: str) -> None:
    """Count one failure, and forget those that no longer matter."""
    now = store.now()
    with store.write() as session:
        session.execute(delete(Attempt).where(Attempt.at < now - WINDOW))
        session.add(Attempt(door=door, at=now))
