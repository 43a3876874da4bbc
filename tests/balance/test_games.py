"""A game of the suite is a game like any other, only faster to play many times."""

import pytest

from sim import packs
from sim.balance import games
from sim.balance.games import Game, Result, play
from sim.bots import STRATEGIES
from sim.playthrough import Plan, Setting
from sim.playthrough import play as play_through

PEOPLE = 200
FOUR = ("balanced", "do_nothing", "acquirer", "random")


@pytest.fixture(autouse=True)
def no_market_kept() -> None:
    games._markets.clear()


def test_scores_are_those_of_the_whole_game() -> None:
    pack = packs.load("hotel")
    result = play(pack, Game(FOUR, 5), PEOPLE)
    plans = {f"seat{number:02}": Plan(strategy) for number, strategy in enumerate(FOUR)}
    whole = play_through(Setting(pack, pack.rounds, 5, 4 * PEOPLE), plans)
    assert result.final == tuple(whole.score(firm).total for firm in plans)
    assert result.standings[1] == tuple(whole.score(firm, 2).total for firm in plans)
    assert result.parts[0] == whole.score("seat00").parts


def test_a_kept_market_gives_the_same_game_as_a_new_one() -> None:
    pack = packs.load("eshop")
    first = play(pack, Game(FOUR, 5), PEOPLE)
    assert len(games._markets) == 1
    assert play(pack, Game(FOUR, 5), PEOPLE) == first
    changed = pack.model_copy(update={"unserved": 0.4})
    assert play(changed, Game(FOUR, 5), PEOPLE) != first


def test_no_more_markets_are_kept_than_a_process_can_hold() -> None:
    pack = packs.load("eshop")
    for seed in range(games.KEPT + 2):
        games._market(pack, 2, seed, 50)
    assert len(games._markets) == games.KEPT


def test_firms_that_are_alike_share_the_win() -> None:
    result = play(packs.load("telecom"), Game(("balanced",) * 3, 5), PEOPLE)
    assert len(set(result.final)) == 1
    assert result.wins() == pytest.approx((1 / 3,) * 3)


def test_turning_the_table_changes_no_score() -> None:
    pack = packs.load("telecom")
    straight = play(pack, Game(FOUR, 5), PEOPLE)
    turned = play(pack, Game(FOUR[1:] + FOUR[:1], 5), PEOPLE)
    assert turned.final == straight.final[1:] + straight.final[:1]


def test_a_strategy_that_is_not_shipped_plays_too() -> None:
    pack = packs.load("eshop")
    named = play(pack, Game(("balanced", "spammer"), 5), PEOPLE)
    unnamed = play(pack, Game((STRATEGIES["balanced"], "spammer"), 5), PEOPLE)
    assert unnamed.final == named.final


def test_the_highest_score_wins() -> None:
    standings = ((1.0, 2.0), (7.0, 3.0))
    assert Result(Game(("balanced", "spammer"), 0), standings, ({}, {})).wins() == (1.0, 0.0)
