"""When one customer came to a firm, and came back: read from the logs, beside all else that passed between the two.

A departure to the firm tells the week in which somebody came. Who had been nobody's stands in no such row: they are
told as being there again in the first week in which the firm dealt with them as with a customer.
"""

from collections.abc import Iterator, Sequence

from sim.event_log import EventLog
from sim.mailings import weeks_of
from sim.portfolio import Happening, history

COMING = "coming"
"""kind of a :class:`~sim.portfolio.Happening`: they came; ``again`` whether they had been there before, ``seen``
whether only what followed tells it, so that they may have come some weeks earlier"""
SERVED = ("order", "contact", "mailing")
"""what nobody but a customer has"""


def passed_between(
    logs: Sequence[tuple[int, EventLog]], customer: int, firms: Sequence[str], firm: str
) -> list[Happening]:
    """Give what passed between one customer and a firm, oldest first, and when they came; ``firms`` by seat."""
    every = [*history(logs, customer, firms), *_mailings(logs, customer, firms, firm)]
    order = {"mailing": 0, "departure": 2}
    every.sort(key=lambda one: (one.round, one.week, order.get(one.kind, 1)))
    return [one for one in _told(every, firm) if one.kind != "mailing"]


def _told(every: Sequence[Happening], firm: str) -> Iterator[Happening]:
    left = gone = False
    for one in every:
        if one.kind == "departure" and one.detail["to"] == firm:
            yield Happening(one.round, one.week, firm, COMING, {"again": left, "seen": False})
            gone = False
        if one.firm != firm:
            continue
        if gone and one.kind in SERVED:
            yield Happening(one.round, one.week, firm, COMING, {"again": True, "seen": True})
            gone = False
        if one.kind == "departure":
            left = gone = True
        yield one


def _mailings(
    logs: Sequence[tuple[int, EventLog]], customer: int, firms: Sequence[str], firm: str
) -> Iterator[Happening]:
    """Give the weeks in which the firm's ordinary messages came."""
    for number, log in logs:
        table = log.tables["mailings"]
        rows = (table["customer"] == customer) & (table["firm"] == firms.index(firm))
        for bits in table["weeks"][rows].tolist():
            yield from (Happening(number, week, firm, "mailing", {}) for week in weeks_of(int(bits)))
