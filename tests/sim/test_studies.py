"""Bought studies of rivals: interviews with an error, for whoever paid, and nobody behaves otherwise for them."""

from dataclasses import replace

import numpy as np
import pytest

from sim import budget, market, packs, quarter, tariff
from sim.causes import CAUSES
from sim.decisions import check, complete, starting
from sim.levers import STUDIES
from sim.marketing import discounts
from sim.report import FirmReport, RoundReport
from sim.running import begin
from sim.scenario import Scenario
from sim.studies import HARMS, conduct
from sim.study_report import Estimate, StudyReport
from sim.surveys import ANSWER_SPREAD
from sim.world import World

FIRMS = ("buys", "does not", "third")
RIVALS = FIRMS[1:]


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return packs.load("eshop")


@pytest.fixture(scope="module")
def world(scenario: Scenario) -> World:
    """After a round, so that customers differ by what they lived through."""
    start = market.create(scenario, FIRMS, 7, 9000)
    sized = quarter.at_size_of(scenario, start)
    return quarter.run(sized, start, dict.fromkeys(FIRMS, starting(sized)), 7)[0]


def play(scenario: Scenario, world: World, **levers: object) -> tuple[World, RoundReport]:
    """A round in which the first firm decides so and the others as ever."""
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    plans = dict.fromkeys(FIRMS, usual) | {"buys": complete(levers, usual, sized)}
    after, outcome = quarter.run(sized, world, plans, 7)
    return after, outcome.report


@pytest.fixture(scope="module")
def bought(scenario: Scenario, world: World) -> tuple[World, RoundReport]:
    return play(scenario, world, studies=STUDIES, study_interviews=800.0)


def study_of(report: RoundReport, firm: str = "buys") -> StudyReport:
    study = report.firms[firm].study
    assert study is not None
    return study


def test_who_pays_gets_it_about_every_rival_and_nobody_else_does(bought: tuple[World, RoundReport]) -> None:
    study = study_of(bought[1])
    assert study.bought == STUDIES
    assert set(study.rivals) == set(RIVALS)
    assert study.interviews == 400
    assert all(bought[1].firms[firm].study is None for firm in RIVALS)


def test_what_was_not_bought_is_not_told(scenario: Scenario, world: World) -> None:
    parts = {
        "satisfaction": {"satisfaction", "by_segment"},
        "image": {"price_image", "annoyed_by"},
        "segments": {"segments"},
        "switching": {"reasons"},
    }
    for topic, told in parts.items():
        study = study_of(play(scenario, world, studies=(topic,))[1])
        for rival in study.rivals.values():
            assert {name for name, value in rival.model_dump().items() if value} == told


def test_customers_behave_as_if_nobody_had_bought_anything(
    scenario: Scenario, world: World, bought: tuple[World, RoundReport]
) -> None:
    without, plain = play(scenario, world)
    after, report = bought
    same = replace(after, stocks=without.stocks, positions=without.positions)
    assert same.digest() == without.digest()
    for firm in RIVALS:
        assert report.firms[firm] == plain.firms[firm]
    paid = plain.firms["buys"].profit - report.firms["buys"].profit
    assert paid == pytest.approx(report.firms["buys"].costs["studies"], abs=0.01)
    assert plain.firms["buys"].costs["studies"] == 0


def test_the_plan_prices_a_study_as_the_books_do(
    scenario: Scenario, world: World, bought: tuple[World, RoundReport]
) -> None:
    sized = quarter.at_size_of(scenario, world)
    plan = complete({"studies": STUDIES, "study_interviews": 800.0}, starting(sized), sized)
    planned = budget.planned_costs(plan, sized, world.positions["buys"])
    booked = bought[1].firms["buys"].costs["studies"]
    assert planned["studies"] + planned["study_interviews"] == pytest.approx(booked, abs=0.01)
    assert booked == pytest.approx(4 * (sized.costs.study + 800 * sized.costs.interview), abs=0.01)
    assert tariff.studies(starting(sized), sized) == 0


