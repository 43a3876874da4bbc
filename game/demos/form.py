"""What a prepared lesson is made of: the form of a file in ``scenarios/demos``.

Nothing in it is a result. It names a pack, what one firm does, what is measured, and sentences with places for the
numbers that come out. :mod:`game.demos.shelf` reads and checks such files.
"""

from typing import Literal

from pydantic import Field

from sim.pack_part import Part
from sim.text import Text

KEY = r"^[a-z][a-z0-9_]*$"
LONGEST = 8
"""minutes that a lesson may take"""
Who = Literal["members", "others", "called", "once_failed", "twice_failed"]
"""Whom a group holds: members of the loyalty programme at the start, the firm's other customers, whom it called in the
first quarter, and who complained and was helped quickly: after a first failure, or after two within half a year."""
Unit = Literal["share", "points", "yuan", "count", "seconds", "times", "score", "plain"]
"""How a number is written: ``share`` as per cent, ``points`` a difference of shares, ``score`` on the scale 1 to 5."""


class Times(Part):
    """A lever set to so many times its start."""

    times: float = Field(ge=0, le=100)


LeverValue = float | str | tuple[str, ...] | Times
"""A lever's value; for numbers also ``{times: 2}`` of the start, and the words ``lowest`` and ``highest``."""
Levers = dict[str, LeverValue]


class Plan(Part):
    """What the one firm does in a run; whatever is not named stays as it was at the start."""

    key: str = Field(pattern=KEY)
    name: Text
    levers: Levers = Field(default={})
    rivals: tuple[Levers, ...] = ()
    """what each of the other firms does, where they are not all alike"""
    behaviour: dict[str, float] = Field(default={})
    """numbers of the pack's customers that are otherwise in this run: a stated variant of the pack"""


class Ladder(Part):
    """One lever at several values: a plan for each, all else alike."""

    lever: str
    values: tuple[float, ...] = Field(min_length=3, max_length=9)
    levers: Levers = Field(default={})
    """what else the firm does in all of them"""


class Group(Part):
    """Customers who are picked out in one run and followed in every run, where they are the same people."""

    who: Who
    of: str
    """the plan in which they are picked out"""


class Number(Part):
    """A number of the run: a measure of one plan, alone or held against another plan; or two numbers, worked out."""

    measure: str | None = None
    plan: str | None = None
    group: str | None = None
    minus: str | None = None
    """another plan, or (of two numbers) another number, that is taken off"""
    over: str | None = None
    """another plan, or another number, by which it is divided"""
    more_than: str | None = None
    """another plan, or another number: by which share it is more than that"""
    number: str | None = None
    """a number above, in the place of a measure"""
    best: bool = False
    """of a ladder: the lever's value at which the measure is highest"""
    unit: Unit | None = None
    """how it is written, where it is not plain from the measure"""


class Condition(Part):
    """Something that is true of a number, or is not."""

    number: str
    at_least: float | None = None
    below: float | None = None

    def holds(self, value: float) -> bool:
        """Tell whether a number is within the bounds; one that is not a number is not."""
        low, high = self.at_least, self.below
        return value == value and (low is None or value >= low) and (high is None or value < high)  # noqa: PLR0124


class Option(Text):
    """An answer that the class may give; it is right where its conditions hold in the run."""

    right: tuple[Condition, ...] = ()


class Chart(Part):
    """The one picture of a step."""

    kind: Literal["bars", "ladder", "rounds", "curve"]
    measures: tuple[str, ...] = Field((), max_length=3)
    groups: tuple[str, ...] = ()
    """bars: one row of bars for each group"""
    curve: str | None = None
    names: dict[str, Text] = Field(default={})
    """words for groups"""


class Step(Part):
    """One question of a lesson, what the class may guess, what is run, and what is said of it."""

    key: str = Field(pattern=KEY)
    title: Text
    minutes: float = Field(gt=0, le=LONGEST)
    question: Text
    options: tuple[Option, ...] = Field(min_length=2, max_length=5)
    moved: Text
    """what the one firm does otherwise, in the class's words"""
    plans: tuple[Plan, ...] = ()
    ladder: Ladder | None = None
    rounds: int = Field(4, ge=1, le=16)
    seeds: tuple[int, ...] = Field((1, 2), min_length=1, max_length=6)
    firms: int = Field(2, ge=2, le=6)
    before: int = Field(0, ge=0, le=4)
    """rounds that all firms play alike before the run begins"""
    everybody: Levers = Field(default={})
    """what all firms do, in these rounds and in the run"""
    groups: dict[str, Group] = Field(default={})
    numbers: dict[str, Number] = Field(min_length=1)
    chart: Chart
    sentence: Text
    """what came out; ``{name}`` stands for a number"""
    claims: tuple[Condition, ...] = Field(min_length=1)
    """what must come out for the sentence to be true; where it does not, the lesson says so"""
    course: Text
    """what the course calls it, and who found it"""


class Demo(Part):
    """A prepared lesson."""

    key: str = Field(pattern=KEY)
    title: Text
    summary: Text
    topics: tuple[str, ...] = Field(min_length=1)
    pack: str
    events: bool = False
    """whether the pack's events strike; without them every quarter is like any other"""
    steps: tuple[Step, ...] = Field(min_length=1, max_length=5)
    free: tuple[str, ...] = Field(min_length=1, max_length=6)
    """levers that may be moved at will afterwards"""
    watch: tuple[str, ...] = Field(min_length=1, max_length=6)
    """what is shown of it"""

    @property
    def minutes(self) -> float:
        """How long the lesson takes."""
        return sum(step.minutes for step in self.steps)
