"""Survival curves of customers: Kaplan and Meier's estimate with a log-log band, and the log-rank test.

Who is still there when the data end is censored, not lost. Kaplan & Meier 1958, J. Am. Stat. Assoc. 53, 457-481; the
band is Greenwood's variance on the log-log scale (Kalbfleisch & Prentice 1980); Mantel 1966, Cancer Chemother. Rep. 50.
scipy does the mathematics.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.95
"""of the band, point by point"""


@dataclass(frozen=True, slots=True)
class Stayed:
    """How long some customers stayed: ``weeks`` seen, whether they ``left`` then; shape ``(customers,)`` each."""

    weeks: NDArray[np.int64]
    left: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Curve:
    """A survival curve, an entry for each whole week from 0 to the longest stay that is seen."""

    share: tuple[float, ...]
    """still there, 0..1"""
    low: tuple[float, ...]
    high: tuple[float, ...]
    at_risk: tuple[int, ...]
    """customers who had been seen for so long and were still there just before"""
    customers: int
    left: int


def kaplan_meier(stayed: Stayed) -> Curve:
    """Give the survival curve with its band; before anybody has left, and once nobody is left, the band is the curve.

    Raises:
        ValueError: there is nobody.
    """
    if stayed.weeks.size == 0:
        raise ValueError("nobody to draw a curve of")
    last = int(stayed.weeks.max())
    at_risk = np.array([(stayed.weeks >= week).sum() for week in range(last + 1)])
    share, low, high = (np.ones(last + 1) for _each in range(3))
    if stayed.left.any():
        begin, steps = _steps(stayed)
        share[begin:], low[begin:], high[begin:] = steps
    return Curve(
        share=tuple(share.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        at_risk=tuple(int(n) for n in at_risk),
        customers=stayed.weeks.size,
        left=int(stayed.left.sum()),
    )


def _steps(stayed: Stayed) -> tuple[int, tuple[NDArray[np.float64], ...]]:
    """Give the week of the first departure, and share, low and high of every week from it on.

    The band is undefined where the curve is 1 or 0. Who is censored before the first departure changes nothing, and is
    left out; where the last ones all leave at the end, they are censored there for the band's sake.
    """
    from scipy.stats import ecdf  # noqa: PLC0415 - loaded only where it is looked at

    begin, last = int(stayed.weeks[stayed.left].min()), int(stayed.weeks.max())
    counted = stayed.weeks >= begin
    weeks, left = stayed.weeks[counted], stayed.left[counted].copy()
    dies_out = bool(left[weeks == last].all())
    left &= ~(dies_out & (weeks == last))
    shares = [np.ones(last - begin + 1)] * 3
    if left.any():
        curve = ecdf(_censored(Stayed(weeks, left))).sf
        band = curve.confidence_interval(LEVEL, method="log-log")
        places = np.searchsorted(curve.quantiles, np.arange(begin, last + 1), side="right") - 1
        shares = [part.probabilities[places] for part in (curve, band.low, band.high)]
    if dies_out:
        shares = [np.append(part[:-1], 0.0) for part in shares]
    return begin, tuple(shares)


def log_rank(first: Stayed, second: Stayed) -> float | None:
    """Give how often a difference as large would come about by chance alone; None where there is nothing to compare."""
    from scipy.stats import logrank  # noqa: PLC0415 - loaded only where it is looked at

    if first.weeks.size == 0 or second.weeks.size == 0 or not (first.left.any() or second.left.any()):
        return None
    with np.errstate(divide="ignore", invalid="ignore"):  # they were never at risk at the same time
        p = float(logrank(_censored(first), _censored(second)).pvalue)
    return p if isfinite(p) else None


def holm(chances: Sequence[float]) -> list[float]:
    """Raise the p-values of several tests so that each may be read by itself (Holm 1979, Scand. J. Stat. 6)."""
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    raised, so_far = [0.0] * len(chances), 0.0
    for rank, place in enumerate(order):
        so_far = max(so_far, min(1.0, (len(chances) - rank) * chances[place]))
        raised[place] = so_far
    return raised


def _censored(stayed: Stayed) -> object:
    from scipy.stats import CensoredData  # noqa: PLC0415 - loaded only where it is looked at

    return CensoredData(uncensored=stayed.weeks[stayed.left], right=stayed.weeks[~stayed.left])
