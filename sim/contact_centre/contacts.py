"""Customers contacting their firm: who, when, by which channel, and what self-service takes off the queue."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sim import by_firm, crm_platform
from sim.compiled import compiled, each, either
from sim.contact_centre.ordering import in_order
from sim.contact_centre.pushing import Pushing, note_pushed, settled_share
from sim.contact_centre.queue import Calls
from sim.contact_centre.rosters import minute_of
from sim.levers import CHANNELS
from sim.portable_math import counts, response
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

_RELATIVE: Final = np.array([HANDLING[name] for name in CHANNELS])
_SUCCESS: Final = np.float32(SELF_SERVICE_SUCCESS)
_TRIED, _SETTLED = 1, 2
_COLUMNS: Final = (np.int64, np.float64, np.float64, np.float64, np.int64, np.int8, np.float32)
"""of a contact as it is drawn: seat, moment, handling, patience, customer, channel, luck; all are exact as doubles"""
Places = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""numbers of some customers; everybody's twin, and slot"""
OfContact = tuple[NDArray[np.int8], NDArray[np.float64], Floats, Floats, Floats]
"""by person: the channel preferred; of one contact its moment, size, patience and luck"""


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

    def calls(self, seat: int, turns: NDArray[np.int8] | None) -> Calls:
        """Give one firm's line; who has the lower of ``turns`` (by customer number) comes first, if they are given."""
        rows = slice(int(self.bounds[seat]), int(self.bounds[seat + 1]))
        who = self.customer[rows]
        priority = np.zeros(len(who), np.int8) if turns is None else turns[who]
        return Calls(self.minute[rows], self.handling[rows], self.patience[rows], priority)


def make_contacts(run: Running) -> tuple[Offered, Pushing | None]:
    """Let customers turn to their firms; self-service takes its part, the rest is offered to agents.

    Gives what was pushed to self-service as well, where anything was.
    """
    count = np.empty(run.seats.shape, np.int8)
    customers = run.customers
    _turn(
        (run.served, customers.products, customers.case_opened),
        (_usual_counts(run), np.arange(run.streams.twins)),
        (customers.callback, customers.contacts),
        count,
    )
    run.journal.note("contacts", run.total(count))
    pushing = Pushing.begin(run, settles_up_to(run), SELF_SERVICE_SUCCESS)
    left = _deflect(run, count, pushing)
    note_pushed(run, pushing)
    return _offer(run, left), pushing


def _usual_counts(run: Running) -> NDArray[np.int8]:
    """Give how often everybody would turn to the firm this week, by the products held: ``(products + 1, twins)``."""
    often, most = run.conditions["contact_rate"], int(run.customers.products.max(initial=1))
    return run.streams.once(("usual_counts", run.week, often, most), lambda: _counts_by_products(run, often, most))


def _counts_by_products(run: Running, often: float, most: int) -> NDArray[np.int8]:
    rate = run.traits.contact_rate * np.float32(often)
    products = np.arange(most + 1, dtype=np.float32)
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
    reach, joined = _built(run)
    return run.slots(DEFLECTION * reach * joined)


def settles_up_to(run: Running) -> NDArray[np.float64]:
    """Give by seat up to which difficulty of a matter, from 0 to 1, self-service is built to settle it."""
    reach, joined = _built(run)
    return reach * joined


def pushed_away(run: Running) -> Floats | None:
    """Give by slot what share of the calls that are left pushing is expected to spare; nothing where nobody pushes."""
    push = run.lever("self_service_push")
    built = np.minimum(settles_up_to(run), 1.0)
    return run.slots(settled_share(push, built, SELF_SERVICE_SUCCESS)) if push.any() else None


def _built(run: Running) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give by seat what spending has made of self-service, and what being joined to other channels does to that."""
    reach = response(run.lever("self_service"), run.scenario.half.self_service)
    joined = APART + JOINED * run.stocks.maturity[crm_platform.COLLABORATIVE]
    return reach, joined


def _deflect(run: Running, count: NDArray[np.int8], pushing: Pushing | None) -> list[NDArray[np.int64]]:
    """Give for each of a customer's contacts whose is left after self-service; write down and book what it settles."""
    chance = deflection(run)
    counted = np.zeros((run.firms, 3), np.int64)
    left = []
    who = by_firm.numbers(count > 0)
    for k in range(MOST_CONTACTS):
        who = who[by_firm.numbers(count.ravel()[who] > k)] if k else who
        u, cell = np.empty(who.size, np.float32), np.empty(who.size, np.int64)
        luck = run.streams.uniform(Purpose.SELF_SERVICE, run.week, k)
        _try((who, run.twins, run.seats.ravel()), luck, chance, (u, cell))
        if pushing is not None:
            helped, back = pushing.take(who, cell % 3 == 0, k)
            cell += _SETTLED * helped + _TRIED * back
        counted += np.bincount(cell, minlength=3 * (run.firms + 1)).reshape(-1, 3)[1:]
        settled = cell % 3 == _SETTLED
        left.append(who[by_firm.numbers(~settled)])
        if run.journal.keeps("contacts"):
            solved = by_firm.numbers(settled)
            _write_self_served(run, who[solved], u[solved])
    tried = counted[:, _TRIED:].sum(axis=1)
    run.journal.note("self_served", counted[:, _SETTLED])
    run.journal.note("self_tried", tried)
    run.book("contacts", tried * run.scenario.costs.self_service_session)
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


