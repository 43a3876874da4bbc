"""What each customer earned: it adds up to the firm's books, and who costs more earns less."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sim import market, packs, quarter
from sim.accounts import COST_LINES
from sim.customer_profit import UNCAUSED, FirmRound, _drivers, customer_profit, weeks_served
from sim.decisions import Decisions, complete, starting

BUSY: Mapping[str, object] = {
    "proactive_audience": "everyone",
    "proactive_reach": 0.2,
    "win_back_audience": "everyone",
    "survey_follow_up": 1.0,
    "key_account_managers": 1,
    "promotion_depth": 0.1,
    "channels": ("phone", "chat"),
}
"""decisions that spend on every line"""


@cache
def a_round(key: str, *, busy: bool = True) -> FirmRound:
    scenario = packs.load(key)
    world = market.create(scenario, ("one", "two"), 3, 3000)
    sized = quarter.at_size_of(scenario, world)
    decisions: Decisions = starting(sized)
    if busy:
        decisions = complete({**BUSY, "win_back_budget": sized.levers["win_back_budget"].high / 2}, decisions, sized)
    after, outcome = quarter.run(sized, world, {"one": decisions, "two": starting(sized)}, 3)
    return FirmRound(sized, decisions, world, after, outcome.log.tables, outcome.report.firms["one"])


@pytest.mark.parametrize("busy", [True, False])
@pytest.mark.parametrize("key", ["eshop", "hotel", "telecom"])
def test_customers_profits_add_up_to_the_firms_before_the_costs_nobody_causes(key: str, busy: bool) -> None:
    played = a_round(key, busy=busy)
    caused = played.report.profit + sum(played.report.costs[line] for line in UNCAUSED)
    assert customer_profit(played).sum() == pytest.approx(caused, rel=1e-6, abs=1)


def test_every_line_of_the_accounts_is_either_spread_or_named_as_uncaused() -> None:
    played = a_round("eshop")
    assert {*_drivers(played, weeks_served(played)), *UNCAUSED} == set(COST_LINES)
    assert all(played.report.costs[line] > 0 for line in COST_LINES if line not in ("hiring", "studies"))


def test_who_was_never_the_firms_and_never_approached_earns_nothing() -> None:
    played = a_round("telecom")
    strangers = (played.before.customers.firm != 0).ravel() & (played.after.customers.firm != 0).ravel()
    for table in ("orders", "contacts", "messages", "complaints", "departures"):
        events = played.log[table]
        strangers[events["customer"][events["firm"] == played.seat].astype(np.int64)] = False
    assert strangers.any()
    assert not customer_profit(played)[strangers].any()


def test_who_calls_again_earns_less() -> None:
    played = a_round("telecom", busy=False)
    contacts = played.log["contacts"]
    mine = (contacts["firm"] == played.seat) & (contacts["outcome"] == 0)
    caller = int(contacts["customer"][mine][0])
    twice = {name: np.append(values, values[mine][:1]) for name, values in contacts.items()}
    more = replace(played, log={**played.log, "contacts": twice})
    assert customer_profit(more)[caller] < customer_profit(played)[caller]


def test_newcomers_bear_the_advertising_and_those_who_stay_do_not() -> None:
    played = a_round("eshop", busy=False)
    dearer = {**played.report.costs, "advertising": played.report.costs["advertising"] + 100_000}
    more = replace(played, report=played.report.model_copy(update={"costs": dearer}))
    added = customer_profit(played) - customer_profit(more)
    stayed = ((played.before.customers.firm == 0) & (played.after.customers.tenure > 13)).ravel()
    came = ((played.before.customers.firm != 0) & (played.after.customers.firm == 0)).ravel()
    assert added.sum() == pytest.approx(100_000)
    assert not added[stayed].any()
    assert (added[came] > 0).all()


def test_weeks_served_add_up_to_the_reports_weekly_customers() -> None:
    """The report counts customers when a week ends; whoever came and left within the round is estimated."""
    played = a_round("eshop", busy=False)
    counted = played.report.customers_start + sum(played.report.weekly.customers[:-1])
    assert weeks_served(played).sum() == pytest.approx(counted, rel=0.002)
