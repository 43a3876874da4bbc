"""What each surveyed customer answered is written down, for the firm that paid for it."""

import io
from dataclasses import replace

import numpy as np
import pytest

from sim import market, packs, quarter
from sim.decisions import starting
from sim.event_log import EventLog
from sim.report import Outcome


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """A round in which one of two firms asks a fifth of its customers."""
    scenario = packs.load("eshop")
    world = market.create(scenario, ("asks", "does not"), 7, 3000)
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    decisions = {"asks": replace(usual, survey_share=0.2), "does not": replace(usual, survey_share=0.0)}
    return quarter.run(sized, world, decisions, 7)[1]


def test_the_answers_are_those_of_the_report(outcome: Outcome) -> None:
    survey = outcome.report.firms["asks"].survey
    answers = outcome.log.tables["answers"]
    assert survey is not None
    assert len(answers["score"]) == survey.answered > 0
    assert float(answers["score"].astype(np.float64).mean()) == pytest.approx(survey.satisfaction, abs=1e-5)
    assert set(answers["firm"].tolist()) == {0}


def test_who_answered_had_been_asked(outcome: Outcome) -> None:
    messages = outcome.log.tables["messages"]
    asked = set(messages["customer"][messages["kind"] == 3].tolist())
    assert set(outcome.log.tables["answers"]["customer"].tolist()) <= asked


def test_a_log_of_before_holds_no_answers(outcome: Outcome) -> None:
    buffer = io.BytesIO()
    with np.load(io.BytesIO(outcome.log.to_bytes())) as kept:
        np.savez(buffer, **{name: kept[name] for name in kept.files if not name.startswith("answers.")})
    old = EventLog.from_bytes(buffer.getvalue())
    assert old.of(1)["answers"]["score"].size == 0
    assert len(old.tables["orders"]["week"]) == len(outcome.log.tables["orders"]["week"])
