"""Where a player may hand over, and as whom: the seats that their device has in classes, and the last door they used.

A seat is theirs where one device bears both of them, the seat and the player; or where it was once, when they handed
something over from it.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from game.shown.handing_over import Door
from game.store.hand_over_tables import HandOver, HandOverDoor
from game.store.tables import Game, Member, Room, Token


def doors_of(session: Session, player_id: int) -> Sequence[Door]:
    """Give the doors that a player knows, the one used last before all others; no class stands there twice alike."""
    last = session.get(HandOverDoor, player_id)
    seats = [_of_seat(session, seat) for seat in seats_of(session, player_id)]
    if last is None:
        return seats
    if last.member_id is not None:
        return sorted(seats, key=lambda door: door.member_id != last.member_id)
    room = session.get_one(Room, last.room_id)
    return [Door(room.id, room.name, room.code, last.name, last.student_number, None), *seats]


def seats_of(session: Session, player_id: int) -> Sequence[Member]:
    """Give the members of classes who are this player, as far as it was shown; the one who came last first."""
    mine, other = aliased(Token), aliased(Token)
    on_device = select(other.member_id).join(mine, mine.device == other.device).where(mine.member_id == player_id)
    handed = select(HandOver.member_id).join(Game, Game.id == HandOver.game_id).where(Game.owner_id == player_id)
    before = select(HandOverDoor.member_id).where(HandOverDoor.player_id == player_id)
    theirs = Member.id.in_(on_device) | Member.id.in_(handed) | Member.id.in_(before)
    return session.scalars(select(Member).where(theirs, Member.room_id.is_not(None)).order_by(Member.id.desc())).all()


def _of_seat(session: Session, seat: Member) -> Door:
    room = session.get_one(Room, seat.room_id)
    return Door(room.id, room.name, room.code, seat.name, seat.student_number, seat.id)
