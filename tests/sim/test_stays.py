"""How long customers stayed, held against the reports of the same rounds."""

from functools import cache

import pandas as pd

from sim import market, packs, quarter
from sim.clock import WEEKS
from sim.decisions import starting
from sim.report import RoundReport
from sim.why.stays import PastQuarter, stays
from sim.world import World

FIRMS = ("north", "south")
ROUNDS = 3


@cache
def played() -> tuple[list[World], list[RoundReport], dict[str, list[PastQuarter]]]:
    """A market of a shop over three rounds; both firms go on as they were."""
    scenario = packs.load("eshop")
    worlds = [market.create(scenario, FIRMS, 7, 3000)]
    scenario = scenario.at_scale(worlds[0].scale)
    reports: list[RoundReport] = []
    past: dict[str, list[PastQuarter]] = {firm: [] for firm in FIRMS}
    for _round in range(ROUNDS):
        world, outcome = quarter.run(scenario, worlds[-1], dict.fromkeys(FIRMS, starting(scenario)), 7)
        for firm, rounds in past.items():
            rounds.append(PastQuarter(worlds[-1], world, outcome.log, outcome.report.firms[firm].weekly.won))
        worlds.append(world)
        reports.append(outcome.report)
    return worlds, reports, past


def of(firm: str) -> pd.DataFrame:
    return stays(played()[2][firm], firm)


def test_every_week_as_many_come_and_go_as_the_reports_say() -> None:
    _worlds, reports, _past = played()
    for firm in FIRMS:
        frame = of(firm)
        gone = frame[frame["left"]]
        for number, report in enumerate(reports):
            weeks = range(number * WEEKS + 1, (number + 1) * WEEKS + 1)
            weekly = report.firms[firm].weekly
            assert [int((frame["came"] == week).sum()) for week in weeks] == weekly.won
            assert [int((gone["came"] + gone["weeks"] == week).sum()) for week in weeks] == weekly.lost


def test_who_is_there_at_the_end_has_been_there_for_as_long_as_their_tenure() -> None:
    worlds, reports, _past = played()
    for firm in FIRMS:
        here = of(firm).query("not left").set_index("customer")
        assert here.index.is_unique
        assert len(here) == reports[-1].firms[firm].customers_end
        last = worlds[-1]
        assert (last.customers.firm.ravel()[here.index] == last.seat(firm)).all()
        tenure = last.customers.tenure.ravel()[here.index]
        assert (here["weeks"] == pd.Series(tenure, here.index).clip(upper=ROUNDS * WEEKS)).all()


def test_nobody_leaves_in_the_week_of_coming_or_stays_twice_at_once() -> None:
    for firm in FIRMS:
        frame = of(firm)
        assert (frame["weeks"] >= frame["left"]).all()
        ordered = frame.sort_values(["customer", "came"])
        again = ordered["customer"].eq(ordered["customer"].shift())
        assert again.any()
        assert (ordered["came"] > (ordered["came"] + ordered["weeks"]).shift())[again].all()


def test_without_a_past_nobody_has_stayed() -> None:
    assert stays([], "north").empty
