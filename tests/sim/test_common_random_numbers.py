"""Luck is a function of seed, purpose, week and customer: decisions and seats cannot touch it."""

import sys
from dataclasses import fields, replace

import numpy as np
import pytest

from sim import market, packs, parallel, quarter
from sim.contact_centre import queue_simpy as contact_queue_simpy
from sim.customers import Customers
from sim.playthrough import Plan, Playthrough, Setting
from sim.playthrough import play as play_game
from sim.streams import Purpose, Streams
from tests.sim.playing import FIRMS, SEED, play, sized, usual, world

SEATED = {"firm", "lost_to", "won_from"}
RIVALS = ("balanced", "discounter", "service_first", "acquirer")


def test_identical_decisions_give_identical_bits_in_every_seat() -> None:
    _, outcomes = play(world(), {}, rounds=3)
    for outcome in outcomes:
        reports = [report.model_dump(exclude=SEATED) for report in outcome.report.firms.values()]
        assert all(report == reports[0] for report in reports)


def test_a_strategy_does_as_well_to_the_bit_in_every_seat_against_three_that_are_alike() -> None:
    start = world()
    odd = replace(usual(start), promotion_depth=0.1, training=2000.0, agents=usual(start).agents + 1)
    results = []
    for seat in FIRMS:
        _, outcomes = play(start, {seat: odd}, rounds=3)
        results.append([outcome.report.firms[seat].model_dump(exclude=SEATED) for outcome in outcomes])
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize("pack", packs.keys())
def test_moving_every_strategy_on_by_one_seat_changes_nothing(pack: str) -> None:
    """What holds for rivals that differ: seats stand in a circle, sorted by name, and turning it changes no bit.

    Swapping two of three or more rivals does change the luck: who sits next to whom is part of everybody's taste.
    """
    setting = Setting(packs.load(pack), rounds=2, seed=SEED, customers=1600)
    played = []
    for turn in range(len(RIVALS)):
        strategies = RIVALS[turn:] + RIVALS[:turn]
        game = play_game(setting, {firm: Plan(strategy) for firm, strategy in zip(FIRMS, strategies, strict=True)})
        played.append({plan.strategy: _figures(game, firm) for firm, plan in game.plans.items()})
    assert all(figures == played[0] for figures in played)


def test_two_firms_may_swap_seats() -> None:
    setting = Setting(packs.load("telecom"), rounds=2, seed=SEED, customers=800)
    forth = play_game(setting, {"ann": Plan("balanced"), "bob": Plan("acquirer")})
    back = play_game(setting, {"ann": Plan("acquirer"), "bob": Plan("balanced")})
    assert _figures(forth, "ann") == _figures(back, "bob")
    assert _figures(forth, "bob") == _figures(back, "ann")


def _figures(game: Playthrough, firm: str) -> list[dict[str, object]]:
    return [reports[firm].model_dump(exclude=SEATED) for reports in game.reports]


def test_the_order_in_which_firms_join_changes_nothing() -> None:
    scenario = packs.load("telecom")
    forth = market.create(scenario, ["zoe", "amy", "bob"], SEED, 900)
    back = market.create(scenario, ["bob", "amy", "zoe"], SEED, 900)
    assert forth.digest() == back.digest()


def test_running_a_round_twice_gives_the_same_digest_and_leaves_the_world_as_it_was() -> None:
    start = world("hotel")
    before = start.digest()
    plan = dict.fromkeys(start.firms, usual(start))
    first, _ = quarter.run(sized(start), start, plan, SEED)
    second, _ = quarter.run(sized(start), start, plan, SEED)
    assert first.digest() == second.digest() != before
    assert start.digest() == before


@pytest.mark.parametrize("pack", ["eshop", "hotel", "telecom"])
def test_a_report_carries_the_fingerprint_of_the_world_it_leads_to_however_threads_take_turns(pack: str) -> None:
    start = world(pack, 2400)
    plan = dict.fromkeys(start.firms, usual(start))
    patience = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        rounds = [quarter.run(sized(start), start, plan, SEED) for _ in range(5)]
    finally:
        sys.setswitchinterval(patience)
    assert {outcome.report.digest for _, outcome in rounds} == {rounds[0][0].digest()}
    assert len({following.digest() for following, _ in rounds}) == 1


