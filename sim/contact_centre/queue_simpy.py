"""The same waiting line as :mod:`sim.contact_centre.queue`, told as SimPy processes: for reading and for testing.

Callers arrive, agents come on duty, answer, finish their last call and go home. Whenever someone calls or an agent
becomes free, a bell rings; at that minute's end (after everything else due at it) the agent free the longest answers
the call whose turn it is, and the bell rings again until nobody is free or nobody waits. The rules stand in
:mod:`sim.contact_centre.queue`; both give the same bits.
"""

import heapq
import itertools
import math
from collections.abc import Generator
from typing import Any

import simpy
from simpy.events import NORMAL, EventPriority

from sim.contact_centre.queue import HUNG_UP, Calls, Roster, Served, served

LAST_AT_THIS_MINUTE = EventPriority(NORMAL + 1)

Process = Generator[simpy.Event, Any, None]


class Moment(simpy.Event):
    """A point of time: an event that is bound to happen."""

    def __init__(self, clock: simpy.Environment) -> None:
        super().__init__(clock)
        self._ok, self._value = True, None


class Clock(simpy.Environment):
    """A clock that keeps absolute minutes to the bit."""

    def __init__(self) -> None:
        super().__init__(initial_time=-math.inf)

    def at(self, minute: float) -> Moment:
        """Give the moment ``minute``; a timeout's ``now + (minute - now)`` may miss it by a bit."""
        moment = Moment(self)
        heapq.heappush(self._queue, (minute, NORMAL, next(self._eid), moment))
        return moment


class ContactCentre:
    """The people of one week: those who call, those who answer, and the bell between them."""

    def __init__(self, calls: Calls, roster: Roster) -> None:
        self.clock = Clock()
        self.called = calls.minute.tolist()
        self.handling = calls.handling.tolist()
        self.patience = calls.patience.tolist()
        self.priority = calls.priority.tolist()
        self.waits = [HUNG_UP] * len(self.called)
        self.line: list[tuple[int, int]] = []  # heap of (priority, call)
        self.free: list[tuple[float, float, int, simpy.Event]] = []  # heap of (since, end, number, headset)
        self.numbers = itertools.count()
        self.ringing = False
        self.clock.process(self.callers())
        for start, end in zip(roster.start.tolist(), roster.end.tolist(), strict=True):
            self.clock.process(self.agent(start, end))

    def callers(self) -> Process:
        """Join the line one after the other, each at the minute of the call."""
        for call, minute in enumerate(self.called):
            yield self.clock.at(minute)
            heapq.heappush(self.line, (self.priority[call], call))
            self.ring()

    def agent(self, start: float, end: float) -> Process:
        """Work one shift: wait for a call, handle it, until a call or the shift is over."""
        yield self.clock.at(start)
        while self.clock.now < end:
            headset = self.clock.event()
            heapq.heappush(self.free, (self.clock.now, end, next(self.numbers), headset))
            self.ring()
            call = yield headset
            yield self.clock.at(self.clock.now + self.handling[call])

    def ring(self) -> None:
        """Have the next call answered once everything else due at this minute has happened."""
        if not self.ringing:
            self.ringing = True
            bell = Moment(self.clock)
            bell.callbacks.append(self.answer)
            self.clock.schedule(bell, priority=LAST_AT_THIS_MINUTE)

    def answer(self, _bell: simpy.Event) -> None:
        """Connect the call whose turn it is with the agent free the longest, if there are both."""
        self.ringing = False
        now = self.clock.now
        while self.free and self.free[0][1] <= now:
            heapq.heappop(self.free)  # gone home without a last call
        while self.free and self.line:
            _, call = heapq.heappop(self.line)
            wait = now - self.called[call]
            if wait <= self.patience[call]:
                self.waits[call] = wait
                heapq.heappop(self.free)[3].succeed(call)
                self.ring()
                return


def serve(calls: Calls, roster: Roster) -> Served:
    """Give every call its wait and whether an agent answered it; the same bits as the fast kernel's."""
    centre = ContactCentre(calls, roster)
    centre.clock.run()
    return served(calls, centre.waits)
