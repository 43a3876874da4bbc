"""One customer of the shipped model, one week, in plain Python: what the peers of the benchmark run.

**The same work.** A customer goes through the week of :mod:`sim.quarter` equation by equation, with the engine's own
constants and the pack's parameters: contact pressure and care contacts; failures, silent or complained about;
contacts, what self-service takes of them, the wait in the firm's line, giving up, unsolved contacts and closed
channels; satisfaction and expectation; orders; the review of the relationship with its ties, price and rivals' pull;
a further product; the choice among all firms with a taste for each; the start anew at another firm; what people say.

**Left out here, done by our engine:** the event log; the causes of departures, and the account of harm kept for them;
costs, lifetime values, the grades at the round's end; the survey's figures; the report. **Done by the engine's rooms
for the peers as well:** what firms do (:mod:`benchmarks.plain_firms`, a few numbers a week). **Left out by our
engine:** nothing.

**Not the same to the bit.** Luck is everybody's own here; the engine's is common random numbers, shared by twins.
Numbers have 64 bits here, 32 there. A complaint is given up when patience ends, there when its turn would come.

The framework calls :meth:`Customer.open_week`, lets the firms work, and calls :meth:`Customer.close_week`.
"""

import math

from benchmarks.plain_market import NORMAL, QUANTILES, Case, Contact, Firm, Person, minute_of, poisson
from sim.care import BOND_MEMORY, CARE_PRESSURE, RECONSIDER, WIN_BACK_WEEKS, WOKEN_MEMORY
from sim.clock import WEEK
from sim.complaints import (
    COMPLAINING,
    COMPLAINING_TIME,
    MEMORY_WEEKS,
    SILENT,
    SOLVED,
    SOLVED_QUICKLY,
    TARP,
    TARP_MODERN,
)
from sim.complaints import UNSOLVED as NOT_SOLVED
from sim.contact_centre.contacts import EXTRA_PRODUCT, MOST_CONTACTS, SELF_SERVICE_SUCCESS
from sim.contact_centre.week import CALLBACK
from sim.customers import LONG_AGO
from sim.loyalty import MEMBER_WEEKS
from sim.marketing import PRAISES, PRESSURE_MEMORY, WARNS
from sim.movement import NEWCOMER_HOPE, NEWCOMER_SPREAD
from sim.purchases import EAGERNESS, MOST_EAGER, MOST_ORDERS, MOST_PRODUCTS, ORDER_SPREAD, RELUCTANT, SPENDING_MEMORY
from sim.retention import MOST
from sim.satisfaction import CLOSED_CHANNEL, NOT_FORGIVEN, OVER_CONTACT, RECOVERED, RETURN, SMALL_LOSS

_COMPLAINING: list[float] = COMPLAINING.tolist()
_RECOVERED: list[float] = RECOVERED.tolist()
_TARP: dict[str, list[list[float]]] = {"classic": TARP.tolist(), "modern": TARP_MODERN.tolist()}


