"""Runs of scripts take turns: of the interpreter there is one, and sharing it makes each of them and its loop slower.

A run that takes long (somebody has a model of their customers worked out) does not keep the others waiting for it:
after a moment the next is let in beside it.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock, local
from time import monotonic

LONG = 0.25
"""seconds: a run that goes on for longer lets the next in beside it; one that waits for longer is in a crowd"""
MOST = 6
"""runs at once, however long they take"""
STAYS = 3.0
"""seconds for which the server is then said to have its hands full"""


class Turns:
    """Who runs, and since when; who waits, the first come first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._since: dict[object, float] = {}
        self._waiting: deque[Condition] = deque()
        self._crowded = float("-inf")
        self._here = local()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, and have it for as long as the block takes."""
        run = object()
        with self._lock:
            asked = monotonic()
            self._wait()
            self._since[run] = now = monotonic()
            if now - asked > LONG:
                self._crowded = now
        self._here.run = run
        try:
            yield
        finally:
            self.give_way()

    def give_way(self) -> None:
        """Let the next in, if this thread has its turn: what is left of its run is waiting, not work."""
        with self._lock:
            if self._since.pop(getattr(self._here, "run", None), None) is not None:
                self._call_the_next()

    def _wait(self) -> None:
        """Wait behind those who came before, then until there is room."""
        me = Condition(self._lock)
        self._waiting.append(me)
        while self._waiting[0] is not me:
            me.wait()
        while (wait := self._still()) > 0:
            me.wait(wait)
        self._waiting.popleft()
        self._call_the_next()

    def _call_the_next(self) -> None:
        if self._waiting:
            self._waiting[0].notify()

    def _still(self) -> float:
        """Give the seconds until the next may be let in, if nobody ends before."""
        if not self._since:
            return 0.0
        if len(self._since) >= MOST:
            return LONG
        return max(self._since.values()) + LONG - monotonic()

    def is_crowded(self) -> bool:
        """Say whether the server has its hands full; then draw only what somebody waits for."""
        return monotonic() - self._crowded < STAYS


_turns = Turns()
taken = _turns.taken
give_way = _turns.give_way
is_crowded = _turns.is_crowded
