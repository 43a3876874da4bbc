"""The desk of a firm's complaint specialists: whose turn it is."""

import heapq

from simpy.core import Environment
from simpy.events import Event


class CaseDesk:
    """A few specialists who take waiting cases by priority, then in the order of coming.

    SimPy's own ``PriorityResource`` sorts the whole line at every arrival; a desk with a long backlog needs a heap.
    """

    def __init__(self, env: Environment, specialists: int) -> None:
        if specialists < 1:
            raise ValueError(f"specialists(={specialists}) must be at least 1")
        self._env = env
        self._free = specialists
        self._line: list[tuple[int, int, Event]] = []
        self._came = 0

    def turn(self, priority: int) -> Event:
        """Give the event that happens when a specialist takes the case; the lowest priority number goes first."""
        event = self._env.event()
        if self._free:
            self._free -= 1
            event.succeed()
        else:
            self._came += 1
            heapq.heappush(self._line, (priority, self._came, event))
        return event

    def done(self) -> None:
        """Let a specialist go on to the next case, or wait for one."""
        if self._line:
            heapq.heappop(self._line)[2].succeed()
        else:
            self._free += 1
