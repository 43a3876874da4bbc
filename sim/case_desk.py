"""The desk of a firm's complaint specialists: whose turn it is, and the agenda by which cases go on.

A case is a process as SimPy knows it, but yields plain minutes: how long it goes on by itself, or :data:`TURN` until
the desk calls it. Thousands of cases a round are so played in the same order as by SimPy, at a fraction of the cost of
its events; a test holds the desk to SimPy's own resource.
"""

import heapq
import math
from collections.abc import Generator
from typing import Final

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
