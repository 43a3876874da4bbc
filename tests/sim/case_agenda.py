"""Complaint cases as processes: the readable reference of :mod:`sim.case_desk`.

A case is a process as SimPy knows it, but yields plain minutes: how long it goes on by itself, or :data:`TURN` until
the desk calls it.
"""

import heapq
import math
from collections.abc import Generator
from dataclasses import dataclass
from typing import Final

from sim.clock import WORKING_SHARE

Case = Generator[float, None, None]
TURN: Final = math.inf
"""minutes that a case yields to wait until its turn comes"""


class Agenda:
    """What is due when; at one minute, in the order in which it was put down."""

    def __init__(self) -> None:
        self.now = 0.0
        self.current: Case | None = None
        self._due: list[tuple[float, int, Case]] = []
        self._put_down = 0

    def go_on(self, case: Case) -> None:
        """Let a case begin or go on until it next waits."""
        self.current = case
        minutes = next(case, TURN)
        if minutes != TURN:
            self.call(case, minutes)

    def call(self, case: Case, minutes: float = 0.0) -> None:
        """Let a case go on after so many minutes."""
        self._put_down += 1
        heapq.heappush(self._due, (self.now + minutes, self._put_down, case))

    def pass_time(self, until: float) -> None:
        """Let everything happen that is due before a minute."""
        while self._due and self._due[0][0] < until:
            self.now, _, case = heapq.heappop(self._due)
            self.go_on(case)
        self.now = until


class CaseDesk:
    """A few specialists who take waiting cases by priority, then in the order of coming."""

    def __init__(self, agenda: Agenda, specialists: int) -> None:
        if specialists < 1:
            raise ValueError(f"specialists(={specialists}) must be at least 1")
        self._agenda = agenda
        self._free = specialists
        self._line: list[tuple[int, int, Case]] = []
        self._came = 0

    def turn(self, priority: int) -> float:
        """Give what the current case yields to wait for a specialist; the lowest priority number goes first."""
        if self._free:
            self._free -= 1
            return 0.0
        if self._agenda.current is not None:
            self._came += 1
            heapq.heappush(self._line, (priority, self._came, self._agenda.current))
        return TURN

    def done(self) -> None:
        """Let a specialist go on to the next case, or wait for one."""
        if self._line:
            self._agenda.call(heapq.heappop(self._line)[2])
        else:
            self._free += 1


@dataclass(slots=True)
class Customer:
    """What the desks look up about somebody."""

    seat: int
    """of the firm, -1 for nobody"""
    grade: int
    complaint: float
    """names the open complaint; -1 where none is open"""


@dataclass(frozen=True, slots=True)
class Firm:
    """One firm's desk and the rules it works by."""

    desk: CaseDesk
    work: float
    ranked: bool
    patience_hours: float


@dataclass(frozen=True, slots=True)
class Complaints:
    """Everybody who may have a case, the firms, and what they have settled: customer, given up, hours."""

    agenda: Agenda
    customers: list[Customer]
    firms: list[Firm]
    settled: list[tuple[int, bool, float]]

    def case(self, number: int, opened: float, delay: float) -> Case:
        """One complaint: it waits for a specialist of its firm, is worked on, and comes to its end."""
        customer, agenda = self.customers[number], self.agenda
        yield delay
        if customer.seat < 0:
            return
        firm, mark = self.firms[customer.seat], customer.complaint
        yield firm.desk.turn(customer.grade if firm.ranked else 0)
        given_up = (agenda.now - opened) * WORKING_SHARE / 60.0 > firm.patience_hours
        if not given_up:
            yield firm.work
        firm.desk.done()
        if customer.complaint == mark:
            self.settled.append((number, given_up, (agenda.now - opened) * WORKING_SHARE / 60.0))
            customer.complaint = -1.0
