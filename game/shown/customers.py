"""A team's own customers: the table, and one customer's file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from game.customer_analysis.grade_rule import GradeRule
from game.shown.tags import TeamTag
from sim.personas import Persona
from sim.portfolio import Happening


@dataclass(frozen=True, slots=True)
class GradeRuleShown:
    """The team's own grade rule, and who set it last."""

    rule: GradeRule
    version: int
    """0: nobody has set one"""
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TargetListShown:
    """Customers that the team has picked, under a name."""

    id: int
    name: str
    customers: tuple[int, ...]
    """numbers, rising"""
    present: int
    """how many of them are customers now"""
    round: int
    """at hand when it was made"""
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CustomerTable:
    """The team's customers at the end of the last revealed round (before the first: at the start).

    ``frame`` has the columns of :func:`game.customer_files.graded_files`; it is shared and cached: copy before
    changing it.
    """

    game_id: int
    scenario: str
    team: TeamTag
    round: int
    """0: before the first round, or after the practice round while it is at hand"""
    frame: pd.DataFrame
    people: dict[str, int]
    """named person -> customer number of one's own copy of them, while they are in the table"""
    quality: float
    """of the firm's data, 0..1: how much of what people typed in is there and right"""
    filled: Mapping[str, float]
    """entry that people type in -> share of the files that have one, right or wrong"""
    wrong: Mapping[str, float] | None
    """entry -> share of the files in which it turned out to be wrong; None before the game has ended"""
    rule: GradeRuleShown


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """One customer as the team knows them."""

    customer: int
    persona: Persona
    round: int
    """the file is up to date to the end of this round"""
    current: bool
    """still a customer"""
    facts: dict[str, object]
    """their row of the table; empty once they have left"""
    happenings: tuple[Happening, ...]
    """what passed between them and this team, oldest first"""
