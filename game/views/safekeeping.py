"""What a teacher sees of the backups that are made by themselves."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from game.actors import Actor
from game.authority import require_teacher
from game.backups.automatic import DONE, FAILED
from game.errors import CODES, Refused
from game.store import Store
from game.store.tables import Event


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last try to make a backup, on whatever server."""

    at: datetime
    file: str | None
    trouble: Refused | None
    """why there is none of that moment"""


def last_backup(store: Store, teacher: Actor) -> LastBackup | None:
    """Give what came of the last automatic backup; None before the first."""
    require_teacher(teacher)
    tries = select(Event).where(Event.what.in_((DONE, FAILED))).order_by(Event.id.desc()).limit(1)
    with store.read() as session:
        last = session.scalar(tries)
        return None if last is None else _last(last)


def _last(last: Event) -> LastBackup:
    if last.what == DONE:
        return LastBackup(last.at, str(last.details["file"]), None)
    code = str(last.details["code"])
    return LastBackup(last.at, None, Refused(code, **{name: last.details.get(name) for name in CODES[code]}))
