"""Every measure on score tables made by hand: it tells the fair from the unfair."""

import numpy as np
import pytest

from sim.balance import measures
from sim.balance.measures import Scores

SEATS = np.array([[0, 1, 2, 3], [1, 2, 3, 0], [2, 3, 0, 1], [3, 0, 1, 2]])
"""four players over four games: each sits everywhere once"""


def noise(shape: tuple[int, ...], size: float = 1.0, key: int = 1) -> Scores:
    return size * np.random.Generator(np.random.Philox(key=key)).standard_normal(shape)


def test_equal_scores_of_equal_strategies_are_no_luck() -> None:
    assert measures.variation([[50.0, 50.0], [30.0, 30.0]]) == 0.0


def test_luck_is_the_spread_between_equals_over_the_mean_score() -> None:
    assert measures.variation([[49.0, 51.0], [99.0, 101.0]]) == pytest.approx(np.sqrt(2) / 75)


def test_the_error_found_by_leaving_out_is_that_of_a_mean_and_unknown_from_two_parts() -> None:
    scores = [3.0, 5.0, 4.0, 9.0, 1.0]
    expected = np.std(scores, ddof=1) / np.sqrt(len(scores))
    assert measures.jackknife(scores, lambda some: float(np.mean(some))) == pytest.approx(expected)
    assert measures.jackknife(scores[:2], lambda some: float(np.mean(some))) == 0.0


def test_what_a_whole_game_shares_is_luck_over_seeds_but_sets_nobody_apart() -> None:
    good_and_bad_markets = np.array([[40.0, 60.0], [50.0, 70.0], [60.0, 80.0]])
    whole, apart = measures.variation_over_seeds([good_and_bad_markets])
    assert whole == pytest.approx(10 / 60)
    assert apart == pytest.approx(0.0, abs=1e-9)


def test_shares_of_variance_add_up_and_tell_skill_from_luck() -> None:
    skill = measures.variance_shares({"good": [[70, 70], [70, 70]], "bad": [[30, 30], [30, 30]]})
    assert (skill.strategy, skill.opponents, skill.luck) == pytest.approx((1, 0, 0))
    luck = measures.variance_shares({"good": [[70, 30], [30, 70]], "bad": [[30, 70], [70, 30]]})
    assert (luck.strategy, luck.opponents, luck.luck) == pytest.approx((0, 0, 1))
    rivals = measures.variance_shares({"good": [[70, 70], [30, 30]], "bad": [[30, 30], [70, 70]]})
    assert (rivals.strategy, rivals.opponents, rivals.luck) == pytest.approx((0, 1, 0))
    mixed = measures.variance_shares({"good": [[70, 66], [81, 77], [50, 52]], "bad": [[30, 28], [33, 40]]})
    assert mixed.strategy + mixed.opponents + mixed.luck == pytest.approx(1)
    assert mixed.strategy > mixed.opponents > mixed.luck > 0


def test_the_same_order_on_every_seed_correlates_fully_and_the_reverse_fully_not() -> None:
    same = np.array([[1.0, 2, 3, 4], [10, 20, 30, 40]])
    turned = np.array([[1.0, 2, 3, 4], [4, 3, 2, 1]])
    assert measures.same_order([same]).value == pytest.approx(1)
    assert measures.same_order([turned]).value == pytest.approx(-1)
    assert measures.same_order([same, turned]).value == pytest.approx(0)


def test_a_better_seat_is_found_among_stronger_strategies_and_better_markets() -> None:
    strengths, markets = np.array([80.0, 60, 40, 20]), np.array([[0.0], [5], [-5], [10]])
    fair = [strengths + markets + noise((4, 4), key=key) for key in range(50)]
    biased = [scores + 1.0 * (SEATS == 2) for scores in fair]
    seats = [SEATS] * 50
    p_fair, _ = measures.seat_bias(fair, seats)
    p_biased, apart = measures.seat_bias(biased, seats)
    assert p_fair > 0.01
    assert p_biased < 0.001
    assert apart == pytest.approx(1.0, abs=0.5)


def test_seats_that_change_nothing_at_all_are_fair_and_seats_that_decide_all_are_not() -> None:
    alike = np.tile([80.0, 60, 40, 20], (4, 1))
    assert measures.seat_bias([alike], [SEATS])[0] == 1.0
    assert measures.seat_bias([alike + 3.0 * (SEATS == 0)], [SEATS])[0] == 0.0


def test_fair_seats_look_biased_no_more_often_than_chance_allows() -> None:
    chances = [
        measures.seat_bias([noise((4, 4), key=100 * run + line) for line in range(10)], [SEATS] * 10)[0]
        for run in range(200)
    ]
    assert np.mean(np.array(chances) < 0.1) == pytest.approx(0.1, abs=0.06)


def test_win_shares_count_only_games_taken_part_in() -> None:
    shares = measures.win_shares([[{"a": 1.0, "b": 0.0}, {"a": 0.5, "b": 0.5}], [{"a": 0.0, "c": 1.0}]])
    assert {kind: share.value for kind, share in shares.items()} == {"a": 0.375, "b": 0.25, "c": 1.0}
    assert shares["a"].error == pytest.approx(0.375)


def test_a_leader_who_always_stays_and_one_who_never_does() -> None:
    half = np.array([[4.0, 3, 2, 1], [1, 2, 3, 4]])
    together, changes = measures.sticky([half], [half * 2])
    assert (together.value, changes.value) == pytest.approx((1, 0))
    together, changes = measures.sticky([half], [-half])
    assert (together.value, changes.value) == pytest.approx((-1, 1))


def test_the_likeliest_counter_is_whoever_won_most_often_then_by_most() -> None:
    margins = {"a": [-1.0, -1.0, 30.0], "b": [1.0, 2.0, -5.0], "c": [1.0, 3.0, -5.0]}
    assert measures.likeliest_counter(margins) == "c"
    assert measures.share([1.0, 0.0, 1.0]).value == pytest.approx(2 / 3)
