"""What aims and automation rules do in a market: who is reached, what it costs, what it is worth and what it harms."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from sim import budget, packs
from sim.automation import CALL, MESSAGE
from sim.care import CARE, PROACTIVE, WIN_BACK
from sim.customer_profit import UNCAUSED, FirmRound, customer_profit
from sim.decisions import Decisions, at_another_seat
from sim.report import FirmReport, Outcome
from sim.running import begin
from sim.targeting.aims import list_of
from sim.targeting.chosen import by_turns, turns
from sim.targeting.reach import reach
from sim.tariff import approach, message, proactive_offer, win_back_offer
from sim.world import World
from tests.sim.playing import play, sized, usual, world

PACKS = ("eshop", "hotel", "telecom")
ACTIVE = {"proactive_audience": "everyone", "proactive_reach": 0.2, "win_back_audience": "everyone"}
EVERYBODY = {
    "messages_to": "grade=ABCD",
    "priority_to": "grade=ABCD",
    "care_to": "tenure>=0",
    "proactive_to": "products>=1",
    "win_back_to": "gone<=26",
}


@cache
def after(pack: str, rounds: int = 1, seed: int = 20261, **changes: object) -> tuple[World, World, Decisions, Outcome]:
    """The last of some rounds of a firm that decides like this: market before, after, its decisions, the outcome."""
    start = world(pack, 4000, seed)
    plan = replace(usual(start), **{**ACTIVE, **changes})  # type: ignore[arg-type]
    before, _ = play(start, {"ann": plan}, rounds - 1)
    then, (outcome,) = play(before, {"ann": plan})
    return before, then, plan, outcome


def sent(outcome: Outcome, kind: int) -> NDArray[np.int64]:
    table = outcome.log.tables["messages"]
    found: NDArray[np.int64] = table["customer"][(table["firm"] == 0) & (table["kind"] == kind)].astype(np.int64)
    return found


def test_an_aim_that_means_everybody_gives_the_same_bits_as_none() -> None:
    *_, plain = after("hotel", 2)
    *_, aimed = after("hotel", 2, **EVERYBODY)
    assert aimed.report.digest == plain.report.digest
    assert aimed.report.firms == plain.report.firms


def test_a_list_of_strangers_reaches_nobody_and_costs_nothing() -> None:
    home, aims = world("eshop", 4000), ("messages_to", "care_to", "proactive_to", "win_back_to", "priority_to")
    before, _, _, outcome = after("eshop", **dict.fromkeys(aims, "list Nobody: 2000000-2000009"))
    costs = outcome.report.firms["ann"].costs
    assert [costs[line] for line in ("messages", "care", "proactive", "win_back")] == [0.0] * 4
    rivals = list_of("Theirs", np.flatnonzero(home.customers.firm.ravel() == 1).tolist())
    plan = replace(usual(home), **dict.fromkeys(aims, rivals))  # type: ignore[arg-type]
    found = reach(plan, sized(before), before, "ann", before.positions["ann"])
    assert {found.customers[aim] for aim in aims if aim != "win_back_to"} == {0}
    assert found.consenting == 0


@pytest.mark.parametrize("pack", PACKS)
def test_only_those_on_the_list_are_approached_and_cost_follows_them(pack: str) -> None:
    home = world(pack, 4000)
    own = np.flatnonzero(home.customers.firm.ravel() == 0)
    chosen = own[::3]
    names = list_of("Thirds", chosen.tolist())
    changes = dict.fromkeys(("messages_to", "care_to", "proactive_to", "win_back_to"), names)
    _, then, plan, outcome = after(pack, **changes)
    costs, scenario = outcome.report.firms["ann"].costs, sized(then)
    for kind in (CARE, PROACTIVE, WIN_BACK):
        assert set(sent(outcome, kind)) <= set(chosen)
    assert sent(outcome, PROACTIVE).size > 0
    assert costs["proactive"] == pytest.approx(len(sent(outcome, PROACTIVE)) * proactive_offer(plan, scenario), abs=1)
    assert costs["win_back"] == pytest.approx(len(sent(outcome, WIN_BACK)) * win_back_offer(plan, scenario), abs=1)
    managers = plan.key_account_managers * scenario.costs.key_account_manager
    assert costs["care"] == pytest.approx(len(sent(outcome, CARE)) * scenario.costs.care_contact + managers, abs=1)
    agree = home.traits.consent[chosen % home.twins].sum()
    whole = agree * plan.messages * 13 * message(plan, scenario)
    assert 0.6 * whole < costs["messages"] <= whole + 1


@pytest.mark.parametrize("pack", PACKS)
def test_customers_profits_still_add_up(pack: str) -> None:
    changes: dict[str, object] = {"messages_to": "grade=AB", "care_to": "grade=A", "proactive_to": "complaint=open"}
    changes["automation"] = "joined 2 -> message\ncomplaint 2 -> gift\nsilent 3 -> call"
    before, then, plan, outcome = after(pack, **changes)
    report = outcome.report.firms["ann"]
    profit = customer_profit(FirmRound(sized(then), plan, before, then, outcome.log.tables, report))
    caused = report.profit + sum(report.costs[line] for line in UNCAUSED)
    assert profit.sum() == pytest.approx(caused, rel=1e-6, abs=1)
    assert report.costs["messages"] > 0


def test_the_plan_prices_an_aim_at_those_it_reaches() -> None:
    before, _, plan, outcome = after("hotel", messages_to="grade=AB", proactive_to="grade=A", care_to="grade=AB")
    position, scenario = before.positions["ann"], sized(before)
    reached = reach(plan, scenario, before, "ann", position)
    planned = budget.planned_costs(plan, scenario, position, reached)
    blind = budget.planned_costs(plan, scenario, position)
    booked = outcome.report.firms["ann"].costs
    assert planned["messages"] + planned["personalisation"] == pytest.approx(booked["messages"], rel=0.2)
    assert planned["messages"] < 0.5 * blind["messages"]
    assert planned["care_contacts_c"] == 0 <= blind["care_contacts_c"]
    assert planned["proactive_reach"] < blind["proactive_reach"]
    assert booked["proactive"] <= planned["proactive_reach"] * 1.2


def test_whose_complaints_come_first_do_not_wait_for_the_others() -> None:
    """With one specialist too few, who is named gets an answer within days; the others wait no less than before."""

    def hours(**changes: object) -> tuple[float, float]:
        start = world("telecom", 12000)
        plan = replace(usual(start), specialists=1, **changes)  # type: ignore[arg-type]
        table = play(start, {"ann": plan}, 2)[1][-1].log.tables["complaints"]
        own = np.equal(table["firm"], 0) & np.greater(table["outcome"].astype(np.int64), 0)
        chosen = np.equal(table["customer"].astype(np.int64) % 5, 0)
        return float(table["hours"][own & chosen].mean()), float(table["hours"][own & ~chosen].mean())

    home = np.flatnonzero(world("telecom", 12000).customers.firm.ravel() == 0)
    named, others = hours(priority_to=list_of("First", home[home % 5 == 0].tolist()))
    named_before, others_before = hours()
    assert named < 0.4 * named_before
    assert others > 0.95 * others_before


def test_named_customers_go_ahead_of_better_grades_and_of_those_who_called_before() -> None:
    start = world("telecom", 4000)
    for routing, expected in (("first_come", {1}), ("best_customers_first", {1, 2, 3, 4})):
        plan = replace(usual(start), priority_to="silent>=3", routing=routing)
        run = begin(sized(start), start, (plan, *[usual(start)] * 3), 1)
        own, named = run.seats == 1, run.customers.recency >= 3
        places = turns(run).reshape(run.seats.shape)
        assert set(places[own & named].tolist()) == {0}
        assert set(places[own & ~named].tolist()) == expected
        assert by_turns(run).tolist() == [True, False, False, False]


# -- what targeting is worth --------------------------------------------------------------------------------------


@cache
def surveyed(pack: str, seed: int) -> tuple[World, str]:
    """A market after a round with a large survey, and the list that the firm's own desk would make of it.

    On it: who gave a bad answer or has a complaint open. Everything that a firm knows and nothing else.
    """
    _, then, _, outcome = after(pack, 1, seed, survey_share=0.3, proactive_audience="nobody")
    answers = outcome.log.tables["answers"]
    unhappy = np.equal(answers["firm"], 0) & np.less_equal(answers["score"].astype(np.float64), 2.5)
    bad = answers["customer"][unhappy].astype(np.int64)
    waiting = np.flatnonzero(((then.customers.case_opened >= 0) & (then.customers.firm == 0)).ravel())
    return then, list_of("Unhappy", [*bad.tolist(), *waiting.tolist()])


def next_two(pack: str, seed: int, **changes: object) -> list[FirmReport]:
    start, _ = surveyed(pack, seed)
    plan = replace(usual(start), **changes)  # type: ignore[arg-type]
    return [outcome.report.firms["ann"] for outcome in play(start, {"ann": plan}, 2)[1]]


def kept(reports: list[FirmReport]) -> float:
    return sum(report.retention for report in reports)


SEEDS = (1, 2)


@pytest.mark.parametrize("pack", PACKS)
def test_calling_the_unhappy_beats_calling_anybody_and_calling_anybody_drives_customers_away(pack: str) -> None:
    call: dict[str, object] = {"proactive_audience": "everyone", "proactive_reach": 0.2}
    aimed, sprayed, none = [], [], []
    for seed in SEEDS:
        aimed.append(next_two(pack, seed, **call, proactive_to=surveyed(pack, seed)[1]))
        sprayed.append(next_two(pack, seed, **call))
        none.append(next_two(pack, seed))
    by_seed = [(kept(a), kept(s), kept(n)) for a, s, n in zip(aimed, sprayed, none, strict=True)]
    assert all(a > s for a, s, _ in by_seed), by_seed
    assert np.mean([a - s for a, s, _ in by_seed]) > 0.003, by_seed
    assert np.mean([s - n for _, s, n in by_seed]) < -0.003, "calling anybody wakes sleepers"
    assert np.mean([a - n for a, _, n in by_seed]) > -0.001, "calling the unhappy harms nobody"
    profits = [sum(r.profit for r in a) - sum(r.profit for r in s) for a, s in zip(aimed, sprayed, strict=True)]
    assert min(profits) > 0, "and it costs less"


@pytest.mark.parametrize("pack", PACKS)
def test_writing_to_who_hears_little_beats_writing_to_everybody_and_spraying_hurts(pack: str) -> None:
    often: dict[str, object] = {"messages": 2.5}
    aimed, sprayed, usual_ = [], [], []
    for seed in SEEDS:
        aimed.append(next_two(pack, seed, **often, messages_to="messages<=1"))
        sprayed.append(next_two(pack, seed, **often))
        usual_.append(next_two(pack, seed))
    assert all(kept(a) > kept(s) and a[-1].equity > s[-1].equity for a, s in zip(aimed, sprayed, strict=True))
    assert all(s[-1].equity < u[-1].equity and kept(s) < kept(u) for s, u in zip(sprayed, usual_, strict=True))
    pressed = [s[-1].causes["over_contact"] - a[-1].causes["over_contact"] for a, s in zip(aimed, sprayed, strict=True)]
    assert min(pressed) > 0


def test_a_list_at_another_seat_names_the_same_people_there() -> None:
    """What a winner did is tried with one's own copies of the customers on the winner's list: same bits, other seat."""
    start = world("eshop", 4000)
    chosen = list_of("Thirds", np.flatnonzero(start.customers.firm.ravel() == 1)[::3].tolist())
    plan = replace(usual(start), messages=2.0, messages_to=chosen, care_to=chosen)
    seen = []
    for firm, shift in (("bob", 0), ("cai", 1), ("ann", -1)):
        moved = at_another_seat(plan, shift, start.twins, start.mirrors)
        report = play(start, {firm: moved})[1][0].report.firms[firm]
        seen.append(report.model_dump(exclude={"firm", "won_from", "lost_to"}))
    assert seen[0] == seen[1] == seen[2]


# -- automation ---------------------------------------------------------------------------------------------------


def test_a_rule_that_finds_nobody_changes_no_bit() -> None:
    """Also that looking at complaints every morning leaves the specialists' work as it is."""
    *_, plain = after("eshop", 2)
    *_, looked = after("eshop", 2, automation="complaint 21 -> call")
    assert looked.report.digest == plain.report.digest


