"""What happens when: events, cases that outlive a round, and those who come back."""

from dataclasses import replace

import numpy as np
import pytest

from sim import complaints, decisions, market, packs, quarter
from sim.care import WIN_BACK_BOND
from sim.clock import WEEKS
from sim.marketing import attraction
from sim.movement import let_move
from sim.report import FirmReport
from sim.retention import review
from sim.running import begin
from sim.scenario import Event, Quantity
from tests.sim.playing import FIRMS, sized, usual, world


def _struck(quantity: Quantity, week: int, weeks: int) -> FirmReport:
    """Play a round in which one event brings one quantity to nothing."""
    pack = packs.load("eshop")
    event = Event(key="halt", round=1, week=week, weeks=weeks, name=pack.name, text=pack.name, effects={quantity: 0.0})
    changed = pack.model_copy(update={"events": (event,)})
    start = market.create(changed, FIRMS, 3, 1600)
    scenario = quarter.at_size_of(changed, start)
    _, outcome = quarter.run(scenario, start, dict.fromkeys(FIRMS, decisions.starting(scenario)), 3)
    return outcome.report.firms["ann"]


@pytest.mark.parametrize(("week", "weeks"), [(0, 13), (0, 4), (5, 3), (9, 4), (12, 1), (10, 13)])
def test_an_event_holds_in_its_weeks_and_in_no_other(week: int, weeks: int) -> None:
    """Whether a quantity works when a week opens (contacts) or when it closes (orders)."""
    struck = [week <= number < week + weeks for number in range(WEEKS)]
    assert [revenue == 0 for revenue in _struck("purchase_rate", week, weeks).weekly.revenue] == struck
    contacts = _struck("contact_rate", week, weeks).weekly.contacts
    quiet = max(count for count, halted in zip(contacts, struck, strict=True) if halted)
    busy = [count for count, halted in zip(contacts, struck, strict=True) if not halted]
    assert quiet < 0.5 * min(busy, default=quiet + 1e9)


def test_what_customers_are_worth_is_reckoned_without_events() -> None:
    assert _struck("purchase_rate", 10, 13).equity > 0


def test_a_complaint_that_outlives_its_round_is_taken_up_in_the_next() -> None:
    pack = packs.load("eshop")
    clumsy = pack.model_copy(update={"behaviour": pack.behaviour.model_copy(update={"failure_rate": 0.1})})
    start = market.create(clumsy, FIRMS, 3, 4000)
    scenario = quarter.at_size_of(clumsy, start)
    plan = dict.fromkeys(FIRMS, replace(decisions.starting(scenario), specialists=1))
    middle, _ = quarter.run(scenario, start, plan, 3)
    waiting = set(np.flatnonzero(middle.customers.case_opened >= 0).tolist())
    assert len(waiting) > 20
    _, outcome = quarter.run(scenario, middle, plan, 3)
    table = outcome.log.tables["complaints"]
    answered = set(table["customer"][table["outcome"] != complaints.SILENT].tolist())
    left = set(outcome.log.tables["departures"]["customer"].tolist())
    assert waiting <= answered | left


def test_those_won_back_bring_what_they_were_promised_even_from_a_rival() -> None:
    start = world("eshop", 4000)
    plan = replace(usual(start), win_back_audience="everyone", win_back_offer="bundle", win_back_budget=50_000.0)
    run = begin(sized(start), start, (plan,) + (usual(start),) * 3, start.seed)
    customers = run.customers
    who = np.flatnonzero(customers.firm == 1)
    customers.last_firm.ravel()[who] = 0
    asked = np.zeros(run.seats.shape, np.float32)
    asked.ravel()[who] = 50.0
    pulls = attraction(run)
    nothing_bought = np.zeros(run.seats.shape, np.int8)
    let_move(run, review(run, pulls, complaints.Settled(), nothing_bought), pulls, asked)
    back = who[customers.firm.ravel()[who] == 0]
    assert back.size > 20
    assert np.all(customers.bond.ravel()[back] == np.float32(WIN_BACK_BOND["bundle"]))
    assert np.all(customers.products.ravel()[back] == 2)
