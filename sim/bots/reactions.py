"""How strategies answer what they see: staffing to the load, curing the causes of departures, drawing lots."""

import hashlib
import math

from sim import budget
from sim.bots.strategy import Situation, Turns, start_of, turn_to
from sim.causes import CAUSES
from sim.decisions import check, starting
from sim.levers import MAY_BE_MISSING, Kind

ON_DUTY = 40.0 / 84.0
"""share of the open hours that one agent works"""
SAFETY = 1.6
"""agents on duty beyond the load, in square roots of the load (Halfin & Whitt 1981); more than a flat day needs"""


def staff_to_load(turns: Turns, situation: Situation) -> Turns:
    """Turn the agents to what last round's work needs: the load, and the square root of it times a safety factor."""
    last = situation.last
    if last is None or last.agents_end == 0:
        return turns
    load = last.occupancy * last.agents_end * ON_DUTY * _growth(situation)
    wanted = (load + SAFETY * math.sqrt(load)) / ON_DUTY
    present = float(max(situation.position.agents, 1))
    steady = min(max(wanted, 0.7 * present), 1.5 * present)
    return turns | {"agents": turn_to(situation.scenario.levers["agents"], steady)}


def _growth(situation: Situation) -> float:
    """Give how many customers there are now for each at the start of the last round."""
    last = situation.last
    return situation.position.customers / last.customers_start if last and last.customers_start else 1.0


ROOM = 0.75
"""share of the best contact pressure that messages may use"""

CURES: dict[str, Turns] = {
    "price": {"points_rate": 0.10, "tier_benefits": 0.15},
    "rival_offer": {"ads_brand": 0.15, "tier_benefits": 0.15, "win_back_budget": 0.15},
    "wait": {"self_service": 0.25, "agents": 0.10},
    "failure": {"training": 0.25, "specialists": 0.25, "compensation": 0.15, "platform_operational": 0.20},
    "neglect": {"training": 0.25, "care_contacts_a": 0.15, "care_contacts_b": 0.15, "pay": 0.10},
    "over_contact": {"messages": -0.50, "cross_selling": -0.40},
}
"""Cause of departures -> what helps against it."""


def cure_causes(turns: Turns, situation: Situation) -> Turns:
    """Add to the usual turns what helps against the causes that cost the most customers last round."""
    last = situation.last
    if last is None:
        return turns
    curable = {cause: max(last.causes.get(cause, 0.0), 0.0) for cause in CAUSES if cause in CURES}
    total = sum(curable.values())
    cured = dict(turns)
    for cause, lost in curable.items():
        weight = 2.0 * lost / total if total > 0 else 0.0
        for lever, turn in CURES[cause].items():
            cured[lever] = cured.get(lever, 0.0) + weight * turn
    return cured


def message_as_often_as_welcome(turns: Turns, situation: Situation) -> Turns:
    """Turn the messages to what customers answer best, less room for offers and care calls: they press as well."""
    lever = situation.scenario.levers["messages"]
    return turns | {"messages": turn_to(lever, ROOM * situation.scenario.behaviour.message_optimum)}


SOWN: Turns = {
    "training": 1.0,
    "self_service": 0.35,
    "platform_operational": 0.30,
    "platform_analytical": 0.15,
    "data_quality": 0.20,
    "ads_search": -0.40,
    "ads_social": -0.40,
    "ads_brand": -0.40,
}
"""what an investor does in the first half of a game, whatever it does later"""


def sow_then_harvest(turns: Turns, situation: Situation) -> Turns:
    """Build up people and systems in the first half of the game, unheard; then live on what lasts and be heard."""
    sowing = situation.round_number <= situation.scenario.rounds // 2
    return turns | SOWN if sowing else turns


ROUNDS_TO_LEARN = 3
"""rounds after which a learner does all it means to"""


def learn_by_doing(turns: Turns, situation: Situation) -> Turns:
    """Turn every lever only as far as what has been learned so far: not at all at first, all the way in the end."""
    learned = min(1.0, (situation.round_number - 1) / ROUNDS_TO_LEARN)
    return {key: learned * turn for key, turn in turns.items()}


EVERYTHING = (
    "ads_search",
    "ads_social",
    "ads_brand",
    "promotion_depth",
    "messages",
    "personalisation",
    "cross_selling",
    "agents",
    "specialists",
    "training",
    "pay",
    "self_service",
    "compensation",
    "empowerment",
    "points_rate",
    "tier_benefits",
    "care_contacts_a",
    "care_contacts_b",
    "care_contacts_c",
    "key_account_managers",
    "proactive_reach",
    "win_back_budget",
    "survey_share",
    "survey_follow_up",
    "platform_operational",
    "platform_analytical",
    "platform_collaborative",
    "data_quality",
)
"""Levers that look the better the higher they stand."""
CHEAP = 0.025
"""share of the budget below which a lever counts as costing nothing"""


def as_far_as_the_money_goes(turns: Turns, situation: Situation) -> Turns:
    """Turn what is cheap to the top, and everything else up by the one share of its range that the budget pays for."""
    scenario, position = situation.scenario, situation.position
    top = {key: scenario.levers[key].top for key in turns}
    costs = budget.planned_costs(check({**starting(scenario).as_dict(), **top}, scenario), scenario, position)
    cheap = {key for key in turns if costs[key] <= CHEAP * position.budget}
    left = position.budget - sum(costs[key] for key in cheap)
    share = min(1.0, max(0.0, left / sum(costs[key] for key in turns if key not in cheap)))
    return {
        key: turns[key] if key in cheap else turn_to(lever, lever.low + share * (lever.top - lever.low))
        for key, lever in scenario.levers.items()
        if key in turns
    }


def draw_lots(turns: Turns, situation: Situation) -> Turns:
    """Turn every numeric lever anywhere in its range; the same situation draws the same lots."""
    drawn = dict(turns)
    for key, lever in situation.scenario.levers.items():
        if lever.numeric and key not in MAY_BE_MISSING:
            share = _lot(key, situation)
            value = lever.low + share * (lever.top - lever.low)
            drawn[key] = turn_to(lever, round(value) if lever.kind is Kind.COUNT else value)
    return drawn


def keep_the_people(turns: Turns, situation: Situation) -> Turns:
    """Leave staff within half and twice their start: even chance does not dismiss a whole service centre."""
    kept = dict(turns)
    for key in ("agents", "specialists"):
        lever = situation.scenario.levers[key]
        start = start_of(lever)
        lowest, highest = turn_to(lever, 0.5 * start), turn_to(lever, 2.0 * start)
        kept[key] = min(max(kept.get(key, 0.0), lowest), highest)
    return kept


def _lot(key: str, situation: Situation) -> float:
    """Give a number of 0 to 1 that depends on the situation and the lever alone."""
    place = f"{situation.scenario.key}/{situation.round_number}/{situation.position.customers}/{key}"
    digest = hashlib.blake2b(place.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
