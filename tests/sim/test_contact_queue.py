"""The waiting line: both tellings of it agree to the bit, nobody is lost, and its rules hold at the edges."""

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.contact_centre import queue as contact_queue
from sim.contact_centre import queue_simpy as contact_queue_simpy
from sim.contact_centre.queue import Calls, Roster, Served
from sim.contact_centre.rosters import minute_of, roster

pytestmark = pytest.mark.long

Serve = Callable[[Calls, Roster], Served]
both = pytest.mark.parametrize("serve", [contact_queue.serve, contact_queue_simpy.serve], ids=["fast", "simpy"])


def calls_of(*rows: tuple[float, float, float, int]) -> Calls:
    """Build calls from rows of minute, handling, patience, priority."""
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return Calls(table[:, 0], table[:, 1], table[:, 2], table[:, 3].astype(np.int8))


def roster_of(*shifts: tuple[float, float]) -> Roster:
    table = np.array(shifts, dtype=np.float64).reshape(-1, 2)
    return Roster(table[:, 0], table[:, 1])


def assert_same_bits(calls: Calls, agents: Roster) -> Served:
    fast, readable = contact_queue.serve(calls, agents), contact_queue_simpy.serve(calls, agents)
    assert fast.wait.tobytes() == readable.wait.tobytes()
    assert fast.answered.tobytes() == readable.answered.tobytes()
    assert fast.busy == readable.busy
    return fast


def assert_nobody_is_lost(calls: Calls, found: Served) -> None:
    """Every call is answered within its patience or hung up at its end, and the handling adds up."""
    assert found.wait.shape == found.answered.shape == calls.minute.shape
    assert np.all(found.wait >= 0)
    assert np.all(found.wait <= calls.patience)
    assert np.array_equal(found.wait[~found.answered], calls.patience[~found.answered])
    assert found.busy == calls.handling[found.answered].sum()


# --- the two tellings agree -------------------------------------------------------------------------------------------

coarse = st.integers(0, 12).map(float)  # many ties
fine = st.floats(0, 3000, allow_nan=False)
odd = st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 5e-324, 2.0**-53, 1.0, 1 + 2.0**-52, 479.9, 480.0, 1e9])
minutes = st.one_of(coarse, fine, odd)
durations = st.one_of(coarse, st.floats(0, 20), odd)
patiences = st.one_of(coarse, st.floats(0, 20), odd, st.just(math.inf))


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Calls, Roster]:
    """Draw bursts and ties, zero patience, zero handling, no agents, many priorities and calls outside all shifts."""
    kind = draw(st.sampled_from([coarse, fine, odd, minutes]))
    rows = draw(st.lists(st.tuples(kind, durations, patiences, st.integers(-2, 4)), max_size=40))
    rows.sort(key=lambda row: row[0])
    one_priority = draw(st.booleans())
    calls = calls_of(*[(*row[:3], 0 if one_priority else row[3]) for row in rows])
    shifts = draw(st.lists(st.tuples(kind, st.one_of(durations, st.just(math.inf))), max_size=8))
    return calls, roster_of(*[(start, start + length) for start, length in shifts if start + length > start])


@settings(max_examples=600, deadline=None)
@given(weeks())
def test_fast_kernel_and_simpy_agree_to_the_bit_and_lose_nobody(week: tuple[Calls, Roster]) -> None:
    calls, agents = week
    assert_nobody_is_lost(calls, assert_same_bits(calls, agents))


@settings(max_examples=200, deadline=None)
@given(weeks())
def test_one_priority_is_first_come_first_served(week: tuple[Calls, Roster]) -> None:
    """The event loop for priorities, given equal ones, does what the recursion does."""
    calls, agents = week
    equal = Calls(calls.minute, calls.handling, calls.patience, np.zeros(len(calls.minute), dtype=np.int8))
    waits = contact_queue._by_priority(equal, agents)
    assert list(waits) == list(contact_queue._first_come_first_served(equal, agents))


def random_week(seed: int, calls: int, priorities: int = 1, patience: float = 2.0) -> Calls:
    draw = np.random.default_rng(seed)
    return Calls(
        np.sort(minute_of(draw.random(calls, dtype=np.float32))),
        draw.exponential(5.0, calls),
        draw.exponential(patience, calls),
        draw.integers(0, priorities, calls).astype(np.int8),
    )


