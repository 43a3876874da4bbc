"""One firm's line of waiting contacts in one week, served contact by contact: the fast, exact kernel.

The rules, which :mod:`sim.contact_centre.queue_simpy` plays event by event with the same bits:

- An agent is on duty while ``start <= minute < end`` of a shift and finishes a call begun before its end.
- At one minute everybody who calls joins the line first, then free agents answer, one call after the other.
- The next call is the one with the lowest priority number; among equals, the one that came first.
- The agent who answers is the one free the longest (a shift's start counts as becoming free); among equals, the one
  whose shift ends first. Agents equal in both are interchangeable.
- The call is answered at ``minute``, with ``wait = minute - called``, if ``wait <= patience``; otherwise the customer
  hung up before. The agent is free again at ``minute + handling``.

No other arithmetic is done on times, so equal inputs give equal bits on every machine. With one priority the line is
the recursion of Kiefer & Wolfowitz (1955), here with patience and shifts: a call waits for the agent free first.
"""

import heapq
import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.compiled import COMPILES, compiled, for_loop, part_of_loops

Minutes = NDArray[np.float64]
Times = Minutes | list[float]
"""minutes as the loops read them"""
Places = NDArray[np.int64] | list[int]

HUNG_UP: Final = -1.0
"""Stands among the waits for a call nobody answered."""


@dataclass(frozen=True, slots=True, eq=False)
class Calls:
    """One firm's contacts of one week, shape ``(calls,)`` each, sorted by minute; ties stand in the order given.

    Raises:
        ValueError: arrays differ in shape, minutes do not ascend, or a duration is negative or not a number.
    """

    minute: Minutes  # of the call, since the week began; day d spans [1440 d, 1440 (d + 1))
    handling: Minutes  # minutes an agent is busy if the call is answered
    patience: Minutes  # minutes the customer waits before hanging up; may be infinite
    priority: NDArray[np.int8]  # 0 is served before 1 before 2; all equal: first come, first served

    def __post_init__(self) -> None:
        """Refuse what cannot be a week of calls."""
        _refuse_unequal_lengths(self.minute, self.handling, self.patience, self.priority)
        if COMPILES and _is_a_week(self.minute, self.handling, self.patience):
            return
        _refuse(~np.isfinite(self.minute), "minute", self.minute, "finite")
        _refuse(self.minute[1:] < self.minute[:-1], "minute", self.minute[1:], "no earlier than the one before")
        _refuse(~(self.handling >= 0) | (self.handling == math.inf), "handling", self.handling, "finite and >= 0")
        _refuse(~(self.patience >= 0), "patience", self.patience, ">= 0")


@compiled
def _is_a_week(minute: Minutes, handling: Minutes, patience: Minutes) -> bool:
    """Say at one look what :class:`Calls` asks of every call."""
    last = -math.inf
    for call in range(len(minute)):
        if not (last <= minute[call] < math.inf and 0 <= handling[call] < math.inf and patience[call] >= 0):
            return False
        last = minute[call]
    return len(minute) == 0 or minute[0] > -math.inf


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """The agents' shifts of one week, shape ``(shifts,)`` each, in any order; an end may be infinite.

    Raises:
        ValueError: arrays differ in shape, or a shift does not end after its start.
    """

    start: Minutes  # minutes since the week began
    end: Minutes

    def __post_init__(self) -> None:
        """Refuse shifts that nobody can work."""
        _refuse_unequal_lengths(self.start, self.end)
        _refuse(~np.isfinite(self.start), "start", self.start, "finite")
        _refuse(~(self.end > self.start), "end", self.end, "after the start of its shift")


@dataclass(frozen=True, slots=True, eq=False)
class Served:
    """What became of each call, in the order of the calls."""

    wait: Minutes  # shape (calls,), minutes until answered, or until the customer hung up (== patience)
    answered: NDArray[np.bool_]  # shape (calls,)
    busy: float  # minutes of handling delivered


def serve(calls: Calls, roster: Roster) -> Served:
    """Give every call its wait and whether an agent answered it."""
    one_priority = calls.priority.size == 0 or bool((calls.priority == calls.priority[0]).all())
    waits = _first_come_first_served(calls, roster) if one_priority else _by_priority(calls, roster)
    return served(calls, waits)


def served(calls: Calls, waits: Times) -> Served:
    """Turn the waits, :data:`HUNG_UP` where nobody answered, into arrays and the handling delivered."""
    wait = np.asarray(waits, np.float64)
    answered = wait != HUNG_UP
    return Served(np.where(answered, wait, calls.patience), answered, float(calls.handling[answered].sum()))


def _first_come_first_served(calls: Calls, roster: Roster) -> Times:
    """Give each call's wait where all have one priority."""
    waits = for_loop(np.full(calls.minute.size, HUNG_UP))
    serve_line = _serve_on_duty if COMPILES else _serve_in_order
    serve_line(_line(calls), _shifts(roster), waits)
    return waits


