"""The survival of a contractual cohort is the shifted-beta-geometric of Fader & Hardie (2007)."""

from dataclasses import replace

import numpy as np
import pytest

from sim import decisions, market, packs, quarter
from sim.accounts import multiple
from sim.behaviour import Behaviour
from sim.customers import NONE
from sim.scenario import Beta, Scenario
from sim.world import World

INDIFFERENT = {
    "contentment": 0,
    "discontent": 0,
    "failure_rate": 0,
    "failure_shock": 0,
    "product_tie": 0,
    "tier_tie": 0,
    "over_contact_push": 0,
    "rival_pull": 0,
    "reputation_weight": 0,
}
"""behaviour under which nothing but a customer's own base rate makes them leave"""
FIRMS = ("one", "two")
SEED = 11


def _neutral(leaving: Beta) -> Scenario:
    scenario = packs.load("telecom")
    behaviour = Behaviour(**{**scenario.behaviour.model_dump(), **INDIFFERENT})
    segments = tuple(segment.model_copy(update={"leaving": leaving}) for segment in scenario.segments)
    return scenario.model_copy(update={"behaviour": behaviour, "segments": segments, "events": ()})


def _new_cohort(scenario: Scenario, people: int) -> World:
    """Everybody has just become a customer of their home firm."""
    world = market.create(scenario, FIRMS, SEED, people)
    world.customers.firm[:] = np.arange(len(FIRMS))[:, None]
    world.customers.last_firm[:] = NONE
    world.stocks.habit[:] = 0
    return world


def _survivors(scenario: Scenario, years: int, people: int) -> list[float]:
    """Give the share of the cohort that has never left, at the end of each year."""
    world = _new_cohort(scenario, people)
    plan = replace(decisions.starting(quarter.at_size_of(scenario, world)), promotion_depth=0.0)
    loyal = np.ones(world.customers.firm.size, np.bool_)
    shares = []
    for number in range(4 * years):
        world, outcome = quarter.run(scenario, world, dict.fromkeys(FIRMS, plan), SEED)
        loyal[outcome.log.tables["departures"]["customer"].astype(np.int64)] = False
        if number % 4 == 3:
            shares.append(float(loyal.mean()))
    return shares


def _sbg(a: float, b: float, years: int) -> list[float]:
    """S(t) = prod (b + k - 1) / (a + b + k - 1), Fader & Hardie 2007, equation 6."""
    terms = [(b + k - 1) / (a + b + k - 1) for k in range(1, years + 1)]
    return [float(np.prod(terms[: k + 1])) for k in range(years)]


@pytest.mark.parametrize(("a", "b", "published"), [(0.668, 3.806, 0.869), (0.704, 1.182, 0.631)])
def test_a_cohort_left_to_itself_survives_as_published(a: float, b: float, published: float) -> None:
    """100,000 people are 50,000 pairs of twins: a standard error of .2 points; 1.0 / 2.2 to the data, as asked."""
    survived = _survivors(_neutral(Beta(a=a, b=b)), 3, 100_000)
    expected = _sbg(a, b, 3)
    assert survived == pytest.approx(expected, abs=0.007)
    assert survived[0] == pytest.approx(published, abs=0.022)
    retention = [later / earlier for earlier, later in zip([1.0, *survived], survived, strict=False)]
    assert retention == sorted(retention)


def test_the_multiple_of_a_customers_margin_is_that_of_gupta_and_lehmann() -> None:
    """r / (1 + i - r) at i = 12 %: .6 .7 .8 .9 -> 1.15 1.67 2.50 4.09 (Gupta & Lehmann 2003)."""
    rates = np.array([0.6, 0.7, 0.8, 0.9], np.float32)
    assert multiple(rates, 0.12).round(2).tolist() == pytest.approx([1.15, 1.67, 2.50, 4.09], abs=0.006)