def test_rules_act_on_those_who_have_just_passed_the_threshold_and_cost_as_by_hand() -> None:
    before, then, plan, outcome = after(
        "eshop", proactive_audience="nobody", automation="silent 6 grade AB -> message\ncomplaint 3 -> call"
    )
    costs, scenario = outcome.report.firms["ann"].costs, sized(then)
    table, orders = outcome.log.tables["messages"], outcome.log.tables["orders"]
    written = (table["firm"] == 0) & (table["kind"] == MESSAGE)
    assert written.sum() > 0
    recency = before.customers.recency.ravel()
    for customer, week in zip(table["customer"][written].tolist(), table["week"][written].tolist(), strict=True):
        past = orders["week"][(orders["customer"] == customer) & (orders["week"] < week)]
        silent = week - 1 - past.max() if past.size else recency[customer] + week
        assert silent == 6
        assert before.traits.consent[customer % before.twins]
    assert np.isin(before.customers.grade.ravel()[table["customer"][written]], (0, 1)).mean() > 0.9
    called = sent(outcome, CALL)
    assert called.size > 0
    assert costs["proactive"] == pytest.approx(called.size * approach("call", scenario), abs=1)
    *_, without = after("eshop", proactive_audience="nobody")
    extra = costs["messages"] - without.report.firms["ann"].costs["messages"]
    assert extra == pytest.approx(written.sum() * message(plan, scenario), rel=0.2)


