"""What each customer earned a firm in a round: revenue less what the customer's own orders, calls and care cost.

Activity-based costing (Cooper & Kaplan 1991): every line of the round's costs that customers cause is spread over them
by what drives it, so that customers' profits add up to the firm's profit before the costs of having a firm at all
(:data:`UNCAUSED`). Who keeps an agent twice as often costs twice as much; idle minutes are borne by those who call, and
advertising by those who came.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.automation import CALL, GIFT, MESSAGE
from sim.care import CARE, FOLLOW_UP, PROACTIVE, SURVEY, WIN_BACK
from sim.complaints import SILENT, SMALL_SETTLEMENT
from sim.contact_centre.contacts import HANDLING
from sim.contact_centre.pushing import SENT_AWAY
from sim.contact_centre.visits import VISIT
from sim.decisions import Decisions
from sim.event_log import Columns
from sim.filing import files_of
from sim.levers import CHANNELS
from sim.report import FirmReport
from sim.running import Doubles
from sim.scenario import Scenario
from sim.targeting.chosen import meant
from sim.tariff import WEEKS, approach, open_channels, proactive_offer, visits
from sim.world import World

UNCAUSED = ("fixed", "platform", "data_quality", "studies")
"""cost lines that no customer causes: rent and leadership, systems, data"""
ABANDONED, SELF_SERVED = 2, 3


@dataclass(frozen=True, slots=True)
class FirmRound:
    """One firm's round, as its customers' costs are reckoned from."""

    scenario: Scenario
    """at the world's size"""
    decisions: Decisions
    before: World
    after: World
    log: Mapping[str, Columns]
    report: FirmReport

    @property
    def seat(self) -> int:
        """The firm's seat."""
        return self.before.seat(self.report.firm)

    def sum_by_customer(self, table: str, weights: NDArray[np.generic] | None = None) -> Doubles:
        """Count, or add up, this firm's events of a table by customer."""
        return self._sum(self.log[table]["customer"], self._mine(table), weights)

    def messages(self, kind: int) -> Doubles:
        """Count what the firm sent of one kind by customer."""
        table = self.log["messages"]
        return self._sum(table["customer"], self._mine("messages") & (table["kind"] == kind), None)

    def _mine(self, table: str) -> NDArray[np.bool_]:
        mine: NDArray[np.bool_] = self.log[table]["firm"] == self.seat
        return mine

    def _sum(
        self, customer: NDArray[np.generic], where: NDArray[np.bool_], weights: NDArray[np.generic] | None
    ) -> Doubles:
        chosen = None if weights is None else weights[where].astype(np.float64)
        who = customer[where].astype(np.int64)
        return np.bincount(who, chosen, self.before.customers.firm.size).astype(np.float64)

    def of_everybody(self, by_twin: NDArray[np.generic]) -> Doubles:
        """Give every customer what is known of their twin."""
        values: Doubles = np.broadcast_to(by_twin, self.before.customers.firm.shape).ravel().astype(np.float64)
        return values


def customer_profit(of: FirmRound) -> Doubles:
    """Give what every customer earned the firm in the round, yuan, shape ``(mirrors * twins,)``.

    Who had nothing to do with the firm has 0.
    """
    profit = of.sum_by_customer("orders", of.log["orders"]["amount"])
    profit *= of.report.revenue / max(float(profit.sum()), 1e-9)
    present = weeks_served(of)
    for line, drivers in _drivers(of, present).items():
        for yuan, driver in _parts(of.report.costs[line], drivers):
            profit -= _spread(yuan, driver, present)
    return profit


def weeks_served(of: FirmRound) -> Doubles:
    """Give how many weeks of the round each customer was the firm's.

    Of the few who came and went within the round, half of the time before they left is counted.
    """
    at_start = (of.before.customers.firm == of.seat).ravel()
    weeks = np.where(of.after.customers.firm == of.seat, np.minimum(of.after.customers.tenure, WEEKS), 0)
    weeks = weeks.ravel().astype(np.float64)
    left = of.log["departures"]
    from_here = left["firm"] == of.seat
    who, week = left["customer"][from_here].astype(np.int64), left["week"][from_here].astype(np.float64) + 1
    np.add.at(weeks, who, np.where(at_start[who], week, week / 2))
    present: Doubles = np.minimum(weeks, WEEKS)
    return present


_Drivers = list[tuple[float, Doubles]]
"""parts of a cost line: a weight in yuan, or any unit, and what drives it by customer"""


