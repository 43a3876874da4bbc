"""What a screen has asked for: when each request left, what it told, and which run of the server answered it."""

import time
from collections import deque
from collections.abc import Iterable, Sequence

Left = tuple[int, float]
"""the number of a request, and when it left"""
KEPT = 40
"""steps of the latest requests and runs that are told where something does not come"""


class Requests:
    """The requests of one screen, those that wait and those that were answered."""

    def __init__(self) -> None:
        self.drawn = 0.0
        """when a whole page was last drawn"""
        self.calm = 0.0
        """when the last part was asked for that was drawn: all that stood here then was known to the server"""
        self.number = 0
        """how many have left: the number of the latest"""
        self.left: dict[str, float] = {}
        """when the present value of a control first left this device"""
        self.told: dict[str, int] = {}
        """the number of the first request that told of it"""
        self.steps: deque[str] = deque(maxlen=KEPT)
        """what left here and what came of it, the latest last"""
        self._waiting: dict[str, list[Left]] = {}
        """what was asked for (a fragment, or nothing: the page), and by which requests"""
        self._began = 0.0
        self._early: Sequence[str] = ()
        """fragments that ran to their end if others follow at once: the server then says that they made way"""

    @property
    def answered(self) -> float:
        """When the last page was drawn, or the last part asked for that was drawn."""
        return max(self.drawn, self.calm)

    def set(self, control: str) -> None:
        """Take note that a control has a new value."""
        self.left.pop(control, None)
        self.told.pop(control, None)

    def leave(self, fragment: str, controls: Iterable[str]) -> int:
        """Take note of a request that tells of these controls; give its number."""
        self.number += 1
        now = time.perf_counter()
        for control in controls:
            self.left.setdefault(control, now)
            self.told.setdefault(control, self.number)
        self._waiting.setdefault(fragment, []).append((self.number, now))
        self._step(f"request {self.number} leaves", [fragment] if fragment else ())
        return self.number

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._waiting.clear()

    def begins(self, fragments: Sequence[str]) -> list[Left]:
        """Take note of a run that begins, of some fragments or of the page; as for :meth:`ended`, of the one before."""
        self._step("a run begins", fragments)
        over, self._early = [name for name in self._early if name not in fragments], ()
        if not fragments:
            self._began = time.perf_counter()
        return self.ended(over) if fragments and over else []

    def made_way(self, fragments: Sequence[str]) -> None:
        """Take note of a run that the server says ended early."""
        self._step("it made way", fragments)
        self._early = fragments

    def ended(self, fragments: Sequence[str]) -> list[Left]:
        """Take note of a run that ended; give the requests that waited for it, the first first.

        A page's run answers every request made before it began. Of beats it may be that the server let the first pass.
        """
        self._step("it ended", fragments)
        if not fragments:
            self.drawn = time.perf_counter()
        answered = [
            name
            for name, left in self._waiting.items()
            if name in fragments or (not fragments and left[0][1] <= self._began)
        ]
        waited = [self._waiting.pop(name) for name in answered]
        if fragments and waited:
            self.calm = max(self.calm, *(left[0][1] for left in waited))
        return sorted(left for each in waited for left in each)

    def _step(self, what: str, fragments: Sequence[str]) -> None:
        self.steps.append(f"{time.perf_counter():.2f} {what}: {', '.join(fragments) or 'the page'}")
