"""The closed forms give the published figures and solve their Markov chains; the waiting line reproduces them."""

import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sim.contact_centre.erlang import TWENTY_SECONDS, Line, erlang_a, erlang_b, erlang_c
from sim.contact_centre.queue import Calls, Roster, serve

pytestmark = pytest.mark.long


def chain(rate: float, handling: float, patience: float, agents: int, answer_within: float) -> Line:
    """Solve M/M/n+M numerically: the birth-death chain of calls present, and one tagged caller's way to the front."""
    most = agents + int(20 + 6 * math.sqrt(rate * patience) + 3 * rate * patience)
    present = np.arange(1, most)
    ends = np.minimum(present, agents) / handling + np.maximum(present - agents, 0) / patience
    weight = np.concatenate(([0.0], np.cumsum(np.log(rate) - np.log(ends))))
    share = np.exp(weight - weight.max())
    share /= share.sum()
    ahead = np.arange(most - agents)  # in the line, before a caller who finds agents + ahead calls
    met = share[agents:]
    waiting = (ahead * met).sum()
    steps = agents / handling + ahead / patience
    reached = answered_by(answer_within, steps, 1 / patience)
    return Line(met.sum(), waiting / patience / rate, waiting / rate, 1 - met.sum() + (met * reached).sum())


def answered_by(minute: float, steps: NDArray[np.float64], hang_up: float) -> NDArray[np.float64]:
    """Give, by how many stand ahead, the chance to be answered in time (by uniformisation of the caller's chain)."""
    fastest = steps[-1] + hang_up
    step, stay = steps / fastest, 1 - (steps + hang_up) / fastest
    reached, total, mean = np.zeros_like(steps), np.zeros_like(steps), fastest * minute
    for jumps in range(1, int(20 + mean + 12 * math.sqrt(mean))):
        one_step_on = np.concatenate(([1.0], reached[:-1]))  # from the front, into an answer
        reached = step * one_step_on + stay * reached
        total += math.exp(jumps * math.log(mean) - mean - math.lgamma(jumps + 1)) * reached
    return total


@pytest.mark.parametrize(
    ("agents", "abandoned", "wait", "digits"),
    [(50, "3.09", "3.71", 2), (45, "8.4", "10.0", 1), (53, "1.5", "1.8", 1)],
)
def test_erlang_a_gives_the_textbook_figures(agents: int, abandoned: str, wait: str, digits: int) -> None:
    """48 calls a minute of one minute, mean patience two minutes (case of Garnett, Mandelbaum & Reiman 2002)."""
    line = erlang_a(48, 1, 2, agents)
    assert f"{100 * line.abandoned:.{digits}f}" == abandoned
    assert f"{60 * line.mean_wait:.{digits}f}" == wait


def test_erlang_c_gives_the_textbook_figure() -> None:
    assert f"{60 * erlang_c(48, 1, 50).mean_wait:.2f}" == "20.83"


def test_erlang_b_of_one_agent_is_known_by_hand() -> None:
    assert erlang_b(3.0, 1) == pytest.approx(3 / 4)
    assert erlang_b(2.0, 2) == pytest.approx((4 / 2) / (1 + 2 + 4 / 2))
    assert erlang_b(7.0, 0) == 1


def test_erlang_c_of_one_agent_is_the_simple_queue() -> None:
    """M/M/1: delayed = load, mean wait = load / (service rate - rate)."""
    line = erlang_c(0.8, 1, 1, answer_within=2)
    assert astuple(line) == pytest.approx((0.8, 0, 4, 1 - 0.8 * math.exp(-0.2 * 2)))


@settings(max_examples=60, deadline=None)
@given(
    agents=st.integers(0, 30),
    load=st.floats(0.05, 40),
    handling=st.floats(0.5, 9),
    patience=st.floats(0.3, 6),
    within=st.floats(0.01, 3),
)
def test_erlang_a_solves_its_markov_chain(
    agents: int, load: float, handling: float, patience: float, within: float
) -> None:
    rate = load / handling
    expected = astuple(chain(rate, handling, patience, agents, within))
    assert astuple(erlang_a(rate, handling, patience, agents, within)) == pytest.approx(expected, rel=1e-8, abs=1e-11)


def test_erlang_a_of_the_very_patient_is_erlang_c() -> None:
    patient, endless = erlang_a(48, 1, 1e7, 50), erlang_c(48, 1, 50)
    assert astuple(patient) == pytest.approx(astuple(endless), rel=1e-5, abs=1e-5)


def test_without_agents_everybody_waits_out_the_patience_and_hangs_up() -> None:
    assert astuple(erlang_a(3, 1, 2, 0)) == pytest.approx((1, 1, 2, 0), abs=1e-12)


def test_a_hopelessly_overloaded_line_answers_what_the_agents_can() -> None:
    line = erlang_a(10_000, 5, 10, 400)
    assert line.abandoned == pytest.approx(1 - 400 / (10_000 * 5), rel=1e-6)
    assert 0 <= line.service_level < 1e-6


