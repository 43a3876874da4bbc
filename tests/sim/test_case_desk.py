"""The specialists' desk: nobody overtakes without reason, nobody is forgotten, nobody works twice at once."""

from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simpy.core import Environment
from simpy.events import Event
from simpy.resources.resource import PriorityResource

from sim.case_desk import Agenda, Case, CaseDesk

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


def test_a_desk_needs_somebody() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        CaseDesk(Agenda(), 0)
