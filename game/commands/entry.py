"""Coming in: joining a room, choosing a team, coming back on another device."""

import unicodedata
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game import credentials, names
from game.actors import Actor, ActorKind
from game.attempts import SOMEWHERE, Source, count_failure, refuse_too_many
from game.authority import game_of, member_of_room, named, require_player, team_of
from game.bumps import tell_everybody, tell_onlookers, tell_teams
from game.devices import issue
from game.errors import Refused
from game.log import note
from game.rules import ROLES, Phase
from game.store import Store
from game.store.tables import Game, Member, Room, Seat, Team

LONGEST_NAME = 40
LONGEST_NUMBER = 40
ROOMS = "rooms"
"""the door at which wrong class codes are counted"""


@dataclass(frozen=True, slots=True)
class Joined:
    """What somebody who joined keeps: the token for this device and the code for the next one."""

    token: str
    recovery_code: str
    member_id: int


def room_name(store: Store, code: str, source: Source = SOMEWHERE) -> tuple[str, bool]:
    """Give a room's name and whether it asks for student numbers; refuse an ``unknown_code``. Takes no seat."""
    room = _room(store, code, source)
    return room.name, room.asks_number


def join(store: Store, code: str, name: str, student_number: str | None = None, source: Source = SOMEWHERE) -> Joined:
    """Join the room with that code under a name that nobody there bears yet."""
    name = proper_name(name)
    number = proper_number(student_number)
    room_id = _room(store, code, source).id
    try:
        with store.write() as session:
            room = session.get_one(Room, room_id)
            _refuse_taken(session, room, name, number)
            joined = admit(store, session, room, name, number)
            who = Actor("student", joined.member_id, room_id=room.id, name=name)
            note(store, session, who, "join")
            if room.game_id is not None:
                tell_onlookers(session, room.game_id)
            return joined
    except IntegrityError as error:  # somebody took the name between the look and the leap
        raise Refused("name_taken", name=name) from error


def proper_name(name: str) -> str:
    """Give a name as it is kept (:mod:`game.names`); refuse none at all and one too long."""
    name = names.shown(name)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Refused("name_missing", longest=LONGEST_NAME)
    return name


def proper_number(typed: str | None) -> str | None:
    """Give a student number as it is kept, None for none; refuse one too long."""
    number = names.shown(unicodedata.normalize("NFKC", typed or "")) or None
    if number is not None and len(number) > LONGEST_NUMBER:
        raise Refused("out_of_bounds", what="student_number", value=len(number), low=1, high=LONGEST_NUMBER)
    return number


def admit(store: Store, session: Session, room: Room | None, name: str, number: str | None) -> Joined:
    """Make a member with a token and a recovery code."""
    recovery, now = credentials.code(credentials.RECOVERY_CODE), store.now()
    member = Member(
        room_id=None if room is None else room.id,
        name=name,
        name_key=credentials.name_key(name),
        student_number=number,
        recovery_hash=credentials.hashed(recovery),
        created_at=now,
        seen_at=now,
    )
    session.add(member)
    session.flush()
    return Joined(issue(store, session, member.id), recovery, member.id)


def choose_team(store: Store, student: Actor, team_id: int, role: str) -> None:
    """Take one's team and role. The team may be changed until the first round opens, the role until the game ends."""
    if role not in ROLES:
        raise Refused("unknown_role", role=role, allowed=list(ROLES))
    require_player(student)
    with store.write() as session:
        game = game_of(session, student)
        if game.phase == Phase.ENDED:
            raise Refused("not_now", phase=game.phase, round=game.round, needs=[Phase.LOBBY.value])
        _refuse_closed_team(game, named(session, Team, team_id))
        tell_onlookers(session, game.id)  # first: holds the game's row, so that a double click takes one seat
        seat = session.get(Seat, (game.id, require_player(student)))
        tell_teams(session, {team_id} if seat is None else {team_id, seat.team_id})
        if seat is None:
            session.add(Seat(game_id=game.id, member_id=require_player(student), team_id=team_id, role=role))
        else:
            if seat.team_id != team_id and game.phase not in (Phase.LOBBY, Phase.BRIEFING):
                raise Refused("not_now", phase=game.phase, round=game.round, needs=[Phase.LOBBY.value])
            seat.team_id, seat.role = team_id, role
        note(store, session, student, "choose_team", game, team=team_id, role=role)


