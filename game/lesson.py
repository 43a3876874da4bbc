"""The plan of a lesson: which stage takes how many minutes. Pure: no database, no clock on the wall.

    briefing → (decide → look) of the practice round → (decide → look) of every counted round → debrief

Where a lesson stands is never stored: it is where the game stands, so the plan cannot disagree with the game.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.bounds import number_within
from game.errors import Refused
from game.rules import PRACTICE_ROUND, Phase, Standpoint

FEWEST_MINUTES, MOST_MINUTES = 0.5, 240.0
"""of one stage"""
BRIEFING_MINUTES, PRACTICE_MINUTES, LOOK_AT_PRACTICE_MINUTES = 3.0, 3.0, 1.0
BRIEFING_ALONE_MINUTES = 7.0
"""without a practice round"""
DECIDE_MINUTES, DEBRIEF_MINUTES = 6.0, 28.0
LOOK_SHARE = 0.5
"""Looking at results takes this share of the time to decide."""


class Stage(StrEnum):
    """What a class does in one stage of the lesson."""

    BRIEFING = "briefing"
    DECIDE = "decide"
    LOOK = "look"
    """at the results"""
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the plan."""

    stage: Stage
    round: int
    """0: the practice round, and where a stage belongs to no round"""
    minutes: float


Plan = tuple[Step, ...]

BEFORE = (Phase.LOBBY, Phase.BRIEFING)
"""No round has been opened: what the game is made of may still change."""
STAGES = {Phase.BRIEFING: Stage.BRIEFING, Phase.OPEN: Stage.DECIDE, Phase.REVEALED: Stage.LOOK}


def usual(rounds: int, *, practice: bool, decide: float | None = None) -> Plan:
    """Give the plan of a double lesson; ``decide`` minutes for every counted decision."""
    minutes = DECIDE_MINUTES if decide is None else max(decide, FEWEST_MINUTES)
    look = max(1.0, float(round(minutes * LOOK_SHARE)))
    first = BRIEFING_MINUTES if practice else BRIEFING_ALONE_MINUTES
    trial = [(Stage.DECIDE, 0, PRACTICE_MINUTES), (Stage.LOOK, 0, LOOK_AT_PRACTICE_MINUTES)] if practice else []
    each = ((Stage.DECIDE, minutes), (Stage.LOOK, look))
    counted = [(stage, number, long) for number in range(1, rounds + 1) for stage, long in each]
    steps = [(Stage.BRIEFING, 0, first), *trial, *counted, (Stage.DEBRIEF, 0, DEBRIEF_MINUTES)]
    return tuple(Step(*step) for step in steps)


def practises(plan: Plan) -> bool:
    """Tell whether the plan has a practice round."""
    return any((step.stage, step.round) == (Stage.DECIDE, PRACTICE_ROUND) for step in plan)


def checked(steps: Sequence[Step], rounds: int) -> Plan:
    """Give the plan, if it holds every stage of such a game once, in order, each with possible minutes.

    Raises:
        Refused: ``bad_plan``, ``out_of_bounds`` (minutes).
    """
    plan = tuple(steps)
    due = [(step.stage, step.round) for step in usual(rounds, practice=practises(plan))]
    if [(step.stage, step.round) for step in plan] != due:
        raise Refused("bad_plan", rounds=rounds)
    for step in plan:
        number_within("minutes", step.minutes, FEWEST_MINUTES, MOST_MINUTES)
    return plan


def place(here: Standpoint) -> tuple[Stage, int] | None:
    """Give the stage in which a game stands; None before the lesson and while a round is computed."""
    if here.phase == Phase.ENDED:
        return Stage.DEBRIEF, 0
    stage = STAGES.get(here.phase)
    return None if stage is None else (stage, 0 if stage == Stage.BRIEFING else here.round)


def step_at(plan: Plan, here: Standpoint) -> Step | None:
    """Give the step of the plan in which a game stands."""
    return next((step for step in plan if (step.stage, step.round) == place(here)), None)


def as_rows(plan: Plan) -> list[dict[str, object]]:
    """Give the plan as it is kept."""
    return [{"stage": step.stage.value, "round": step.round, "minutes": step.minutes} for step in plan]


def from_rows(rows: Sequence[dict[str, object]]) -> Plan:
    """Give the plan that was kept."""
    return tuple(Step(Stage(str(row["stage"])), int(str(row["round"])), float(str(row["minutes"]))) for row in rows)