def test_who_complained_is_called_while_the_complaint_is_open() -> None:
    _, then, _, outcome = after("hotel", proactive_audience="nobody", specialists=1, automation="complaint 3 -> call")
    complaints = outcome.log.tables["complaints"]
    own = np.equal(complaints["firm"], 0) & np.greater(complaints["outcome"].astype(np.int64), 0)
    spoke = set(complaints["customer"][own].tolist())
    still_open = set(np.flatnonzero((then.customers.case_opened >= 0).ravel()).tolist())
    gone = set(outcome.log.tables["departures"]["customer"].tolist())
    called = set(sent(outcome, CALL).tolist())
    assert called
    assert called <= spoke | still_open | gone


def test_a_rule_for_points_needs_a_programme() -> None:
    rule = {"automation": "points 4 -> message"}
    *_, with_points = after("eshop", points_rate=0.02, **rule)
    *_, without = after("eshop", points_rate=0.0, **rule)
    assert sent(with_points, MESSAGE).size > 0
    assert sent(without, MESSAGE).size == 0


@pytest.mark.parametrize("pack", PACKS)
def test_plans_with_rules_keep_to_the_budget(pack: str) -> None:
    start = world(pack, 4000)
    rules = "\n".join(f"silent {weeks} -> gift" for weeks in range(1, 7))
    plan = replace(usual(start), automation=rules)
    position, scenario = start.positions["ann"], sized(start)
    poor = position.model_copy(update={"budget": budget.total(plan, scenario, position) * 0.5})
    reached = reach(plan, scenario, start, "ann", poor)
    fitted = budget.fit(plan, scenario, poor, reached)
    assert budget.total(fitted, scenario, poor, reached) <= max(
        poor.budget, budget.total(budget.cheapest(packs.load(pack).at_scale(start.scale)), scenario, poor)
    )
