"""Customers contacting their firm: who, when, by which channel, and what self-service takes off the queue."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sim import crm_platform
from sim.compiled import compiled, each, either
from sim.contact_centre.queue import Calls
from sim.contact_centre.rosters import minute_of
from sim.levers import CHANNELS
from sim.portable_math import counts, exponential, normal, response
from sim.portable_math import exp as portable_exp
from sim.running import Floats, Running
from sim.staffing import skill
from sim.streams import Purpose

MOST_CONTACTS = 2
"""contacts a customer may make in a week"""
EXTRA_PRODUCT = 0.15
"""further contacts with each further product (assumption)"""
DEFLECTION = 0.5
"""share of contacts that self-service can take at most (assumption)"""
SELF_SERVICE_SUCCESS = 0.85
"""share of the contacts tried by self-service that it solves (assumption)"""
APART, JOINED = 0.8, 0.4
"""reach of self-service that stands apart from other channels, and what one view of the customer adds (assumption)"""
AUTOMATION_SAVES = 0.3
"""share of handling time that operational systems can save (assumption)"""
BEGINNERS, EXPERIENCE_SAVES, SKILL_SAVES = 1.3, 0.3, 0.1
"""handling time of untrained beginners, relative to the pack's; what experience and skill save of it (assumption)"""
HANDLING = {"phone": 1.0, "chat": 0.75, "social": 0.85}
"""handling time by channel, relative to the phone: one agent serves several chats (assumption)"""
GOLDEN = 0.6180339887498949
"""spreads twins who have come to the same firm over the week, so that they do not call in the same second"""

_SUCCESS: Final = np.float32(SELF_SERVICE_SUCCESS)
_TRIED, _SETTLED = 1, 2
Places = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""numbers of some customers; everybody's twin, and slot"""


@dataclass(frozen=True, slots=True)
class Offered:
    """A week's contacts with an agent, by firm and time; arrays of shape ``(contacts,)``."""

    customer: NDArray[np.int64]
    seat: NDArray[np.int64]
    minute: NDArray[np.float64]
    handling: NDArray[np.float64]
    patience: NDArray[np.float64]
    channel: NDArray[np.int8]
    luck: Floats
    """the uniform that decides whether the contact solves it"""
    bounds: NDArray[np.int64]
    """rows ``bounds[j]`` to ``bounds[j + 1]`` are seat j's, in the order of time"""

    def calls(self, seat: int, priority: NDArray[np.int8]) -> Calls:
        """Give one firm's line; ``priority`` is by customer number, flattened."""
        rows = slice(int(self.bounds[seat]), int(self.bounds[seat + 1]))
        return Calls(self.minute[rows], self.handling[rows], self.patience[rows], priority[self.customer[rows]])


def make_contacts(run: Running) -> Offered:
    """Let customers turn to their firms; self-service takes its part, the rest is offered to agents."""
    count = np.empty(run.seats.shape, np.int8)
    customers = run.customers
    _turn(
        (run.served, customers.products, customers.case_opened),
        (_usual_counts(run), np.arange(run.streams.twins)),
        (customers.callback, customers.contacts),
        count,
    )
    run.journal.note("contacts", run.total(count))
    rows = [_one_contact_each(run, who, k) for k, who in enumerate(_deflect(run, count))]
    return _in_order(run, [np.concatenate(column) for column in zip(*rows, strict=True)])


def _usual_counts(run: Running) -> NDArray[np.int8]:
    """Give how often everybody would turn to the firm this week, by the products held: ``(products + 1, twins)``."""
    rate = run.traits.contact_rate * np.float32(run.conditions["contact_rate"])
    products = np.arange(run.customers.products.max(initial=1) + 1, dtype=np.float32)
    more = np.float32(1) + np.float32(EXTRA_PRODUCT) * np.maximum(products - 1, 0)
    u = run.streams.uniform(Purpose.CONTACT, run.week)
    return counts(u[None, :], rate[None, :] * more[:, None], MOST_CONTACTS)


