"""Trying plans out: what may be asked, and what is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.exploring.outcomes import PlanOutcomes
from sim.decisions import Decisions

TryingState = Literal["none", "waiting", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Whence:
    """Where plans begin: a pack as it starts, or the end of a round of one's own game."""

    pack: str
    round: int = 0
    """0: as the pack starts"""
    team: int | None = None
    """whose past it is: for a teacher any team, for a player their own of an earlier game (None: the present one)"""


@dataclass(frozen=True, slots=True)
class WhichMarkets:
    """In which markets plans are tried. Each has a number by which it is drawn: the same one is the same market."""

    many: int
    first: int = 1
    """number of the first of them; the others follow it"""
    listed: str = ""
    """numbers and stretches as somebody wrote them ("1, 2, 5-9"); where there are any, they alone count"""


@dataclass(frozen=True, slots=True)
class AskedPlans:
    """A question: what do these plans do in these markets over so many rounds? The first is compared with."""

    whence: Whence
    plans: tuple[Mapping[str, object], ...]
    rounds: int
    markets: WhichMarkets


@dataclass(frozen=True, slots=True)
class Beginning:
    """A place where plans may begin."""

    whence: Whence
    scale: float
    usual: Decisions
    """what the company does there if nothing is changed: the plan to begin with"""
    true: bool
    """the real market, as it turned out at the end of the game; False: markets like it, made of what is known"""


@dataclass(frozen=True, slots=True)
class TryingProgress:
    """How far a question is."""

    state: TryingState
    done: int
    wanted: int
    ahead: int = 0
    """people who get their turn before"""
    seconds_left: float | None = None

    @property
    def under_way(self) -> bool:
        """Tell whether there is more to come."""
        return self.state in ("waiting", "running")


@dataclass(frozen=True, slots=True)
class TriedPlans:
    """What came of plans, as far as it is known."""

    progress: TryingProgress
    plans: tuple[PlanOutcomes, ...]
    """none before the first market"""
    markets: int
    """in which all plans have been tried so far"""
    silent_cluster: str | None
    """a cluster that is named but does not answer, so that this server works by itself"""
