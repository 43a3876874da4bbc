"""How a firm's weekly messages came to one customer, and when contact had become too much: read from the logs."""

from dataclasses import dataclass

import numpy as np

from sim.event_log import EventLog
from sim.mailings import weeks_of


@dataclass(frozen=True, slots=True)
class Pressed:
    """One round of one customer with one firm; weeks are 0..12, in order."""

    round: int
    messages: float
    """that the firm sent in such a week"""
    weeks: tuple[int, ...]
    """in which they came"""
    too_much: tuple[int, ...]
    """that ended with more messages, offers and calls than the customer likes"""


def pressed(number: int, log: EventLog, customer: int, seat: int, messages: float) -> Pressed | None:
    """Give what stands in a round's log; None where nothing does (or it was played by a version that kept nothing)."""
    table = log.tables["mailings"]
    rows = (table["customer"] == customer) & (table["firm"] == seat)
    if not rows.any():
        return None
    both = (weeks_of(int(np.bitwise_or.reduce(table[name][rows]))) for name in ("weeks", "too_much"))
    return Pressed(number, messages, *both)
