"""Customers are conserved, money adds up, and nothing breaks at the ends of the levers."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from sim import bots, budget, market, packs, quarter
from sim.accounts import COST_LINES
from sim.causes import CAUSES
from sim.customers import NONE
from sim.levers import Kind, Lever
from sim.report import FirmReport, Outcome
from sim.score import score
from sim.world import World
from tests.sim.playing import FIRMS, play, sized, usual, world

pytestmark = pytest.mark.long

PACKS = packs.keys()


def _refuse_impossible(report: FirmReport) -> None:
    """Every figure is a number, every share a share, every scale kept."""
    data = report.model_dump()
    for name, value in data.items():
        if isinstance(value, float):
            assert np.isfinite(value), name
    for name in (
        "retention",
        "retention_valuable",
        "service_level",
        "abandonment",
        "first_contact_resolution",
        "morale",
    ):
        assert 0 <= data[name] <= 1, name
    assert 1 <= report.satisfaction <= 5 or report.customers_end == 0
    assert -100 <= report.nps <= 100
    assert all(np.isfinite(list(report.costs.values())))
    assert all(np.isfinite(report.weekly.satisfaction))


def _refuse_lost_customers(outcome: Outcome) -> None:
    report = outcome.report
    assert all(firm.identity() == 0 for firm in report.firms.values())
    assert sum(firm.customers_end for firm in report.firms.values()) + report.outside_end == report.customers
    assert sum(firm.customers_start for firm in report.firms.values()) + report.outside_start == report.customers
    for firm in report.firms.values():
        assert sum(firm.causes.values()) == pytest.approx(firm.lost, abs=1e-3)
        assert sum(firm.lost_to.values()) == firm.lost == sum(firm.weekly.lost)
        assert sum(firm.won_from.values()) == firm.won == sum(firm.weekly.won)


@pytest.mark.parametrize("pack", PACKS)
def test_customers_are_conserved_in_every_round(pack: str) -> None:
    _, outcomes = play(world(pack), {}, rounds=3)
    for before, after in pairwise(outcomes):
        for firm in FIRMS:
            assert before.report.firms[firm].customers_end == after.report.firms[firm].customers_start
    for outcome in outcomes:
        _refuse_lost_customers(outcome)


@pytest.mark.parametrize("pack", PACKS)
def test_profit_is_revenue_less_every_cost_line_and_cash_is_the_sum_of_profits(pack: str) -> None:
    _, outcomes = play(world(pack), {}, rounds=3)
    for firm in FIRMS:
        reports = [outcome.report.firms[firm] for outcome in outcomes]
        for report in reports:
            assert tuple(report.costs) == COST_LINES
            assert report.profit == pytest.approx(report.revenue - sum(report.costs.values()), abs=0.01)
            assert report.revenue == pytest.approx(sum(report.weekly.revenue), abs=0.01)
        assert reports[-1].cash == pytest.approx(sum(report.profit for report in reports), abs=0.05)


def test_the_log_holds_every_order_contact_and_departure_that_the_report_counts() -> None:
    start = world()
    _, (outcome,) = play(start, {})
    for firm in FIRMS:
        seat, report = start.seat(firm), outcome.report.firms[firm]
        tables = {name: {c: v[t["firm"] == seat] for c, v in t.items()} for name, t in outcome.log.tables.items()}
        assert len(tables["orders"]["amount"]) == report.orders
        assert tables["orders"]["amount"].astype(float).sum() == pytest.approx(report.revenue, rel=1e-4)
        assert sum(segment.revenue for segment in report.segments.values()) == pytest.approx(report.revenue, rel=1e-4)
        assert len(tables["contacts"]["wait"]) == report.contacts
        assert (tables["contacts"]["outcome"] == 3).sum() == report.self_served
        assert len(tables["departures"]["to"]) == report.lost
        assert tables["departures"]["shares"].shape[1] == len(CAUSES)
        assert np.allclose(tables["departures"]["shares"].sum(axis=1), 1, atol=1e-4)


def _extremes(lever: Lever) -> list[object]:
    if lever.kind is Kind.COUNT:
        return [int(lever.low), int(lever.high)]
    if lever.numeric:
        return [lever.low, lever.high]
    if lever.kind is Kind.SUBSET:
        return [(lever.options[0],), lever.options]
    return list(lever.options)


@pytest.mark.parametrize("pack", PACKS)
def test_no_lever_breaks_the_market_at_either_end(pack: str) -> None:
    """One firm stands at the low end of each lever in turn, one at the high end, every other option somewhere."""
    start = world(pack, 400)
    scenario, base = sized(start), usual(start)
    for key, lever in scenario.levers.items():
        ends = _extremes(lever)
        plans = {firm: replace(base, **{key: ends[k % len(ends)]}) for k, firm in enumerate(FIRMS)}  # type: ignore[arg-type]
        _, (outcome,) = play(start, plans)
        _refuse_lost_customers(outcome)
        for report in outcome.report.firms.values():
            _refuse_impossible(report)


@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("pack", PACKS)
def test_every_lever_at_its_end_together_for_a_whole_game(pack: str, end: str) -> None:
    start = world(pack, 400)
    scenario = sized(start)
    extreme = replace(
        usual(start),
        **{k: _extremes(lever)[0 if end == "low" else -1] for k, lever in scenario.levers.items()},  # type: ignore[arg-type]
    )
    _, outcomes = play(start, {"ann": extreme, "bob": extreme}, rounds=scenario.rounds)
    for outcome in outcomes:
        _refuse_lost_customers(outcome)
        for report in outcome.report.firms.values():
            _refuse_impossible(report)


def test_a_firm_without_a_single_customer_still_gets_a_report_a_score_and_a_plan() -> None:
    deserted = World.from_bytes(world("eshop", 400).to_bytes())
    deserted.customers.firm[:] = NONE
    scenario = sized(deserted)
    nobody_enters = scenario.behaviour.model_copy(update={"entry_rate": 0.0})
    scenario = scenario.model_copy(update={"behaviour": nobody_enters})
    plan = replace(usual(deserted), survey_share=0.3, proactive_audience="everyone", win_back_audience="everyone")
    after, outcome = quarter.run(scenario, deserted, dict.fromkeys(FIRMS, plan), deserted.seed)
    _refuse_lost_customers(outcome)
    for firm, report in outcome.report.firms.items():
        _refuse_impossible(report)
        assert (report.customers_end, report.revenue, report.equity, report.retention) == (0, 0, 0, 0)
        assert score([report], scenario).parts["retention"] == 0
        for strategy in bots.STRATEGIES:
            chosen = bots.decide(strategy, scenario, after.positions[firm], report, 2)
            budget.refuse_overspending(chosen, scenario, after.positions[firm])


def test_the_smallest_market_has_room_for_the_five_named_people() -> None:
    for pack in PACKS:
        start = world(pack, 40, firms=("a", "b"))
        assert len(set(start.named.values())) == 5


def test_no_market_is_made_of_too_few_people_or_of_two_firms_with_one_name() -> None:
    scenario = packs.load("eshop")
    for firms, customers in ((("a", "b"), 30), (("a", "a"), 400), ((), 400)):
        with pytest.raises(market.MarketRefused):
            market.create(scenario, firms, 1, customers)
