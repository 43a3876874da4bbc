"""What would have been: a team's past rounds as they were, and played again with something set otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.shown.tags import TeamTag
from sim.decisions import Decisions
from sim.levers import Value
from sim.report import FirmReport

Source = Literal["value", "before", "start", "winners"]
"""Whence the other values come: named; the team's own of the round before; the starting values; the winners'."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is done otherwise: one lever, a group of levers, or (neither named) all of them."""

    source: Source
    lever: str = ""
    group: str = ""
    value: Value | None = None
    """of the lever, where the source is ``value``"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the past."""

    change: Change
    first: int
    """the round in which the change begins"""
    to_end: bool = False
    """it holds in all later revealed rounds as well; otherwise in this one, where the replay ends"""
    team: int | None = None
    branch: int | None = None


@dataclass(frozen=True, slots=True)
class Replayable:
    """A team's past, ready to be asked."""

    scenario: str
    scale: float
    rounds: int
    revealed: tuple[int, ...]
    """counted rounds that may be played again"""
    team: TeamTag
    teams: tuple[TeamTag, ...]
    """everybody whose firm may be where somebody went"""
    played: Mapping[int, Decisions]
    """what the team did in each of those rounds"""
    start: Decisions
    """what the company did before the teams took over"""
    winners: TeamTag | None
    """whose decisions may be copied; None: not (yet), or the team itself leads"""


@dataclass(frozen=True, slots=True)
class TurnedCustomer:
    """One customer of the first day who ends otherwise; ``round`` to ``to`` tell the departure of the other history."""

    customer: int
    name: str
    grade: str
    segment: str
    """as on file when the first of the rounds began ("": not), the true one once the game has ended"""
    round: int
    week: int
    cause: str
    to: str


@dataclass(frozen=True, slots=True)
class Turned:
    """Customers who end otherwise."""

    count: int
    named: tuple[TurnedCustomer, ...]
    """the best of them first, at most :data:`game.views.what_if.NAMED` unless everybody is asked for"""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Both histories of a team's stretch of rounds."""

    first: int
    last: int
    team: TeamTag
    teams: tuple[TeamTag, ...]
    history: tuple[FirmReport, ...]
    """as it was, one report a round"""
    other: tuple[FirmReport, ...]
    """as it would have been"""
    changed: Mapping[str, tuple[Value, Value]]
    """lever -> as it was, as it was played again, in the first round"""
    cut: tuple[int, ...]
    """rounds in which there was not enough money, so that the plan was cut to the budget"""
    would_have_stayed: Turned
    would_have_left: Turned
    won: int
    would_have_won: int
    same_engine: bool
    """False: the program has changed since; both histories were played anew, and the first differs from what was"""