def _offer(run: Running, left: list[NDArray[np.int64]]) -> Offered:
    """Give the contacts that are left to agents, in order: the first one of ``left[0]``, the second of ``left[1]``."""
    firms = _channels(run), _handling(run), run.scenario.service.patience_minutes
    places = np.cumsum([0, *(who.size for who in left)]).tolist()
    drawn = np.empty((places[-1], len(_COLUMNS)))
    for number, who in enumerate(left):
        _draw_up(
            (who, run.twins, run.seats.ravel()),
            run.distance.ravel(),
            _of_contact(run, number),
            firms,
            drawn[places[number] : places[number + 1]],
        )
    drawn[:, 1] = minute_of(drawn[:, 1])
    order, bounds = in_order(drawn[:, 0].astype(np.int64), drawn[:, 1].copy(), run.firms)
    columns: tuple[NDArray[Any], ...] = tuple(np.empty(len(order), kind) for kind in _COLUMNS)
    _put_in_order(order, drawn, columns)
    seat, minute, handling, patience, customer, channel, luck = columns
    return Offered(customer, seat, minute, handling, patience, channel, luck, bounds)


def _of_contact(run: Running, number: int) -> OfContact:
    """Give what is drawn of everybody's ``number``-th contact."""
    lane = number * 4
    moment = run.streams.fine(Purpose.CONTACT_TIME, run.week, number)
    spread = np.float32(run.scenario.service.handling_spread)
    size = run.streams.lognormal(Purpose.CONTACT, run.week, spread, 1 + lane)
    patience = run.streams.exponential(Purpose.CONTACT, run.week, 2 + lane)
    luck = run.streams.uniform(Purpose.CONTACT, run.week, 3 + lane)
    return run.traits.channel, moment, size, patience, luck


@compiled
def _draw_up(
    places: Places,
    distance: NDArray[np.int64],
    of_twin: OfContact,
    firms: tuple[NDArray[np.int8], NDArray[np.float64], float],
    drawn: NDArray[np.float64],
) -> None:
    """Give each contact its firm, its moment in the week, its handling time and patience, its channel and luck."""
    (chosen, twins, seats), (preferred, moment, size, patience, luck) = places, of_twin
    used, handling, waits = firms
    for row in each(len(chosen)):
        who = chosen[row]
        twin, at = twins[who], seats[who] - 1
        by = used[at, preferred[twin]]
        later = moment[twin] + distance[who] * GOLDEN
        drawn[row, 0], drawn[row, 1] = at, later - np.floor(later)
        drawn[row, 2] = handling[at, by] * np.float64(size[twin])
        drawn[row, 3] = waits * np.float64(patience[twin])
        drawn[row, 4], drawn[row, 5], drawn[row, 6] = who, by, luck[twin]


@compiled
def _put_in_order(order: NDArray[np.int64], drawn: NDArray[np.float64], columns: tuple[NDArray[Any], ...]) -> None:
    """Copy contacts to columns, in order; all of one contact is read at once."""
    seat, minute, handling, patience, customer, channel, luck = columns
    for row in each(len(order)):
        came = order[row]
        seat[row], minute[row] = drawn[came, 0], drawn[came, 1]
        handling[row], patience[row] = drawn[came, 2], drawn[came, 3]
        customer[row], channel[row], luck[row] = drawn[came, 4], drawn[came, 5], drawn[came, 6]


def _channels(run: Running) -> NDArray[np.int8]:
    """Give the channel used by firm and preference: the preferred one where it is open, else the first that is."""
    return run.once(("channels",), lambda: _used(run))


def _used(run: Running) -> NDArray[np.int8]:
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
    minutes: NDArray[np.float64] = mean[:, None] * _RELATIVE[None, :]
    return minutes
