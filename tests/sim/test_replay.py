"""A past round played again: the same bits for the same decisions, and only what a change touches is other."""

from dataclasses import replace

import numpy as np
import pytest

from sim import budget, quarter
from sim.decisions import DecisionsRefused
from sim.why.replay import Lived, Stretch, of_group, replay, turned
from tests.sim import playing

FIRMS = playing.FIRMS


@pytest.fixture(scope="module")
def history() -> tuple[Stretch, Lived]:
    """Three rounds in which everybody decides something else."""
    world = playing.world("eshop", 2400)
    sized, usual = playing.sized(world), playing.usual(world)
    plans = [
        {
            firm: replace(usual, messages=float(place), training=1000.0 + 250.0 * number)
            for place, firm in enumerate(FIRMS)
        }
        for number in range(3)
    ]
    before, worlds, outcomes = world, [], []
    for decisions in plans:
        world, outcome = quarter.run(sized, world, decisions, world.seed)
        worlds.append(world)
        outcomes.append(outcome)
    stretch = Stretch(sized, before, tuple(plans), before.seed)
    return stretch, Lived(before, tuple(plans), tuple(worlds), tuple(outcomes))


def test_the_same_decisions_reproduce_the_history_to_the_bit(history: tuple[Stretch, Lived]) -> None:
    stretch, lived = history
    again = replay(stretch, {"bob": [{}, {}, {}]})
    assert [world.digest() for world in again.worlds] == [world.digest() for world in lived.worlds]
    assert [outcome.report for outcome in again.outcomes] == [outcome.report for outcome in lived.outcomes]
    assert [outcome.log.to_bytes() for outcome in again.outcomes] == [o.log.to_bytes() for o in lived.outcomes]
    same = turned(stretch.scenario, lived, again, "bob")
    assert same.would_have_stayed.empty
    assert same.would_have_left.empty
    assert same.won == same.would_have_won > 0


def test_a_stretch_that_begins_later_ends_with_the_same_bits(history: tuple[Stretch, Lived]) -> None:
    stretch, lived = history
    later = Stretch(stretch.scenario, lived.worlds[0], stretch.rounds[1:], stretch.seed)
    assert replay(later).worlds[-1].digest() == lived.worlds[-1].digest()


def test_who_would_have_stayed_left_in_the_history_alone(history: tuple[Stretch, Lived]) -> None:
    stretch, lived = history
    firm = "dee"  # wrote three messages a week
    other = replay(stretch, {firm: [{"messages": 0.5}] * 3})
    found = turned(stretch.scenario, lived, other, firm)
    stayed, left = found.would_have_stayed, found.would_have_left
    assert len(stayed) > len(left)
    start, then, now = (
        set(np.flatnonzero(world.customers.firm.ravel() == world.seat(firm)))
        for world in (lived.before, lived.worlds[-1], other.worlds[-1])
    )
    assert set(stayed["customer"]) == (start & now) - then
    assert set(left["customer"]) == (start & then) - now
    assert (found.won, found.would_have_won) == (len(then - start), len(now - start))
    assert stayed["grade"].is_monotonic_increasing
    assert "over_contact" in set(stayed["cause"])
    assert (
        other.outcomes[0].report.firms[firm].causes["over_contact"]
        < (lived.outcomes[0].report.firms[firm].causes["over_contact"])
    )


def test_a_change_of_one_firm_leaves_what_the_others_decided(history: tuple[Stretch, Lived]) -> None:
    stretch, _lived = history
    other = replay(stretch, {"ann": [{"compensation": 1.5}] * 3})
    for was, now in zip(stretch.rounds, other.rounds, strict=True):
        assert {firm for firm in FIRMS if was[firm] != now[firm]} == {"ann"}


def test_a_plan_that_could_not_be_paid_is_cut_to_the_budget(history: tuple[Stretch, Lived]) -> None:
    stretch, _lived = history
    dear: dict[str, float | int | str | tuple[str, ...]] = {
        key: lever.high for key, lever in stretch.scenario.levers.items() if lever.kind == "money"
    }
    other = replay(stretch, {"ann": [dear, {}, {}]})
    assert other.cut == (1,)
    position = stretch.before.positions["ann"]
    assert budget.total(other.rounds[0]["ann"], stretch.scenario, position) <= position.budget
    assert replay(stretch, {"ann": [dear, {}, {}]}, within_budget=False).cut == ()


def test_a_value_that_no_firm_may_choose_is_refused(history: tuple[Stretch, Lived]) -> None:
    stretch, _lived = history
    with pytest.raises(DecisionsRefused):
        replay(stretch, {"ann": [{"messages": 99.0}, {}, {}]})


def test_the_groups_share_out_all_levers(history: tuple[Stretch, Lived]) -> None:
    decisions = history[0].rounds[0]["ann"]
    groups = [of_group(decisions, group) for group in ("marketing", "service", "care", "platform")]
    assert sum(map(len, groups)) == len(of_group(decisions, ""))
    assert {key: value for group in groups for key, value in group.items()} == decisions.as_dict()
