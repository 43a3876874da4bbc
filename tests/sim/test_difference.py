"""What made the difference: Shapley values over replays, and the four things that make them fair."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import packs, parallel
from sim.why.difference import ALL, EVERY, GROUPS, Duel, exchanged, figures, gaps, shapley, share_out
from tests.sim import playing

pytestmark = pytest.mark.long

WORTH = st.lists(st.floats(-1e6, 1e6), min_size=16, max_size=16)


@given(WORTH)
@settings(max_examples=60, deadline=None)
def test_values_are_the_mean_over_all_orders_and_add_up(worth: list[float]) -> None:
    found = shapley(worth)
    by_order = [0.0] * 4
    for order in permutations(range(4)):
        chosen = 0
        for player in order:
            by_order[player] += (worth[chosen | 1 << player] - worth[chosen]) / 24
            chosen |= 1 << player
    assert found == pytest.approx(by_order, rel=1e-9, abs=1e-6)
    assert sum(found) == pytest.approx(worth[15] - worth[0], rel=1e-9, abs=1e-9 * max(map(abs, worth)))


@given(WORTH, st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_who_changes_nothing_gets_nothing(worth: list[float], idle: int) -> None:
    without = [worth[chosen & ~(1 << idle)] for chosen in range(16)]
    assert shapley(without)[idle] == 0.0


def test_who_does_the_same_gets_the_same() -> None:
    worth = [float({0: 0, 1: 5, 2: 5, 3: 17}[chosen & 3] + 2 * (chosen >> 2)) for chosen in range(16)]
    first, second, *_others = shapley(worth)
    assert first == second == 8.5


def test_too_few_sets_are_refused() -> None:
    with pytest.raises(ValueError, match="15 values"):
        shapley([0.0] * 15)


@pytest.fixture(scope="module")
def duel() -> Duel:
    """Ann trains and calls, Bob pesters; in marketing alone do Cai and Dee differ from them."""
    world = playing.world("eshop", 1200)
    usual = playing.usual(world)
    plans = {
        "ann": replace(usual, training=2500.0, care_contacts_a=3.0),
        "bob": replace(usual, messages=4.0, promotion_depth=0.1),
        "cai": usual,
        "dee": usual,
    }
    rounds = (plans, plans)
    return Duel(packs.load("eshop"), 1200, world.seed, rounds, "ann", "bob", [plans["bob"]] * 2)


def test_the_parts_of_every_figure_add_up_to_the_gap_as_it_was_played(duel: Duel) -> None:
    pairs = exchanged(duel, EVERY)
    world = playing.world("eshop", 1200)
    _after, outcomes = playing.play(world, dict(duel.rounds[0]), 2)
    ann, bob = (
        figures([outcome.report.firms[firm] for outcome in outcomes], (), playing.sized(world))
        for firm in ("ann", "bob")
    )
    assert pairs[0] == (ann, bob)
    found = gaps(pairs, copies=False)
    for name in ann:
        shared = share_out([gap[name] for gap in found])
        assert shared.gap == ann[name] - bob[name]
        assert sum(shared.groups.values()) + shared.places == pytest.approx(shared.gap, rel=1e-12, abs=1e-9)
        assert shared.groups["platform"] == 0.0  # the two built the same
        if name == "profit":
            assert shared.groups["service"] < 0  # two rounds of training cost more than they have brought yet


def test_seen_from_the_other_side_every_part_bears_the_other_sign(duel: Duel) -> None:
    ours, theirs = duel.rounds[0]["ann"], duel.rounds[0]["bob"]
    turned = replace(duel, firm="bob", other="ann", theirs=[ours] * 2)
    assert turned.rounds[0]["bob"] == theirs
    here, there = (gaps(exchanged(each, EVERY), copies=False) for each in (duel, turned))
    for name in here[0]:
        mine, other = (share_out([gap[name] for gap in found]) for found in (here, there))
        assert other.gap == -mine.gap
        assert [other.groups[group] for group in GROUPS] == [-mine.groups[group] for group in GROUPS]


def test_in_copies_of_the_market_decisions_are_all_there_is() -> None:
    scenario, customers = packs.load("eshop"), 1200
    rivals = parallel.rivals(scenario)
    world = parallel.create(scenario, 5, customers)
    sized = playing.sized(world)
    ann = replace(playing.usual(world), training=2500.0)
    bob = replace(playing.usual(world), messages=4.0, points_rate=0.03)
    rounds = [dict.fromkeys((parallel.TEAM, *rivals), ann)] * 2
    duel = Duel(scenario, customers, 5, rounds, parallel.TEAM, None, [bob] * 2, reacting=rivals)
    pairs = exchanged(duel, EVERY)
    alone, last = [], None
    for _round in range(2):
        world, outcome = parallel.run(sized, world, bob, last, 5)
        last = outcome.report.firms
        alone.append(last[parallel.TEAM])
    assert pairs[ALL][0] == figures(alone, (), sized)
    for name in pairs[0][0]:
        shared = share_out([gap[name] for gap in gaps(pairs, copies=True)])
        assert shared.places == 0.0
        assert shared.gap == pairs[0][0][name] - pairs[ALL][0][name]
        assert sum(shared.groups.values()) == pytest.approx(shared.gap, rel=1e-12, abs=1e-9)
