"""Survival curves and the log-rank test, held against published figures.

The remission of leukaemia (weeks) under 6-MP and under a placebo: Freireich et al. 1963, Blood 21, 699-716. Shares and
test as in Kleinbaum & Klein 2012, *Survival Analysis*, 3rd ed., tables of chapter 2; band as R's ``survfit`` gives it
with ``conf.type = "log-log"`` (SAS LIFETEST's default).
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.customer_analysis.survival import Stayed, holm, kaplan_meier, log_rank

SIX_MP = ((6, 1),) * 3 + (
    *((6, 0), (7, 1), (9, 0), (10, 1), (10, 0), (11, 0), (13, 1), (16, 1), (17, 0), (19, 0), (20, 0), (22, 1), (23, 1)),
    *((25, 0), (32, 0), (32, 0), (34, 0), (35, 0)),
)
PLACEBO = tuple((week, 1) for week in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23))
PUBLISHED = {
    6: (0.8571, 0.6197, 0.9516),
    7: (0.8067, 0.5631, 0.9228),
    10: (0.7529, 0.5032, 0.8894),
    13: (0.6902, 0.4316, 0.8491),
    16: (0.6275, 0.3675, 0.8049),
    22: (0.5378, 0.2678, 0.7468),
    23: (0.4482, 0.1881, 0.6801),
}


def of(seen: tuple[tuple[int, int], ...]) -> Stayed:
    return Stayed(np.array([week for week, _left in seen]), np.array([bool(left) for _week, left in seen]))


def test_the_curve_and_its_band_are_those_of_the_textbook() -> None:
    curve = kaplan_meier(of(SIX_MP))
    assert (curve.customers, curve.left) == (21, 9)
    for week, (share, low, high) in PUBLISHED.items():
        assert curve.share[week] == pytest.approx(share, abs=5e-5)
        assert curve.low[week] == pytest.approx(low, abs=5e-5)
        assert curve.high[week] == pytest.approx(high, abs=5e-5)
    assert curve.share[:6] == (1.0,) * 6
    assert curve.share[35] == curve.share[23]
    assert [curve.at_risk[week] for week in (0, 6, 7, 10, 13, 16, 22, 23)] == [21, 21, 17, 15, 12, 11, 7, 6]


def test_the_log_rank_test_is_that_of_the_textbook() -> None:
    assert log_rank(of(SIX_MP), of(PLACEBO)) == pytest.approx(4.169e-5, rel=1e-3)  # chi-squared 16.79


def test_the_median_under_placebo_is_eight_weeks_and_nobody_is_left_at_the_end() -> None:
    curve = kaplan_meier(of(PLACEBO))
    assert curve.share[7] > 0.5 >= curve.share[8]
    assert (curve.share[23], curve.low[23], curve.high[23]) == (0.0, 0.0, 0.0)
    assert curve.high[22] < 1


stay = st.tuples(st.integers(1, 30), st.integers(0, 1))


@given(st.lists(stay, min_size=1, max_size=40))
def test_a_curve_never_rises_and_lies_within_its_band(seen: list[tuple[int, int]]) -> None:
    curve = kaplan_meier(of(tuple(seen)))
    assert len(curve.share) == max(week for week, _left in seen) + 1
    assert all(later <= earlier for earlier, later in zip(curve.share, curve.share[1:], strict=False))
    for low, share, high in zip(curve.low, curve.share, curve.high, strict=True):
        assert 0 <= low <= share + 1e-12
        assert share <= high + 1e-12 <= 1 + 2e-12


@given(st.lists(st.integers(1, 30), min_size=1, max_size=40))
def test_where_nobody_is_censored_the_curve_counts_those_still_there(weeks: list[int]) -> None:
    curve = kaplan_meier(of(tuple((week, 1) for week in weeks)))
    for week, share in enumerate(curve.share):
        assert share == pytest.approx(sum(each > week for each in weeks) / len(weeks), abs=1e-9)


@given(st.lists(stay, max_size=30), st.lists(stay, max_size=30))
def test_the_test_never_fails_and_does_not_care_who_comes_first(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    chance = log_rank(of(tuple(one)), of(tuple(other)))
    assert chance is None or 0 <= chance <= 1
    assert log_rank(of(tuple(other)), of(tuple(one))) == (None if chance is None else pytest.approx(chance, abs=1e-9))


def test_several_tests_are_held_to_a_stricter_measure() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])  # R: p.adjust(p, "holm")
    assert holm([]) == []


def test_nobody_has_no_curve() -> None:
    with pytest.raises(ValueError, match="nobody"):
        kaplan_meier(of(()))
