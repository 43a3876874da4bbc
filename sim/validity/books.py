"""What the books of one firm say of years that were played: nothing is reckoned beside the engine but the interest.

The value of a firm's customers is what its reports book in those years from all whom it has or wins, advertising paid
and before what no customer causes (rent and leadership, systems, data), discounted to the start at the pack's rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.customer_profit import UNCAUSED
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.validity.stage import SEAT, YEAR, Changes, Played, play
from sim.world import World

ACQUIRING = "advertising"
"""the cost line that is spent on winning customers"""
QUARTERS = 4
"""in a year"""


@dataclass(frozen=True, slots=True)
class Books:
    """One firm's years, as it reported them; yuan of the start."""

    reports: Sequence[FirmReport]
    stayed: Sequence[float]
    """share of the customers of each year's first day who had not left at its end"""
    interest: float
    """a year"""

    def first(self, years: int) -> "Books":
        """Give the first of these years."""
        return Books(self.reports[: QUARTERS * years], self.stayed[:years], self.interest)

    @property
    def value(self) -> float:
        """What all its customers earned it, advertising paid."""
        earned = [report.profit + sum(report.costs[line] for line in UNCAUSED) for report in self.reports]
        return self._today(earned)

    @property
    def margin(self) -> float:
        """What they earned it before advertising."""
        return self.value + self.spent(ACQUIRING)

    def spent(self, line: str) -> float:
        """Give one line of its costs."""
        return self._today([report.costs[line] for report in self.reports])

    @property
    def staying(self) -> float:
        """Mean of the years' shares who stayed."""
        return float(np.mean(self.stayed))

    @property
    def equity(self) -> float:
        """Customer equity at a quarter's end as reported, mean of the quarters."""
        return float(np.mean([report.equity for report in self.reports]))

    @property
    def won(self) -> float:
        """Customers won in a quarter."""
        return float(np.mean([report.won for report in self.reports]))

    def _today(self, yuan: Sequence[float]) -> float:
        quarters = np.arange(len(yuan)) + 0.5
        return float((1 + self.interest) ** -(quarters / QUARTERS) @ np.array(yuan))


def books(
    scenario: Scenario, world: World, years: int, changes: Changes | None = None, everybody: Changes | None = None
) -> Books:
    """Play years in which one firm, or all, changed some decisions for good, and keep the one firm's reports."""
    reports: list[FirmReport] = []
    stayed: list[float] = []
    for _ in range(years):
        played = play(scenario, world, QUARTERS, changes, everybody)
        reports += [played.firm(number) for number in range(1, QUARTERS + 1)]
        stayed.append(_stayed(played))
        world = played.worlds[-1]
    return Books(reports, stayed, scenario.behaviour.discount_rate)


def _stayed(played: Played) -> float:
    """Give the share of those served on the year's first day who did not leave within it."""
    opening = np.flatnonzero((played.worlds[0].customers.firm == SEAT).ravel())
    return float((played.leave(opening, 0) >= YEAR).mean())