def test_a_line_that_only_grows_has_no_mean_wait() -> None:
    assert astuple(erlang_c(50, 1, 50)) == (1, 0, math.inf, 0)


def test_more_agents_and_less_load_help() -> None:
    lines = [erlang_a(48, 1, 2, agents) for agents in range(30, 70)]
    for name in ("delayed", "abandoned", "mean_wait"):
        assert np.all(np.diff([getattr(line, name) for line in lines]) < 0)
    assert np.all(np.diff([line.service_level for line in lines]) > 0)


@pytest.mark.parametrize("wrong", [0, -1, math.nan, math.inf])
def test_what_is_not_positive_is_refused_by_name(wrong: float) -> None:
    with pytest.raises(ValueError, match=r"rate\(="):
        erlang_c(wrong, 1, 5)
    with pytest.raises(ValueError, match=r"patience\(="):
        erlang_a(1, 1, wrong, 5)


# --- the waiting line itself ------------------------------------------------------------------------------------------

BATCHES = 40
SURE = 3.55  # standard errors: 99.9 % of Student's t with some 36 degrees of freedom
Means = NDArray[np.float64]


def long_run(rate: float, agents: int, patience: float, batch: int, priorities: int = 1) -> tuple[Means, Means]:
    """Serve one long run of ``41 * batch`` one-minute calls and drop the first batch, which fills the line.

    Gives the batch means of (hung up, wait, answered within 20 s), shape ``(40, 3)``, and of the luck of the draws
    (gaps, handling times and patience, each relative to its known mean), shape ``(40, 3)``.
    """
    draw, count = np.random.default_rng([agents, priorities]), batch * (BATCHES + 1)
    gaps, handling, patiences = draw.exponential(1, (3, count))
    calls = Calls(
        np.cumsum(gaps / rate),
        handling,
        patiences * patience if math.isfinite(patience) else np.full(count, math.inf),
        draw.integers(0, priorities, count).astype(np.int8),
    )
    found = serve(calls, Roster(np.zeros(agents), np.full(agents, math.inf)))
    met = np.stack([~found.answered, found.wait, found.answered & (found.wait <= TWENTY_SECONDS)], axis=1)
    luck = np.stack([gaps - 1, handling - 1, patiences - 1], axis=1)
    return batch_means(met, batch), batch_means(luck, batch)


def batch_means(values: NDArray[np.float64], batch: int) -> Means:
    means: Means = values[batch:].reshape(BATCHES, batch, -1).mean(axis=1)
    return means


def assert_reproduces(expected: float, met: Means, luck: Means, within: float) -> None:
    """The 99.9 % confidence interval is narrower than ± ``within`` of the closed form, and holds it.

    The mean is that of batches with the luck of the draws taken out by regression (control variates), which narrows
    the interval up to threefold.
    """
    design = np.column_stack([np.ones(BATCHES), luck])
    coefficients, (residual,), *_ = np.linalg.lstsq(design, met, rcond=None)
    spread = residual / (BATCHES - design.shape[1]) * np.linalg.inv(design.T @ design)[0, 0]
    error = SURE * math.sqrt(spread)
    assert error < within * expected
    assert abs(coefficients[0] - expected) <= error


@pytest.mark.parametrize(("agents", "within"), [(45, 0.02), (50, 0.03), (53, 0.05)])
def test_the_line_reproduces_erlang_a(agents: int, within: float) -> None:
    """Two million calls each; service level within a hundredth."""
    met, luck = long_run(48, agents, 2, 50_000)
    closed = erlang_a(48, 1, 2, agents)
    assert_reproduces(closed.abandoned, met[:, 0], luck, within)
    assert_reproduces(closed.mean_wait, met[:, 1], luck, within)
    assert_reproduces(closed.service_level, met[:, 2], luck, 0.01)


def test_the_order_of_service_changes_nobodys_chance_on_average() -> None:
    """With memoryless patience every order that keeps agents busy loses the same share and waits as long."""
    met, luck = long_run(48, 45, 2, 30_000, priorities=3)
    closed = erlang_a(48, 1, 2, 45)
    assert_reproduces(closed.abandoned, met[:, 0], luck, 0.03)
    assert_reproduces(closed.mean_wait, met[:, 1], luck, 0.03)


@pytest.mark.parametrize(("rate", "agents", "batch", "within"), [(8, 10, 30_000, 0.05), (48, 50, 75_000, 0.15)])
def test_the_line_reproduces_erlang_c(rate: float, agents: int, batch: int, within: float) -> None:
    """Endless patience; close to saturation waits cling together, so that three million calls are worth few."""
    met, luck = long_run(rate, agents, math.inf, batch)
    closed = erlang_c(rate, 1, agents)
    assert met[:, 0].sum() == 0
    assert_reproduces(closed.mean_wait, met[:, 1], luck, within)
    assert_reproduces(closed.service_level, met[:, 2], luck, within)
