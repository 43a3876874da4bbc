"""A survey says as much as its answers do: sample or census, the interval holds what everybody would have answered."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from sim import bots, budget, market, packs, quarter, tariff
from sim.decisions import starting
from sim.portable_math import normal
from sim.report import SurveyReport
from sim.running import Running, begin
from sim.sampling import correction, mean_error, share_error
from sim.scenario import Scenario
from sim.streams import Purpose
from sim.surveys import ANSWER_SPREAD, survey
from sim.world import World

SHARES = {"asks a few": 0.1, "asks many": 0.3, "asks everybody": 1.0}
SEEDS = 500


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return packs.load("eshop")


@pytest.fixture(scope="module")
def world(scenario: Scenario) -> World:
    return market.create(scenario, tuple(SHARES), 7, 9000)


def asking(scenario: Scenario, world: World, seed: int) -> Running:
    """A round at its first instant in which the three firms ask so many."""
    sized = quarter.at_size_of(scenario, world)
    plans = (replace(starting(sized), survey_share=SHARES[firm], survey_follow_up=0.0) for firm in world.firms)
    return begin(sized, world, tuple(plans), seed)


def everybodys_answers(run: Running, seat: int) -> np.ndarray:
    """What all customers of a firm would answer if all were asked and all answered."""
    noise = normal(run.streams.uniform(Purpose.SURVEY, run.week, 1))
    answers = np.clip(run.customers.satisfaction + np.float32(ANSWER_SPREAD) * noise[None, :], 1, 5)
    return np.asarray(answers[run.customers.firm == seat], np.float64)


def test_the_interval_holds_what_all_would_have_answered_in_95_of_100_surveys(scenario: Scenario, world: World) -> None:
    held = dict.fromkeys(SHARES, 0)
    off: dict[str, list[float]] = {firm: [] for firm in SHARES}
    for seed in range(SEEDS):
        run = asking(scenario, world, seed)
        truth = [everybodys_answers(run, seat).mean() for seat in range(len(SHARES))]
        for firm, report, true in zip(world.firms, survey(run), truth, strict=True):
            assert report is not None
            held[firm] += abs(report.satisfaction - true) <= report.satisfaction_error
            off[firm].append(report.satisfaction - true)
    for firm, times in held.items():
        assert 0.93 <= times / SEEDS <= 0.97, firm
        assert abs(np.mean(off[firm])) < 4 * np.std(off[firm]) / SEEDS**0.5
    assert np.std(off["asks everybody"]) < np.std(off["asks many"]) < np.std(off["asks a few"])


def test_a_census_asks_everybody_and_only_some_answer(scenario: Scenario, world: World) -> None:
    run = asking(scenario, world, 5)
    reports = dict(zip(world.firms, survey(run), strict=True))
    everybody, few = reports["asks everybody"], reports["asks a few"]
    assert everybody is not None
    assert few is not None
    assert everybody.census
    assert not few.census
    assert everybody.asked == everybody.population == int(run.size[world.seat("asks everybody")])
    assert everybody.answered / everybody.asked == pytest.approx(tariff.ANSWERS, abs=0.03)
    costs = run.ledger["surveys"][world.seat("asks everybody")]
    assert costs == everybody.asked * run.scenario.costs.survey
    assert everybody.unhappy is not None
    assert 0 < everybody.unhappy < everybody.answered


def test_the_plan_prices_a_census_as_the_books_do(scenario: Scenario, world: World) -> None:
    sized = quarter.at_size_of(scenario, world)
    position = world.positions["asks everybody"]
    prices = [
        budget.planned_costs(replace(starting(sized), survey_share=share), sized, position)["survey_share"]
        for share in (0.25, 0.5, 1.0)
    ]
    assert prices == pytest.approx([0.25 * prices[2], 0.5 * prices[2], position.customers * sized.costs.survey])


def test_with_all_answers_no_sampling_error_is_left() -> None:
    answers = np.array([1.0, 3.0, 4.0, 4.5])
    assert mean_error(answers, 4) == 0.0
    assert share_error(0.25, 4, 4) == 0.0
    assert 0 < mean_error(answers, 8) < mean_error(answers, 10**9)
    assert correction(25, 100) == pytest.approx(0.75**0.5)
    assert mean_error(answers[:1], 9) == 0.0


@pytest.mark.parametrize("size", [6, 10, 20, 40, 400])
def test_the_interval_is_students(size: int) -> None:
    answers = np.linspace(1.0, 5.0, size)
    students = stats.t.ppf(0.975, size - 1) * answers.std(ddof=1) / size**0.5
    assert mean_error(answers, 10**12) == pytest.approx(students, rel=0.01)


def test_strategies_ask_as_many_as_they_did_before_a_census_was_possible(scenario: Scenario, world: World) -> None:
    sized = quarter.at_size_of(scenario, world)
    assert sized.levers["survey_share"].high == 1.0
    for strategy in bots.STRATEGIES:
        for number in (1, sized.rounds):
            plan = bots.decide(strategy, sized, world.positions["asks many"], None, number)
            assert plan.survey_share <= 0.3


def test_a_report_of_before_is_read_as_a_sample() -> None:
    kept = {
        "asked": 50,
        "answered": 15,
        "satisfaction": 3.6,
        "satisfaction_error": 0.4,
        "nps": 1.0,
        "by_segment": {},
        "followed_up": 0,
    }
    read = SurveyReport.model_validate(kept)
    assert not read.census
    assert read.unhappy is None