@pytest.mark.parametrize("priorities", [1, 2, 5])
@pytest.mark.parametrize(("agents", "calls"), [(0, 500), (1, 800), (3, 5_000), (40, 20_000), (400, 60_000)])
def test_a_whole_week_agrees_to_the_bit(agents: int, calls: int, priorities: int) -> None:
    week = random_week(agents, calls, priorities)
    assert_nobody_is_lost(week, assert_same_bits(week, roster(agents)))


def test_simultaneous_bursts_agree_to_the_bit() -> None:
    """Calls on whole minutes, handling and patience in whole minutes: nearly every event is a tie."""
    draw = np.random.default_rng(5)
    for load in (0.5, 1.0, 4.0):
        count = int(2000 * load)
        minute = np.sort(draw.integers(480, 1200, count)).astype(float)
        handling, patience = draw.integers(0, 6, (2, count)).astype(float)
        week = Calls(minute, handling, patience, draw.integers(0, 3, count).astype(np.int8))
        assert_nobody_is_lost(week, assert_same_bits(week, roster(9)))


def test_times_are_kept_to_the_bit_where_adding_a_difference_back_would_miss() -> None:
    """The agent is free at the sum of minute and handling itself, not at the call's minute plus its wait."""
    draw, missed = np.random.default_rng(11), 0
    for _ in range(200):
        first, second, third = np.sort(draw.random(3) * [0.1, 1, 1]).tolist()
        week = calls_of((first, 5 + draw.random(), 9, 0), (second, draw.random(), 9, 0), (third, 1, 9, 0))
        free = float(week.minute[0] + week.handling[0])
        missed += second + (free - second) != free
        expected = [0.0, free - second, free + float(week.handling[1]) - third]
        assert assert_same_bits(week, roster_of((0, 99))).wait.tolist() == expected
    assert missed > 5  # the case occurs


# --- the rules at the edges -------------------------------------------------------------------------------------------


@both
def test_a_patience_that_ends_as_the_agent_becomes_free_is_just_enough(serve: Serve) -> None:
    found = serve(calls_of((0, 3, 9, 0), (1, 1, 2, 0), (1, 1, 1.5, 0)), roster_of((0, 100)))
    assert found.wait.tolist() == [0, 2, 1.5]
    assert found.answered.tolist() == [True, True, False]
    assert found.busy == 4


@both
def test_an_agent_answers_from_the_start_of_a_shift_and_no_more_at_its_end(serve: Serve) -> None:
    found = serve(calls_of((9, 1, 9, 0), (10.5, 1, 9, 0), (20, 1, 9, 0)), roster_of((10, 20)))
    assert found.wait.tolist() == [1, 0.5, 9]
    assert found.answered.tolist() == [True, True, False]


@both
def test_a_call_begun_before_the_shift_ends_is_finished(serve: Serve) -> None:
    found = serve(calls_of((19, 60, 9, 0), (19.5, 1, 9, 0)), roster_of((10, 20)))
    assert found.answered.tolist() == [True, False]
    assert found.busy == 60


@both
def test_a_night_caller_with_patience_is_answered_in_the_morning(serve: Serve) -> None:
    found = serve(
        calls_of((1199, 30, math.inf, 0), (1200, 5, 800, 0), (1300, 5, 600, 0)),
        roster_of((720, 1200), (1920, 2400)),
    )
    assert found.wait.tolist() == [0, 720, 600]
    assert found.answered.tolist() == [True, True, False]


@both
def test_without_agents_everybody_hangs_up(serve: Serve) -> None:
    found = serve(calls_of((0, 1, 0, 0), (0, 1, 5, 1), (3, 1, math.inf, 2)), roster_of())
    assert found.wait.tolist() == [0, 5, math.inf]
    assert not found.answered.any()
    assert found.busy == 0


@both
def test_without_calls_nothing_happens(serve: Serve) -> None:
    found = serve(calls_of(), roster(5))
    assert (found.wait.shape, found.answered.shape, found.busy) == ((0,), (0,), 0.0)


@both
def test_no_patience_is_enough_for_a_free_agent(serve: Serve) -> None:
    found = serve(calls_of((5, 0, 0, 0), (5, 2, 0, 0), (6, 1, 0, 0), (7, 1, 0, 0)), roster_of((5, 100)))
    assert found.answered.tolist() == [True, True, False, True]


