"""Wrong passwords and codes are counted, so that nobody can try them all.

They are counted by who tries: five from one device slow down that device alone. A device can pose as a new one, so
its address has a limit as well, which a class behind one address does not reach by typing. No limit holds for a whole
room or school: one student cannot lock out the others.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select

from game.credentials import hashed
from game.errors import Refused
from game.store import Store
from game.store.tables import Attempt

WINDOW = timedelta(minutes=1)
TRIES = 5
"""wrong codes or passwords a minute from one device"""
TRIES_OF_ADDRESS = 60
"""from one address, whatever devices are there"""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an attempt comes from, as far as it can be told."""

    address: str = ""
    """of the network; empty on the server's own screen"""
    device: str = ""
    """what the browser says of itself"""

    def doors(self, door: str) -> tuple[tuple[str, int], ...]:
        """Give under what an attempt at a door is counted, each with its limit."""
        own, shared = hashed(f"{door}\n{self.address}\n{self.device}"), hashed(f"{door}\n{self.address}")
        return (own, TRIES), (shared, TRIES_OF_ADDRESS)


SOMEWHERE = Source()


def refuse_too_many(store: Store, door: str, source: Source) -> None:
    """Refuse a source that failed too often at a door within the last minute."""
    for name, most in source.doors(door):
        _refuse(store, name, most)


def _refuse(store: Store, name: str, most: int) -> None:
    now = store.now()
    with store.read() as session:
        recent = select(func.count(), func.min(Attempt.at)).where(Attempt.door == name, Attempt.at > now - WINDOW)
        count, first = session.execute(recent).one()
    if count >= most:
        raise Refused("too_many_attempts", seconds=max(1, round((first + WINDOW - now).total_seconds())))


def count_failure(store: Store, door: str, source: Source) -> None:
    """Count one failure, and forget those that no longer matter."""
    now = store.now()
    with store.write() as session:
        session.execute(delete(Attempt).where(Attempt.at < now - WINDOW))
        session.add_all(Attempt(door=name, at=now) for name, _ in source.doors(door))
