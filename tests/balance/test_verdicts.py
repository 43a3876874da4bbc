"""Verdicts hold a figure to its target, at both ends of the band."""

import pytest

from locales import translator
from sim import packs
from sim.balance.suite import Balance
from sim.balance.verdicts import TARGETS, Verdict
from sim.command_line.printed_balance import balance

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
    assert TARGETS["counter"].low == 0.5


def test_a_verdict_that_an_error_could_turn_says_so_on_either_side_of_the_target() -> None:
    for ours in (0.79, 0.81):
        assert Verdict(key="skill", ours=ours, error=0.02).within_error
        assert not Verdict(key="skill", ours=ours, error=0.005).within_error
        assert not Verdict(key="skill", ours=ours).within_error
    assert Verdict(key="skill", ours=0.81, error=0.02).as_data()["within_error"] is True
    assert Verdict(key="luck_over_seeds", ours=0.5, error=0.9).as_data()["within_error"] is None


def verdict_words(verdict: Verdict, language: str) -> str:
    found = Balance(pack="eshop", games=4, people=9, verdicts=(verdict,), standings=())
    return balance(packs.load("eshop"), found, translator(language).gettext, language)


def test_the_printed_table_says_that_more_than_half_is_asked_and_what_is_within_the_error() -> None:
    close = verdict_words(Verdict(key="counter", ours=0.52, error=0.04), "en")
    assert "> 50.0%" in close
    assert "≥" not in close
    assert "pass, within its error" in close
    assert "within its error" not in verdict_words(Verdict(key="counter", ours=0.72, error=0.04), "en")
    assert "未通过（差距在误差之内）" in verdict_words(Verdict(key="counter", ours=0.48, error=0.04), "zh")


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
