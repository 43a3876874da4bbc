"""Who is here: a token turned into a teacher, a student of a room or a solo player."""

from dataclasses import dataclass
from typing import Literal

from game.credentials import hashed
from game.store import Store

ActorKind = Literal["teacher", "student", "solo"]

_WHO = """
SELECT t.member_id, m.room_id, m.name, g.id, s.team_id, s.role
FROM tokens t
LEFT JOIN members m ON m.id = t.member_id
LEFT JOIN rooms r ON r.id = m.room_id
LEFT JOIN games_at_hand h ON h.member_id = m.id
LEFT JOIN games g ON g.id = CASE WHEN m.room_id IS NULL
    THEN COALESCE(h.game_id, (SELECT MAX(o.id) FROM games o WHERE o.owner_id = m.id)) ELSE r.game_id END
LEFT JOIN seats s ON s.game_id = g.id AND s.member_id = m.id
WHERE t.hash = ? AND t.expires_at > ?
"""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who signed in. Ids are None where there is none (yet): no game in the room, no team chosen.

    Only :func:`identify` makes actors; commands and views check again in the database what an actor may do.
    """

    kind: ActorKind
    member_id: int | None = None
    game_id: int | None = None
    """the room's current game, or the one of their own that a solo player is at"""
    team_id: int | None = None
    room_id: int | None = None
    role: str | None = None
    name: str = ""


def identify(store: Store, token: str | None) -> Actor | None:
    """Give who bears a token (None: nobody)."""
    if not token:
        return None
    row = store.peek(_WHO, (hashed(token), store.now().timestamp()))
    if row is None:
        return None
    member, room, name, game, team, role = row
    if member is None:
        return Actor("teacher")
    kind: ActorKind = "solo" if room is None else "student"
    return Actor(kind, _id(member), _id(game), _id(team), _id(room), None if role is None else str(role), str(name))


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None