class Customer(Person):
    """A person's week."""

    __slots__ = ()

    def open_week(self) -> None:
        """Be written to and called; let things go wrong; turn to the firm."""
        self.wait = self.asked = 0.0
        self.abandoned = self.unsolved = self.closed_channel = False
        self.settled = None
        self.bond *= WOKEN_MEMORY if self.bond > 0 else BOND_MEMORY
        self.pressure *= PRESSURE_MEMORY
        last = self.last_firm
        if last is not None and self.consent and last is not self.firm and self.since_left <= WIN_BACK_WEEKS:
            last.lost.append(self)
        firm = self.firm
        if firm is None:
            return
        firm.members.append(self)
        if self.consent:
            self.pressure += (1 - PRESSURE_MEMORY) * firm.load
        if self.tenure >= MEMBER_WEEKS and self.grade <= 2:
            self.tier = 2 if self.grade == 0 else 1
        else:
            self.tier = 0
        draw = self.market.draw
        if draw() < firm.care_chance[self.grade]:
            self.pressure += CARE_PRESSURE
        if self.case is None and draw() < firm.failing:
            self.meet_failure(firm)
        self.turn_to(firm)

    def meet_failure(self, firm: Firm) -> None:
        """Suffer a failure: stay silent or complain."""
        market = self.market
        large = market.draw() < market.behaviour.large_share
        if market.draw() < _COMPLAINING[large]:
            began = market.opened + market.draw() * COMPLAINING_TIME * WEEK
            self.case = Case(began, began, large, self.grade if firm.best_first else 0, self)
            firm.cases.append(self.case)
            self.complaints += 1
        else:
            self.settled = SILENT, large, self.since_failure <= MEMORY_WEEKS

    def turn_to(self, firm: Firm) -> None:
        """Get in touch as often as one does, and must; self-service settles some of it."""
        market = self.market
        draw = market.draw
        rate = self.contact_rate * market.conditions["contact_rate"] * (1 + EXTRA_PRODUCT * (self.products - 1))
        count = poisson(draw(), rate, MOST_CONTACTS)
        if not count and (self.callback or self.case is not None):
            count = 1
        self.callback = False
        self.contacts += count
        for _ in range(count):
            if draw() < firm.deflection * SELF_SERVICE_SUCCESS:
                self.self_served += 1
            else:
                self.call(firm)

    def call(self, firm: Firm) -> None:
        """Join the firm's line of this week."""
        market = self.market
        draw, spread = market.draw, market.spread
        channel = firm.channel[self.channel]
        if channel != self.channel:
            self.closed_channel = True
        size = math.exp(spread * NORMAL[int(draw() * QUANTILES)] - spread * spread / 2)
        patience = -market.patience * math.log(1 - draw() * 0.999999)
        priority = self.grade if firm.best_first else 0
        firm.line.append(Contact(minute_of(draw()), firm.handling[channel] * size, patience, priority, self))

    def hear(self, wait: float, *, answered: bool, solving: float) -> None:
        """Learn what becomes of a contact, after ``wait`` minutes."""
        self.waited += wait
        self.wait = max(self.wait, wait)
        draw = self.market.draw
        if not answered:
            self.abandoned = True
            self.gave_up += 1
        elif draw() < solving:
            return
        else:
            self.unsolved = True
        if draw() < CALLBACK:
            self.callback = True

    def learn(self, outcome: int) -> None:
        """Learn what becomes of one's complaint."""
        if self.case is not None:
            self.settled = outcome, self.case.large, self.since_failure <= MEMORY_WEEKS
            self.case = None

    def close_week(self) -> None:
        """Feel, buy, review, and perhaps move; say so."""
        firm = self.firm
        looks = self.market.draw() < self.market.entering if firm is None else self.live_through(firm)
        self.since_left = min(self.since_left + 1, LONG_AGO)
        if looks or (self.asked and self.market.draw() < RECONSIDER):
            self.choose()
        self.speak()

    def live_through(self, firm: Firm) -> bool:
        """Feel, order and review; say whether one looks around, which leaves the week's later orders undone."""
        shock = self.feel(firm)
        lift = self.message_lift(firm)
        number = self.wanted(firm, lift)
        stays, luck = self.review(firm, number), self.market.draw()
        calm = stays ** (number if self.per_order else 1)
        if number > 1 and self.per_order and luck < 1 - calm:
            number = min(max(math.ceil(math.log(1 - luck) / math.log(stays)), 1), number)
        self.buy(firm, number)
        self.consider_more(firm, lift)
        return luck < 1 - calm * (1 - shock)

    def feel(self, firm: Firm) -> float:
        """Let satisfaction and expectation follow the week; give the shock of a failure."""
        behaviour = self.market.behaviour
        self.since_failure = min(self.since_failure + 1, LONG_AGO)
        against = OVER_CONTACT * max(self.pressure - behaviour.message_optimum, 0.0)
        against += behaviour.wait_penalty * self.wait / (behaviour.wait_half + self.wait)
        against += behaviour.abandon_penalty * self.abandoned + behaviour.unsolved_penalty * self.unsolved
        against += CLOSED_CHANNEL * self.closed_channel
        shock = 0.0
        if self.settled is not None:
            penalty, shock = self.settle(*self.settled)
            against += penalty
        noise = behaviour.noise * NORMAL[int(self.market.draw() * QUANTILES)]
        lasting = firm.quality + firm.care[self.grade] * self.care_sensitivity + firm.perks[self.tier]
        surprise = lasting - against + noise - self.expectation
        weight = behaviour.gain if surprise > 0 else behaviour.loss
        moved = self.satisfaction + weight * surprise + RETURN * (lasting - self.satisfaction)
        self.satisfaction = min(max(moved, 1.0), 5.0)
        self.expectation = min(max(self.expectation + behaviour.expectation_drift * surprise, 1.0), 5.0)
        return shock

    def settle(self, outcome: int, large: bool, repeated: bool) -> tuple[float, float]:  # noqa: FBT001
        """Take a failure's outcome; give what it takes off perceived quality, and the chance to look around at once."""
        behaviour = self.market.behaviour
        solved = outcome in (SOLVED, SOLVED_QUICKLY)
        share = NOT_FORGIVEN if repeated and solved else _RECOVERED[outcome]
        counts_as = NOT_SOLVED if repeated and outcome != SILENT else outcome
        stays = _TARP[behaviour.complainers][large]
        shock = behaviour.failure_shock * (stays[SOLVED_QUICKLY] - stays[counts_as])
        self.since_failure = 0
        return behaviour.failure_penalty * (1.0 if large else SMALL_LOSS) * share, shock

    def message_lift(self, firm: Firm) -> float:
        """Give what messages add to purchases."""
        behaviour = self.market.behaviour
        dose = max((self.pressure - firm.offers) / firm.copies / behaviour.message_optimum, 1e-6)
        return 1 + firm.lift * math.exp(behaviour.message_steepness * (math.log(dose) + 1 - dose))

    def wanted(self, firm: Firm, lift: float) -> int:
        """Give one's orders of the week; who gave up on the line does not order."""
        if self.abandoned:
            return 0
        return poisson(self.market.draw(), self.order_rate * lift * firm.orders[self.segment], MOST_ORDERS)

    def buy(self, firm: Firm, number: int) -> None:
        """Place the orders, and remember."""
        self.recency = 0 if number else min(self.recency + 1, LONG_AGO)
        self.tenure += 1
        self.spending *= SPENDING_MEMORY
        if number:
            mood = math.exp(
                ORDER_SPREAD * NORMAL[int(self.market.draw() * QUANTILES)] - ORDER_SPREAD * ORDER_SPREAD / 2
            )
            size = 1 + self.market.behaviour.product_revenue * (self.products - 1)
            self.pay(firm, number, self.market.price * self.value * size * number * mood * (1 - firm.discount))

    def pay(self, firm: Firm, number: int, paid: float) -> None:
        """Pay for one's orders."""
        self.orders += number
        self.spent += paid
        self.frequency += number
        self.money += paid
        self.spending += (1 - SPENDING_MEMORY) * paid
        firm.revenue += paid

    def review(self, firm: Firm, orders: int) -> float:
        """Give the chance that one review of the relationship leaves it as it is."""
        market = self.market
        behaviour = market.behaviour
        if self.per_order and not orders:
            return 1.0
        reviews = self.leaving / (1 - market.stays_by_choice) * market.conditions["review_rate"]
        reviews = min(max(reviews, 1e-6), MOST)
        z = self.satisfaction - behaviour.indifference
        excess = max(self.pressure - behaviour.message_optimum, 0.0)
        log_odds = math.log(reviews / (1 - reviews)) + firm.pull[self.segment] + self.bond
        log_odds -= (behaviour.contentment if z > 0 else behaviour.discontent) * z * abs(z)
        log_odds -= behaviour.product_tie * (self.products - 1) + firm.ties[self.tier]
        log_odds += behaviour.over_contact_push * excess * excess
        return 1 - 1 / (1 + math.exp(-log_odds))

    def consider_more(self, firm: Firm, lift: float) -> None:
        """Take a further product, if the mood is right for one."""
        if self.consent and self.products < MOST_PRODUCTS:
            mood = min(max((self.satisfaction - RELUCTANT) / EAGERNESS, 0.0), MOST_EAGER)
            if self.market.draw() < firm.cross_selling * mood * lift * self.appetite:
                self.products += 1

    def choose(self) -> None:
        """Choose among all firms and doing without; one's own firm asks its own customers' price."""
        market = self.market
        weight = market.price_weight * self.price_sensitivity
        chosen, most = None, market.outside + self.taste()
        for firm in market.firms:
            price = firm.log_price_own if firm is self.firm else firm.log_price_new
            value = firm.fame[self.segment] - weight * price + self.taste()
            if firm is self.last_firm:
                value += self.asked
            if value > most:
                chosen, most = firm, value
        if chosen is not self.firm:
            self.move(chosen)

    def taste(self) -> float:
        """Give this week's liking of a firm: a Gumbel draw."""
        return -math.log(-math.log(self.market.draw() * 0.999998 + 1e-6))

    def move(self, firm: Firm | None) -> None:
        """Begin a new relationship, or none: what was built up with the old firm is gone."""
        returned = bool(self.asked) and firm is self.last_firm
        if self.firm is not None:
            self.last_firm, self.since_left = self.firm, 0
            self.departures += 1
        self.firm = firm
        self.tenure = self.recency = self.frequency = self.tier = 0
        self.money = self.spending = self.pressure = self.bond = 0.0
        self.callback, self.case = False, None
        self.since_failure, self.grade, self.products = LONG_AGO, 3, 1
        hope = self.market.behaviour.indifference + NEWCOMER_HOPE
        feels = hope + NEWCOMER_SPREAD * NORMAL[int(self.market.draw() * QUANTILES)]
        self.satisfaction = self.expectation = min(max(feels, 1.0), 5.0)
        if returned and firm is not None:
            self.bond, self.products = firm.welcome

    def speak(self) -> None:
        """Count among the firm's customers, and among those who speak well or ill of it."""
        firm = self.firm
        if firm is not None:
            firm.customers += 1
            firm.best += self.grade == 0
            firm.happy += self.satisfaction > PRAISES
            firm.unhappy += self.satisfaction < WARNS