@compiled
def _turn(
    standing: tuple[NDArray[np.bool_], NDArray[np.int8], Floats],
    usual: tuple[NDArray[np.int8], NDArray[np.int64]],
    kept: tuple[NDArray[np.bool_], NDArray[np.int16]],
    count: NDArray[np.int8],
) -> None:
    """Give how often each customer turns to the firm this week: at least once who must."""
    (served, products, case_opened), (table, row), (callback, contacts) = standing, usual, kept
    for mirror in each(served.shape[0]):
        for twin in each(served.shape[1]):
            at = mirror, twin
            number = table[products[at], row[twin]]
            number = either((number == 0) & (callback[at] | (case_opened[at] >= 0)), 1, number)
            count[at] = either(served[at], number, 0)
            contacts[at] += count[at]
            callback[at] = False


def deflection(run: Running) -> Floats:
    """Give the chance by slot that self-service is tried: diminishing in spending, better when integrated."""
    reach = response(run.lever("self_service"), run.scenario.half.self_service)
    joined = APART + JOINED * run.stocks.maturity[crm_platform.COLLABORATIVE]
    return run.slots(DEFLECTION * reach * joined)


def _deflect(run: Running, count: NDArray[np.int8]) -> list[NDArray[np.int64]]:
    """Give for each of a customer's contacts whose is left after self-service; write down and book what it settles."""
    chance = deflection(run)
    counted = np.zeros((run.firms, 3), np.int64)
    left = []
    who = np.flatnonzero(count)
    for k in range(MOST_CONTACTS):
        who = who[count.ravel()[who] > k] if k else who
        u, cell = np.empty(who.size, np.float32), np.empty(who.size, np.int64)
        luck = run.streams.uniform(Purpose.SELF_SERVICE, run.week, k)
        _try((who, run.twins, run.seats.ravel()), luck, chance, (u, cell))
        counted += np.bincount(cell, minlength=3 * (run.firms + 1)).reshape(-1, 3)[1:]
        solved = cell % 3 == _SETTLED
        left.append(who[~solved])
        _write_self_served(run, who[solved], u[solved])
    run.journal.note("self_served", counted[:, _SETTLED])
    run.book("contacts", counted[:, _TRIED:].sum(axis=1) * run.scenario.costs.self_service_session)
    return left


@compiled
def _try(places: Places, luck: Floats, chance: Floats, found: tuple[Floats, NDArray[np.int64]]) -> None:
    """Give these customers' luck with self-service, and 3 x slot + (0 not tried, 1 tried in vain, 2 settled)."""
    (chosen, twins, seats), (u, cell) = places, found
    for row in each(len(chosen)):
        seat, drawn = seats[chosen[row]], luck[twins[chosen[row]]]
        tried, settled = drawn < chance[seat], drawn < chance[seat] * _SUCCESS
        u[row] = drawn
        cell[row] = 3 * seat + either(settled, _SETTLED, either(tried, _TRIED, 0))


def _write_self_served(run: Running, who: NDArray[np.int64], u: Floats) -> None:
    run.journal.write(
        "contacts",
        customer=who,
        firm=run.customers.firm.ravel()[who],
        week=run.week_of_round,
        minute=minute_of(u),
        channel=-1,
        wait=0,
        outcome=3,
    )


