"""Whether two ways to play the same thing agree: differences against their sampling error. No ratio without it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

LIMIT = 4.5
"""standard errors; thirty figures that agree go beyond it in one run of a thousand or so"""


class ResultsDiffer(Exception):
    """A peer does not do the same work, so no ratio may be printed."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its standard error."""

    mean: float
    error: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure in our engine and in a peer."""

    figure: str
    ours: Estimate
    theirs: Estimate

    @property
    def error(self) -> float:
        """Standard error of the difference."""
        return math.hypot(self.ours.error, self.theirs.error)

    @property
    def apart(self) -> float:
        """The difference in standard errors."""
        difference = self.theirs.mean - self.ours.mean
        return difference / self.error if self.error else math.copysign(math.inf, difference) if difference else 0.0

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"{self.figure}: ours {self.ours.mean:.4g}, theirs {self.theirs.mean:.4g}, {self.apart:+.1f} errors apart"
        )


def of_sample(values: Sequence[float]) -> Estimate:
    """Give the mean of independent values, with its error."""
    return Estimate(fmean(values), stdev(values) / math.sqrt(len(values)))


def pooled(turns: Sequence[Mapping[str, Estimate]]) -> dict[str, Estimate]:
    """Give the means over equally large turns that differ in luck."""
    return {
        figure: Estimate(
            fmean(turn[figure].mean for turn in turns),
            math.hypot(*(turn[figure].error for turn in turns)) / len(turns),
        )
        for figure in turns[0]
    }


def compare(ours: Mapping[str, Estimate], theirs: Mapping[str, Estimate]) -> list[Compared]:
    """Set the figures of both side by side."""
    return [Compared(figure, estimate, theirs[figure]) for figure, estimate in ours.items()]


def insist(peer: str, compared: Sequence[Compared]) -> None:
    """Do nothing where all figures agree.

    Raises:
        ResultsDiffer: a figure is further apart than sampling explains.
    """
    differing = [str(one) for one in compared if not abs(one.apart) <= LIMIT]
    if differing:
        raise ResultsDiffer(f"{peer} does not do the same work; " + "; ".join(differing))