@both
def test_the_lower_priority_number_goes_first_and_equals_in_order(serve: Serve) -> None:
    waiting = calls_of((0, 10, 99, 1), (1, 10, 99, 2), (2, 10, 99, 1), (3, 10, 99, 0), (4, 10, 99, 1))
    assert serve(waiting, roster_of((0, 99))).wait.tolist() == [0, 39, 18, 7, 26]


@both
def test_at_one_minute_the_line_forms_before_it_is_served(serve: Serve) -> None:
    found = serve(calls_of((5, 10, 99, 1), (5, 10, 99, 0), (15, 10, 99, 0)), roster_of((0, 99)))
    assert found.wait.tolist() == [20, 0, 0]


@both
def test_the_agent_free_the_longest_answers_and_among_equals_the_one_who_leaves_first(serve: Serve) -> None:
    found = serve(calls_of((1, 5, 0, 0), (6.5, 1, 0, 0), (9, 9, 0, 0), (11, 1, 0, 0)), roster_of((0, 20), (0, 10)))
    # Minute 1: both free since 0, so the early leaver takes it and is free at 6; at 6.5 the other is free since 0.
    # Minute 9: the early leaver, free since 6, stays beyond 10; minute 11: the other one is there.
    assert found.answered.tolist() == [True, True, True, True]
    swapped = serve(calls_of((1, 5, 0, 0), (6.5, 1, 0, 0), (9, 9, 0, 0), (11, 1, 0, 0)), roster_of((0, 10), (0, 20)))
    assert swapped.wait.tobytes() == found.wait.tobytes()


@both
def test_the_order_of_shifts_in_the_roster_does_not_matter(serve: Serve) -> None:
    week, agents = random_week(8, 4000, 3), roster(12)
    backwards = Roster(agents.start[::-1].copy(), agents.end[::-1].copy())
    assert serve(week, agents).wait.tobytes() == serve(week, backwards).wait.tobytes()


def test_what_is_no_week_is_refused_with_the_value() -> None:
    with pytest.raises(ValueError, match=r"minute\(=1\.0\) must be no earlier"):
        calls_of((2, 1, 1, 0), (1, 1, 1, 0))
    with pytest.raises(ValueError, match=r"minute\(=nan\) must be finite"):
        calls_of((math.nan, 1, 1, 0))
    with pytest.raises(ValueError, match=r"handling\(=-1\.0\) must be finite and >= 0"):
        calls_of((2, -1, 1, 0))
    with pytest.raises(ValueError, match=r"handling\(=inf\)"):
        calls_of((2, math.inf, 1, 0))
    with pytest.raises(ValueError, match=r"patience\(=nan\) must be >= 0"):
        calls_of((2, 1, math.nan, 0))
    with pytest.raises(ValueError, match=r"end\(=5\.0\) must be after the start"):
        roster_of((5, 5))
    with pytest.raises(ValueError, match="must share one shape"):
        Roster(np.zeros(2), np.ones(3))


# --- directions -------------------------------------------------------------------------------------------------------


def test_one_more_agent_shortens_the_mean_wait() -> None:
    """With the same callers, seed by seed; a single pair may be unlucky, the mean over seeds never."""
    gains = []
    for seed in range(12):
        calls = random_week(seed, 6_000)
        waits = [contact_queue.serve(calls, roster(agents)).wait.mean() for agents in range(8, 17)]
        gains.append(-np.diff(waits))
    assert np.all(np.mean(gains, axis=0) > 0)
    assert np.mean(np.array(gains) >= 0) > 0.98


def test_one_more_permanent_agent_never_lengthens_anybodys_wait_without_hang_ups() -> None:
    """First come, first served, with endless patience and no shifts: the ordering of Kiefer & Wolfowitz is sure."""
    for seed in range(6):
        calls = random_week(seed, 4_000, patience=math.inf)
        waits = [contact_queue.serve(calls, roster_of(*[(0, math.inf)] * agents)).wait for agents in (6, 7, 8, 9)]
        assert all(np.all(more <= fewer + 1e-6) for fewer, more in itertools.pairwise(waits))


def test_priority_helps_those_who_have_it_and_costs_the_others() -> None:
    ranked = random_week(3, 20_000, priorities=2)
    equal = Calls(ranked.minute, ranked.handling, ranked.patience, np.zeros(20_000, dtype=np.int8))
    first = ranked.priority == 0
    with_priority, without = (contact_queue.serve(week, roster(46)).wait for week in (ranked, equal))
    assert with_priority[first].mean() < 0.7 * without[first].mean()
    assert with_priority[~first].mean() > without[~first].mean()
