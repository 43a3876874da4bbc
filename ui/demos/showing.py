"""Where a lesson stands on a screen, and who may step it: for one alone it stands in the session."""

from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from game.actors import Actor
from game.commands.demos import show_answer, step_demo
from game.demos import shelf
from game.demos.form import Demo
from game.shown.demos import DemoOnShow
from ui.store import store

PARAMETER = "lesson"
"""names a lesson in the address, so that a teacher can keep the link"""
_PLACE = "demo_place"


class Steering(Protocol):
    """What somebody may do with a lesson."""

    def go(self, step: int) -> None:
        """Go to a step; the one after the last is free mode."""

    def show(self) -> None:
        """Show the answer."""

    def reset(self) -> None:
        """Begin anew: no guesses, the first question."""

    def guess(self, option: int) -> None:
        """Say what one believes."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A lesson on this screen."""

    demo: Demo
    step: int
    """the step's place; after the last: free mode"""
    shown: bool
    """the answer is on the screen"""
    guess: int | None
    """what this person believes"""
    spread: tuple[int, ...] | None
    """in class: how many chose each option"""
    people: int
    """in class: how many there are"""
    steering: Steering
    show: DemoOnShow | None = None
    """the class that is shown it"""

    @property
    def free(self) -> bool:
        """Whether all questions are done."""
        return self.step >= len(self.demo.steps)


@dataclass(slots=True)
class _Place:
    """Where one who looks alone is."""

    key: str
    step: int = 0
    shown: bool = False
    guess: int | None = None


class Alone:
    """Stepping a lesson alone, in this session."""

    def __init__(self, place: _Place) -> None:
        self._place = place

    def go(self, step: int) -> None:
        """Go to a step, its answer hidden."""
        self._place.step, self._place.shown, self._place.guess = step, False, None

    def show(self) -> None:
        """Show the answer."""
        self._place.shown = True

    def reset(self) -> None:
        """Begin anew."""
        self.go(0)

    def guess(self, option: int) -> None:
        """Keep one's guess, and show the answer: there is nobody to wait for."""
        self._place.guess, self._place.shown = option, True


def alone() -> Showing | None:
    """Give the lesson that is open in this session, or None where the shelf is."""
    named = st.query_params.get(PARAMETER, "")
    place = st.session_state.get(_PLACE)
    if not named:
        st.session_state.pop(_PLACE, None)
        return None
    if not isinstance(place, _Place) or place.key != named:
        place = st.session_state[_PLACE] = _Place(named)
    demo = shelf.playable().get(named)
    if demo is None:
        return None
    return Showing(demo, place.step, place.shown, place.guess, None, 0, Alone(place))


class InClass:
    """Stepping a lesson before a class: where it stands is in the store, and the class sees it."""

    def __init__(self, teacher: Actor, show: DemoOnShow) -> None:
        self._teacher, self._show = teacher, show

    def go(self, step: int) -> None:
        """Put a question."""
        step_demo(store(), self._teacher, self._show.room_id, step, self._show.asking)

    def show(self) -> None:
        """Show the answer."""
        show_answer(store(), self._teacher, self._show.room_id, self._show.asking)

    def reset(self) -> None:
        """Begin anew."""
        self.go(0)

    def guess(self, option: int) -> None:
        """The class guesses, on its own screens."""


def in_class(teacher: Actor, show: DemoOnShow) -> Showing | None:
    """Give a lesson as a class is shown it; None where its file is gone."""
    demo = shelf.playable().get(show.demo)
    if demo is None:
        return None
    options = len(demo.steps[show.step].options) if show.step < len(demo.steps) else 0
    spread = tuple((show.spread or {}).get(place, 0) for place in range(options))
    return Showing(demo, show.step, show.shown, None, spread, show.people, InClass(teacher, show), show)


def open_lesson(key: str) -> None:
    """Open a lesson from its first question."""
    st.session_state.pop(_PLACE, None)
    st.query_params[PARAMETER] = key


def close_lesson() -> None:
    """Go back to the shelf."""
    st.query_params.pop(PARAMETER, None)
