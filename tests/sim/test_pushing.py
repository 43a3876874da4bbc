"""Deflection that helps or annoys: some pushing to self-service beats none, forcing everybody loses, in every pack."""

from dataclasses import replace
from functools import lru_cache
from statistics import mean

import numpy as np
import pytest

from sim import packs
from sim.contact_centre.contacts import APART, DEFLECTION, SELF_SERVICE_SUCCESS
from sim.contact_centre.pushing import settled_share
from sim.decisions import check
from sim.event_log import CONTACT_OUTCOMES, Columns
from sim.report import FirmReport
from tests.sim.playing import FIRMS, play, sized, usual, world

SEEDS = (1, 2, 3)
NONE, SOME, ALL = 0.0, 0.3, 1.0
ONLINE = -1
SENT_AWAY = CONTACT_OUTCOMES.index("sent_away")


@lru_cache(maxsize=64)
def pushed(pack: str, push: float, seed: int = 1, spend: float = 1.0) -> tuple[tuple[FirmReport, ...], Columns]:
    """Ann's reports of two rounds, and the first round's contacts, where she pushes so much and rivals do not."""
    start = world(pack, 6000, seed)
    base = usual(start)
    plan = replace(base, self_service_push=push, self_service=spend * base.self_service)
    _, outcomes = play(start, {FIRMS[0]: plan}, 2)
    log = outcomes[0].log.tables["contacts"]
    hers = log["firm"] == 0
    reports = tuple(outcome.report.firms[FIRMS[0]] for outcome in outcomes)
    return reports, {name: column[hers] for name, column in log.items()}


def over_seeds(pack: str, push: float, figure: str) -> float:
    return mean(float(getattr(pushed(pack, push, seed)[0][-1], figure)) for seed in SEEDS)


@pytest.mark.parametrize("figure", ["satisfaction", "retention"])
@pytest.mark.parametrize("pack", packs.keys())
def test_some_deflection_beats_none_and_forcing_everybody_loses(pack: str, figure: str) -> None:
    none, some, everybody = (over_seeds(pack, push, figure) for push in (NONE, SOME, ALL))
    assert some > none
    assert everybody < some
    assert figure != "satisfaction" or everybody < none


@pytest.mark.parametrize("pack", packs.keys())
def test_the_harder_one_pushes_the_larger_the_part_that_comes_back(pack: str) -> None:
    parts = []
    for push in (0.15, SOME, 0.6, ALL):
        first = pushed(pack, push)[0][0]
        parts.append(first.pushed_back / (first.pushed_helped + first.pushed_back))
    assert parts == sorted(parts)
    assert parts[0] < 0.25
    assert parts[-1] > 0.5


@pytest.mark.parametrize("pack", packs.keys())
def test_who_is_sent_away_calls_in_the_same_week(pack: str) -> None:
    """Two contacts for one matter: a session in vain, and a call after all."""
    reports, log = pushed(pack, ALL)
    weeks = log["customer"].astype(np.int64) * 13 + log["week"].astype(np.int64)
    called = weeks[log["channel"] != ONLINE]
    assert np.isin(weeks[log["outcome"] == SENT_AWAY], called).all()
    assert int((log["outcome"] == SENT_AWAY).sum()) == reports[0].pushed_back


def test_self_service_that_is_better_built_can_take_more() -> None:
    poor, good = (pushed("hotel", 0.5, spend=times)[0][-1] for times in (0.5, 4.0))
    assert good.pushed_back < poor.pushed_back
    assert good.satisfaction > poor.satisfaction


def test_pushing_shortens_the_line_even_where_it_annoys() -> None:
    assert over_seeds("eshop", ALL, "mean_wait") < over_seeds("eshop", NONE, "mean_wait")


def test_the_sessions_are_in_the_costs_by_channel() -> None:
    without, with_ = (pushed("telecom", push)[0][0] for push in (NONE, SOME))
    unpushed = with_.channels["self_service"].contacts - with_.pushed_helped - with_.pushed_back
    assert unpushed == pytest.approx(without.channels["self_service"].contacts, rel=0.1)
    assert with_.channels["self_service"].settled == with_.self_served


@pytest.mark.parametrize("push", [SOME, ALL])
def test_what_pushing_is_expected_to_settle_is_what_it_settles(push: float) -> None:
    """The books reckon customers' future calls with it."""
    (first, _), _ = pushed("eshop", push, spend=2.0)
    scenario, spend = sized(world("eshop", 6000)), 2.0 * usual(world("eshop", 6000)).self_service
    built = np.array([APART * spend / (spend + scenario.half.self_service)])
    expected = settled_share(np.array([push]), built, SELF_SERVICE_SUCCESS)[0]
    voluntary = DEFLECTION * built[0]
    assert first.pushed_helped / first.contacts == pytest.approx(expected * (1 - voluntary), rel=0.12)


def test_firms_that_decide_alike_fare_alike_in_every_seat() -> None:
    start = world("hotel", 4000)
    plan = replace(usual(start), self_service_push=0.5, visits=4)
    _, (outcome,) = play(start, dict.fromkeys(FIRMS, plan))
    alike = [report.model_dump(exclude={"firm", "lost_to", "won_from"}) for report in outcome.report.firms.values()]
    assert alike[0]["pushed_back"]
    assert all(report == alike[0] for report in alike)


def test_nobody_is_pushed_by_decisions_of_before_the_lever() -> None:
    start = world("telecom", 4000)
    old = {key: value for key, value in usual(start).as_dict().items() if key != "self_service_push"}
    assert check(old, sized(start)) == usual(start)
    reports, log = pushed("telecom", NONE)
    assert reports[0].pushed_helped == reports[0].pushed_back == 0
    assert not (log["outcome"] == SENT_AWAY).any()
