"""Buying and growing: orders or monthly bills, further products, recency, frequency and money.

Orders are a Poisson process of each customer's own gamma-distributed rate (the buying half of the BG/NBD, Fader,
Hardie & Lee 2005); values are lognormal over customers.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim import by_firm, crm_platform, tariff
from sim.by_firm import GRAIN
from sim.care import CROSS_SOLD, write_messages
from sim.compiled import compiled, each, either
from sim.contact_centre.week import Experience
from sim.customers import LONG_AGO, Traits
from sim.marketing import Attraction, discounts, reminders
from sim.portable_math import counts, exp, log
from sim.running import Doubles, Floats, Running, exact_sum
from sim.scenario import Scenario
from sim.streams import Purpose

MOST_ORDERS = 4
"""orders that a customer can place in a week"""
ORDER_SPREAD = 0.3
"""sigma of one customer's orders around their own mean (assumption)"""
WELCOME_WEEKS = 13
"""weeks in which somebody who has just come pays what newcomers are promised (assumption)"""
SPENDING_MEMORY = 0.9737
"""a week's weight in recent spending: half-life 26 weeks"""
MOST_PRODUCTS = 4
"""products that a customer can hold (assumption)"""
APPETITE = np.float32(1.12)
"""makes readiness for further products 1 on average (customers differ, and a root is below its mean)"""
BIGGEST_APPETITE = 4
"""nobody's readiness counts as that of more than so many times the mean spender (assumption)"""
EFFORT_HALF = 0.5
"""effort at cross-selling with half of the effect that endless effort would have (assumption)"""
GUESSED, FOUND = 0.5, 0.9
"""offers that suit without analytics, relative to the pack's rate, and what analytics add (assumption)"""
RELUCTANT, EAGERNESS, MOST_EAGER = 3.0, 1.2, 1.5
"""satisfaction up to which nobody adds a product; so many points more give the pack's rate; the most, of that rate
(assumption)"""
_SPENDING_MEMORY: Final = np.float32(SPENDING_MEMORY)
_RELUCTANT: Final = np.float32(RELUCTANT)
_EAGERNESS: Final = np.float32(EAGERNESS)
_MOST_EAGER: Final = np.float32(MOST_EAGER)
_NOTHING: Final = np.float32(0)
_ONE: Final = np.float32(1)
MONTHS_BY_WEEK = 12 / 52
"""monthly bills in a week"""
_BILL_WEEKS = (0, 4, 9)
"""weeks of a quarter with a monthly bill, shifted by customer"""


def basket(run: Running) -> Floats:
    """Give the list value of everybody's order or monthly fee, yuan: price x value x products."""
    extra = np.maximum(run.customers.products - 1, 0).astype(np.float32)
    size = np.float32(1) + np.float32(run.scenario.behaviour.product_revenue) * extra
    return np.float32(run.scenario.offer.price) * run.traits.value[None, :] * size


def order_rate(run: Running, lift: Floats, reminded: Floats | None = None) -> Floats:
    """Give everybody's orders (bills) a week: own rate, season, messages, and one's own discount.

    ``lift`` is :func:`~sim.marketing.message_lift`; ``reminded`` :func:`~sim.marketing.reminders`, if advertising is
    to count.
    """
    _, own = discounts(run)
    if run.scenario.relationship == "contractual":
        return np.full(run.seats.shape, MONTHS_BY_WEEK, np.float32)
    cheaper = -run.scenario.behaviour.promotion_response * log((1 - own).astype(np.float32))
    promoted = run.slots(exp(cheaper.astype(np.float32)))
    season = np.float32(run.conditions["purchase_rate"])
    if reminded is None:
        reminded = np.ones((len(run.scenario.segments), run.firms + 1), np.float32)
    rate = np.empty(run.seats.shape, np.float32)
    _rate(run.seats, (run.traits.segment, run.traits.order_rate * season), (promoted, reminded), lift, rate)
    return rate


@compiled
def _rate(
    seats: NDArray[np.int64],
    of_twin: tuple[NDArray[np.int8], Floats],
    tables: tuple[Floats, Floats],
    lift: Floats,
    rate: Floats,
) -> None:
    (segment, usual), (promoted, reminded) = of_twin, tables
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            seat = seats[mirror, twin]
            rate[mirror, twin] = usual[twin] * lift[mirror, twin] * promoted[seat] * reminded[segment[twin], seat]


