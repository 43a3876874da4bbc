"""The search moves towards what wins, and finds the same strategy again."""

import numpy as np
import pytest

from sim import packs
from sim.balance import climb as climbing
from sim.balance.games import Game, Result
from sim.balance.guess import CHOICES, LEAST_SPREAD, NUMERIC, REACTIONS, Candidate, around, draw, learned, middle
from sim.balance.players import named
from sim.balance.search import search
from sim.balance.trials import Arena, Effort, judged
from sim.bots import STRATEGIES
from tests.balance.brief_games import brief

LITTLE = Effort(generations=2, population=4, games=1, per_firm=60)


def chance() -> np.random.Generator:
    return np.random.Generator(np.random.Philox(key=1))


def arena(against: str | None = None) -> Arena:
    return Arena([brief("telecom")], LITTLE, against, 1, lambda _games: None)


def test_a_guess_learns_turns_and_choices_from_the_best() -> None:
    best = [Candidate((0.5,) * len(NUMERIC), dict.fromkeys([*CHOICES, *REACTIONS], 1))] * 3
    guess = around(None)
    for _ in range(8):
        guess = learned(guess, best)
    found = middle(guess)
    assert found.turns == (0.5,) * len(NUMERIC)
    assert set(found.picks.values()) == {1}
    assert guess.spreads == pytest.approx(np.full(len(NUMERIC), LEAST_SPREAD))
    assert all(odds.sum() == pytest.approx(1) and odds.min() > 0 for odds in guess.odds.values())


def test_a_search_may_begin_at_a_shipped_strategy() -> None:
    known = STRATEGIES["service_first"]
    found = middle(around("service_first")).strategy()
    assert {key: turn for key, turn in found.turns.items() if turn} == {
        key: pytest.approx(turn, abs=0.026) for key, turn in known.turns.items()
    }
    assert found.choices["channels"] == ("chat", "phone")
    assert found.reactions == known.reactions


def test_strategies_drawn_can_be_played() -> None:
    pack = packs.load("telecom")
    guess, lots = around(None), chance()
    drawn = [draw(guess, lots) for _ in range(5)]
    assert len({one.turns for one in drawn}) == 5
    for one in drawn:
        assert all(-1 <= turn <= 1 for turn in one.turns)
        assert set(one.strategy().choices) == set(CHOICES)
        assert set(one.strategy().turns) <= set(pack.levers)


def test_worth_grows_with_the_margin_to_the_best_rival() -> None:
    def result(own: float) -> Result:
        return Result(Game(("balanced",) * 3, 0), ((40.0, own, 50.0),), ({}, {}, {}))

    behind, even, ahead = (judged([result(own)], [1]) for own in (45.0, 50.0, 58.0))
    assert behind.worth < even.worth == 0.5 < ahead.worth
    assert (behind.wins, ahead.wins) == (0.0, 1.0)
    assert (behind.margin, ahead.margin) == (-5.0, 8.0)


def test_the_same_search_finds_the_same_strategy() -> None:
    once, again = (search(arena("spammer"), "balanced") for _ in range(2))
    assert once == again
    assert len(once.course) == LITTLE.generations
    assert set(once.trials) == {"telecom"}


def test_rivals_change_from_generation_to_generation_and_all_are_met() -> None:
    first, second = arena()._tables(8, 1000), arena()._tables(8, 1008)
    assert not {seed for _, _, seed in first} & {seed for _, _, seed in second}
    assert {rival for rivals, _, _ in first for rival in rivals} == set(named())
    assert {seat for _, seat, _ in first} == {0, 1, 2, 3}
    assert {rivals for rivals, _, _ in arena("spammer")._tables(8, 1000)} == {("spammer",)}


@pytest.fixture
def few_levers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(climbing, "PLACES", (("messages", False), ("training", False), ("training", True)))


@pytest.mark.usefixtures("few_levers")
def test_a_climb_moves_what_helps_and_plays_the_games_it_announced() -> None:
    played: list[int] = []
    found = climbing.climb(Arena([brief("telecom")], LITTLE, "balanced", 1, played.append), "spammer")
    assert sum(played) == climbing.games_in(LITTLE)
    assert found.strategy.choices == STRATEGIES["spammer"].choices
    assert found.strategy.turns["messages"] < STRATEGIES["spammer"].turns["messages"]
    assert found.trials["telecom"].margin > found.start["telecom"].margin


@pytest.mark.usefixtures("few_levers")
def test_the_same_climb_finds_the_same_strategy() -> None:
    once, again = (climbing.climb(arena("spammer"), "cost_cutter") for _ in range(2))
    assert once == again


def test_a_lever_moved_in_one_half_of_the_game_stays_where_it_was_in_the_other() -> None:
    plan = STRATEGIES["service_first"]
    early = climbing._moved(plan, {("training", False): 0.8})
    assert (early.turns["training"], early.later["training"]) == (0.8, plan.turns["training"])
    late = climbing._moved(plan, {("training", True): 0.2, ("pay", True): plan.turns["pay"]})
    assert (late.turns["training"], dict(late.later)) == (plan.turns["training"], {"training": 0.2})
