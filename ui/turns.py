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
    def taken(self, *, ahead: bool = False) -> Iterator[None]:
        """Wait for a turn, ``ahead`` of all who wait or behind them, and have it for as long as the block takes."""
        run = object()
        with self._lock:
            asked = monotonic()
            self._wait(ahead=ahead)
            self._since[run] = now = monotonic()
            if now - asked > LONG:
                self._crowded = now
        self._here.run = run
        try:
            yield
        finally:
            with self._lock:
                self._give_way(run)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Let others have their turns while the run of this thread only waits; afterwards it is the next."""
        run = getattr(self._here, "run", None)
        with self._lock:
            had = self._give_way(run)
        try:
            yield
        finally:
            if had:
                with self._lock:
                    self._wait(ahead=True)
                    self._since[run] = monotonic()

    def _give_way(self, run: object) -> bool:
        """Let the next in; say whether the run had a turn at all."""
        had = self._since.pop(run, None) is not None
        if had and self._waiting:
            self._waiting[0].notify()
        return had

    def _wait(self, *, ahead: bool = False) -> None:
        """Wait behind those who came before, or ahead of them, until there is room."""
        me = Condition(self._lock)
        (self._waiting.appendleft if ahead else self._waiting.append)(me)
        while (wait := self._still(me)) is None or wait > 0:
            me.wait(wait)
        self._waiting.popleft()
        if self._waiting:
            self._waiting[0].notify()

    def _still(self, me: Condition) -> float | None:
        """Give the seconds until the first in line is let in, if nobody ends before; None: until one is the first."""
        if self._waiting[0] is not me:
            return None
        if not self._since:
            return 0.0
        if len(self._since) >= MOST:
            return LONG
        return max(self._since.values()) + LONG - monotonic()

    def is_idle(self) -> bool:
        """Say whether nobody runs, nor waits to."""
        return not self._since and not self._waiting

    def is_crowded(self) -> bool:
        """Say whether the server has its hands full; then draw only what somebody waits for."""
        return monotonic() - self._crowded < STAYS


_turns = Turns()
taken = _turns.taken
waiting = _turns.waiting
is_idle = _turns.is_idle
is_crowded = _turns.is_crowded