def buy(run: Running, number: NDArray[np.int8]) -> None:
    """Let the week's orders come in; book what the goods and points cost, note revenue."""
    who = by_firm.numbers(number > 0)
    times, seat = number.ravel()[who], run.seats.ravel()[who] - 1
    listed, paid = _bill(run, who, times)
    revenue = exact_sum(seat, paid, run.firms)
    run.journal.note("revenue", revenue)
    run.journal.note("orders", exact_sum(seat, times, run.firms))
    run.book("product", exact_sum(seat, listed, run.firms) * run.scenario.offer.cost_share)
    run.book("loyalty", revenue * run.lever("points_rate"))
    _remember(run, number, who, paid)
    amount: Floats = np.divide(paid, times, dtype=np.float32)
    run.journal.note("revenue_in", _revenue_by_segment(run, who, times, amount))
    run.journal.write("orders", times, customer=who, firm=seat, week=run.week_of_round, amount=amount)


def _revenue_by_segment(run: Running, who: NDArray[np.int64], times: NDArray[np.int8], amount: Floats) -> Doubles:
    """Add up these customers' orders, each rounded, by firm and by the segment of who ordered."""
    segments = len(run.scenario.segments)
    cell, whole = np.empty(who.size, np.int64), np.empty(who.size)
    _round((who, run.twins, run.seats.ravel()), (run.traits.segment, segments), (times, amount), (cell, whole))
    return exact_sum(cell, whole, (run.firms + 1) * segments).reshape(-1, segments)[1:]


@compiled
def _round(
    places: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
    people: tuple[NDArray[np.int8], int],
    orders: tuple[NDArray[np.int8], Floats],
    found: tuple[NDArray[np.int64], Doubles],
) -> None:
    """Give each customer's slot and segment in one number, and their orders together, each in whole 1/1024."""
    (whom, twins, seats), (segment, segments), (times, amount), (cell, whole) = places, people, orders, found
    for row in each(len(whom)):
        who = whom[row]
        cell[row] = seats[who] * segments + segment[twins[who]]
        whole[row] = np.rint(np.float64(amount[row]) * GRAIN) / GRAIN * times[row]


def _bill(run: Running, who: NDArray[np.int64], times: NDArray[np.int8]) -> tuple[Floats, Floats]:
    """Give what each buyer of ``who`` has bought (:func:`basket`) at the list price, and what is paid for it.

    Each is spared the discount for own customers; newcomers also what wins newcomers now.
    """
    spread = np.float32(0.0 if run.scenario.relationship == "contractual" else ORDER_SPREAD)
    mood = run.streams.lognormal(Purpose.SPEND, run.week, spread)
    listed, paid = np.empty(who.size, np.float32), np.empty(who.size, np.float32)
    new, own = (run.slots(cut) for cut in discounts(run))
    _price(
        (who, times, run.twins),
        (run.seats.ravel(), run.customers.tenure.ravel(), run.customers.products.ravel()),
        (np.float32(run.scenario.offer.price) * run.traits.value, mood),
        (np.float32(run.scenario.behaviour.product_revenue), np.maximum(new, own), own),
        (listed, paid),
    )
    return listed, paid


@compiled
def _price(
    bought: tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.int64]],
    standing: tuple[NDArray[np.int64], NDArray[np.int16], NDArray[np.int8]],
    of_twin: tuple[Floats, Floats],
    prices: tuple[np.float32, Floats, Floats],
    bill: tuple[Floats, Floats],
) -> None:
    (whom, times, twins), (seats, tenure, products), (value, mood) = bought, standing, of_twin
    (further, fresh, usual), (listed, paid) = prices, bill
    for row in each(len(whom)):
        who = whom[row]
        size = _ONE + further * np.float32(np.maximum(products[who] - 1, 0))
        listed[row] = value[twins[who]] * size * np.float32(times[row]) * mood[twins[who]]
        cut = either(tenure[who] < WELCOME_WEEKS, fresh[seats[who]], usual[seats[who]])
        paid[row] = listed[row] * (_ONE - cut)


def orders(run: Running, experience: Experience, lift: Floats, pulls: Attraction) -> NDArray[np.int8]:
    """Give everybody's orders or bills; who gave up waiting on the line does not order this week."""
    if run.scenario.relationship == "contractual":
        phase = (run.week_of_round + np.arange(run.streams.twins)) % 13
        return (np.isin(phase, _BILL_WEEKS)[None, :] & run.served).astype(np.int8)
    u = run.streams.uniform(Purpose.ORDER, run.week)[None, :]
    number = counts(u, order_rate(run, lift, reminders(run, pulls)), MOST_ORDERS)
    return np.where(run.served & ~experience.abandoned, number, 0).astype(np.int8)


