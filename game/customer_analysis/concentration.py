"""How unequal customers are: the customer pyramid by grade, and the whale curve of their profits."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.levers import GRADES

POINTS = 101
"""of a curve: every per cent of the customers"""


@dataclass(frozen=True, slots=True)
class WhaleCurve:
    """Customers from the most to the least profitable, and what they earned together (Kaplan & Narayanan 2001)."""

    customers: NDArray[np.float64]
    """share of customers, 0 to 1"""
    profit: NDArray[np.float64]
    """profit of so many of the best, relative to the profit of all; above 1 before the costly ones eat it up"""
    total: float
    """yuan of all"""
    peak: float
    """the highest point of ``profit``"""
    peak_at: float
    """share of customers at the peak"""
    costly: int
    """customers who cost more than they brought"""
    lost: float
    """yuan that those cost beyond what they brought"""


def pyramid(table: pd.DataFrame, grade: str = "own_grade") -> pd.DataFrame:
    """Give one row per grade, A first: customers and their share, money and its share, profit and its share."""
    groups = table.groupby(grade)
    sums = groups[["money", "profit"]].sum(min_count=1).reindex(list(GRADES))
    counts = groups.size().reindex(list(GRADES), fill_value=0)
    found = pd.DataFrame({"customers": counts, "share": counts / max(len(table), 1)})
    found["money"] = sums["money"].fillna(0.0)
    found["money_share"] = found["money"] / max(float(found["money"].sum()), 1e-9)
    found["profit"] = sums["profit"]
    return found


def whale_curve(profit: NDArray[np.float64]) -> WhaleCurve | None:
    """Give the whale curve; None where there is nothing to draw: no customers, no round yet, or no profit in all."""
    known = np.sort(profit[np.isfinite(profit)])[::-1]
    total = float(known.sum())
    if not known.size or total <= 0:
        return None
    summed = np.concatenate([[0.0], np.cumsum(known)]) / total
    places = np.unique(np.linspace(0, known.size, POINTS).round().astype(np.int64))
    best = int(summed.argmax())
    return WhaleCurve(
        customers=places / known.size,
        profit=summed[places],
        total=total,
        peak=float(summed[best]),
        peak_at=best / known.size,
        costly=int((known < 0).sum()),
        lost=float(-known[known < 0].sum()),
    )
