"""The append-only log: who did what when."""

from sqlalchemy.orm import Session

from game.actors import Actor
from game.store import Store
from game.store.tables import Event, Game

CLOCK = "clock"
"""Who closes a round when its time is up."""


def note(
    store: Store, session: Session, who: Actor | None, what: str, game: Game | None = None, **details: object
) -> None:
    """Add a line; without an actor it was the clock."""
    room = game.room_id if game is not None else (who.room_id if who is not None else None)
    session.add(
        Event(
            at=store.now(),
            room_id=room,
            game_id=None if game is None else game.id,
            member_id=None if who is None else who.member_id,
            who=CLOCK if who is None else (who.name or who.kind),
            what=what,
            details=details,
        )
    )
