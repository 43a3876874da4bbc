"""The specialists' desk: nobody overtakes without reason, nobody is forgotten, nobody works twice at once."""

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simpy.core import Environment
from simpy.events import Event
from simpy.resources.resource import PriorityResource

from sim import case_desk
from sim.case_desk import CaseDesks, Complainers
from tests.sim.case_agenda import Agenda, Case, CaseDesk, Complaints, Customer, Firm
from tests.sim.test_compiled import needs_numba, plain

Arrivals = list[tuple[int, int, int]]
"""minute, priority and minutes of work of each case"""


def _with_desk(cases: Arrivals, specialists: int) -> dict[int, float]:
    """Give when each case was taken up."""
    agenda = Agenda()
    desk = CaseDesk(agenda, specialists)
    taken: dict[int, float] = {}

    def case(number: int, minute: int, priority: int, work: int) -> Case:
        yield minute
        yield desk.turn(priority)
        taken[number] = agenda.now
        yield work
        desk.done()

    for number, arrival in enumerate(cases):
        agenda.go_on(case(number, *arrival))
    for minute in range(0, 400, 7):  # a week here, a week there: where time stops on the way makes no difference
        agenda.pass_time(minute)
    return taken


def _with_simpy(cases: Arrivals, specialists: int) -> dict[int, float]:
    env = Environment()
    desk = PriorityResource(env, specialists)
    taken: dict[int, float] = {}

    def case(number: int, minute: int, priority: int, work: int) -> Generator[Event, Any, None]:
        yield env.timeout(minute)
        with desk.request(priority=priority) as turn:
            yield turn
            taken[number] = env.now
            yield env.timeout(work)

    for number, arrival in enumerate(cases):
        env.process(case(number, *arrival))
    env.run()
    return taken


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 3), st.integers(1, 9)), max_size=25, unique_by=lambda c: c[0]
    ),
    st.integers(1, 4),
)
def test_cases_are_taken_up_as_simpys_own_resource_would(cases: Arrivals, specialists: int) -> None:
    assert _with_desk(cases, specialists) == _with_simpy(cases, specialists)


def test_the_best_customer_waiting_goes_first_and_equals_go_in_the_order_of_coming() -> None:
    taken = _with_desk([(0, 2, 10), (1, 2, 10), (2, 0, 10), (3, 2, 10)], 1)
    assert sorted(taken, key=taken.__getitem__) == [0, 2, 1, 3]


PATIENCE = 2.0
Outcome = list[tuple[int, bool, float]]


@dataclass(frozen=True)
class Plan:
    """Two desks, and for each week the cases that come and who changes firms after it."""

    specialists: tuple[int, int]
    work: tuple[float, float]
    ranked: tuple[bool, bool]
    grades: tuple[int, ...]
    weeks: tuple[tuple[tuple[tuple[int, int], ...], tuple[int, ...]], ...]
    """cases (customer, delay); how far each customer's firm is moved on"""


CROWD = 8
pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))
plans = st.builds(
    Plan,
    specialists=pairs,
    work=st.tuples(st.sampled_from([40.0, 90.0, 700.0]), st.sampled_from([40.0, 90.0, 700.0])),
    ranked=st.tuples(st.booleans(), st.booleans()),
    grades=st.tuples(*[st.integers(0, 3)] * CROWD),
    weeks=st.lists(
        st.tuples(
            st.lists(st.tuples(st.integers(0, CROWD - 1), st.integers(0, 6).map(lambda n: n * 40)), max_size=12).map(
                tuple
            ),
            st.tuples(*[st.sampled_from([0, 0, 0, 1, 2])] * CROWD),
        ),
        max_size=4,
    ).map(tuple),
)
WEEK = 300.0


def _case_by_case(plan: Plan) -> Outcome:
    agenda = Agenda()
    firms = [
        Firm(CaseDesk(agenda, plan.specialists[seat]), plan.work[seat], plan.ranked[seat], PATIENCE) for seat in (0, 1)
    ]
    crowd = Complaints(agenda, [Customer(n % 2, grade, -1.0) for n, grade in enumerate(plan.grades)], firms, [])
    for week, (cases, moves) in enumerate(plan.weeks):
        agenda.pass_time(week * WEEK)
        for customer, delay in cases:
            crowd.customers[customer].complaint = week + delay / 512
            agenda.go_on(crowd.case(customer, agenda.now + delay, float(delay)))
        agenda.pass_time((week + 1) * WEEK - 1)
        for person, move in zip(crowd.customers, moves, strict=True):
            if move:
                person.seat, person.complaint = (person.seat + 1 + move) % 3 - 1, -1.0
    return crowd.settled


def _by_the_kernel(plan: Plan) -> Outcome:
    seats = np.arange(CROWD) % 2 + 1
    who = Complainers(seats, np.array(plan.grades, np.int8), np.full(CROWD, -1, np.float32))
    desks = CaseDesks(np.array(plan.specialists), np.array(plan.work), np.array(plan.ranked), PATIENCE)
    settled = []
    for week, (cases, moves) in enumerate(plan.weeks):
        settled.append(desks.pass_time(week * WEEK, who))
        customer, delay = (np.array(column, np.int64) for column in zip(*cases, strict=True)) if cases else _NOBODY
        who.complaint[customer] = week + delay / 512
        desks.expect(
            customer, (desks.now + delay).astype(np.float64), delay.astype(np.float64), np.zeros(len(customer))
        )
        settled.append(desks.pass_time((week + 1) * WEEK - 1, who))
        moved = np.flatnonzero(moves)
        seats[moved] = (seats[moved] + np.array(moves)[moved]) % 3
        who.complaint[moved] = -1
    return [(int(row["customer"]), bool(row["given_up"]), float(row["hours"])) for page in settled for row in page]


_NOBODY = np.zeros(0, np.int64), np.zeros(0, np.int64)


@settings(deadline=None)
@given(plans)
def test_the_kernel_and_case_by_case_agree_to_the_bit(plan: Plan) -> None:
    """With ties, customers who change firms or are lost, people who give up, and complaints made twice."""
    assert _by_the_kernel(plan) == _case_by_case(plan)


@needs_numba
@settings(deadline=None)
@given(plans)
def test_the_kernel_gives_the_same_bits_when_it_is_not_compiled(plan: Plan) -> None:
    compiled = _by_the_kernel(plan)
    with ExitStack() as uncompiled:
        for name in ("_pass_time", "_come", "_end", "_put_down", "_agenda"):
            uncompiled.enter_context(mock.patch.object(case_desk, name, plain(getattr(case_desk, name))))
        assert _by_the_kernel(plan) == compiled


def test_a_desk_needs_somebody() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        CaseDesks(np.array([2, 0]), np.ones(2), np.zeros(2, np.bool_), PATIENCE)
    with pytest.raises(ValueError, match="at least 1"):
        CaseDesk(Agenda(), 0)
