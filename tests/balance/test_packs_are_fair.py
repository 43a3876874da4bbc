"""A small real run of every pack: skill beats luck, lots seldom win, and no seat is better.

Whether a pack meets every target of the model is for ``python -m sim balance`` to say: that takes thousands of games.
"""

import pytest

from sim import packs
from sim.balance import suite
from sim.balance.suite import Balance
from sim.balance.tournament import Extent
from sim.balance.verdicts import TARGETS, Verdict

EXTENT = Extent(games=14, seeds=2, per_firm=500)


@pytest.fixture(scope="module", params=packs.keys())
def balance(request: pytest.FixtureRequest) -> Balance:
    told: list[int] = []
    found = suite.examine(packs.load(request.param), EXTENT, 1, told.append)
    assert sum(told) == found.games == suite.count_of(EXTENT)
    return found


def measured(balance: Balance, key: str) -> Verdict:
    return next(verdict for verdict in balance.verdicts if verdict.key == key)


def test_every_measure_is_taken(balance: Balance) -> None:
    assert [verdict.key for verdict in balance.verdicts] == list(TARGETS)
    assert balance.passed == all(verdict.passed for verdict in balance.verdicts)


def test_strategy_explains_more_of_the_score_than_luck_in_half_a_market(balance: Balance) -> None:
    assert measured(balance, "skill").ours > measured(balance, "luck_share").ours


def test_lots_win_less_often_than_a_fourth_firm_would(balance: Balance) -> None:
    assert measured(balance, "random_wins").ours < 0.25


def test_no_seat_is_better_and_firms_that_are_alike_score_alike(balance: Balance) -> None:
    assert measured(balance, "seat_bias").passed
    note = measured(balance, "seat_bias").note
    assert note is not None
    assert "0.00 where only the table is turned" in note.en
    note = measured(balance, "luck_between_seats").note
    assert note is not None
    assert note.en.startswith("0.0%")


def test_standings_cover_all_kinds_of_players_and_their_wins_add_up(balance: Balance) -> None:
    total = sum(standing.wins * standing.games for standing in balance.standings)
    assert total == pytest.approx(EXTENT.lineups * EXTENT.seeds)
    assert [standing.wins for standing in balance.standings] == sorted(
        (standing.wins for standing in balance.standings), reverse=True
    )
