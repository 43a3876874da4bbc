"""Handing the record of games played alone over to a class, taking it back, and throwing it away there.

What is handed over are values of that moment: the class's file stays as it is when the player plays on.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from game import credentials
from game.actors import Actor
from game.attempts import SOMEWHERE, Source
from game.authority import named, own_game, own_games, require_teacher
from game.commands.entry import proper_name, proper_number, room_name, seat_by_code
from game.errors import Refused
from game.log import note
from game.playing_alone.doors import seats_of
from game.playing_alone.games import games_of, own_game_view
from game.playing_alone.records import kept, record_of
from game.shown.handing_over import GameRecord
from game.store import Store
from game.store.hand_over_tables import HandOver, HandOverDoor
from game.store.tables import Game, Member, Room

MOST_OF_PLAYER = 100
"""records of one player that classes have"""
MOST_IN_CLASS = 2000


def hand_over(  # noqa: PLR0913, PLR0917 - all that a class's door asks, and which game
    store: Store,
    player: Actor,
    code: str,
    name: str,
    student_number: str | None = None,
    game_id: int | None = None,
    source: Source = SOMEWHERE,
) -> int:
    """Hand the record of one of one's own games (None: of all) over to the class with that code; give how many.

    What this class had of a game is replaced. Wrong codes count as they do for who joins.

    Raises:
        Refused: ``alone_only``, ``not_your_game``; ``nothing_to_hand_over`` before a round was played;
            ``name_missing``, ``unknown_code``, ``too_many_attempts``, ``number_missing``; ``too_many_hand_overs``,
            ``class_is_full``.
    """
    records = _records(store, player, game_id)
    name, number = proper_name(name), proper_number(student_number)
    _title, asks_number = room_name(store, code, source)
    if asks_number and number is None:
        raise Refused("number_missing")
    with store.write() as session:
        room = session.scalars(select(Room).where(Room.code == credentials.normal(code))).one()
        _keep(store, session, player, records, _Giver(room.id, name, number))
    return len(records)


def hand_over_from_seat(store: Store, player: Actor, member_id: int, game_id: int | None = None) -> int:
    """Hand records over likewise as a class member whose seat is the player's own (:mod:`game.playing_alone.doors`).

    The record then bears the member's name and number, and the teacher sees that it came from their seat.

    Raises:
        Refused: ``alone_only``, ``not_your_game``, ``nothing_to_hand_over``; ``not_your_seat``; as :func:`hand_over`.
    """
    records = _records(store, player, game_id)
    with store.write() as session:
        seats = seats_of(session, own_games(session, player))
        seat = next((each for each in seats if each.id == member_id and not isinstance(member_id, bool)), None)
        if seat is None:
            raise Refused("not_your_seat")
        _keep(store, session, player, records, _of_seat(seat))
    return len(records)


def take_record_back(store: Store, player: Actor, game_id: int, room_id: int) -> None:
    """Let a class no longer have the record of one of one's own games.

    Raises:
        Refused: ``alone_only``, ``not_your_game``, ``unknown_hand_over``.
    """
    with store.write() as session:
        game = own_game(session, player, game_id)
        row = _handed_over(session, game, room_id)
        session.delete(row)
        note(store, session, player, "take_record_back", room=row.room_id, games=[row.game_id])


def drop_record(store: Store, teacher: Actor, game_id: int, room_id: int) -> None:
    """Throw a record away that was handed over to a class.

    Raises:
        Refused: ``teacher_only``, ``unknown_hand_over``.
    """
    require_teacher(teacher)
    with store.write() as session:
        row = _handed_over(session, named(session, Game, game_id), room_id)
        session.delete(row)
        note(store, session, teacher, "drop_record", room=row.room_id, games=[row.game_id])


def hand_over_by_code(  # noqa: PLR0913, PLR0917 - all that a class's door asks of who comes back, and which game
    store: Store, player: Actor, code: str, recovery_code: str, game_id: int | None = None, source: Source = SOMEWHERE
) -> int:
    """Hand records over likewise from a seat whose recovery code one has; from then on it is known to be one's own.

    Raises:
        Refused: ``alone_only``, ``not_your_game``, ``nothing_to_hand_over``; ``unknown_code``,
            ``unknown_recovery_code``, ``too_many_attempts``; as :func:`hand_over`.
    """
    records = _records(store, player, game_id)
    seat = seat_by_code(store, code, recovery_code, source)
    with store.write() as session:
        _keep(store, session, player, records, _of_seat(seat))
    return len(records)


@dataclass(frozen=True, slots=True)
class _Giver:
    """To which class, and as whom."""

    room_id: int
    name: str
    student_number: str | None
    member_id: int | None = None


def _of_seat(seat: Member) -> _Giver:
    assert seat.room_id is not None, "somebody of a class"  # noqa: S101 - for the type
    return _Giver(seat.room_id, seat.name, seat.student_number, seat.id)


def _keep(store: Store, session: Session, player: Actor, records: Mapping[int, GameRecord], giver: _Giver) -> None:
    """Let a class have records, and remember where that was and as whom."""
    member = session.get_one(Member, player.member_id, with_for_update=True)  # one hand-over of theirs at a time
    _refuse_too_many(session, member.id, giver.room_id, set(records))
    for game, record in records.items():
        session.merge(HandOver(game_id=game, at=store.now(), record=kept(record), **asdict(giver)))
    session.merge(HandOverDoor(player_id=member.id, **asdict(giver)))
    note(store, session, player, "hand_over", room=giver.room_id, games=[*records], seat=giver.member_id)


def _records(store: Store, player: Actor, game_id: int | None) -> Mapping[int, GameRecord]:
    """Give the records of the games that are meant, by the game's number."""
    with store.read() as session:
        if game_id is None:
            games = games_of(store, session, own_games(session, player), None)
        else:
            games = (own_game_view(store, session, own_game(session, player, game_id)),)
        found = {game.game_id: record for game in games if (record := record_of(game)) is not None}
    if not found:
        raise Refused("nothing_to_hand_over")
    return found


def _refuse_too_many(session: Session, member_id: int, room_id: int, games: set[int]) -> None:
    """Refuse more records than a player may hand over, or than a class may have; to replace some is no more."""
    own = select(HandOver.game_id, HandOver.room_id).join(Game, Game.id == HandOver.game_id)
    mine = [tuple(row) for row in session.execute(own.where(Game.owner_id == member_id))]
    fresh = sum((game, room_id) not in mine for game in games)
    if fresh and len(mine) + fresh > MOST_OF_PLAYER:
        raise Refused("too_many_hand_overs", most=MOST_OF_PLAYER)
    there = session.scalar(select(func.count()).select_from(HandOver).where(HandOver.room_id == room_id)) or 0
    if fresh and there + fresh > MOST_IN_CLASS:
        raise Refused("class_is_full", most=MOST_IN_CLASS)


def _handed_over(session: Session, game: Game | None, room_id: int) -> HandOver:
    room = named(session, Room, room_id)
    row = None if game is None or room is None else session.get(HandOver, (game.id, room.id))
    if row is None:
        raise Refused("unknown_hand_over")
    return row
