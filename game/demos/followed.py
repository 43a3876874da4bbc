"""Groups of people who are picked out in one run of a lesson and followed in all its runs: the same people."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.demos.form import Unit, Who
from sim.care import PROACTIVE
from sim.complaints import MEMORY_WEEKS, SOLVED_QUICKLY
from sim.validity.stage import NEVER, QUARTER, SEAT, Played, Whole


@dataclass(frozen=True, slots=True)
class Followed:
    """Who, and since which week of the run."""

    who: Whole
    since: Whole


def _at_the_start(played: Played, *, member: bool) -> Followed:
    first = played.worlds[0].customers
    mine = (first.firm == SEAT) & ((first.tier > 0) == member)
    who = np.flatnonzero(mine.ravel())
    return Followed(who, np.zeros(who.size, np.int64))


def _called(played: Played) -> Followed:
    """Pick out whom the firm called in the first quarter, since the week of the first call."""
    sent = played.events("messages")
    chosen = (sent["kind"] == PROACTIVE) & (sent["firm"] == SEAT) & (sent["week"].astype(np.int64) < QUARTER)
    who, first = np.unique(sent["customer"][chosen].astype(np.int64), return_index=True)
    return Followed(who, sent["week"][chosen][first].astype(np.int64))


def _failed(played: Played, *, twice: bool) -> Followed:
    """Pick out, at all firms, who complained, was helped quickly, and whom nothing else befell for a quarter.

    ``twice``: another one had befallen them within the half year before; else none had. The run must be long enough
    that both can be seen.
    """
    events = played.events("complaints")
    customer, week = events["customer"].astype(np.int64), events["week"].astype(np.int64)
    order = np.lexsort((week, customer))
    customer, week, outcome = customer[order], week[order], events["outcome"][order]
    before, after = np.full(week.size, -NEVER), np.full(week.size, NEVER)
    same = customer[1:] == customer[:-1]
    before[1:][same], after[:-1][same] = week[:-1][same], week[1:][same]
    last = QUARTER * (len(played.reports) - 1)
    fits = (outcome == SOLVED_QUICKLY) & (week >= MEMORY_WEEKS) & (week < last) & (after >= week + QUARTER)
    chosen = fits & ((before >= week - MEMORY_WEEKS) == twice)
    return Followed(customer[chosen], week[chosen])


@dataclass(frozen=True, slots=True)
class Picked:
    """How a group is picked out of a run."""

    of: Callable[[Played], Followed]
    tables: tuple[str, ...] = ()
    """what that reads of the log beside :data:`sim.journal.REPORTED`"""


PICKED: dict[Who, Picked] = {
    "members": Picked(lambda played: _at_the_start(played, member=True)),
    "others": Picked(lambda played: _at_the_start(played, member=False)),
    "called": Picked(_called, ("messages",)),
    "once_failed": Picked(lambda played: _failed(played, twice=False)),
    "twice_failed": Picked(lambda played: _failed(played, twice=True)),
}


@dataclass(frozen=True, slots=True)
class Following:
    """One number of a group in a run."""

    unit: Unit
    of: Callable[[Played, Followed], float]
    tables: tuple[str, ...] = ()
    """what it reads of the log beside :data:`sim.journal.REPORTED`"""


def _left(played: Played, group: Followed) -> float:
    """Give the share who leave within a quarter since."""
    return float((played.leave(group.who, group.since) < group.since + QUARTER).mean())


def _wallet(played: Played, group: Followed) -> float:
    """Give the mean share of their spending in the market that goes to the firm; who spends nothing is out."""
    orders = played.events("orders")
    customer, amount = orders["customer"].astype(np.int64), orders["amount"].astype(np.float64)
    here, people = orders["firm"] == SEAT, played.worlds[0].customers.firm.size
    spent = np.bincount(customer, weights=amount, minlength=people)
    spent_here = np.bincount(customer[here], weights=amount[here], minlength=people)
    buyers = group.who[spent[group.who] > 0]
    return float((spent_here[buyers] / spent[buyers]).mean())


def _mood(played: Played, group: Followed) -> float:
    """Give the mean satisfaction at the end of the quarter in which it happened, of all who are still customers."""
    found: list[NDArray[np.float32]] = []
    for number, world in enumerate(played.worlds[1:]):
        who = group.who[group.since // QUARTER == number]
        long_there = (world.customers.tenure > QUARTER).ravel()[who]
        found.append(world.customers.satisfaction.ravel()[who[long_there]])
    return float(np.concatenate(found).mean())


FOLLOWED: dict[str, Following] = {
    "left_within_a_quarter": Following("share", _left),
    "share_of_wallet": Following("share", _wallet, ("orders",)),
    "mood": Following("score", _mood),
}
"""Every number of a group that a lesson may name."""
