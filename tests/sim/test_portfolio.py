"""What a firm may see: its own customers, what was sold and sent and said; never what customers feel."""

from collections import Counter

import numpy as np
import pytest

from sim import market, packs, quarter
from sim.decisions import starting
from sim.event_log import EventLog
from sim.portfolio import COLUMNS, history, portfolio
from sim.report import RoundReport
from sim.scenario import Scenario
from sim.world import World

FIRMS = ("Ann", "Bob")


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return packs.load("eshop")


@pytest.fixture(scope="module")
def played(scenario: Scenario) -> tuple[World, RoundReport, list[tuple[int, EventLog]]]:
    """Two rounds of two firms that carry on: the world, the last report, the logs."""
    world = market.create(scenario, FIRMS, 7, 3000)
    sized = quarter.at_size_of(scenario, world)
    logs = []
    for number in (1, 2):
        world, outcome = quarter.run(sized, world, dict.fromkeys(FIRMS, starting(sized)), 7)
        logs.append((number, outcome.log))
    return world, outcome.report, logs


Played = tuple[World, RoundReport, list[tuple[int, EventLog]]]


def test_the_tables_of_all_firms_hold_every_served_customer_once(scenario: Scenario, played: Played) -> None:
    world, report, _ = played
    tables = [portfolio(scenario, world, firm) for firm in FIRMS]
    assert [len(table) for table in tables] == [report.firms[firm].customers_end for firm in FIRMS]
    everybody = np.concatenate([table["customer"] for table in tables])
    assert len(set(everybody)) == len(everybody) == int((world.customers.firm >= 0).sum())


def test_a_table_shows_behaviour_in_plain_values_and_no_feelings(scenario: Scenario, played: Played) -> None:
    table = portfolio(scenario, played[0], "Ann")
    assert tuple(table.columns) == COLUMNS
    assert not {"satisfaction", "expectation", "leaving", "theta", "bond"} & set(table.columns)
    assert set(table["grade"]) <= set("ABCD")
    assert set(table["segment"]) <= {segment.key for segment in scenario.segments}
    assert table["consent"].dtype == bool
    assert not table.isna().to_numpy().any()
    assert (table[["tenure", "recency", "frequency", "money", "messages"]] >= 0).to_numpy().all()


def test_orders_of_the_history_are_those_of_the_log(scenario: Scenario, played: Played) -> None:
    world, _, logs = played
    table = portfolio(scenario, world, "Ann").sort_values("contacts", ascending=False)
    for customer in table["customer"].head(5).tolist():
        found = history(logs, customer, FIRMS)
        kinds = Counter(happening.kind for happening in found)
        events = set(logs[0][1].tables) - {"mailings"}
        logged = {name: sum(len(log.of(customer)[name]["week"]) for _, log in logs) for name in events}
        assert {name: kinds[name.removesuffix("s")] for name in logged} == logged
        assert [(h.round, h.week) for h in found] == sorted((h.round, h.week) for h in found)


def test_who_left_has_a_departure_with_its_causes_and_where_they_went(played: Played) -> None:
    _, _, logs = played
    number, log = logs[0]
    for customer in log.tables["departures"]["customer"][:20].tolist():
        last = [h for h in history([(number, log)], customer, FIRMS) if h.kind == "departure"][-1]
        assert last.firm in FIRMS
        assert last.detail["to"] in (*FIRMS, "")
        assert last.detail["to"] != last.firm
        shares = last.detail["shares"]
        assert isinstance(shares, dict)
        assert sum(shares.values()) == pytest.approx(1, abs=1e-4)


def test_a_customer_to_whom_nothing_happened_has_an_empty_history(played: Played) -> None:
    assert history(played[2], 10**6, FIRMS) == []
