"""What a row of the validity table says: what was published, what comes out here, and whether that is near enough."""

from typing import Literal

from pydantic import Field

from sim.pack_part import Part
from sim.text import Text

Standing = Literal["emerges", "tuned", "put_in", "exact"]
"""``emerges``: nobody put the number in, so that a match is evidence; ``tuned``: it comes out of the customers' lives,
but parameters were chosen so that it would; ``put_in``: it is a parameter, and the row only holds that it still works;
``exact``: a formula that must be computed to the digit."""
Verdict = Literal["met", "not_met", "not_measured"]
Unit = Literal["", "percent", "points", "seconds", "times", "years"]
"""``percent``: a fraction, shown times 100; ``points``: percentage points, shown as they are."""


class Figure(Part):
    """One number of a row, with the band in which it is accepted."""

    name: Text
    ours: float
    low: float
    high: float
    published: float | None = None
    """as the source gives it; ``None`` where it gives a range or an order: the band says it then"""
    unit: Unit = ""

    @property
    def within(self) -> bool:
        """True where ours lies in the accepted band."""
        return self.low <= self.ours <= self.high


class Curve(Part):
    """One line, row of points or row of bars of a plot."""

    name: Text
    kind: Literal["line", "points", "bars"]
    x: tuple[float, ...] | tuple[str, ...]
    y: tuple[float, ...]


class Plot(Part):
    """What is drawn beside a row: published and ours in one picture."""

    x: Text
    y: Text
    curves: tuple[Curve, ...] = Field(min_length=1)
    percent: bool = False
    """the y axis is a fraction, shown in per cent"""


class Finding(Part):
    """One row of the table."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: Text
    standing: Standing
    source: str
    """author, year, where: the same in every language"""
    setting: Text
    """what was run: pack or stated variant, how many people, how long"""
    figures: tuple[Figure, ...]
    reason: Text | None = None
    """why it is not met or was not measured"""
    plot: Plot | None = None

    @property
    def verdict(self) -> Verdict:
        """``met`` where every figure lies within its band."""
        if not self.figures:
            return "not_measured"
        return "met" if all(figure.within for figure in self.figures) else "not_met"
