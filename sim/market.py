"""A new market: people drawn, firms founded alike, and half a year of business as usual behind them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sim import quarter
from sim.customers import NONE, Customers, Traits, blank_customers, draw_traits
from sim.decisions import starting
from sim.firms import starting_stocks
from sim.purchases import MONTHS_BY_WEEK, appetite
from sim.scenario import Scenario
from sim.streams import KeptDraws, Purpose, Streams
from sim.world import World

SPOILT = np.float32(0.25)
"""expectations above satisfaction among people who have long been customers: where both come to rest (measured)"""
WARM_UP_ROUNDS = 2
"""quarters played with the start decisions before round 1, so that customers have a history"""
FIRST_MOOD, FIRST_HOPE = 0.35, 0.15
"""spread of satisfaction among the first customers, and of what they expect (assumption)"""
SECOND_PRODUCT = 0.25
"""share of them who hold a second product (assumption)"""
LONGEST_TENURE = 156
"""weeks that the oldest of them have been with their firm; most much less (assumption)"""

SEARCHED = 500
"""so many people are looked through for the named ones, so that they are the same in markets of any usual size"""
UNDECIDED = 0.5
"""a named person's chance to leave within a year, as nearly as it can be had"""


class MarketRefused(ValueError):
    """No market can be made of this: too few firms or customers, or two firms of one name."""


def _twins(scenario: Scenario, firms: int, customers: int | None) -> int:
    return scenario.customers_per_firm if customers is None else -(-customers // firms)


def create(scenario: Scenario, firms: Sequence[str], seed: int, customers: int | None = None) -> World:
    """Give a market at the start of round 1.

    Every firm starts as the mirror image of every other: the same people, the same history (see
    :mod:`sim.customers`). ``customers`` is everybody in the market, rounded up to a multiple of the number of firms;
    without it, the scenario's nominal size for each firm.

    Raises:
        MarketRefused: no firm, two firms of one name, or fewer than 20 people a firm.
    """
    if not firms or len(set(firms)) < len(firms):
        raise MarketRefused(f"firms(={list(firms)}) must be different, and at least one")
    twins = _twins(scenario, len(firms), customers)
    if twins < 20:
        raise MarketRefused(f"customers(={customers}) must be at least 20 for each of {len(firms)} firms")
    sized = scenario.at_scale(twins / scenario.customers_per_firm)
    streams = Streams(seed, twins)
    traits = draw_traits(sized, streams)
    world = World(
        scenario_key=scenario.key,
        scale=sized.scale,
        seed=seed,
        firms=tuple(sorted(firms)),
        round=-WARM_UP_ROUNDS,
        week=0,
        traits=traits,
        customers=_first_customers(sized, streams, traits, len(firms)),
        stocks=starting_stocks(sized, len(firms), starting(sized)),
        positions={},
        named={},
    )
    return _warmed_up(sized, world, seed)


def _warmed_up(scenario: Scenario, world: World, seed: int) -> World:
    """Play business as usual, then begin counting: no cash yet, round 0."""
    usual = dict.fromkeys(world.firms, starting(scenario))
    for _ in range(WARM_UP_ROUNDS):
        world, _ = quarter.rehearse(scenario, world, usual, seed, KeptDraws())
    world.stocks.cash[:] = 0.0
    return replace(world, round=0, named=_named(scenario, world))


def _first_customers(scenario: Scenario, streams: Streams, traits: Traits, mirrors: int) -> Customers:
    """Give every mirror's people to its firm, but for those whom nobody serves yet."""
    customers = blank_customers(mirrors, streams.twins)
    unserved = streams.uniform(Purpose.START, 0) < scenario.unserved
    home = np.arange(mirrors, dtype=np.int16)[:, None]
    customers.firm[:] = np.where(unserved[None, :], NONE, home)
    mood = streams.normal(Purpose.START, 0, 1)
    neutral = np.float32(scenario.behaviour.indifference)
    customers.satisfaction[:] = np.clip(neutral + np.float32(FIRST_MOOD) * mood, 1, 5)
    customers.expectation[:] = np.clip(neutral + SPOILT + np.float32(FIRST_HOPE) * mood, 1, 5)
    second = np.float32(SECOND_PRODUCT) * appetite(scenario, traits)
    customers.products[:] = 1 + (streams.uniform(Purpose.START, 0, 2) < second)
    years = streams.uniform(Purpose.START, 0, 3)
    customers.tenure[:] = (np.float32(LONGEST_TENURE) * years * years).astype(np.int16)
    rate = MONTHS_BY_WEEK if scenario.relationship == "contractual" else traits.order_rate
    usual = np.float32(scenario.offer.price) * traits.value * np.asarray(rate, np.float32)
    customers.spending[:] = usual * (customers.firm != NONE)
    return customers


def _named(scenario: Scenario, world: World) -> dict[str, int]:
    """Give each named person the twin who resembles them most: of their segment, at home, nearest in age.

    Among those, one who is neither sure to stay nor sure to go: what a firm does for them should show.
    """
    at_home = world.customers.firm[0] == 0
    taken: dict[str, int] = {}
    for person in scenario.people:
        number = [segment.key for segment in scenario.segments].index(person.segment)
        unlike = (
            1000.0 * (world.traits.segment != number) + 100 * ~at_home + abs(world.traits.age.astype(int) - person.age)
        )
        unlike += 40 * np.abs(world.traits.leaving - UNDECIDED)
        unlike[list(taken.values())] = 10_000
        taken[person.key] = int(unlike[:SEARCHED].argmin())
    return taken
