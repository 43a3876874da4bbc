"""Customer lifetime value as the firm itself can estimate it, and how far off it was.

Gupta & Lehmann (2003): CLV = m r / (1 + i - r), by quarters. m: the customer's spending a quarter x the share of
revenue left after goods, rewards, messages, care and contacts; newcomers' spending is drawn towards the average of all,
as if each had been there for a quarter more. r: the share of customers of the same fifth by R + F + M who were still
there after a round, over all rounds seen so far. i: the interest of a quarter. Nothing else is needed, and nothing else
is used.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from game.customer_analysis.lifecycle import QUARTER
from game.customer_analysis.rfm import FIFTHS, fifths
from game.past_customers import PastRound

FEWEST = 20
"""customers by which a fifth's own retention weighs as much as that of all"""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a firm expects of its customers at one moment, row by row."""

    margin: NDArray[np.float64]
    """yuan a quarter, m"""
    stays: NDArray[np.float64]
    """chance to be there after a quarter, r"""
    interest: float
    """of a quarter, i"""

    @property
    def values(self) -> NDArray[np.float64]:
        """Lifetime values, yuan."""
        found: NDArray[np.float64] = self.margin * self.stays / (1 + self.interest - self.stays)
        return found

    def over(self, quarters: int) -> NDArray[np.float64]:
        """Give the part of the lifetime values that belongs to the next quarters."""
        kept = self.stays / (1 + self.interest)
        found: NDArray[np.float64] = self.margin * sum(kept**t for t in range(1, quarters + 1))
        return found


@dataclass(frozen=True, slots=True)
class Check:
    """An earlier estimate beside what the same customers brought since."""

    after: int
    """round after which it was made"""
    rounds: int
    """rounds since"""
    expected: float
    """yuan over those rounds, all customers"""
    brought: float
    rank: float
    """Spearman's correlation of expected and brought, over customers"""
    by_fifth: tuple[tuple[float, float], ...]
    """mean expected and mean brought of each fifth by estimate, the least valuable first"""


@dataclass(frozen=True, slots=True)
class LifetimeStudy:
    """What the present customers are worth, and how good earlier estimates were."""

    outlook: Outlook
    by_fifth: tuple[float, ...]
    """retention of a quarter by fifth of R + F + M, the weakest first"""
    margin: float
    """share of revenue left in the latest round after the costs that come and go with customers"""
    checks: tuple[Check, ...]
    """the oldest estimate first"""


def study(past: Sequence[PastRound], present: pd.DataFrame, yearly_interest: float) -> LifetimeStudy | None:
    """Estimate, and hold earlier estimates against what came; None before a round was played."""
    if not past:
        return None
    interest = quarterly(yearly_interest)
    checks = [
        _check(outlook(past[:n], past[n].start, interest), past[n:], past[n - 1].round, interest)
        for n in range(1, len(past))
    ]
    now = outlook(past, present, interest)
    return LifetimeStudy(now, tuple(_retention(past).tolist()), past[-1].margin, tuple(checks))


def quarterly(yearly_interest: float) -> float:
    """Give the interest of a quarter."""
    return float((1 + yearly_interest) ** 0.25) - 1


def outlook(past: Sequence[PastRound], table: pd.DataFrame, interest: float) -> Outlook:
    """Give what the rounds so far let a firm expect of these customers."""
    weekly = float(table["money"].sum()) / max(float(table["on_file"].sum()), 1.0)
    spending = (table["money"].to_numpy(np.float64) + weekly * QUARTER) / (table["on_file"].to_numpy() + QUARTER)
    stays = _retention(past)[fifth_of(table) - 1]
    return Outlook(spending * QUARTER * past[-1].margin, stays, interest)


def fifth_of(table: pd.DataFrame) -> NDArray[np.int64]:
    """Give each customer's fifth by R + F + M, 5 the best."""
    return fifths(table["r"] + table["f"] + table["m"])


def _retention(past: Sequence[PastRound]) -> NDArray[np.float64]:
    """Give the share who stayed a round, by fifth; a small fifth is drawn towards the share of all."""
    where = np.concatenate([fifth_of(one.start) for one in past])
    stayed = np.concatenate([~one.left for one in past]).astype(np.float64)
    of_all = float(stayed.mean()) if stayed.size else 0.0
    counts = np.bincount(where - 1, minlength=FIFTHS)
    kept = np.bincount(where - 1, stayed, FIFTHS)
    found: NDArray[np.float64] = (kept + FEWEST * of_all) / (counts + FEWEST)
    return found


def _check(then: Outlook, since: Sequence[PastRound], after: int, interest: float) -> Check:
    expected = then.over(len(since))
    brought = _brought(since, interest)
    place = fifths(pd.Series(expected))
    means = [(float(expected[place == n].mean()), float(brought[place == n].mean())) for n in np.unique(place)]
    rank = rank_correlation(expected, brought) or 0.0
    return Check(after, len(since), float(expected.sum()), float(brought.sum()), rank, tuple(means))


def _brought(since: Sequence[PastRound], interest: float) -> NDArray[np.float64]:
    """Give what the customers of the first of these rounds brought in all of them, at its start's value."""
    rows = since[0].start["customer"]
    total = np.zeros(len(rows))
    for quarter, one in enumerate(since, 1):
        spent = pd.Series(one.spent, index=one.start["customer"]).reindex(rows).fillna(0.0).to_numpy()
        total += spent * one.margin / (1 + interest) ** quarter
    return total


def rank_correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float | None:
    """Give Spearman's correlation of two values over customers; None where one of them does not differ."""
    from scipy.stats import spearmanr  # noqa: PLC0415 - loaded only where it is looked at

    if len(one) < 3 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(spearmanr(one, other).statistic)
