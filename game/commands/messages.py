"""What the teacher says to a class, a team or one student, and who has put it away."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import game_of, named, require_player, require_teacher, room_game
from game.bumps import tell_everybody
from game.errors import Refused
from game.log import note
from game.store import Store
from game.store.conditional import hits
from game.store.lesson_tables import Dismissal, Inbox, Message
from game.store.tables import Game, Member, Seat, Team

LONGEST_MESSAGE = 300


def send_message(  # noqa: PLR0913 - to whom is one of three
    store: Store, teacher: Actor, game_id: int, text: str, *, team_id: int | None = None, member_id: int | None = None
) -> int:
    """Show plain words on the screens of one student, of one team, or (neither named) of everybody; give the id.

    Raises:
        Refused: ``message_missing``, ``unknown_team``, ``unknown_member``.
    """
    require_teacher(teacher)
    words = _plain(text)
    with store.write() as session:
        game = room_game(session, game_id)
        to = _receivers(session, game, team_id, member_id)
        message = Message(game_id=game.id, team_id=team_id, member_id=member_id, at=store.now(), text=words)
        session.add(message)
        session.flush()
        note(store, session, teacher, "message", game, text=words, to=to)
        if team_id is None and member_id is None:
            tell_everybody(session, game.id)
        else:
            _ring(session, game, _members(session, game, team_id, member_id))
        return message.id


def dismiss_message(store: Store, student: Actor, message_id: int) -> None:
    """Put a message away on all devices of the one who read it; again changes nothing."""
    member = require_player(student)
    try:
        with store.write() as session:
            game = game_of(session, student)
            message = named(session, Message, message_id)
            if message is None or not _for(session, message, game, member):
                raise Refused("unknown_message")
            if session.get(Dismissal, (message_id, member)) is None:
                session.add(Dismissal(message_id=message_id, member_id=member, at=store.now()))
                _ring(session, game, [member])
    except IntegrityError:  # the same person's other device was quicker
        return


def _plain(text: str) -> str:
    """Give the words without line breaks and unprintable signs; refuse none at all and too many."""
    words = " ".join("".join(sign for sign in " ".join(text.split()) if sign.isprintable()).split())
    if not 1 <= len(words) <= LONGEST_MESSAGE:
        raise Refused("message_missing", longest=LONGEST_MESSAGE)
    return words


def _receivers(session: Session, game: Game, team_id: int | None, member_id: int | None) -> str:
    """Give the name of who is meant, for the log; empty: everybody."""
    if member_id is not None:
        member = named(session, Member, member_id)
        if member is None or member.room_id != game.room_id:
            raise Refused("unknown_member")
        return member.name
    if team_id is not None:
        team = named(session, Team, team_id)
        if team is None or team.game_id != game.id:
            raise Refused("unknown_team")
        return team.name
    return ""


def _members(session: Session, game: Game, team_id: int | None, member_id: int | None) -> list[int]:
    if member_id is not None:
        return [member_id]
    seated = select(Seat.member_id).where(Seat.game_id == game.id, Seat.team_id == team_id)
    return list(session.scalars(seated.order_by(Seat.member_id)))


def _ring(session: Session, game: Game, members: list[int]) -> None:
    """Let the devices of some people look for messages at their next poll."""
    for member in members:
        mine = (Inbox.game_id == game.id, Inbox.member_id == member)
        if hits(session, update(Inbox).where(*mine).values(version=Inbox.version + 1)) == 0:
            session.add(Inbox(game_id=game.id, member_id=member, version=1))
    session.flush()


def _for(session: Session, message: Message, game: Game, member: int) -> bool:
    """Tell whether a message was meant for somebody: by name, through their team, or as one of all."""
    if message.game_id != game.id:
        return False
    if message.member_id is not None:
        return message.member_id == member
    seat = session.get(Seat, (game.id, member))
    return message.team_id is None or (seat is not None and seat.team_id == message.team_id)