def _by_priority(calls: Calls, roster: Roster) -> Times:
    """Give each call's wait where the lowest priority number goes first."""
    waits = for_loop(np.full(calls.minute.size, HUNG_UP))
    call_at = np.argsort(calls.priority, kind="stable")  # the order of service if everybody waited
    turn_of = np.empty_like(call_at)
    turn_of[call_at] = np.arange(call_at.size)
    _serve_in_turn(_line(calls), (for_loop(call_at), for_loop(turn_of)), _shifts(roster), waits)
    return waits


def _line(calls: Calls) -> tuple[Times, Times, Times]:
    return for_loop(calls.minute), for_loop(calls.handling), for_loop(calls.patience)


def _shifts(roster: Roster) -> tuple[Times, Times]:
    return for_loop(roster.start), for_loop(roster.end)


@compiled
def _serve_in_order(line: tuple[Times, Times, Times], shifts: tuple[Times, Times], waits: Times) -> None:
    """Give each call the agent free first: one step of a heap per call."""
    called, handling, patience = line
    free = _agents(shifts)
    for call in range(len(called)):
        while free:
            since, end = free[0]
            minute = since if since > called[call] else called[call]  # noqa: FURB136 - max() is slow uncompiled
            if minute < end:
                wait = minute - called[call]
                if wait <= patience[call]:
                    heapq.heapreplace(free, (minute + handling[call], end))
                    waits[call] = wait
                break
            heapq.heappop(free)  # the shift is over


@compiled
def _serve_on_duty(line: tuple[Times, Times, Times], shifts: tuple[Times, Times], waits: Times) -> None:
    """Do as :func:`_serve_in_order` does, quicker where it is compiled: shifts join the heap as their time comes."""
    called, handling, patience = line
    coming = _agents(shifts)
    since, end, size = np.empty(len(coming)), np.empty(len(coming)), 0
    for call in range(len(called)):
        while size or coming:
            if coming and (size == 0 or coming[0] < (since[0], end[0])):
                _rise(since, end, size, heapq.heappop(coming))
                size += 1
                continue
            minute = max(since[0], called[call])
            if minute < end[0]:
                wait = minute - called[call]
                if wait <= patience[call]:
                    waits[call] = wait
                    _sink(since, end, size, (minute + handling[call], end[0]))
                break
            size -= 1  # the shift is over
            _sink(since, end, size, (since[size], end[size]))


@part_of_loops
def _rise(since: Minutes, end: Minutes, place: int, agent: tuple[float, float]) -> None:
    """Put an agent into a heap, from its last place up."""
    while place > 0:
        above = (place - 1) >> 1
        if (since[above], end[above]) <= agent:
            break
        since[place], end[place] = since[above], end[above]
        place = above
    since[place], end[place] = agent


@part_of_loops
def _sink(since: Minutes, end: Minutes, size: int, agent: tuple[float, float]) -> None:
    """Put an agent into a heap of this size, in the place of the first, down to where it belongs."""
    place, below = 0, 1
    while below < size:
        if below + 1 < size and (since[below + 1], end[below + 1]) < (since[below], end[below]):
            below += 1
        if agent <= (since[below], end[below]):
            break
        since[place], end[place] = since[below], end[below]
        place, below = below, 2 * below + 1
    since[place], end[place] = agent


@compiled
def _serve_in_turn(
    line: tuple[Times, Times, Times], turns: tuple[Places, Places], shifts: tuple[Times, Times], waits: Times
) -> None:
    """Answer from one line ordered by priority; who hung up is noticed when an agent reaches for the call."""
    called, handling, patience = line
    call_at, turn_of = turns
    free = _agents(shifts)
    waiting = [0 for _ in range(0)]  # a heap of turns
    coming, minute = 0, -math.inf
    while free and (waiting or coming < len(called)):
        if not waiting:
            minute = called[coming]
        since, end = free[0]
        minute = max(minute, since)
        while coming < len(called) and called[coming] <= minute:
            heapq.heappush(waiting, turn_of[coming])
            coming += 1
        if minute >= end:
            heapq.heappop(free)  # the shift is over
            continue
        call = call_at[heapq.heappop(waiting)]
        wait = minute - called[call]
        if wait <= patience[call]:
            waits[call] = wait
            heapq.heapreplace(free, (minute + handling[call], end))


@part_of_loops
def _agents(shifts: tuple[Times, Times]) -> list[tuple[float, float]]:
    """Give the heap of agents: free since (or from), and the end of the shift."""
    start, end = shifts
    free = [(start[shift], end[shift]) for shift in range(len(start))]
    heapq.heapify(free)
    return free


def _refuse(wrong: NDArray[np.bool_], name: str, values: Minutes, allowed: str) -> None:
    """Raise a ValueError that bears the first wrong value."""
    if wrong.any():
        raise ValueError(f"{name}(={values[int(wrong.argmax())]}) must be {allowed}")


def _refuse_unequal_lengths(*arrays: NDArray[np.generic]) -> None:
    """Raise a ValueError unless all arrays have the one shape ``(n,)``."""
    shapes = {array.shape for array in arrays}
    if len(shapes) > 1 or arrays[0].ndim != 1:
        raise ValueError(f"arrays must share one shape (n,), not {sorted(shapes)}")