def test_another_seed_gives_another_game() -> None:
    assert world(seed=1).digest() != world(seed=2).digest()


def test_a_saved_world_goes_on_with_the_same_bits() -> None:
    start = world()
    again = type(start).from_bytes(start.to_bytes())
    assert again.digest() == start.digest()
    assert play(again, {})[0].digest() == play(start, {})[0].digest()


@pytest.mark.parametrize("routing", ["first_come", "best_customers_first"])
def test_a_round_with_the_simpy_contact_centre_equals_the_fast_one_to_the_bit(routing: str) -> None:
    start = world()
    plan = dict.fromkeys(start.firms, replace(usual(start), routing=routing))
    fast, _ = quarter.run(sized(start), start, plan, SEED)
    readable, _ = quarter.run(sized(start), start, plan, SEED, serve=contact_queue_simpy.serve)
    assert fast.digest() == readable.digest()


def test_teams_in_parallel_markets_get_equal_bits_for_equal_decisions_whatever_others_do() -> None:
    scenario = packs.load("eshop")
    copies = [parallel.create(scenario, SEED, 1200) for _ in range(2)]
    plan = usual(copies[0])
    other = replace(plan, ads_search=0.0, promotion_depth=0.2)
    parallel.run(scenario, parallel.create(scenario, SEED, 1200), other, None, SEED)
    ends = [parallel.run(scenario, copy, plan, None, SEED)[0].digest() for copy in copies]
    assert ends[0] == ends[1]
    different, _ = parallel.run(scenario, copies[0], other, None, SEED)
    assert different.digest() != ends[0]


def test_slot_i_is_customer_i_whatever_the_size_of_the_market() -> None:
    small, large = Streams(SEED, 100), Streams(SEED, 5000)
    for purpose in Purpose:
        assert np.array_equal(small.uniform(purpose, 3, 1), large.uniform(purpose, 3, 1)[:100])
    few, many = (
        market.create(packs.load("eshop"), ["a"], SEED, 400),
        market.create(packs.load("eshop"), ["a"], SEED, 2000),
    )
    for column in fields(few.traits):
        assert np.array_equal(getattr(few.traits, column.name), getattr(many.traits, column.name)[:400]), column.name


@pytest.mark.parametrize("twins", [1, 7, 8, 2403])
@pytest.mark.parametrize("seed", [0, 7, 2**64 - 1])
def test_uniforms_are_those_of_numpys_philox(seed: int, twins: int) -> None:
    draws = Streams(seed, twins)
    for week, lane in ((0, 0), (31, 2)):
        for drawn in (draws.uniform(Purpose.CHOICE, week, lane), draws.lanes(Purpose.CHOICE, week, lane + 1)[lane]):
            numpys = draws.generator(Purpose.CHOICE, week, lane).random(twins, dtype=np.float32)
            assert drawn.tobytes() == numpys.tobytes()
        finer = draws.generator(Purpose.CONTACT_TIME, week, lane).random(twins)
        assert draws.fine(Purpose.CONTACT_TIME, week, lane).tobytes() == finer.tobytes()


def test_a_lever_that_touches_one_firm_leaves_customers_of_others_alone_until_they_meet_it() -> None:
    """A survey follow-up at one firm changes nobody who has nothing to do with that firm."""
    start = world()
    base, _ = play(start, {})
    asked, _ = play(start, {"ann": replace(usual(start), survey_share=0.3, survey_follow_up=1.0)})
    elsewhere = (base.customers.firm != base.seat("ann")) & (start.customers.firm != start.seat("ann"))
    for column in fields(Customers):
        before, after = getattr(base.customers, column.name), getattr(asked.customers, column.name)
        same = before[elsewhere] == after[elsewhere]
        assert same.mean() > 0.999, column.name
