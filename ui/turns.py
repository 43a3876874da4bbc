"""Runs of scripts take turns: of the interpreter there is one, and sharing it makes each of them and its loop slower.

A run that takes long (somebody has a model of their customers worked out) does not keep the others waiting for it:
after a moment the next is let in beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from time import monotonic

LONG = 0.25
"""seconds: a run that goes on for longer lets the next in beside it; one that waits for longer is in a crowd"""
MOST = 6
"""runs at once, however long they take"""
STAYS = 3.0
"""seconds for which the server is then said to have its hands full"""


class Turns:
    """Who runs, and since when."""

    def __init__(self) -> None:
        self._moved = Condition()
        self._since: dict[object, float] = {}
        self._crowded = float("-inf")

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, and have it for as long as the block takes."""
        run = object()
        with self._moved:
            asked = monotonic()
            while (wait := self._still()) > 0:
                self._moved.wait(wait)
            self._since[run] = now = monotonic()
            if now - asked > LONG:
                self._crowded = now
        try:
            yield
        finally:
            with self._moved:
                del self._since[run]
                self._moved.notify()

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
is_crowded = _turns.is_crowded
