"""The one clock of a game: which deadline begins as a game enters a stage of its lesson."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from game.lesson import Plan, from_rows, step_at, usual
from game.rules import PRACTICE_BRANCH, Phase, Standpoint
from game.store import Store
from game.store.lesson_tables import Lesson
from game.store.tables import Game

GRACE = timedelta(seconds=1.5)
"""An open round stays open so much longer than its clock shows: what was typed in time may still be on its way."""


def over_at(deadline: datetime, phase: str) -> datetime:
    """Give when a clock that ends at ``deadline`` has really run out."""
    return deadline + GRACE if phase == Phase.OPEN else deadline


def plan_of(game: Game, lesson: Lesson | None) -> Plan:
    """Give a game's plan; as long as nobody has made one, the usual one."""
    if lesson is not None:
        return from_rows(lesson.steps)
    return usual(game.rounds, practice=game.branch == PRACTICE_BRANCH, decide=game.minutes)


def minutes_at(session: Session, game: Game, there: Standpoint) -> float | None:
    """Give how long a stage takes: by the plan while the autopilot is on, else an open round by the game's clock."""
    lesson = session.get(Lesson, game.id)
    if lesson is None or not lesson.autopilot:
        return game.minutes if there.phase == Phase.OPEN else None
    step = step_at(plan_of(game, lesson), there)
    return None if step is None else step.minutes


def arrival(store: Store, session: Session, game: Game, there: Standpoint) -> dict[str, datetime | None]:
    """Give the clock with which a game arrives in another stage: what ran before is over, a pause too."""
    minutes = minutes_at(session, game, there)
    deadline = None if minutes is None else store.now() + timedelta(minutes=minutes)
    return {"deadline": deadline, "paused_seconds": None}
