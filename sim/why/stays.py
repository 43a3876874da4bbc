"""How long customers stayed with a firm: one row for every time that somebody was there, from coming to leaving.

Worlds and departures tell when each stay began and ended, to the week. One kind is in neither: who was nobody's, came,
and left again within the same round. How many of these came in which week follows from the report's weekly figures;
which of them it was does not matter for how long they stayed in all, so the first to leave is taken for the first to
have come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.clock import WEEKS
from sim.event_log import EventLog
from sim.world import World

AWAY = -1


@dataclass(frozen=True, slots=True)
class PastQuarter:
    """One round of a market as it went."""

    before: World
    after: World
    log: EventLog
    won: Sequence[int]
    """customers who came to the firm in each week, as its report has it"""


def stays(past: Iterable[PastQuarter], firm: str) -> pd.DataFrame:
    """Give everybody's stays with a firm over rounds that follow each other, oldest first.

    Columns: ``customer`` number; ``came`` week since the first round began (0: was there by then); ``weeks`` that the
    stay lasted since then, as far as is seen; ``left`` whether it ended within what is seen. Who came back has a row
    for each stay.
    """
    book = _Book(np.zeros(0, np.int64))
    for number, quarter in enumerate(past):
        seat = quarter.before.seat(firm)
        if number == 0:
            book.since = np.where(quarter.before.customers.firm.ravel() == seat, 0, AWAY)
        _read(book, quarter, seat, number * WEEKS)
    return book.as_frame()


@dataclass(slots=True)
class _Book:
    """Who is there since when, and the stays that have ended."""

    since: NDArray[np.int64]
    """week in which the customer's stay began, shape ``(customers,)``; AWAY where there is none"""
    ended: list[tuple[int, int, int]] = field(default_factory=list)
    """customer, week of coming, week of leaving"""
    week: int = 0
    """up to which is seen"""

    def as_frame(self) -> pd.DataFrame:
        """Give the ended stays and those that go on, by week of coming and customer."""
        going = np.flatnonzero(self.since != AWAY)
        ended = np.array(self.ended, np.int64).reshape(-1, 3)
        came = np.concatenate([ended[:, 1], self.since[going]])
        columns = {
            "customer": np.concatenate([ended[:, 0], going]),
            "came": came,
            "weeks": np.concatenate([ended[:, 2], np.full(going.size, self.week)]) - came,
            "left": np.arange(came.size) < len(ended),
        }
        return pd.DataFrame(columns).sort_values(["came", "customer", "weeks"], ignore_index=True)


def _read(book: _Book, quarter: PastQuarter, seat: int, first: int) -> None:
    """Enter a round that began in week ``first``."""
    known = np.zeros(WEEKS, np.int64)
    guests: list[tuple[int, int]] = []
    table = quarter.log.tables["departures"]
    rows = np.flatnonzero((table["firm"] == seat) | (table["to"] == seat))
    told = (table[name][rows].tolist() for name in ("customer", "firm", "week"))
    for customer, home, week in zip(*told, strict=True):
        if home != seat:
            book.since[customer] = first + week + 1
            known[week] += 1
        elif book.since[customer] == AWAY:
            guests.append((customer, week))
        else:
            book.ended.append((customer, int(book.since[customer]), first + week + 1))
            book.since[customer] = AWAY
    book.week = first + WEEKS
    known += _settle_in(book, quarter.after, seat)
    for (customer, left), came in zip(guests, _weeks_of(np.asarray(quarter.won) - known), strict=True):
        book.ended.append((customer, first + came + 1, first + left + 1))


def _settle_in(book: _Book, after: World, seat: int) -> NDArray[np.int64]:
    """Enter who came from nobody and stayed to the end of the round; give how many came in each week."""
    there = after.customers.firm.ravel() == seat
    fresh = np.flatnonzero(there & (book.since == AWAY))
    tenure = after.customers.tenure.ravel()[fresh].astype(np.int64)
    book.since[fresh] = book.week - tenure
    return np.bincount(WEEKS - 1 - tenure, minlength=WEEKS)


def _weeks_of(counts: NDArray[np.int64]) -> list[int]:
    """Give the week of each of those counted, earliest first."""
    return [int(week) for week in np.repeat(np.arange(WEEKS), np.maximum(counts, 0))]
