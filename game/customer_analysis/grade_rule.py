"""The team's own grades: points from the RFM scores, weighted as the team sets them, and three thresholds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from game.errors import Refused
from sim.levers import GRADES

WEIGHTS = ("recency", "frequency", "money")
HEAVIEST = 5
LEAST, MOST = 1.0, 5.0
"""points there can be"""


@dataclass(frozen=True, slots=True)
class GradeRule:
    """How a team grades its customers. Points = weighted mean of R, F and M, 1 to 5; from ``a`` points on grade A."""

    recency: int = 1
    frequency: int = 1
    money: int = 2
    a: float = 4.5
    b: float = 3.5
    c: float = 2.5

    def as_dict(self) -> dict[str, float]:
        """Give the rule as plain numbers by name."""
        return asdict(self)


def check(values: Mapping[str, object]) -> GradeRule:
    """Give the rule that these numbers make.

    Raises:
        Refused: ``out_of_bounds`` (a weight, a threshold), ``bad_grade_rule`` (no weight, thresholds that do not fall).
    """
    if set(values) != set(GradeRule().as_dict()):
        raise Refused("bad_grade_rule")
    weights = {name: int(_within(name, values[name], 0, HEAVIEST)) for name in WEIGHTS}
    a, b, c = (round(_within(f"grade_{name}", values[name], LEAST, MOST), 2) for name in ("a", "b", "c"))
    if not any(weights.values()) or not a > b > c:
        raise Refused("bad_grade_rule")
    return GradeRule(**weights, a=a, b=b, c=c)


def _within(name: str, value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused("bad_grade_rule")
    if not low <= value <= high:  # neither is a number that is none
        raise Refused("out_of_bounds", what=name, value=value, low=low, high=high)
    return float(value)


def graded(table: pd.DataFrame, rule: GradeRule) -> pd.DataFrame:
    """Give ``points`` (1 to 5) and ``own_grade`` (A to D) for every row of a table with the scores r, f and m."""
    weights = np.array([rule.recency, rule.frequency, rule.money], np.float64)
    points = table[["r", "f", "m"]].to_numpy(np.float64) @ weights / weights.sum()
    place = sum((points < threshold - 1e-9).astype(np.int64) for threshold in (rule.a, rule.b, rule.c))
    return pd.DataFrame({"points": points.round(2), "own_grade": np.array(GRADES)[place]}, index=table.index)
