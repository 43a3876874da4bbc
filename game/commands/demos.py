"""Showing a prepared lesson to a class: only the teacher steps; everybody in the room guesses until the answer."""

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import named, require_player, require_teacher
from game.bounds import within
from game.bumps import tell_everybody
from game.demos import shelf
from game.demos.form import Demo
from game.errors import Refused
from game.log import note
from game.store import Store
from game.store.conditional import hits
from game.store.demo_tables import DemoGuess, DemoShow
from game.store.tables import Member, Room


def show_demo(store: Store, teacher: Actor, room_id: int, demo: str) -> None:
    """Put the first question of a lesson to a class; another lesson that it was shown ends.

    Raises:
        Refused: ``unknown_room``, ``unknown_demo``.
    """
    require_teacher(teacher)
    _lesson(demo)
    with store.write() as session:
        room = _room(session, room_id)
        found = session.get(DemoShow, room.id)
        if found is None:
            session.add(DemoShow(room_id=room.id, demo=demo, step=0, shown=False, asking=1, version=1, at=store.now()))
        else:
            found.demo = demo
            _ask(store, found, 0)
        session.flush()
        note(store, session, teacher, "show_demo", room=room.id, demo=demo)
        _tell(session, room)


def step_demo(store: Store, teacher: Actor, room_id: int, step: int, asking: int) -> None:
    """Put the question at place ``step`` (after the last: free mode); guesses begin anew.

    ``asking`` is what the teacher's screen showed: a second click from there changes nothing.

    Raises:
        Refused: ``unknown_room``, ``no_demo``, ``out_of_bounds``.
    """
    require_teacher(teacher)
    with store.write() as session:
        room, found = _on_show(session, room_id)
        last = len(_lesson(found.demo).steps)
        within("demo_step", step, 0, last)
        if found.asking == asking:
            _ask(store, found, step)
            session.flush()
            _tell(session, room)


def show_answer(store: Store, teacher: Actor, room_id: int, asking: int) -> None:
    """Show the answer to the question that was put: nobody may guess any more.

    Raises:
        Refused: ``unknown_room``, ``no_demo``.
    """
    require_teacher(teacher)
    with store.write() as session:
        room, found = _on_show(session, room_id)
        if found.asking == asking and not found.shown:
            found.shown, found.version = True, found.version + 1
            session.flush()
            _tell(session, room)


def end_demo(store: Store, teacher: Actor, room_id: int) -> None:
    """Let the class go on with what it did before; again changes nothing.

    Raises:
        Refused: ``unknown_room``.
    """
    require_teacher(teacher)
    with store.write() as session:
        room = _room(session, room_id)
        session.execute(delete(DemoGuess).where(DemoGuess.room_id == room.id))
        if hits(session, delete(DemoShow).where(DemoShow.room_id == room.id)):
            note(store, session, teacher, "end_demo", room=room.id)
            _tell(session, room)


def guess_demo(store: Store, student: Actor, option: int, asking: int) -> None:
    """Say what one believes; it may be changed until the answer is shown, and counts once.

    Raises:
        Refused: ``student_only``, ``no_demo``, ``demo_moved`` (another question is put), ``demo_answered``,
            ``out_of_bounds``.
    """
    member = require_player(student)
    try:
        with store.write() as session:
            _guess(store, session, member, option, asking)
    except IntegrityError:  # the same person's other device was quicker
        with store.write() as session:
            _guess(store, session, member, option, asking)


def _guess(store: Store, session: Session, member: int, option: int, asking: int) -> None:
    room_id = session.get_one(Member, member).room_id
    still = (DemoShow.room_id == room_id, DemoShow.asking == asking, DemoShow.shown.is_(False))
    found = None if room_id is None else session.get(DemoShow, room_id)
    if found is None:
        raise Refused("no_demo")
    steps = _lesson(found.demo).steps
    if found.asking != asking or found.step >= len(steps):
        raise Refused("demo_moved")
    options = len(steps[found.step].options)
    within("demo_option", option, 0, options - 1)
    if hits(session, update(DemoShow).where(*still).values(version=DemoShow.version + 1)) == 0:
        raise Refused("demo_answered")
    mine = session.get(DemoGuess, (found.room_id, asking, member))
    if mine is None:
        session.add(DemoGuess(room_id=found.room_id, asking=asking, member_id=member, option=option, at=store.now()))
    else:
        mine.option, mine.at = option, store.now()
    session.flush()


def _ask(store: Store, found: DemoShow, step: int) -> None:
    found.step, found.shown, found.at = step, False, store.now()
    found.asking, found.version = found.asking + 1, found.version + 1


def _lesson(key: str) -> Demo:
    known = shelf.playable()
    if not isinstance(key, str) or key not in known:
        raise Refused("unknown_demo", demo=str(key)[:80])
    return known[key]


def _room(session: Session, room_id: int) -> Room:
    room = named(session, Room, room_id)
    if room is None:
        raise Refused("unknown_room")
    return room


def _on_show(session: Session, room_id: int) -> tuple[Room, DemoShow]:
    room = _room(session, room_id)
    found = session.get(DemoShow, room.id)
    if found is None:
        raise Refused("no_demo")
    return room, found


def _tell(session: Session, room: Room) -> None:
    """Make the screens of the class's game look again."""
    if room.game_id is not None:
        tell_everybody(session, room.game_id)
