"""What one unit of each activity costs, in yuan: the same prices for the plan and for the accounts."""

from sim.decisions import Decisions
from sim.scenario import Scenario

WEEKS = 13
"""in a round"""
OFFERS_PER_WEEK = 0.15
"""cross-selling offers a customer receives in a week at full effort (assumption)"""
OFFER_DISCOUNT = 0.2
"""depth of a discount given to keep or to win back a customer (assumption)"""
PORTFOLIO = 60
"""customers one key-account manager looks after (assumption)"""
OVERPAYMENT = 0.25
"""share of the price that fully empowered staff hand out beyond the policy (assumption)"""
ANSWERS = 0.3
"""share of surveyed customers who answer (assumption)"""
USUAL_HOURS, HURRY = 48.0, 0.3
"""promise (working hours) at which cases are worked at the usual pace, and the power of a shorter one (assumption)"""
SLOWEST, FASTEST = 0.8, 2.0
"""pace at which cases can be worked, relative to the usual (assumption)"""


def message(decisions: Decisions, scenario: Scenario) -> float:
    """Give the cost of one message; a fully personal one costs twice a plain one."""
    return scenario.costs.message * (1 + decisions.personalisation)


def wages(scenario: Scenario, agents: float, specialists: float) -> float:
    """Give a round's wages of so many people at the market's pay."""
    return agents * scenario.costs.agent + specialists * scenario.costs.specialist


def open_channels(decisions: Decisions, scenario: Scenario) -> float:
    """Give a round's cost of the channels kept open beside the phone."""
    return sum(open_channel(channel, scenario) for channel in decisions.channels)


def open_channel(channel: str, scenario: Scenario) -> float:
    """Give a round's cost of keeping one channel open; the phone is there anyway."""
    return {"phone": 0.0, "chat": scenario.costs.chat, "social": scenario.costs.social}[channel]


def visits(decisions: Decisions, scenario: Scenario) -> float:
    """Give a round's cost of the visits that may be booked; an empty appointment costs like a kept one."""
    return WEEKS * decisions.visits * scenario.costs.visit


def pace(complaint_hours: float) -> float:
    """Give how much faster than usual cases are worked at a promised time; 1 at the usual promise."""
    return max(SLOWEST, min(FASTEST, float((USUAL_HOURS / complaint_hours) ** HURRY)))


def overtime(decisions: Decisions, scenario: Scenario, specialists: float) -> float:
    """Give a round's extra pay for working cases faster than usual."""
    return specialists * scenario.costs.specialist * max(0.0, pace(decisions.complaint_hours) - 1.0)


def settlement(decisions: Decisions, scenario: Scenario) -> float:
    """Give what settling one complaint costs: the compensation, and what empowered staff add to it."""
    return scenario.offer.price * (decisions.compensation + OVERPAYMENT * decisions.empowerment)


def studies(decisions: Decisions, scenario: Scenario) -> float:
    """Give a round's cost of the studies of rivals: a fee for each, and its interviews."""
    return len(decisions.studies) * (scenario.costs.study + decisions.study_interviews * scenario.costs.interview)


def proactive_offer(decisions: Decisions, scenario: Scenario) -> float:
    """Give the cost of one proactive contact with its offer."""
    return approach(decisions.proactive_offer, scenario)


def approach(offer: str, scenario: Scenario) -> float:
    """Give the cost of one call with an offer."""
    extra = {
        "call": 0.0,
        "gift": scenario.costs.gift,
        "discount": OFFER_DISCOUNT * scenario.offer.price,
    }
    return scenario.costs.call + extra[offer]


def automated(action: str, decisions: Decisions, scenario: Scenario) -> float:
    """Give the cost of what an automation rule does to one customer."""
    return message(decisions, scenario) if action == "message" else approach(action, scenario)


def win_back_offer(decisions: Decisions, scenario: Scenario) -> float:
    """Give the cost of one win-back approach with its offer."""
    discount = OFFER_DISCOUNT * scenario.offer.price
    extra = {"discount": discount, "upgrade": scenario.costs.gift, "bundle": discount + scenario.costs.gift}
    return scenario.costs.call + extra[decisions.win_back_offer]
