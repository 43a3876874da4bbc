"""Who may do and see what: every command and view asks here, in the database, and is refused otherwise."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.errors import Refused
from game.rules import Phase
from game.store.alone_tables import AtHand
from game.store.once import once
from game.store.opening import HIGHEST
from game.store.tables import Base, Game, Member, Room, Seat, Team

Kind = TypeVar("Kind", bound=Base)


def named(session: Session, kind: type[Kind], number: object) -> Kind | None:
    """Give the row with that number; None where there is none, whatever was named."""
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number <= HIGHEST:
        return None
    return session.get(kind, number)


def require_teacher(actor: Actor) -> None:
    """Refuse everybody but a teacher."""
    if actor.kind != "teacher":
        raise Refused("teacher_only")


def require_player(actor: Actor) -> int:
    """Give the member's id; refuse a teacher."""
    if actor.kind == "teacher" or actor.member_id is None:
        raise Refused("student_only")
    return actor.member_id


def game_of(session: Session, actor: Actor, game_id: int | None = None) -> Game:
    """Give the game that an actor means: a teacher names it, a player has only their current one."""
    if actor.kind == "teacher":
        return room_game(session, game_id)
    found = current_game(session, require_player(actor))
    if found is None:
        raise Refused("no_game")
    if game_id not in (None, found):
        raise Refused("not_your_game")
    return session.get_one(Game, found)


def room_game(session: Session, game_id: int | None) -> Game:
    """Give a room's game, for its teacher."""
    game = named(session, Game, game_id)
    if game is None:
        raise Refused("unknown_game")
    if game.room_id is None:
        raise Refused("not_your_game")
    return game


def current_game(session: Session, member_id: int) -> int | None:
    """Give the id of the game that a member is in: the room's current one, or of their own the one at hand."""
    member = session.get_one(Member, member_id)
    if member.room_id is not None:
        return session.get_one(Room, member.room_id).game_id
    at_hand = session.get(AtHand, member_id)
    if at_hand is not None:
        return at_hand.game_id
    return session.scalar(select(func.max(Game.id)).where(Game.owner_id == member_id))


def driven_game(session: Session, actor: Actor, game_id: int) -> Game:
    """Give a game that the actor may drive: a teacher any room's, a solo player their own."""
    if actor.kind == "student":
        raise Refused("teacher_only")
    return game_of(session, actor, game_id)


def own_games(session: Session, actor: Actor) -> int:
    """Give the id of a member who plays alone, whose games are their own.

    Raises:
        Refused: ``student_only`` for a teacher, ``alone_only`` for somebody of a class.
    """
    member_id = require_player(actor)
    if actor.kind != "solo" or session.get_one(Member, member_id).room_id is not None:
        raise Refused("alone_only")
    return member_id


def own_game(session: Session, actor: Actor, game_id: object) -> Game:
    """Give any of a solo player's own games; refuse another (``not_your_game``)."""
    game, member_id = named(session, Game, game_id), own_games(session, actor)
    if game is None or game.owner_id != member_id:
        raise Refused("not_your_game")
    return game


def team_of(session: Session, actor: Actor, team_id: int | None = None) -> tuple[Game, Team]:
    """Give the team that an actor acts or looks for: a player their own, a teacher any they name."""
    return once(session, ("team_of", actor, team_id), lambda: _team_of(session, actor, team_id))


def _team_of(session: Session, actor: Actor, team_id: int | None) -> tuple[Game, Team]:
    if actor.kind == "teacher":
        team = named(session, Team, team_id)
        if team is None:
            raise Refused("unknown_team")
        return room_game(session, team.game_id), team
    met = _met_at_once(session, require_player(actor))
    game = game_of(session, actor)
    seat = session.get(Seat, (game.id, actor.member_id))
    if seat is None:
        raise Refused("no_team")
    if team_id not in (None, seat.team_id):
        raise Refused("not_your_team")
    team = session.get_one(Team, seat.team_id)
    del met
    return game, team


def _met_at_once(session: Session, member_id: int) -> Sequence[object]:
    """Read in one go what is asked for one after the other to find a student's team; whoever holds it has it at hand.

    A session knows the rows that somebody still refers to, and does not read them again.
    """
    return session.execute(_OF_A_STUDENT, {"member": member_id}).all()


_OF_A_STUDENT = (
    select(Member, Room, Game, Seat, Team)
    .outerjoin(Room, Room.id == Member.room_id)
    .outerjoin(Game, Game.id == Room.game_id)
    .outerjoin(Seat, and_(Seat.game_id == Game.id, Seat.member_id == Member.id))
    .outerjoin(Team, Team.id == Seat.team_id)
    .where(Member.id == bindparam("member"))
)


def member_of_room(session: Session, member_id: object) -> Member:
    """Give somebody of any room, for the teacher; who plays alone is none of the teacher's."""
    member = named(session, Member, member_id)
    if member is None or member.room_id is None:
        raise Refused("unknown_member")
    return member


def require_begun(game: Game) -> None:
    """Refuse before the first round has been opened."""
    if game.phase in (Phase.LOBBY, Phase.BRIEFING):
        raise Refused("not_now", phase=game.phase, round=game.round, needs=[Phase.OPEN.value])