def _remember(run: Running, number: NDArray[np.int8], who: NDArray[np.int64], paid: Floats) -> None:
    """Bring recency, frequency, money, spending and tenure up to date; ``paid`` is what ``who`` bought paid."""
    customers = run.customers
    _pass_a_week(
        (number, run.served),
        (customers.recency, customers.frequency, customers.tenure, customers.since_left),
        customers.spending,
    )
    customers.money.ravel()[who] += paid
    customers.spending.ravel()[who] += np.float32(1 - SPENDING_MEMORY) * paid


@compiled
def _pass_a_week(
    week: tuple[NDArray[np.int8], NDArray[np.bool_]],
    weeks: tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]],
    spending: Floats,
) -> None:
    (number, served), (recency, frequency, tenure, since_left) = week, weeks
    for mirror in each(served.shape[0]):
        for twin in each(served.shape[1]):
            at = mirror, twin
            recency[at] = either(number[at] == 0, np.minimum(recency[at] + 1, LONG_AGO), 0)
            frequency[at] += number[at]
            tenure[at] += served[at]
            since_left[at] = np.minimum(since_left[at] + 1, LONG_AGO)
            spending[at] *= _SPENDING_MEMORY


def appetite(scenario: Scenario, traits: Traits) -> Floats:
    """Give how readily everybody takes further products, about 1 on average, shape ``(twins,)``.

    Who spends more adds more: an assumption, as are the root and the most.
    """
    contract = scenario.relationship == "contractual"
    rates = [1.0 if contract else kind.orders.mean for kind in scenario.segments]
    mean = sum(kind.share * kind.value * rate for kind, rate in zip(scenario.segments, rates, strict=True))
    usual = traits.value if contract else traits.value * traits.order_rate
    readiness: Floats = APPETITE * np.sqrt(np.minimum(usual / np.float32(mean), np.float32(BIGGEST_APPETITE)))
    return readiness


def cross_sell(run: Running, lift: Floats) -> None:
    """Offer further products: the contented take them, messages remind, better data find them. Book the offers."""
    effort = run.lever("cross_selling")
    offers = effort * tariff.OFFERS_PER_WEEK * run.consenting
    run.book("cross_selling", offers * run.scenario.costs.care_contact)
    found = GUESSED + FOUND * run.stocks.maturity[crm_platform.ANALYTICAL]
    power = run.scenario.behaviour.cross_sell_rate * (1 + EFFORT_HALF) * effort / (EFFORT_HALF + effort) * found
    appetites = run.once(("appetite",), lambda: appetite(run.scenario, run.traits))
    chance, taken = np.empty(run.seats.shape, np.float32), np.empty(run.seats.shape, np.bool_)
    _tempt(appetites, (run.seats, run.customers.satisfaction, lift), run.slots(power), chance)
    luck = run.streams.uniform(Purpose.CROSS_SELL, run.week)
    _take(luck, run.agreed, chance, (run.customers.products, taken))
    write_messages(run, by_firm.numbers(taken), CROSS_SOLD)


@compiled
def _tempt(
    appetites: Floats, standing: tuple[NDArray[np.int64], Floats, Floats], power: Floats, chance: Floats
) -> None:
    """Give the chance that an offer is taken, by the mood that everybody is in."""
    seats, satisfaction, lift = standing
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            at = mirror, twin
            eager = (satisfaction[at] - _RELUCTANT) / _EAGERNESS
            mood = np.minimum(np.maximum(eager, _NOTHING), _MOST_EAGER)
            chance[at] = power[seats[at]] * mood * lift[at] * appetites[twin]


@compiled
def _take(
    u: Floats, agreed: NDArray[np.bool_], chance: Floats, grown: tuple[NDArray[np.int8], NDArray[np.bool_]]
) -> None:
    """Let those who agree, and have the luck, take a further product."""
    products, taken = grown
    for mirror in each(agreed.shape[0]):
        for twin in each(agreed.shape[1]):
            at = mirror, twin
            takes = agreed[at] & (u[twin] < chance[at]) & (products[at] < MOST_PRODUCTS)
            products[at] += takes
            taken[at] = takes
