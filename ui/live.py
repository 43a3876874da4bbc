"""Every device learns of a change within two seconds.

One fragment polls one small row; the page runs again only when that row changed. Pages hang their own small tasks on
the same beat (:func:`each_beat`): saving a draft, drawing what a teammate did. Where none has anything to do, a
student's watcher rests (:mod:`ui.rest`). Never nest it in another fragment.
"""

import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from game import lesson_keeper
from game.actors import Actor
from game.rules import Phase
from game.views import Pulse, pulse
from ui import identity, rest
from ui.store import store
from ui.which_game import game_of

SECONDS = 2.0
BRISK = 1.0
"""seconds where teammates work on one plan: what one sets should be on the others' screens within two"""
PATIENCE = 2.5
"""seconds for which a player's screen stays as it is while a round is computed; then it says that the quarter runs"""
_BEATS = "beats"
_HASTE = "beats_brisk"
_HERE = "here"

Mark = tuple[int | None, int | None, int, int, int]
AtRest = Callable[[Pulse], rest.WaitsFor | None]
_Task = tuple[Callable[[], None], AtRest]


@dataclass(frozen=True, slots=True)
class Glance:
    """Who is here and where their game stands, as of one moment."""

    actor: Actor | None
    beat: Pulse | None

    @property
    def mark(self) -> Mark:
        """What this screen shows, in a few numbers: it is redrawn when they change."""
        game = self.beat.game_id if self.beat else None
        team = self.actor.team_id if self.actor else None
        if self.actor is None or self.beat is None:
            return game, team, 0, 0, 0
        activity = self.beat.activity if self.actor.kind == "teacher" else 0
        return game, team, self.beat.version, activity, self.beat.inbox


def glance() -> Glance:
    """Look once at who is here and where their game stands; being seen counts as presence."""
    actor = identity.me()
    return Glance(actor, now(actor) if actor else None)


def now(actor: Actor) -> Pulse | None:
    """Return where the actor's game stands, or None outside a game."""
    game_id = game_of(actor)
    if game_id is None:
        return None
    return pulse(store(), game_id if actor.kind == "teacher" else actor)


def present() -> Glance:
    """Give what the door saw when this run began; before the door, look."""
    seen = st.session_state.get(_HERE)
    return seen if isinstance(seen, Glance) else glance()


def begin(here: Glance) -> None:
    """Keep who is here for the page, and forget the tasks of the page before; the door calls this ahead of the page."""
    st.session_state[_HERE] = here
    st.session_state[_BEATS] = []
    st.session_state.pop(_HASTE, None)


def hasten() -> None:
    """Look more often on this page; call from a page where people wait for each other's every change."""
    st.session_state[_HASTE] = True


def each_beat(task: Callable[[], None], at_rest: AtRest | None = None) -> None:
    """Run ``task`` now at the foot of the page and every two seconds; what it draws appears there.

    ``at_rest`` says after it, given the game as the beat saw it, what it waits for, or None where it has something to
    do at the next beat already. Without it the task runs at every beat.
    """
    st.session_state.setdefault(_BEATS, []).append((task, at_rest or _never))


def _never(_seen: Pulse) -> None:
    """Wait for nothing that could be told."""


class Watch:
    """The watcher of one drawing of a page; the first of its beats comes at the end of the page's own run."""

    def __init__(self, seen: Mark, lead: Callable[[Glance], None]) -> None:
        self._seen, self._lead = seen, lead
        self._fresh = True
        self._computing_since: float | None = None

    def __call__(self) -> None:
        """Run the page (or the next one) if anything moved on from what it shows, else do the page's tasks.

        Moving a game on when its time is up is the clock keeper's work, which no screen waits for; the watcher only
        sees to it that there is one. What moved while the page was drawn is for the next beat: where many come in at
        once, pages would else be drawn again and again and never be done.
        """
        fresh, self._fresh = self._fresh, False
        here = None if fresh else glance()
        if here is not None:
            if here.beat is not None and _due(here.beat):
                lesson_keeper.begin(store())
            player = here.actor is not None and here.actor.kind != "teacher"
            if here.mark != self._seen and not (player and here.beat and self._waits_for_results(here.beat)):
                self._lead(here)
                st.rerun()
        tasks: list[_Task] = list(st.session_state.get(_BEATS, []))
        for task, _at_rest in tasks:
            task()
        if here is not None:
            self._rest(here, [at_rest for _task, at_rest in tasks])

    def _rest(self, here: Glance, tasks: Sequence[AtRest]) -> None:
        """Let the next beats pass where nothing is left to do, until what the screen or a task waits for moves."""
        student = here.actor is not None and here.actor.kind == "student"
        if here.actor is None or here.beat is None or not student or here.mark != self._seen or _due(here.beat):
            return
        still = _moves(here.beat)
        waits_for: list[rest.WaitsFor] = [lambda now: still if self._waits_for_results(now) else _moves(now)]
        for at_rest in tasks:
            further = at_rest(here.beat)
            if further is None:
                return
            waits_for.append(further)
        rest.begin(here.actor, here.beat, waits_for)

    def _waits_for_results(self, now: Pulse) -> bool:
        """Let a student's screen be for a while in which a round is computed: its results are drawn then, at once."""
        if now.phase != Phase.CLOSED or now.ready:
            return False
        if self._computing_since is None:
            self._computing_since = monotonic()
        return monotonic() - self._computing_since < PATIENCE


def _watch(watch: Watch) -> None:
    watch()


_calmly = st.fragment(_watch, run_every=SECONDS)
_briskly = st.fragment(_watch, run_every=BRISK)


@contextmanager
def watching(seen: Mark, lead: Callable[[Glance], None]) -> Iterator[None]:
    """Set the watcher below what the page drew, also where it ended early or failed; not where it is being left.

    ``lead`` goes to another page where that is the place to be now: this one need not be drawn once more before.
    """
    try:
        yield
    except StopException:
        pass  # nothing more of the page: see ui.ending
    finally:
        if not isinstance(sys.exception(), RerunException):
            (_briskly if st.session_state.get(_HASTE) else _calmly)(Watch(seen, lead))


def _moves(now: Pulse) -> Hashable:
    """Give what a screen at rest wakes up for."""
    return now.state, _due(now)


def _due(beat: Pulse) -> bool:
    """Tell whether the clock has run out, or a closed round waits for somebody to compute it."""
    if beat.phase == Phase.CLOSED:
        return not beat.ready
    return beat.deadline is not None and beat.deadline <= beat.server_now
