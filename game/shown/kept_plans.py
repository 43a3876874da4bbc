"""Plans that are kept, as their owner or somebody of their class sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.shown.exploring import AskedPlans
from game.shown.sweeping import Turned

Begins = Literal["there", "own_team", "fresh"]
"""Where somebody asks a question that was kept: where it was asked; after the same round of the same game, but in the
past of their own team; or at a fresh start, as they were not in that game."""


@dataclass(frozen=True, slots=True)
class PlanMade:
    """A plan as it was made: a value for every lever, for a pack at a size."""

    pack: str
    scale: float
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class QuestionKept:
    """What was asked of a plan and of those beside it: where they begin, over how many rounds, in which markets.

    With levers that are turned there is one plan: what does it do as they are?
    """

    asked: AskedPlans
    names: tuple[str, ...]
    """of the plans, in their order"""
    scale: float
    """the size at which they were made"""
    turned: tuple[Turned, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanKept:
    """A plan under its name."""

    id: int
    name: str
    plan: PlanMade
    mine: bool
    by: str
    """who keeps it ("": the teacher)"""
    shared: bool
    """its link leads to it for everybody of the class"""
    question: QuestionKept | None = None
    """None: it was kept without one; its plans begin where they may for who sees it"""
    begins: Begins = "there"
    held: bool = False
    """it shows what a team decides in a game that is not over: its link opens for that team and the teacher alone"""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a plan that was carried into the draft."""

    set: tuple[str, ...]
    """levers that were set"""
    left: tuple[str, ...]
    """levers of a tab that a teammate looks after: they stay as they were"""
    changed: tuple[str, ...]
    """levers that could not be taken over as they were"""
