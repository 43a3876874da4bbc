"""Verdicts hold a figure to its target, at both ends of the band."""

import pytest

from sim.balance.verdicts import TARGETS, Verdict

JUDGED = [key for key in TARGETS if Verdict(key=key, ours=0.0).judged]


@pytest.mark.parametrize("key", JUDGED)
def test_every_target_can_be_met_and_missed(key: str) -> None:
    target = TARGETS[key]
    inside = min(max(0.5 * (max(target.low, -1.0) + min(target.high, 1.0)), target.low), target.high)
    assert Verdict(key=key, ours=inside).passed
    outside = target.high + 0.01 if target.high < 1.0 else target.low - 0.01
    assert not Verdict(key=key, ours=outside).passed


def test_what_could_not_be_measured_does_not_pass() -> None:
    verdict = Verdict(key="skill", ours=float("nan"))
    assert not verdict.passed
    assert verdict.as_data()["ours"] is None


def test_a_counter_must_win_more_than_half() -> None:
    assert not Verdict(key="counter", ours=0.5).passed
    assert Verdict(key="counter", ours=0.51).passed


def test_the_targets_are_those_of_the_model() -> None:
    bands = {key: (target.low, target.high) for key, target in TARGETS.items()}
    assert bands["luck_between_seats"][1] == 0.03
    assert bands["skill"][0] == 0.8
    assert bands["luck_share"][1] == bands["random_wins"][1] == 0.15
    assert bands["one_idea_wins"][1] == 0.4
    assert bands["generalist_wins"] == (0.6, 0.85)
    assert bands["half_time"] == (0.6, 0.85)
    assert bands["lead_changes"] == (0.25, 0.4)


def test_only_the_spread_over_seeds_is_told_without_being_judged() -> None:
    assert set(TARGETS) - set(JUDGED) == {"luck_over_seeds"}
    told = Verdict(key="luck_over_seeds", ours=0.5)
    assert told.passed
    assert told.as_data()["passed"] is None
