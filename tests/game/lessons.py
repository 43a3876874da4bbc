"""A lesson in fast motion: the plan, and the clock keeper as the only one who acts."""

from collections.abc import Sequence
from dataclasses import replace

from game import commands
from game.lesson import Plan, Stage
from game.lesson_keeper import Keeper
from game.store import Store, open_store
from game.views import Cockpit, LessonPlan, cockpit, lesson_plan, pulse
from tests.game.classroom import TEACHER, Classroom, Clock

STEP = 10.0
"""seconds between two looks, more than the keeper allows itself"""


def plan_of(here: Classroom) -> LessonPlan:
    return lesson_plan(here.store, TEACHER, here.game_id)


def cockpit_of(here: Classroom) -> Cockpit:
    return cockpit(here.store, TEACHER, here.game_id)


def started(here: Classroom, *, early_close: bool = True) -> Keeper:
    """Start the lesson, and give the keeper of the server's clock."""
    commands.set_plan(here.store, TEACHER, here.game_id, plan_of(here).steps, early_close=early_close)
    commands.start_lesson(here.store, TEACHER, here.game_id)
    keeper = Keeper(here.store)
    keeper.tick()
    return keeper


def another(address: str, clock: Clock) -> Store:
    """Another server on the same database."""
    store = open_store(address)
    store.clock = clock
    return store


def wait(here: Classroom, keepers: Sequence[Keeper], seconds: float) -> None:
    """Let time pass, with the keepers looking at the clock now and then, as they do."""
    left = seconds
    while left > 0:
        here.clock.forward(min(left, STEP))
        left -= STEP
        for keeper in keepers:
            keeper.tick()


def where(store: Store, game_id: int) -> tuple[str, int, bool]:
    """Where the game stands: phase, round, practice."""
    now = pulse(store, game_id)
    return str(now.phase), now.round, now.practice


def with_minutes(plan: Plan, stage: Stage, number: int, minutes: float) -> Plan:
    """The same plan with other minutes for one stage."""
    return tuple(
        replace(step, minutes=minutes) if (step.stage, step.round) == (stage, number) else step for step in plan
    )
