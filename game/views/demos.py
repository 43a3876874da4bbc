"""The lesson that a class is shown: where it stands, and who guessed what."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_player, require_teacher
from game.shown.demos import DemoOnShow
from game.store import Store
from game.store.demo_tables import DemoGuess, DemoShow
from game.store.tables import Member, Room

_BEAT = "SELECT version, asking, shown FROM demo_shows WHERE room_id = ?"
_BEAT_OF = """
SELECT d.version, d.asking, d.shown FROM demo_shows d JOIN members m ON m.room_id = d.room_id WHERE m.id = ?
"""
Beat = tuple[int, ...]


def demo_beat(store: Store, student: Actor) -> Beat:
    """Give a few numbers that change with the lesson of one's class, not with guesses; none without a lesson."""
    row = store.peek(_BEAT_OF, (require_player(student),))
    return () if row is None else (int(row[1]), int(row[2]))


def demo_beat_of_room(store: Store, teacher: Actor, room_id: int) -> Beat:
    """Give a few numbers that change with the lesson of a room, guesses too, the cheap way."""
    require_teacher(teacher)
    known = isinstance(room_id, int) and not isinstance(room_id, bool) and 0 < room_id < 2**31
    row = store.peek(_BEAT, (room_id,)) if known else None
    return () if row is None else (int(row[0]), int(row[1]), int(row[2]))


def my_demo(store: Store, student: Actor) -> DemoOnShow | None:
    """Give a student the lesson that their class is shown, without what others guessed until the answer is shown."""
    member = require_player(student)
    with store.read() as session:
        room = session.get_one(Member, member).room_id
        found = None if room is None else session.get(DemoShow, room)
        return None if found is None else _shown(session, found, member)


def demos_on_show(store: Store, teacher: Actor) -> tuple[DemoOnShow, ...]:
    """Give a teacher every lesson that is shown to a class now, the latest first."""
    require_teacher(teacher)
    with store.read() as session:
        found = session.scalars(select(DemoShow).order_by(DemoShow.at.desc(), DemoShow.room_id))
        return tuple(_shown(session, show, None) for show in found)


def _shown(session: Session, found: DemoShow, member: int | None) -> DemoOnShow:
    put = (DemoGuess.room_id == found.room_id, DemoGuess.asking == found.asking)
    counted = select(DemoGuess.option, func.count()).where(*put).group_by(DemoGuess.option)
    spread = {int(option): int(count) for option, count in session.execute(counted)}
    mine = None if member is None else session.get(DemoGuess, (found.room_id, found.asking, member))
    people = session.scalar(select(func.count()).where(Member.room_id == found.room_id)) or 0
    return DemoOnShow(
        room_id=found.room_id,
        room=session.get_one(Room, found.room_id).name,
        demo=found.demo,
        step=found.step,
        shown=found.shown,
        asking=found.asking,
        version=found.version,
        guess=None if mine is None else mine.option,
        spread=spread if member is None or found.shown else None,
        guessed=sum(spread.values()),
        people=people,
    )
