"""Whole games without a screen."""

import pytest

from sim import packs, parallel, quarter
from sim.decisions import starting
from sim.playthrough import Plan, PlanRefused, Setting, play
from sim.report import FirmReport

SCENARIO = packs.load("telecom")


def test_the_order_in_which_firms_are_named_changes_nothing() -> None:
    setting = Setting(SCENARIO, rounds=1, seed=3, customers=1500)
    one = play(setting, {"Ann": Plan("balanced"), "Bob": Plan("discounter")})
    other = play(setting, {"Bob": Plan("discounter"), "Ann": Plan("balanced")})
    assert one.digest == other.digest
    assert one.reports[0]["Ann"] == other.reports[0]["Ann"]
    assert list(one.reports[0]) == ["Ann", "Bob"]


def test_a_copy_of_the_market_is_the_one_that_a_class_plays() -> None:
    setting = Setting(SCENARIO, rounds=2, seed=3, customers=1500, market="parallel")
    played = play(setting, {"Ann": Plan()})
    world = parallel.create(SCENARIO, 3, 1500)
    last: dict[str, FirmReport] | None = None
    for _ in range(2):
        own = starting(quarter.at_size_of(SCENARIO, world))
        world, outcome = parallel.run(SCENARIO, world, own, last, 3)
        last = outcome.report.firms
    assert last is not None
    assert played.reports[1]["Ann"] == last[parallel.TEAM]
    assert played.digest == world.digest()


def test_changes_hold_until_they_are_changed_again() -> None:
    plan = Plan(None, {1: {"messages": 1, "pay": 1}, 3: {"messages": 2}})
    assert plan.changed(1) == plan.changed(2) == {"messages": 1, "pay": 1}
    assert plan.changed(4) == {"messages": 2, "pay": 1}


def test_a_firm_that_overspends_is_named_with_its_round_and_its_budget() -> None:
    levers = SCENARIO.levers
    most = {key: levers[key].high for key in ("ads_search", "ads_social", "ads_brand", "training", "tier_benefits")}
    with pytest.raises(PlanRefused) as refused:
        play(Setting(SCENARIO, rounds=3, seed=3), {"Ann": Plan(None, {2: most}), "Bob": Plan("balanced")})
    assert (refused.value.firm, refused.value.round) == ("Ann", 2)
    problem = refused.value.problems[0]
    assert problem.code == "over_budget"
    assert set(problem.allowed) == {"budget", "planned"}


def test_the_ranking_is_by_score() -> None:
    plans = {"Ann": Plan("balanced"), "Bob": Plan("do_nothing"), "Cai": Plan("discounter")}
    played = play(Setting(SCENARIO, rounds=2, seed=3, customers=3000), plans)
    scores = [played.score(firm).total for firm in played.ranking()]
    assert scores == sorted(scores, reverse=True)
