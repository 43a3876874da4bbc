"""Money: what a firm earned and spent, and what its customers are worth.

Customer lifetime value = weekly margin at today's policy x r / (1 + i - r) (Gupta & Lehmann 2003), with r the
customer's own chance to stay a week and i the weekly discount rate; customer equity is the sum over customers
(Blattberg & Deighton 1996).
"""

import numpy as np

from sim import tariff
from sim.care import contact_costs
from sim.choice import neutral_share
from sim.contact_centre.contacts import deflection, pushed_away
from sim.marketing import discounts, message_lift, message_prices
from sim.purchases import basket, order_rate
from sim.retention import base_log_odds, contentment, per_order, stays_through, ties
from sim.running import Doubles, Floats, Running
from sim.targeting.chosen import aimed
from sim.tariff import WEEKS

COST_LINES = (
    "product",
    "advertising",
    "messages",
    "cross_selling",
    "wages",
    "hiring",
    "training",
    "self_service",
    "channels",
    "contacts",
    "compensation",
    "loyalty",
    "care",
    "proactive",
    "win_back",
    "surveys",
    "studies",
    "platform",
    "data_quality",
    "fixed",
)
"""Every line of a firm's costs, in the order in which statements show them."""
LEAST_LEAVING = np.float32(0.00004)
"""nobody is surer to stay than this a week"""


def book_week(run: Running) -> None:
    """Book what a week costs whatever happens: self-service, open channels, rent and leadership."""
    run.book("self_service", run.lever("self_service") / WEEKS)
    for amounts in run.once(("channel_costs",), lambda: _channel_costs(run)):
        run.book("channels", amounts)
    run.book("fixed", np.full(run.firms, run.scenario.costs.fixed / WEEKS))


def _channel_costs(run: Running) -> tuple[Doubles, Doubles]:
    """Give a week's cost by seat of the channels that are open, and of the visits that may be booked."""
    opened = np.array([tariff.open_channels(d, run.scenario) for d in run.decisions])
    return opened / WEEKS, np.array([tariff.visits(d, run.scenario) for d in run.decisions]) / WEEKS


def weekly_margin(run: Running, rate: Floats | None = None) -> Floats:
    """Give what each customer is expected to earn a week, yuan: revenue less goods, service, rewards and care.

    ``rate`` is :func:`~sim.purchases.order_rate`, where it is known already.
    """
    offer, costs = run.scenario.offer, run.scenario.costs
    _, own = discounts(run)
    listed = basket(run) * (order_rate(run, message_lift(run)) if rate is None else rate)
    kept = (1 - own) * (1 - run.lever("points_rate")) - offer.cost_share
    margin = listed * run.of_firm(kept)
    minute = run.lever("pay") * costs.agent / (WEEKS * 5 * 480)
    contact = offer.contact_cost + minute * run.scenario.service.handling_minutes
    calls = run.traits.contact_rate[None, :] * (np.float32(1) - deflection(run)[run.seats])
    spared = pushed_away(run)
    if spared is not None:
        calls *= np.float32(1) - spared[run.seats]
    margin -= calls * run.of_firm(contact)
    messages = run.lever("messages") * message_prices(run)
    reached = aimed(run, "messages_to")
    sent_to = run.traits.consent[None, :] if reached is None else run.traits.consent[None, :] & reached
    margin -= sent_to * run.of_firm(messages)
    benefits = run.lever("tier_benefits") / WEEKS
    margin -= (run.customers.tier > 0) * run.of_firm(benefits)
    margin -= contact_costs(run)
    return margin


def lifetime_values(run: Running) -> Floats:
    """Give each served customer's lifetime value, yuan; 0 for the unserved."""
    standing = base_log_odds(run)[None, :] + contentment(run, run.customers.satisfaction) + ties(run)
    rate = order_rate(run, message_lift(run))
    by_order = per_order(run)
    often = np.where(by_order[None, :], rate, np.float32(1)) if by_order.any() else np.ones((), np.float32)
    looks = np.float32(1) - stays_through(standing, often)
    leaves = np.maximum(looks * np.float32(1 - neutral_share(run)), LEAST_LEAVING)
    values = weekly_margin(run, rate) * multiple(np.float32(1) - leaves, run.scenario.behaviour.discount_rate / 52)
    return np.where(run.served, values, np.float32(0))


def multiple(stays: Floats, rate: float) -> Floats:
    """Give r / (1 + i - r): what a steady margin is worth to a firm whose customer stays each period with chance r."""
    result: Floats = stays / (np.float32(1 + rate) - stays)
    return result


def statement(run: Running) -> dict[str, Doubles]:
    """Give the round's costs by line, whole 1/1024 yuan, shape ``(firms,)`` each."""
    return {line: np.rint(run.ledger[line] * 1024) / 1024 for line in COST_LINES}


def close_books(run: Running) -> None:
    """Let each firm's cash take up what the round earned and cost."""
    earned = run.journal.series("revenue").sum(axis=0)
    run.stocks.cash = run.stocks.cash + (earned - sum(statement(run).values()))
