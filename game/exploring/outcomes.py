"""What came of plans: every outcome as a median with a band, and the difference to the first plan, market by market."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from game.exploring.trial import FIGURES, Course
from sim.luck import MIDDLE

Over = Literal["mean", "sum", "end"]

OUTCOMES: Mapping[str, Over] = {
    "retention": "mean",
    "retention_valuable": "mean",
    "customers_end": "end",
    "won": "sum",
    "lost": "sum",
    "satisfaction": "end",
    "nps": "end",
    "service_level": "mean",
    "mean_wait": "mean",
    "first_contact_resolution": "mean",
    "complaints": "sum",
    "revenue": "sum",
    "costs": "sum",
    "profit": "sum",
    "equity": "end",
    "score": "end",
}
"""Every outcome, and how the rounds make one number of it: their mean, their sum, or the last of them."""

LESS_IS_BETTER = frozenset({"lost", "mean_wait", "complaints", "costs"})

Values = NDArray[np.float64]
"""one value for every market"""


@dataclass(frozen=True, slots=True)
class Spread:
    """Many markets in three numbers: the middle one, and between what nine of ten lie."""

    median: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """1 or -1 where nine of ten markets are on that side of zero, else 0."""
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


@dataclass(frozen=True, slots=True)
class PlanOutcomes:
    """What came of one plan."""

    outcomes: Mapping[str, Spread]
    differences: Mapping[str, Spread]
    """to the first plan, market by market; none of the first plan itself"""
    by_round: Mapping[str, tuple[Spread, ...]]
    """as each round went (``score``: so far)"""
    cut: int
    """markets in which it was cut to the budget at least once"""


def spread(values: Sequence[float] | Values) -> Spread:
    """Describe what came of many markets.

    Raises:
        ValueError: there is none.
    """
    if len(values) == 0:
        raise ValueError("a spread needs at least one market")
    [found] = spreads([values])
    return found


def spreads(rows: Sequence[Sequence[float] | Values] | Values) -> list[Spread]:
    """Describe many things at once, each a row with one value for every market."""
    low, median, high = np.quantile(np.asarray(rows, np.float64), (MIDDLE[0], 0.5, MIDDLE[1]), axis=1)
    return [Spread(*three) for three in zip(median.tolist(), low.tolist(), high.tolist(), strict=True)]


def over_rounds(told: NDArray[np.float64], outcome: str) -> NDArray[np.float64]:
    """Give one outcome of courses, shape ``(…, rounds, figures)``, over their rounds."""
    rounds: NDArray[np.float64] = told[..., FIGURES.index(outcome)]
    over = OUTCOMES[outcome]
    if over == "end":
        return np.asarray(rounds[..., -1])
    return np.asarray(rounds.sum(axis=-1) if over == "sum" else rounds.mean(axis=-1))


def summed_up(courses: Sequence[Sequence[Course]]) -> tuple[PlanOutcomes, ...]:
    """Sum up what came of plans: ``courses`` holds every market's, each with one for every plan."""
    told = np.array(courses, dtype=np.float64)
    return tuple(_plan(told[:, place], told[:, 0], first=place == 0) for place in range(told.shape[1]))


def _plan(mine: NDArray[np.float64], others: NDArray[np.float64], *, first: bool) -> PlanOutcomes:
    values = [over_rounds(mine, key) for key in OUTCOMES]
    gaps = [] if first else [own - over_rounds(others, key) for key, own in zip(OUTCOMES, values, strict=True)]
    rounds = [row for key in OUTCOMES for row in mine[:, :, FIGURES.index(key)].T]
    found, many, played = spreads([*values, *gaps, *rounds]), len(OUTCOMES), mine.shape[1]
    rows = found[many + len(gaps) :]
    return PlanOutcomes(
        outcomes=dict(zip(OUTCOMES, found[:many], strict=True)),
        differences={} if first else dict(zip(OUTCOMES, found[many : 2 * many], strict=True)),
        by_round={key: tuple(rows[at * played : (at + 1) * played]) for at, key in enumerate(OUTCOMES)},
        cut=int(mine[:, :, FIGURES.index("cut")].any(axis=1).sum()),
    )
