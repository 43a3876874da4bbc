"""The desks of the firms' complaint specialists: whose turn it is, and when each case comes to its end.

The rules, which ``tests/sim/case_agenda.py`` plays case by case, as processes, with the same bits:

- At its minute a case comes to the desk of the firm that serves the customer by then; where nobody does, it lapses.
- A free specialist takes it up; else it waits. The lowest priority number is taken up first, then who came first.
- Taken up after more working hours than the customer's patience it ends at once, given up. Else it is worked on, and
  ends when the firm's work is done. Then the specialist takes up the next case, or waits for one.
- It is settled if the customer's complaint is still the one that came; who has gone to another firm has none any more.
- What is due at one minute happens in the order in which it was put down, whichever desk it is at.
"""

import heapq
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.clock import WORKING_SHARE
from sim.compiled import compiled, part_of_loops

Cases = NDArray[np.void]
"""one row of :data:`CASE` each"""
Minutes = NDArray[np.float64]
Due = list[tuple[float, int, int]]
"""a heap: minute, order of being put down, case"""
Line = list[tuple[int, int, int]]
"""a heap: priority, order of coming, case"""
Rules = tuple[Minutes, NDArray[np.bool_], float, float]
"""by seat: minutes a case takes, whether some customers go first; working share of an hour, patience in hours"""
Who = tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.float32]]
"""the columns of :class:`Complainers`"""

COMING, WAITING, TAKEN_UP, WORKED_ON, SETTLED, LAPSED = range(6)
CASE: Final = np.dtype(
    [
        ("customer", np.int64),
        ("opened", np.float64),  # minute of the round's clock; negative: in an earlier round
        ("luck", np.float64),
        ("state", np.int64),
        ("minute", np.float64),  # when it goes on by itself
        ("order", np.int64),  # in which it was put down, joined its line or was settled
        ("seat", np.int64),  # of the firm to which it has come
        ("priority", np.int64),
        ("mark", np.float32),  # the customer's complaint when it came
        ("given_up", np.bool_),
        ("hours", np.float64),  # working hours from complaint to answer, once settled
    ]
)


@dataclass(frozen=True, slots=True)
class Complainers:
    """What the desks look up about customers, by customer number; settling a case closes the complaint."""

    seats: NDArray[np.int64]
    """seat + 1 of the firm, 0 for nobody"""
    turn: NDArray[np.int8]
    """the lower goes first, at desks that do not work first come, first served"""
    complaint: NDArray[np.float32]
    """names the open complaint; -1 where none is open"""


class CaseDesks:
    """The specialists of every firm and the cases that are not over."""

    def __init__(
        self, specialists: NDArray[np.int64], work: Minutes, ranked: NDArray[np.bool_], patience_hours: float
    ) -> None:
        """Open desks; ``work``: minutes a case takes, ``ranked``: some customers go first; all by seat."""
        if (specialists < 1).any():
            raise ValueError(f"specialists(={specialists.min()}) must be at least 1")
        self.now = 0.0
        self._free = specialists.copy()
        self._rules = work, ranked, WORKING_SHARE, patience_hours
        self._cases = np.zeros(0, CASE)

    def expect(self, customer: NDArray[np.int64], opened: Minutes, delay: Minutes, luck: NDArray[np.floating]) -> None:
        """Let cases come, each after its delay; at one minute, in the order given."""
        before = self._cases
        self._cases = np.zeros(len(before) + len(customer), CASE)
        self._cases[: len(before)], new = before, self._cases[len(before) :]
        new["customer"], new["opened"], new["luck"], new["minute"] = customer, opened, luck, self.now + delay
        new["order"] = before["order"].max(initial=0) + 1 + np.arange(len(customer))

    def pass_time(self, until: float, who: Complainers) -> Cases:
        """Let everything happen that is due before a minute; give the cases settled, in that order."""
        _pass_time(self._cases, float(until), self._free, self._rules, (who.seats, who.turn, who.complaint))
        self.now = until
        state = self._cases["state"]
        settled = self._cases[state == SETTLED]
        self._cases = self._cases[state < SETTLED]
        in_order: Cases = settled[settled["order"].argsort()]
        return in_order


@compiled
def _pass_time(cases: Cases, until: float, free: NDArray[np.int64], rules: Rules, who: Who) -> None:
    work, ranked, working_share, patience_hours = rules
    state, seat, minute = cases["state"], cases["seat"], cases["minute"]
    due, lines, order = _agenda(cases, len(free))
    while due and due[0][0] < until:
        now, _, case = heapq.heappop(due)
        order += 1
        hours = (now - cases["opened"][case]) * working_share / 60.0
        if state[case] == COMING:
            _come(cases, case, free, ranked, who)
        elif state[case] == TAKEN_UP and not hours > patience_hours:
            state[case], minute[case] = WORKED_ON, now + work[seat[case]]
        else:
            cases["order"][case], cases["hours"][case] = order, hours
            _end(cases, case, who)
            desk = seat[case]
            if not lines[desk]:
                free[desk] += 1
                continue
            case = heapq.heappop(lines[desk])[2]
            state[case], minute[case] = TAKEN_UP, now
        cases["order"][case] = order
        _put_down(cases, case, due, lines)


@part_of_loops
def _come(cases: Cases, case: int, free: NDArray[np.int64], ranked: NDArray[np.bool_], who: Who) -> None:
    """Let a case come to its desk."""
    seats, turn, complaint = who
    customer = cases["customer"][case]
    desk = seats[customer] - 1
    if desk < 0:
        cases["state"][case] = LAPSED
        return
    cases["seat"][case], cases["mark"][case] = desk, complaint[customer]
    cases["priority"][case] = turn[customer] if ranked[desk] else 0
    cases["state"][case] = TAKEN_UP if free[desk] else WAITING
    free[desk] -= free[desk] > 0


@part_of_loops
def _end(cases: Cases, case: int, who: Who) -> None:
    """Let a case end: settled, unless the customer no longer has this complaint."""
    _, _, complaint = who
    customer = cases["customer"][case]
    cases["given_up"][case] = cases["state"][case] == TAKEN_UP
    if complaint[customer] == cases["mark"][case]:
        cases["state"][case] = SETTLED
        complaint[customer] = -1
    else:
        cases["state"][case] = LAPSED


@part_of_loops
def _put_down(cases: Cases, case: int, due: Due, lines: list[Line]) -> None:
    """Put a case where it waits: in its desk's line, or for its minute."""
    state, order = cases["state"][case], cases["order"][case]
    if state == WAITING:
        heapq.heappush(lines[cases["seat"][case]], (cases["priority"][case], order, case))
    elif state != LAPSED:
        heapq.heappush(due, (cases["minute"][case], order, case))


@part_of_loops
def _agenda(cases: Cases, desks: int) -> tuple[Due, list[Line], int]:
    """Give what is due, who waits at each desk, and the last order given."""
    due = [(0.0, 0, 0) for _ in range(0)]
    lines = [[(0, 0, 0) for _ in range(0)] for _ in range(desks)]
    order = 0
    for case in range(len(cases)):
        order = max(order, cases["order"][case])
        _put_down(cases, case, due, lines)
    return due, lines, order