def rename_team(store: Store, student: Actor, name: str) -> None:
    """Give one's own team a name that no other team of the game bears."""
    name = proper_name(name)
    try:
        with store.write() as session:
            game, team = team_of(session, student)
            require_player(student)
            key = credentials.name_key(name)
            others = session.execute(select(Team.id, Team.name).where(Team.game_id == game.id))
            if any(credentials.name_key(other) == key and number != team.id for number, other in others):
                raise Refused("name_taken", name=name)
            note(store, session, student, "rename_team", game, team=team.id, old=team.name, new=name)
            team.name = name
            tell_everybody(session, game.id)
    except IntegrityError as error:
        raise Refused("name_taken", name=name) from error


def recover(store: Store, code: str, recovery_code: str, source: Source = SOMEWHERE) -> str:
    """Come back on another device: give a new token for the member with that recovery code.

    Who plays alone has no room: their ``code`` is empty.
    """
    hashed = credentials.hashed(credentials.normal(recovery_code))
    room = _room(store, code, source).id if credentials.normal(code) else None
    door = f"recover:{room}"
    refuse_too_many(store, door, source)
    with store.write() as session:
        found = select(Member).where(Member.room_id == room, Member.recovery_hash == hashed)
        member = session.scalar(found)
        if member is not None:
            kind: ActorKind = "solo" if room is None else "student"
            note(store, session, Actor(kind, member.id, room_id=room, name=member.name), "recover")
            return issue(store, session, member.id)
    count_failure(store, door, source)
    raise Refused("unknown_recovery_code")


def seat_by_code(store: Store, code: str, recovery_code: str, source: Source = SOMEWHERE) -> Member:
    """Give the member of a class whose recovery code this is; wrong codes count as they do for who comes back."""
    room = _room(store, code, source)
    door = f"recover:{room.id}"
    refuse_too_many(store, door, source)
    hashed = credentials.hashed(credentials.normal(recovery_code))
    with store.read() as session:
        found = session.scalar(select(Member).where(Member.room_id == room.id, Member.recovery_hash == hashed))
    if found is None:
        count_failure(store, door, source)
        raise Refused("unknown_recovery_code")
    return found


def new_recovery_code(store: Store, actor: Actor, member_id: int | None = None) -> str:
    """Replace a recovery code: a student's own, or for the teacher that of ``member_id``."""
    if actor.kind != "teacher" and member_id not in (None, actor.member_id):
        raise Refused("teacher_only")
    code = credentials.code(credentials.RECOVERY_CODE)
    with store.write() as session:
        teaching = actor.kind == "teacher"
        member = member_of_room(session, member_id) if teaching else session.get_one(Member, require_player(actor))
        member.recovery_hash = credentials.hashed(code)
        note(store, session, actor, "new_recovery_code", member=member.id)
    return code


def _room(store: Store, code: str, source: Source) -> Room:
    refuse_too_many(store, ROOMS, source)
    with store.read() as session:
        room = session.scalar(select(Room).where(Room.code == credentials.normal(code)))
    if room is None:
        count_failure(store, ROOMS, source)
        raise Refused("unknown_code", code=names.shown(code)[:LONGEST_NAME])
    return room


def _refuse_taken(session: Session, room: Room, name: str, number: str | None) -> None:
    if room.asks_number and number is None:
        raise Refused("number_missing")
    same = select(Member.id).where(Member.room_id == room.id)
    if session.scalar(same.where(Member.name_key == credentials.name_key(name))) is not None:
        raise Refused("name_taken", name=name)
    if number is not None and session.scalar(same.where(Member.student_number == number)) is not None:
        raise Refused("number_taken", number=number)


def _refuse_closed_team(game: Game, team: Team | None) -> None:
    if team is None or team.game_id != game.id:
        raise Refused("unknown_team")
    if team.kind == "computer":
        raise Refused("computer_team", team=team.name)
    if team.kind == "absent":
        raise Refused("team_not_in_game", team=team.name)
