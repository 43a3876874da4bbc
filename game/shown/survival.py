"""How long customers stay, as curves that may be held against each other."""

from dataclasses import dataclass
from typing import Literal

from game.customer_analysis.survival import Curve
from game.shown.tags import TeamTag

Split = Literal["start", "won", "came", "grade", "segment"]
"""A curve for every team, of who was there at the start or of who came since; or curves of one team: by the round in
which customers came, or of who was there at the start by grade or by segment."""
SPLITS: tuple[Split, ...] = ("start", "won", "came", "grade", "segment")
OF_ALL_TEAMS: tuple[Split, ...] = ("start", "won")


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Which curves are asked for; ``team`` (None: one's own) is whose, where they are one team's."""

    split: str = "start"
    team: int | None = None
    branch: int | None = None


@dataclass(frozen=True, slots=True)
class SurvivalCurve:
    """One cohort's curve."""

    team: TeamTag
    group: str
    """"" for a whole team; a grade, a segment ("": not on file), or the round in which they came (0: before)"""
    curve: Curve


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """Two of the curves, by their place, and how often chance alone makes as large a difference."""

    first: int
    second: int
    chance: float
    """of a log-rank test of these two alone"""
    chance_among_all: float
    """the same, raised because all pairs are tested (Holm)"""


@dataclass(frozen=True, slots=True)
class Survival:
    """Curves up to the last revealed round."""

    scenario: str
    split: Split
    rounds: int
    """counted rounds that were looked at"""
    curves: tuple[SurvivalCurve, ...]
    pairs: tuple[HeldAgainst, ...]
    every_team: bool
    """the looker may see all teams' curves; otherwise only their own"""
