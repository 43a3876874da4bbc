"""What a lesson can measure of a firm's run: one number by name, from the reports and the log that the engine gave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.demos.form import Unit
from sim.customer_profit import UNCAUSED
from sim.report import FirmReport
from sim.validity.stage import SEAT, Played

KEEPING = ("loyalty", "care", "messages", "proactive", "compensation", "surveys")
"""cost lines that are spent on customers whom the firm has"""

YEAR_OF_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a run."""

    unit: Unit
    of: Callable[[Played], float]
    by_round: Callable[[FirmReport], float] | None = None
    """the same for one round, where that means something"""
    tables: tuple[str, ...] = ()
    """what it reads of the log beside :data:`sim.journal.REPORTED`"""


def _reports(played: Played) -> list[FirmReport]:
    return [played.firm(number) for number in range(1, len(played.reports) + 1)]


def _total(unit: Unit, figure: Callable[[FirmReport], float]) -> Measure:
    return Measure(unit, lambda played: float(sum(map(figure, _reports(played)))), figure)


def _mean(unit: Unit, figure: Callable[[FirmReport], float]) -> Measure:
    return Measure(unit, lambda played: float(np.mean([figure(report) for report in _reports(played)])), figure)


def _last(unit: Unit, figure: Callable[[FirmReport], float]) -> Measure:
    return Measure(unit, lambda played: float(figure(played.firm(-1))), figure)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _stayed(played: Played) -> float:
    """Give the share of the customers of the first day who never left."""
    opening = np.flatnonzero((played.worlds[0].customers.firm == SEAT).ravel())
    return float((played.leave(opening, 0) >= 13 * len(played.reports)).mean())


def _earned(report: FirmReport) -> float:
    """Give what its customers earned a firm: profit before rent and leadership, systems, data."""
    return report.profit + sum(report.costs[line] for line in UNCAUSED)


def _spent(report: FirmReport, lines: Sequence[str]) -> float:
    return sum(report.costs[line] for line in lines)


def _year(played: Played, which: slice) -> float:
    return float(sum(report.profit for report in _reports(played)[which]))


def _per_newcomer(played: Played) -> float:
    books = _reports(played)
    return _ratio(sum(_spent(report, ["advertising"]) for report in books), sum(report.won for report in books))


def _per_kept(played: Played) -> float:
    """Give what is spent on keeping one customer for a year."""
    books = _reports(played)
    mean = sum(report.customers_start for report in books) / len(books)
    return _ratio(sum(_spent(report, KEEPING) for report in books) * 4 / len(books), mean)


def _orders_each(played: Played) -> float:
    """Give orders per customer and week in the last round, when people have got used to what the firm does."""
    last = played.firm(-1)
    return _ratio(last.orders, sum(last.weekly.customers))


MEASURES: dict[str, Measure] = {
    "stayed": Measure("share", _stayed),
    "retention": _mean("share", lambda report: report.retention),
    "satisfaction": _last("score", lambda report: report.satisfaction),
    "customers": _last("count", lambda report: report.customers_end),
    "won": _total("count", lambda report: report.won),
    "lost": _total("count", lambda report: report.lost),
    "revenue": _total("yuan", lambda report: report.revenue),
    "profit": _total("yuan", lambda report: report.profit),
    "first_year_profit": Measure("yuan", lambda played: _year(played, slice(0, YEAR_OF_QUARTERS))),
    "last_year_profit": Measure("yuan", lambda played: _year(played, slice(-YEAR_OF_QUARTERS, None))),
    "earned": _total("yuan", _earned),
    "equity": _last("yuan", lambda report: report.equity),
    "orders": _total("count", lambda report: report.orders),
    "orders_each": Measure("plain", _orders_each),
    "wait": _mean("seconds", lambda report: 60 * report.mean_wait),
    "abandoned": _mean("share", lambda report: report.abandonment),
    "answered_in_time": _mean("share", lambda report: report.service_level),
    "occupancy": _mean("share", lambda report: report.occupancy),
    "first_contact": _mean("share", lambda report: report.first_contact_resolution),
    "complaints": _total("count", lambda report: report.complaints),
    "agents_left": _total("count", lambda report: report.agents_left),
    "morale": _last("share", lambda report: report.morale),
    "cost_of_winning": Measure("yuan", _per_newcomer),
    "cost_of_keeping": Measure("yuan", _per_kept),
    "spent_on_training": _total("yuan", lambda report: report.costs["training"]),
    "spent_on_people": _total("yuan", lambda report: _spent(report, ("wages", "training", "hiring"))),
    "spent_on_systems": _total("yuan", lambda report: _spent(report, ("platform", "data_quality"))),
    "spent_on_ads": _total("yuan", lambda report: _spent(report, ("advertising",))),
}
"""Every number of a run that a lesson may name."""
