"""A number within its bounds."""

import math

import pytest

from game.bounds import number_within, within
from tests.game.refusals import refused


@pytest.mark.parametrize("value", [0, 6, 2.5, 3.0, True, "3", None, math.nan])
def test_only_whole_numbers_from_low_to_high_pass(value: object) -> None:
    within("rounds", 1, 1, 5)
    within("rounds", 5, 1, 5)
    with refused("out_of_bounds", what="rounds", low=1, high=5):
        within("rounds", value, 1, 5)


@pytest.mark.parametrize("value", [0.4, 5.1, math.nan, math.inf, False, "3", None])
def test_broken_numbers_pass_where_they_may(value: object) -> None:
    for fine in (0.5, 1, 5.0):
        number_within("minutes", fine, 0.5, 5)
    with refused("out_of_bounds", what="minutes"):
        number_within("minutes", value, 0.5, 5)