def _one_contact_each(run: Running, who: NDArray[np.int64], number: int) -> list[NDArray[Any]]:
    """Give these customers' ``number``-th contact: customer, seat, minute, handling, patience, channel, luck."""
    lane = number * 4
    moment = run.streams.fine(Purpose.CONTACT_TIME, run.week, number)
    size, patience, luck = (run.streams.uniform(Purpose.CONTACT, run.week, 1 + lane + k) for k in range(3))
    spread = np.float32(run.scenario.service.handling_spread)
    size = portable_exp(spread * normal(size) - spread * spread / np.float32(2))
    seat, channel, lucks = np.empty(who.size, np.int64), np.empty(who.size, np.int8), np.empty(who.size, np.float32)
    times = np.empty((3, who.size))
    _draw_up(
        (who, run.twins, run.seats.ravel()),
        run.distance.ravel(),
        (run.traits.channel, moment, size, exponential(patience), luck),
        (_channels(run), _handling(run), run.scenario.service.patience_minutes),
        (seat, channel, lucks, times),
    )
    return [who, seat, minute_of(times[0]), times[1], times[2], channel, lucks]


@compiled
def _draw_up(
    places: Places,
    distance: NDArray[np.int64],
    of_twin: tuple[NDArray[np.int8], NDArray[np.float64], Floats, Floats, Floats],
    firms: tuple[NDArray[np.int8], NDArray[np.float64], float],
    drawn: tuple[NDArray[np.int64], NDArray[np.int8], Floats, NDArray[np.float64]],
) -> None:
    """Give each contact its firm, channel and luck, its moment in the week, its handling time and its patience."""
    (chosen, twins, seats), (preferred, moment, size, patience, luck) = places, of_twin
    (used, handling, waits), (seat, channel, lucks, times) = firms, drawn
    for row in each(len(chosen)):
        who = chosen[row]
        twin, at = twins[who], seats[who] - 1
        by = used[at, preferred[twin]]
        later = moment[twin] + distance[who] * GOLDEN
        seat[row], channel[row], lucks[row] = at, by, luck[twin]
        times[0, row] = later - np.floor(later)
        times[1, row] = handling[at, by] * np.float64(size[twin])
        times[2, row] = waits * np.float64(patience[twin])


def _channels(run: Running) -> NDArray[np.int8]:
    """Give the channel used by firm and preference: the preferred one where it is open, else the first that is."""
    used = np.zeros((run.firms, len(CHANNELS)), np.int8)
    for number, decisions in enumerate(run.decisions):
        opened = [CHANNELS.index(channel) for channel in decisions.channels]
        used[number] = [k if k in opened else opened[0] for k in range(len(CHANNELS))]
    return used


def _handling(run: Running) -> NDArray[np.float64]:
    """Give mean handling minutes by firm and channel: shorter with experience, automation and chat."""
    service = run.scenario.service
    automated = 1 - AUTOMATION_SAVES * run.stocks.maturity[crm_platform.OPERATIONAL]
    practised = BEGINNERS - EXPERIENCE_SAVES * run.stocks.experience - SKILL_SAVES * skill(run)
    mean = service.handling_minutes * run.conditions["handling_time"] * automated * practised
    minutes: NDArray[np.float64] = mean[:, None] * np.array([HANDLING[name] for name in CHANNELS])[None, :]
    return minutes


def _in_order(run: Running, columns: list[NDArray[Any]]) -> Offered:
    """Sort contacts by firm and time."""
    seat, minute = columns[1], columns[2]
    order = _by_seat_and_time(seat, minute)
    return Offered(
        customer=columns[0][order],
        seat=seat[order],
        minute=minute[order],
        handling=columns[3][order],
        patience=columns[4][order],
        channel=columns[5][order],
        luck=columns[6][order],
        bounds=np.concatenate((np.zeros(1, np.int64), np.cumsum(np.bincount(seat, minlength=run.firms)))),
    )


def _by_seat_and_time(seat: NDArray[np.int64], minute: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give the order by firm, then time: quick, for times (53-bit draws) hardly ever tie; ties stay as they came."""
    timed = np.argsort(minute)
    order: NDArray[np.int64] = timed[np.argsort(seat[timed].astype(np.int16), kind="stable")]
    tied = (minute[order[1:]] == minute[order[:-1]]) & (seat[order[1:]] == seat[order[:-1]])
    return np.lexsort((minute, seat)) if tied.any() else order
