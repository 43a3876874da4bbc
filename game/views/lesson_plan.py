"""The lesson as the teacher sees it: the plan, where it stands, when it will end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.autopilot import early_close, is_on
from game.lesson import BEFORE, Plan, Stage, Step, place
from game.lesson_clock import plan_of
from game.rules import Phase
from game.store import Store
from game.store.lesson_tables import Lesson
from game.store.tables import Game


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """A game's lesson."""

    game_id: int
    steps: Plan
    at: int | None
    """the step that runs now; None before the lesson"""
    computing: bool
    autopilot: bool
    started_at: datetime | None
    early_close: bool
    closes_early: datetime | None
    """every team has submitted: the round closes then"""
    before: bool
    """no round has been opened: the practice round may still be added or left out"""
    ends_at: datetime | None
    """when the lesson ends, if everything takes as long as planned and the clock runs from now on"""

    @property
    def now(self) -> Step | None:
        """The step that runs now."""
        return None if self.at is None else self.steps[self.at]


def lesson_plan(store: Store, teacher: Actor, game_id: int) -> LessonPlan:
    """Give the lesson of a room's game."""
    require_teacher(teacher)
    with store.read() as session:
        return _lesson_plan(store, session, room_game(session, game_id))


def _lesson_plan(store: Store, session: Session, game: Game) -> LessonPlan:
    lesson = session.get(Lesson, game.id)
    plan = plan_of(game, lesson)
    at = _at(plan, game)
    return LessonPlan(
        game_id=game.id,
        steps=plan,
        at=at,
        computing=game.phase == Phase.CLOSED,
        autopilot=is_on(lesson),
        started_at=None if lesson is None else lesson.started_at,
        early_close=lesson is None or lesson.early_close,
        closes_early=early_close(session, game),
        before=game.phase in BEFORE,
        ends_at=_end(store.now(), plan, at, game),
    )


def _at(plan: Plan, game: Game) -> int | None:
    """Give the place in the plan; a round that is computed counts as looked at already."""
    here = game.standpoint
    wanted = place(here)
    if here.phase == Phase.CLOSED:
        wanted = (Stage.LOOK, here.round)
    return next((number for number, step in enumerate(plan) if (step.stage, step.round) == wanted), None)


def _end(now: datetime, plan: Plan, at: int | None, game: Game) -> datetime:
    """Give when the lesson would end from here."""
    first = 0 if at is None else at + 1
    rest = timedelta(minutes=sum(step.minutes for step in plan[first:]))
    if game.paused_seconds is not None:
        return now + timedelta(seconds=game.paused_seconds) + rest
    if game.deadline is not None:
        return max(game.deadline, now) + rest
    return now + rest + timedelta(minutes=0 if at is None else plan[at].minutes)
