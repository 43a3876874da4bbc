"""An answer that comes in bit by bit: how far it is, the first of it as soon as it is there, the rest calmly."""

from collections.abc import Callable
from time import monotonic
from typing import Generic, Protocol, TypeVar

import streamlit as st

from game.shown.exploring import TryingProgress
from ui import live, parts, soon
from ui.explore import progress_bar

CALMLY = 3.0
"""seconds between two drawings of what is known: each takes a browser on a small machine half a second"""

BAR, KNOWN = "coming-bar", "coming-known"


class Known(Protocol):
    """What is known of an answer so far."""

    @property
    def progress(self) -> TryingProgress:
        """How far it is."""


Seen = TypeVar("Seen", bound=Known)


class ComingIn(Generic[Seen]):
    """What a screen shows of an answer that is under way; when that has come to its end the page is drawn anew.

    The bar and what is known are parts of their own: what a beat drew itself would be gone with the next that does not.
    """

    def __init__(self, seen: Seen, look: Callable[[], Seen], said: Callable[[Seen], str]) -> None:
        """Begin with what was ``seen``; ``look`` looks again; ``said`` tells beside the bar how much is done."""
        self._seen, self._look, self._said = seen, look, said
        self._drawn, self._at = 0, 0.0

    def bar(self) -> None:
        """Draw here how far it is."""
        parts.part(BAR, lambda: progress_bar.draw(st.container(), self._seen.progress, self._said(self._seen)))

    def known(self, draw: Callable[[Seen], None]) -> None:
        """Draw here what is known, and follow it from now on; ``draw`` draws no control."""
        parts.part(KNOWN, lambda: self._draw_known(draw))
        live.hasten()
        live.each_beat(self._beat)

    def _draw_known(self, draw: Callable[[Seen], None]) -> None:
        """Draw what is known; who has nothing yet, and nobody before them, sees the first as soon as it is there."""
        progress = self._seen.progress
        self._drawn, self._at = progress.done, monotonic()
        if progress.done:
            draw(self._seen)
        elif not progress.ahead:
            soon.look("coming-soon", self._look_for_the_first)

    def _look_for_the_first(self) -> None:
        self._seen = self._look()
        if self._seen.progress.done:
            parts.draw_anew((BAR, KNOWN))

    def _beat(self) -> None:
        self._seen = self._look()
        if not self._seen.progress.under_way:
            st.rerun()
        parts.draw_anew((BAR, KNOWN) if self._is_worth_drawing(self._seen.progress.done) else (BAR,))

    def _is_worth_drawing(self, done: int) -> bool:
        return done > self._drawn and (self._drawn == 0 or monotonic() - self._at >= CALMLY)
