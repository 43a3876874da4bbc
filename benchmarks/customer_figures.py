"""What a round came to for customers, in the figures that our engine and the peers must agree in."""

from collections.abc import Callable, Sequence

from benchmarks.agreement import Estimate, of_sample
from benchmarks.plain_market import Person
from sim.report import FirmReport, RoundReport

KEPT, SATISFACTION = "retention rate", "satisfaction at the end"
_PER_PERSON: dict[str, tuple[Callable[[Person], float], Callable[[FirmReport], float]]] = {
    "served at the end": (lambda one: one.firm is not None, lambda firm: firm.customers_end),
    "departures": (lambda one: one.departures, lambda firm: firm.lost),
    "orders": (lambda one: one.orders, lambda firm: firm.orders),
    "yuan spent": (lambda one: one.spent, lambda firm: firm.revenue),
    "contacts": (lambda one: one.contacts, lambda firm: firm.contacts),
    "self-served contacts": (lambda one: one.self_served, lambda firm: firm.self_served),
    "minutes waited": (lambda one: one.waited, lambda firm: firm.mean_wait * _offered(firm)),
    "contacts given up": (lambda one: one.gave_up, lambda firm: firm.abandonment * _offered(firm)),
    "complaints": (lambda one: one.complaints, lambda firm: firm.complaints),
}
"""figure a person and round -> one person's, and a firm's sum"""


def _offered(firm: FirmReport) -> int:
    return firm.contacts - firm.self_served


def of_people(everybody: Sequence[Person]) -> dict[str, Estimate]:
    """Give the figures of people who have lived each with their own luck."""
    figures = {
        KEPT: of_sample([one.firm is one.started_with for one in everybody if one.started_with is not None]),
        SATISFACTION: of_sample([one.satisfaction for one in everybody if one.firm is not None]),
    }
    return figures | {name: of_sample([person(one) for one in everybody]) for name, (person, _) in _PER_PERSON.items()}


def of_reports(reports: Sequence[RoundReport]) -> dict[str, Estimate]:
    """Give the figures of rounds that differ in luck alone; people of one round share theirs with their twins."""
    rounds = [_of_report(report) for report in reports]
    return {name: of_sample([figures[name] for figures in rounds]) for name in rounds[0]}


def _of_report(report: RoundReport) -> dict[str, float]:
    firms = report.firms.values()
    figures = {
        KEPT: sum(firm.kept for firm in firms) / sum(firm.customers_start for firm in firms),
        SATISFACTION: sum(firm.satisfaction * firm.customers_end for firm in firms)
        / sum(firm.customers_end for firm in firms),
    }
    return figures | {
        name: sum(total(firm) for firm in firms) / report.customers for name, (_, total) in _PER_PERSON.items()
    }
