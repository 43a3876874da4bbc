"""How much of a final ranking was luck, as everybody may see it."""

from dataclasses import dataclass
from typing import Literal

from game.shown.tags import TeamTag


@dataclass(frozen=True, slots=True)
class LuckProgress:
    """How far the re-runs are."""

    state: Literal["none", "running", "done", "failed"]
    done: int
    wanted: int
    seconds_left: float | None
    """at the pace so far; None before that is known, and where nothing is left to do"""


@dataclass(frozen=True, slots=True)
class TeamLuck:
    """Where a team ended, and where it ends when only luck changes."""

    team: TeamTag
    rank: int
    """of the game as it was played"""
    score: float
    shares: tuple[float, ...]
    """share of the re-runs in which it came first, second, ..."""
    usual: int
    ranks: tuple[int, int]
    """nine of ten re-runs end from the first of these to the second"""
    scores: tuple[float, float]
    """likewise of its score"""


@dataclass(frozen=True, slots=True)
class LuckTie:
    """Neighbours in the final ranking between whom luck decided."""

    teams: tuple[TeamTag, ...]
    """best first"""
    turned: float
    """share of the re-runs in which the last of them is ahead of the first"""
    equal: float
    """share of the re-runs in which those two are equal"""


@dataclass(frozen=True, slots=True)
class LuckEngine:
    """Whether the re-runs are of the very model that the game was played on."""

    same: bool | None = None
    """the program and the pack are those that computed the game; None: from before that was kept"""
    proved: bool | None = None
    """with the game's own luck they give the game's own result, to the last digit; None: not tried"""


@dataclass(frozen=True, slots=True)
class LuckBand:
    """A final ranking set against its re-runs."""

    progress: LuckProgress
    may_measure: bool = False
    """whoever looks may have it measured (the teacher, or a solo player)"""
    preliminary: bool = False
    """more re-runs are to come"""
    teams: tuple[TeamLuck, ...] = ()
    """best first; empty before there are enough re-runs"""
    ties: tuple[LuckTie, ...] = ()
    engine: LuckEngine = LuckEngine()
    silent_cluster: str | None = None
    """address of a cluster that does not answer, for a teacher to know: this server does the work itself"""
