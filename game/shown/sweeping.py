"""A lever turned through its range: what may be asked, and what is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.exploring.outcomes import Spread
from game.shown.exploring import TryingProgress, Whence, WhichMarkets


@dataclass(frozen=True, slots=True)
class Turned:
    """One lever and the stretch through which it is turned, in its own unit."""

    lever: str
    low: float
    high: float
    points: int


@dataclass(frozen=True, slots=True)
class AskedSweep:
    """A question: what does a plan do as one lever is turned, or two? Everything else of the plan stays."""

    whence: Whence
    plan: Mapping[str, object]
    levers: tuple[Turned, ...]
    rounds: int
    markets: WhichMarkets


@dataclass(frozen=True, slots=True)
class Cliff:
    """Two neighbouring points between which an outcome falls suddenly."""

    lever: str
    above: int
    """number of the point where it is still better"""
    below: int
    by: float
    """how much worse, in the median market"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a curve, or a map, says about one outcome."""

    spreads: tuple[Spread, ...]
    """of every point"""
    best: int
    """number of the best point"""
    flat: tuple[int, ...]
    """numbers of the points around it that are as good, as far as these markets can tell; the best among them"""
    cliff: Cliff | None
    """the steepest fall, if there is one"""


@dataclass(frozen=True, slots=True)
class TriedSweep:
    """What came of turning a lever, as far as it is known."""

    progress: TryingProgress
    axes: tuple[tuple[float, ...], ...]
    """the values of each lever"""
    points: tuple[tuple[float, ...], ...]
    """the values of the levers at every point that is known; the first lever's change slowest"""
    readings: Mapping[str, Reading]
    """of every outcome; none before the first market is through"""
    early: Mapping[str, tuple[float, ...]]
    """of every outcome, point by point, from the first market as long as it is not through"""
    markets: int
    """through which all points have gone"""
    cut: tuple[int, ...]
    """numbers of the points that could not be paid as they stand in some market"""
    silent_cluster: str | None
