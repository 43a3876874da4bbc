"""Records that were handed over: one's own, and for the teacher those that a class has."""

from sqlalchemy import func, select

from game.actors import Actor
from game.authority import named, own_games, require_teacher
from game.errors import Refused
from game.playing_alone.doors import doors_of
from game.playing_alone.records import handed
from game.shown.handing_over import Door, HandedOver, MyHandOver
from game.store import Store
from game.store.hand_over_tables import HandOver
from game.store.tables import Game, Room


def my_hand_overs(store: Store, player: Actor) -> tuple[MyHandOver, ...]:
    """List what somebody who plays alone has handed over, the latest first.

    Raises:
        Refused: ``student_only`` for a teacher, ``alone_only`` for somebody of a class.
    """
    with store.read() as session:
        member_id = own_games(session, player)
        rows = select(HandOver, Room).join(Game, Game.id == HandOver.game_id).join(Room, Room.id == HandOver.room_id)
        mine = rows.where(Game.owner_id == member_id).order_by(HandOver.at.desc(), HandOver.game_id.desc())
        return tuple(MyHandOver(handed(row, member_id), room.name, room.code) for row, room in session.execute(mine))


def hand_over_doors(store: Store, player: Actor) -> tuple[Door, ...]:
    """List where somebody who plays alone may hand over without typing, the door used last first.

    Raises:
        Refused: as :func:`my_hand_overs`.
    """
    with store.read() as session:
        return tuple(doors_of(session, own_games(session, player)))


def hand_overs(store: Store, teacher: Actor, room_id: int) -> tuple[HandedOver, ...]:
    """List the records that a class has, the latest first; only for the teacher.

    Raises:
        Refused: ``teacher_only``, ``unknown_room``.
    """
    require_teacher(teacher)
    with store.read() as session:
        room = named(session, Room, room_id)
        if room is None:
            raise Refused("unknown_room")
        rows = select(HandOver, Game.owner_id).join(Game, Game.id == HandOver.game_id)
        there = rows.where(HandOver.room_id == room.id).order_by(HandOver.at.desc(), HandOver.game_id.desc())
        return tuple(handed(row, int(owner)) for row, owner in session.execute(there) if owner is not None)


def hand_over_count(store: Store, teacher: Actor, room_id: int) -> int:
    """Count them; refused likewise."""
    require_teacher(teacher)
    with store.read() as session:
        room = named(session, Room, room_id)
        if room is None:
            raise Refused("unknown_room")
        return session.scalar(select(func.count()).select_from(HandOver).where(HandOver.room_id == room.id)) or 0
