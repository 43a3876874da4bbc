"""How a firm's rounds become a score."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import packs
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import CEILING, PARTS, WeightsRefused, normalised, score


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return packs.load("eshop")


def figures(scenario: Scenario, share: float) -> dict[str, float]:
    """Figures that stand at one share of every part's scale."""
    scale = {part: low + share * (high - low) for part, (low, high) in scenario.score.scale.items()}
    return {
        "retention_valuable": scale["retention"],
        "satisfaction": scale["satisfaction"],
        "profit": scale["profit"],
        "equity": scale["equity"],
    }


def report(values: dict[str, float]) -> FirmReport:
    """A report that holds only what a score reads."""
    return FirmReport.model_construct(**dict[str, Any](values))


def test_the_low_end_of_the_scale_is_nothing_and_the_high_end_a_hundred(scenario: Scenario) -> None:
    assert score([report(figures(scenario, 0.0))], scenario).total == pytest.approx(0)
    assert score([report(figures(scenario, 1.0))], scenario).total == pytest.approx(100)
    assert score([report(figures(scenario, 0.5))], scenario).parts == pytest.approx(dict.fromkeys(PARTS, 50))


def test_no_part_falls_below_nothing_or_rises_past_the_ceiling(scenario: Scenario) -> None:
    assert score([report(figures(scenario, -3.0))], scenario).parts == dict.fromkeys(PARTS, 0.0)
    assert score([report(figures(scenario, 9.0))], scenario).parts == dict.fromkeys(PARTS, CEILING)


def test_flows_are_averaged_over_rounds_and_equity_is_the_last(scenario: Scenario) -> None:
    rounds = [report(figures(scenario, share)) for share in (0.2, 0.4, 0.9)]
    parts = score(rounds, scenario).parts
    assert parts["equity"] == pytest.approx(90)
    assert [parts[part] for part in PARTS[:3]] == pytest.approx([50, 50, 50])


def test_without_a_round_there_is_no_score_yet(scenario: Scenario) -> None:
    assert score([], scenario).total == 0.0


def test_only_valuable_customers_count_for_retention(scenario: Scenario) -> None:
    values = figures(scenario, 0.5) | {"retention": 0.0}
    assert score([report(values)], scenario).parts["retention"] == pytest.approx(50)


def test_weights_of_the_teacher_replace_those_of_the_scenario(scenario: Scenario) -> None:
    one = [report(figures(scenario, 0.5) | {"profit": scenario.score.scale["profit"][1]})]
    assert score(one, scenario, {"profit": 2}).total == pytest.approx(100)
    assert score(one, scenario, {"profit": 1, "equity": 1}).total == pytest.approx(75)


@given(st.fixed_dictionaries({part: st.floats(0, 1e6) for part in PARTS}).filter(lambda w: sum(w.values()) > 1e-6))
def test_only_the_proportions_of_weights_matter(weights: dict[str, float]) -> None:
    shares = normalised(weights)
    assert sum(shares.values()) == pytest.approx(1)
    assert normalised({part: 7 * weight for part, weight in weights.items()}) == pytest.approx(shares)


@pytest.mark.parametrize(
    ("weights", "part"),
    [
        ({"charm": 1.0}, "charm"),
        ({"profit": -0.1, "equity": 1.0}, "profit"),
        ({"profit": float("nan")}, "profit"),
        ({"profit": True}, "profit"),
        ({"profit": 0.0}, "every part"),
        ({"profit": 1e308, "equity": 1e308}, "every part"),
        ({}, "every part"),
    ],
)
def test_weights_that_cannot_be_used_are_refused_by_name(weights: dict[str, float], part: str) -> None:
    with pytest.raises(WeightsRefused) as refused:
        normalised(weights)
    assert refused.value.part == part
    assert part in str(refused.value)


def test_a_larger_market_is_scored_by_a_larger_scale(scenario: Scenario) -> None:
    values = figures(scenario, 0.5)
    double = values | {"profit": 2 * values["profit"], "equity": 2 * values["equity"]}
    assert score([report(double)], scenario.at_scale(2)).parts == pytest.approx(dict.fromkeys(PARTS, 50))