def truths(scenario: Scenario, world: World, seat: int) -> dict[str, float]:
    """What is true of a rival's customers, by what a study tells."""
    sized = quarter.at_size_of(scenario, world)
    run = begin(sized, world, (starting(sized),) * len(FIRMS), 7)
    mirror, twin = np.nonzero(world.customers.firm == seat)
    own = discounts(run)[1][seat] - run.stocks.habit[seat]
    felt = world.customers.satisfaction[mirror, twin]
    found = {
        "satisfaction": float(felt.mean()),
        "price_image": float((3 + 5 * own * world.traits.price_sensitivity[twin]).mean()),
    }
    for number, kind in enumerate(scenario.segments):
        here = world.traits.segment[twin] == number
        found[f"segments.{kind.key}"] = float(here.mean())
        found[f"by_segment.{kind.key}"] = float(felt[here].mean())
    for cause, column in HARMS.items():
        said = getattr(world.customers, column)[mirror, twin] > 0.1
        found[f"annoyed_by.{cause}"] = float(0.95 * said.mean() + 0.05 * (1 - said.mean()))
    return found


def estimates(study: StudyReport, rival: str) -> dict[str, Estimate]:
    one = study.rivals[rival]
    assert one.satisfaction is not None
    assert one.price_image is not None
    parts = {"satisfaction": one.satisfaction, "price_image": one.price_image}
    for name in ("segments", "by_segment", "annoyed_by"):
        parts |= {f"{name}.{key}": value for key, value in getattr(one, name).items()}
    return parts


def test_every_interval_holds_the_truth_about_95_times_in_100(scenario: Scenario, world: World) -> None:
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    plan = complete({"studies": STUDIES[:3], "study_interviews": 300.0}, usual, sized)
    true = truths(scenario, world, 1)
    held = dict.fromkeys(true, 0)
    seeds = 200
    for seed in range(seeds):
        run = begin(sized, world, (plan, usual, usual), seed)
        study = conduct(run, FIRMS)[0]
        assert study is not None
        for name, one in estimates(study, "does not").items():
            held[name] += abs(one.value - true[name]) <= one.error
    assert np.mean(list(held.values())) / seeds == pytest.approx(0.95, abs=0.015)
    assert min(held.values()) / seeds > 0.89, held


def test_reasons_are_those_of_the_leavers_and_add_up(bought: tuple[World, RoundReport]) -> None:
    report = bought[1]
    for rival in RIVALS:
        reasons = study_of(report).rivals[rival].reasons
        assert set(reasons) == set(CAUSES)
        assert sum(one.value for one in reasons.values()) == pytest.approx(1)
        true: FirmReport = report.firms[rival]
        for cause, one in reasons.items():
            assert one.answers <= true.lost
            assert abs(one.value - true.causes[cause] / true.lost) < 0.1


def test_more_interviews_cost_more_and_say_it_closer(scenario: Scenario, world: World) -> None:
    few, many = (play(scenario, world, studies=STUDIES, study_interviews=number)[1] for number in (100.0, 2000.0))
    for rival in RIVALS:
        loose, close = (estimates(study_of(report), rival)["satisfaction"] for report in (few, many))
        assert close.error < loose.error / 3
        assert close.answers == 1000
        assert loose.answers == 50
    assert many.firms["buys"].costs["studies"] > few.firms["buys"].costs["studies"]


def test_nobody_is_told_what_a_rival_feels_or_decides_exactly(
    scenario: Scenario, bought: tuple[World, RoundReport]
) -> None:
    after, report = bought
    for seat, rival in enumerate(FIRMS):
        if rival == "buys":
            continue
        true = truths(scenario, after, seat)
        for name, one in estimates(study_of(report), rival).items():
            assert one.error > 0
            assert one.value != true[name]
    assert ANSWER_SPREAD > 0


def test_decisions_and_reports_of_before_there_were_studies_are_read(
    scenario: Scenario, world: World, bought: tuple[World, RoundReport]
) -> None:
    sized = quarter.at_size_of(scenario, world)
    old = {key: value for key, value in starting(sized).as_dict().items() if not key.startswith("stud")}
    assert check(old, sized) == starting(sized)
    kept = bought[1].firms["third"].model_dump()
    del kept["study"]
    assert FirmReport.model_validate(kept) == bought[1].firms["third"]
    assert RoundReport.model_validate_json(bought[1].model_dump_json()) == bought[1]


def test_identical_buyers_get_identical_studies_whatever_their_seats(scenario: Scenario) -> None:
    start = market.create(scenario, FIRMS, 7, 6000)
    sized = quarter.at_size_of(scenario, start)
    plan = complete({"studies": STUDIES}, starting(sized), sized)
    _after, outcome = quarter.run(sized, start, dict.fromkeys(FIRMS, plan), 7)
    found = [study_of(outcome.report, firm) for firm in FIRMS]
    assert found[0].rivals["third"] == found[1].rivals["third"] == found[2].rivals["buys"]
