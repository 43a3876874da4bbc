"""What made the difference between two teams, as everybody may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.shown.tags import TeamTag
from sim.why.difference import Shared


@dataclass(frozen=True, slots=True)
class TwoTeams:
    """Two teams, on a line of play (None: the current one)."""

    first: int
    second: int
    branch: int | None = None


@dataclass(frozen=True, slots=True)
class DifferenceProgress:
    """How far the replays are."""

    state: Literal["none", "running", "done", "failed"]
    done: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much the first team is ahead of the second, and which decisions that comes from."""

    progress: DifferenceProgress
    first: TeamTag
    second: TeamTag
    rounds: int
    """counted rounds up to which the game was looked at"""
    figures: Mapping[str, Shared]
    """score, retention, customers_end, satisfaction, profit, equity; empty until all replays are there"""
    proved: bool | None = None
    """without any exchange the replays give the teams' own scores, to the last digit"""
