"""Decisions are checked against the scenario: every problem named, with value and what is allowed."""

import math
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import budget, packs
from sim.decisions import Decisions, DecisionsRefused, check, complete, starting
from sim.levers import AIMS, CATALOGUE, Kind
from tests.sim.playing import play, sized, usual, world

SCENARIO = packs.load("eshop")
START = starting(SCENARIO)


def _codes(values: dict[str, object]) -> list[tuple[str, str]]:
    with pytest.raises(DecisionsRefused) as refused:
        check(values, SCENARIO)
    return [(problem.code, problem.lever) for problem in refused.value.problems]


def test_decisions_have_exactly_the_levers_of_the_catalogue_in_its_order() -> None:
    assert (*CATALOGUE, *AIMS) == tuple(field.name for field in fields(Decisions))


def test_decisions_survive_being_written_down() -> None:
    assert check(START.as_dict(), SCENARIO) == START


@pytest.mark.parametrize(
    ("lever", "value", "code"),
    [
        ("ads_search", -1.0, "out_of_range"),
        ("ads_search", 1e12, "out_of_range"),
        ("ads_search", math.nan, "wrong_type"),
        ("ads_search", math.inf, "wrong_type"),
        ("ads_search", "many", "wrong_type"),
        ("ads_search", True, "wrong_type"),
        ("ads_search", None, "wrong_type"),
        ("agents", 3.5, "wrong_type"),
        ("routing", "by_mood", "not_an_option"),
        ("routing", ["first_come"], "not_an_option"),
        ("channels", [], "empty_subset"),
        ("channels", ["phone", "pigeon"], "not_an_option"),
        ("channels", "phone", "wrong_type"),
        ("target_segments", ["nobody"], "not_an_option"),
    ],
)
def test_a_wrong_value_is_refused_with_its_lever(lever: str, value: object, code: str) -> None:
    assert _codes({**START.as_dict(), lever: value}) == [(code, lever)]


def test_unknown_and_missing_levers_are_named_together() -> None:
    values: dict[str, object] = {**START.as_dict(), "price_war": 3}
    del values["pay"]
    assert _codes(values) == [("unknown_lever", "price_war"), ("missing_lever", "pay")]


def test_a_refusal_says_what_is_allowed() -> None:
    with pytest.raises(DecisionsRefused) as refused:
        complete({"pay": 9.0}, START, SCENARIO)
    lever = SCENARIO.levers["pay"]
    assert refused.value.problems[0].allowed == {"low": lever.low, "high": lever.high}


@given(st.data())
def test_whatever_is_in_range_is_accepted_and_kept(data: st.DataObject) -> None:
    values: dict[str, object] = {}
    for key, lever in SCENARIO.levers.items():
        if lever.kind is Kind.COUNT:
            values[key] = data.draw(st.integers(int(lever.low), int(lever.high)))
        elif lever.numeric:
            values[key] = data.draw(st.floats(lever.low, lever.high))
        elif lever.kind is Kind.CHOICE:
            values[key] = data.draw(st.sampled_from(lever.options))
        else:
            least = 1 if key == "channels" else 0
            values[key] = data.draw(st.lists(st.sampled_from(lever.options), min_size=least, unique=True))
    checked = check(values, SCENARIO)
    for key, lever in SCENARIO.levers.items():
        value = checked.as_dict()[key]
        expected = values[key]
        if lever.kind is Kind.SUBSET:
            assert isinstance(value, tuple)
            assert isinstance(expected, list)
            assert set(value) == set(expected)
        else:
            assert value == expected


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(CATALOGUE)), unique=True))
def test_spending_cut_to_the_budget_fits_and_stays_allowed(raised: list[str]) -> None:
    start = world("eshop", 12000)
    scenario, position = sized(start), start.positions["ann"]
    top = {key: scenario.levers[key].high for key in raised if scenario.levers[key].numeric}
    whole = {key: int(v) if scenario.levers[key].kind is Kind.COUNT else v for key, v in top.items()}
    greedy = replace(usual(start), **whole)  # type: ignore[arg-type]
    fitted = budget.fit(greedy, scenario, position)
    budget.refuse_overspending(fitted, scenario, position)
    assert check(fitted.as_dict(), scenario) == fitted


def test_overspending_is_refused_with_both_figures() -> None:
    start = world("eshop", 12000)
    scenario, position = sized(start), start.positions["ann"]
    greedy = replace(
        usual(start),
        agents=int(scenario.levers["agents"].high),
        tier_benefits=scenario.levers["tier_benefits"].high,
        promotion_depth=0.3,
    )
    with pytest.raises(DecisionsRefused) as refused:
        budget.refuse_overspending(greedy, scenario, position)
    (problem,) = refused.value.problems
    assert problem.code == "over_budget"
    assert problem.allowed["planned"] == pytest.approx(budget.total(greedy, scenario, position))
    assert problem.allowed["budget"] == position.budget


@pytest.mark.parametrize("pack", packs.keys())
def test_business_as_usual_fits_the_budget_and_everything_at_once_does_not(pack: str) -> None:
    start = world(pack, 12000)
    scenario, position = sized(start), start.positions["ann"]
    assert budget.total(usual(start), scenario, position) <= position.budget
    most = {
        key: int(lever.high) if lever.kind is Kind.COUNT else lever.high
        for key, lever in scenario.levers.items()
        if lever.numeric
    }
    everything = replace(usual(start), proactive_audience="everyone", win_back_audience="everyone", **most)  # type: ignore[arg-type]
    assert budget.total(everything, scenario, position) > 2 * position.budget


@pytest.mark.parametrize("pack", packs.keys())
def test_the_plan_prices_what_the_accounts_will_book(pack: str) -> None:
    """Planned and booked spending agree within a fifth where the firm stays about the same size."""
    start = world(pack, 12000)
    _, (outcome,) = play(start, {})
    booked = outcome.report.firms["ann"].costs
    planned = budget.planned_costs(usual(start), sized(start), start.positions["ann"])
    lines = {
        "advertising": ("ads_search", "ads_social", "ads_brand"),
        "wages": ("agents", "specialists", "pay", "complaint_hours"),
        "messages": ("messages", "personalisation"),
        "training": ("training",),
        "care": ("care_contacts_a", "care_contacts_b", "care_contacts_c", "key_account_managers"),
        "platform": ("platform_operational", "platform_analytical", "platform_collaborative"),
        "loyalty": ("points_rate", "tier_benefits"),
        "self_service": ("self_service",),
        "cross_selling": ("cross_selling",),
    }
    for line, levers in lines.items():
        plan = sum(planned[lever] for lever in levers)
        assert booked[line] == pytest.approx(plan, rel=0.2, abs=500), line


def test_the_plan_prices_hiring_and_dismissing_as_the_accounts_will_book_them() -> None:
    start = world("hotel", 4000)
    scenario, position = sized(start), start.positions["ann"]
    present = replace(usual(start), agents=position.agents, specialists=position.specialists)
    more, fewer = replace(present, specialists=present.specialists + 1), replace(present, agents=present.agents - 1)
    usual_, hired, dismissed = (budget.planned_costs(plan, scenario, position) for plan in (present, more, fewer))
    costs = scenario.costs
    assert hired["specialists"] - usual_["specialists"] == pytest.approx(costs.specialist + costs.hire)
    assert dismissed["agents"] - usual_["agents"] == pytest.approx(costs.dismissal - costs.agent)
    booked = []
    for plan in (present, more):
        _, (outcome,) = play(start, {"ann": plan})
        booked.append(outcome.report.firms["ann"].costs["hiring"])
    assert booked[1] - booked[0] == pytest.approx(costs.hire)