def _drivers(of: FirmRound, present: Doubles) -> dict[str, _Drivers]:
    """Give for every cost line that customers cause what it is spread by."""
    revenue = of.sum_by_customer("orders", of.log["orders"]["amount"])
    consenting = of.of_everybody(of.before.traits.consent) * present
    talked = of.sum_by_customer("contacts", _minutes(of.log["contacts"]))
    asked = of.sum_by_customer("contacts")
    costs, decisions = of.scenario.costs, of.decisions
    agents, specialists = decisions.agents * costs.agent, decisions.specialists * costs.specialist
    staff: _Drivers = [(agents, talked), (specialists, _cases(of))]
    members = (of.before.customers.tier > 0).ravel() * present
    best = (of.before.customers.grade == 0).ravel() * present
    return {
        "product": [(1.0, revenue)],
        "advertising": [(1.0, _won(of))],
        "messages": [(1.0, _written_to(of, consenting))],
        "cross_selling": [(1.0, consenting)],
        "wages": staff,
        "hiring": staff,
        "training": staff,
        "self_service": [(1.0, _self_served(of))],
        "channels": _channels(of, talked),
        "contacts": [(1.0, asked)],
        "compensation": [(1.0, _cases(of, small=SMALL_SETTLEMENT))],
        "loyalty": [
            (decisions.points_rate * of.report.revenue, revenue),
            (decisions.tier_benefits * float(members.sum()) / WEEKS, members),
        ],
        "care": [
            (costs.care_contact * float(of.messages(CARE).sum()), of.messages(CARE)),
            (costs.key_account_manager * decisions.key_account_managers, best),
        ],
        "proactive": _approached(of),
        "win_back": [(1.0, of.messages(WIN_BACK))],
        "surveys": [(1.0, costs.survey * of.messages(SURVEY) + costs.care_contact * of.messages(FOLLOW_UP))],
    }


def _channels(of: FirmRound, talked: Doubles) -> _Drivers:
    """Give who used what the firm opens beside the phone: who wrote or called, and who was met in person."""
    if not of.decisions.visits:
        return [(1.0, talked)]
    contacts = of.log["contacts"]
    met = of.sum_by_customer("contacts", (contacts["channel"] == VISIT).astype(np.float64))
    return [(open_channels(of.decisions, of.scenario), talked), (visits(of.decisions, of.scenario), met)]


def _approached(of: FirmRound) -> _Drivers:
    """Give whom the firm called, with the offer of its decisions or by its automation rules."""
    prices = {
        PROACTIVE: proactive_offer(of.decisions, of.scenario),
        CALL: approach("call", of.scenario),
        GIFT: approach("gift", of.scenario),
    }
    return [(price * float(of.messages(kind).sum()), of.messages(kind)) for kind, price in prices.items()]


def _written_to(of: FirmRound, consenting: Doubles) -> Doubles:
    """Give how many messages each got: those who agree and for whom the aim holds when the round ends, and by rules."""
    everybody = np.arange(of.before.customers.firm.size)
    aimed_at = meant(of.decisions.messages_to, of.after.customers, everybody, files_of(of.scenario, of.after, of.seat))
    messages: Doubles = of.decisions.messages * consenting * aimed_at + of.messages(MESSAGE)
    return messages


def _parts(yuan: float, drivers: _Drivers) -> _Drivers:
    """Divide a line's yuan among its drivers in proportion to their weights."""
    whole = sum(weight for weight, _ in drivers)
    if whole <= 0:
        return [(yuan / len(drivers), driver) for _, driver in drivers]
    return [(yuan * weight / whole, driver) for weight, driver in drivers]


def _spread(yuan: float, driver: Doubles, otherwise: Doubles) -> Doubles:
    """Spread yuan over customers by their part of what drives it; where nobody drives it, by their weeks here."""
    for weights in (driver, otherwise):
        if weights.sum() > 0:
            share: Doubles = yuan * weights / weights.sum()
            return share
    return np.zeros_like(driver)


def _minutes(contacts: Columns) -> Doubles:
    """Give how long each contact kept an agent, relative to a telephone call; nothing where no agent answered."""
    length = np.array([HANDLING[channel] for channel in CHANNELS] + [0.0, 0.0])  # visits, and self-service
    answered = (contacts["outcome"] != ABANDONED) & (contacts["outcome"] != SELF_SERVED)
    minutes: Doubles = np.where(answered, length[contacts["channel"].astype(np.int64)], 0.0)
    return minutes


def _self_served(of: FirmRound) -> Doubles:
    contacts = of.log["contacts"]
    return of.sum_by_customer("contacts", np.isin(contacts["outcome"], (SELF_SERVED, SENT_AWAY)).astype(np.float64))


def _cases(of: FirmRound, small: float = 1.0) -> Doubles:
    """Count complaints that were dealt with, a small loss as ``small`` of a large one."""
    cases = of.log["complaints"]
    size = np.where(cases["large"], 1.0, small) * (cases["outcome"] != SILENT)
    return of.sum_by_customer("complaints", size)


def _won(of: FirmRound) -> Doubles:
    """Say who came to the firm in the round: those were won by what it spent on advertising."""
    left = of.log["departures"]
    here, was_here = of.after.customers.firm == of.seat, of.before.customers.firm == of.seat
    came: NDArray[np.bool_] = (here & (~was_here | (of.after.customers.tenure < WEEKS))).ravel()
    came[left["customer"][left["to"] == of.seat].astype(np.int64)] = True
    return came.astype(np.float64)
