"""Who is here: a token turned into a teacher, a student of a room or a solo player."""

from dataclasses import dataclass
from typing import Literal

from game.store import Store

ActorKind = Literal["teacher", "student", "solo"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who signed in. Ids are None where there is none (yet): no game in the room, no team chosen.

    Only :func:`identify` makes actors; commands and views check again in the database what an actor may do.
    """

    kind: ActorKind
    member_id: int | None = None
    game_id: int | None = None
    """the room's current game, or the solo player's"""
    team_id: int | None = None
    room_id: int | None = None
    role: str | None = None
    name: str = ""


def identify(store: "Store", token: str | None) -> Actor | None:
    """Give who bears a token (None: nobody), and note at most every 15 s that they are here."""
    raise NotImplementedError
