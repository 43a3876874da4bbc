"""What the teacher said and somebody has not put away yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from game.actors import Actor
from game.authority import current_game, require_player
from game.store import Store
from game.store.lesson_tables import Dismissal, Message
from game.store.tables import Member, Seat

MOST = 5
"""messages on one screen, the latest"""


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the teacher."""

    id: int
    at: datetime
    text: str
    """plain, never markup"""
    to: str
    """all, team or me"""


def messages(store: Store, actor: Actor) -> tuple[Said, ...]:
    """Give the messages that somebody has not put away, oldest first; who joins late is spared what was said before."""
    with store.read() as session:
        me = session.get_one(Member, require_player(actor))
        game = current_game(session, me.id)
        if game is None or me.room_id is None:
            return ()
        seat = session.get(Seat, (game, me.id))
        team = None if seat is None else seat.team_id
        to_all = Message.team_id.is_(None) & Message.member_id.is_(None)
        mine = or_(to_all, Message.member_id == me.id, Message.team_id.is_not(None) & (Message.team_id == team))
        read = select(Dismissal.message_id).where(Dismissal.member_id == me.id)
        found = select(Message).where(
            Message.game_id == game, mine, Message.at >= me.created_at, Message.id.not_in(read)
        )
        latest = session.scalars(found.order_by(Message.id.desc()).limit(MOST)).all()
        return tuple(Said(each.id, each.at, each.text, _to(each)) for each in reversed(latest))


def _to(message: Message) -> str:
    if message.member_id is not None:
        return "me"
    return "all" if message.team_id is None else "team"
