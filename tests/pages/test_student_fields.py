"""A lever's field shows its value as people set it, and gives it back without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import packs
from sim.levers import CATALOGUE, Kind, Lever
from ui.decide.lever_fields import field_step, meant, shown, whole
from ui.decide.lever_values import same

numeric = sorted(key for key, lever in CATALOGUE.items() if lever.numeric)
every_pack = pytest.mark.parametrize("pack", packs.keys())


@every_pack
def test_every_start_value_survives_its_field(pack: str) -> None:
    for lever in packs.load(pack).levers.values():
        assert same(meant(lever, shown(lever, lever.start)), lever.start), lever.key


@every_pack
@pytest.mark.parametrize("scale", [0.25, 1.0, 3.7])
def test_bounds_of_every_field_are_within_the_levers_range(pack: str, scale: float) -> None:
    for lever in packs.load(pack).at_scale(scale).levers.values():
        if lever.numeric:
            low, high = (meant(lever, shown(lever, bound)) for bound in (lever.low, lever.high))
            assert isinstance(low, int | float)
            assert isinstance(high, int | float)
            assert lever.low <= low + 1e-9
            assert high <= lever.high + 1e-9
            assert 0 < field_step(lever) <= max((lever.high - lever.low) * 100, 100)


@given(st.sampled_from(numeric), st.floats(0, 1))
def test_any_value_on_a_step_survives_its_field(key: str, place: float) -> None:
    lever = CATALOGUE[key]
    value = lever.low + lever.step * round(place * (lever.high - lever.low) / lever.step)
    assert same(meant(lever, shown(lever, value)), round(value, 6))


def test_shares_are_set_in_per_cent() -> None:
    assert shown(CATALOGUE["promotion_depth"], 0.15) == 15
    assert shown(CATALOGUE["points_rate"], 0.015) == 1.5
    assert shown(CATALOGUE["pay"], 1.06) == 106
    assert meant(CATALOGUE["pay"], 106) == 1.06


def test_people_and_money_are_whole() -> None:
    assert whole(CATALOGUE["agents"])
    assert whole(CATALOGUE["ads_brand"])
    assert meant(CATALOGUE["agents"], 9) == 9
    assert isinstance(meant(CATALOGUE["agents"], 9), int)


def test_a_value_beyond_the_range_shows_the_nearest_bound() -> None:
    lever = CATALOGUE["agents"]
    assert shown(lever, 999) == lever.high


def test_choices_keep_the_order_of_the_options() -> None:
    assert meant(CATALOGUE["channels"], ["social", "phone"]) == ("phone", "social")
    assert meant(CATALOGUE["routing"], "first_come") == "first_come"


@pytest.mark.parametrize(("high", "step"), [(200_000, 5_000.0), (80_000, 2_000.0), (12_345, 500.0), (1_000, 100.0)])
def test_money_moves_in_round_sums(high: float, step: float) -> None:
    lever = CATALOGUE["ads_search"]
    assert field_step(Lever(lever.key, lever.group, Kind.MONEY, lever.unit, lever.topic, 0.0, high, 1000.0)) == step
