"""The people of a market made by the engine, as customers written in plain Python."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.plain_customer import Customer
from benchmarks.plain_market import Case, Market
from sim.clock import WEEK
from sim.customers import NONE, yearly_to_weekly
from sim.purchases import appetite
from sim.scenario import Scenario
from sim.world import World

Kind = TypeVar("Kind", bound=Customer)
TRAITS = ("order_rate", "value", "contact_rate", "price_sensitivity", "care_sensitivity")
COUNTED = ("products", "tenure", "recency", "frequency", "since_failure", "since_left", "grade")
MEASURED = ("satisfaction", "expectation", "money", "spending", "pressure", "bond")


def people(world: World, scenario: Scenario, market: Market) -> list[dict[str, Any]]:
    """Give what everybody in the world is and how they stand, one by one, ready to become customers."""
    traits, state = world.traits, world.customers
    twin = np.tile(np.arange(world.twins), world.mirrors)
    per_order = np.array([segment.leaving_per == "order" for segment in scenario.segments])[traits.segment]
    columns: dict[str, list[Any]] = {
        "segment": traits.segment[twin].tolist(),
        "channel": traits.channel[twin].tolist(),
        "consent": traits.consent[twin].tolist(),
        "per_order": per_order[twin].tolist(),
        "leaving": np.where(per_order, traits.leaving, yearly_to_weekly(traits.leaving))[twin].tolist(),
        "appetite": appetite(scenario, traits)[twin].tolist(),
        "callback": state.callback.ravel().tolist(),
        "firm": _firms(market, state.firm),
        "last_firm": _firms(market, state.last_firm),
    }
    columns |= {name: getattr(traits, name)[twin].tolist() for name in TRAITS}
    columns |= {name: getattr(state, name).ravel().tolist() for name in (*COUNTED, *MEASURED)}
    columns["started_with"] = columns["firm"]
    columns["market"] = [market] * twin.size
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _firms(market: Market, seats: NDArray[np.int16]) -> list[Any]:
    return [None if seat == NONE else market.firms[seat] for seat in seats.ravel().tolist()]


def take_up(customers: list[Kind], world: World) -> list[Kind]:
    """Let the world's customers begin a round: count them, and take up the complaints that are open."""
    opened, large = world.customers.case_opened.ravel(), world.customers.case_large.ravel()
    for number in np.flatnonzero(opened >= 0).tolist():
        person = customers[number]
        if person.firm is not None:
            minute = (float(opened[number]) - world.week) * WEEK
            priority = person.grade if person.firm.best_first else 0
            person.case = Case(minute, 0.0, bool(large[number]), priority, person)
            person.firm.cases.append(person.case)
    for person in customers:
        person.speak()
    return customers
