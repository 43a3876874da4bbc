"""Every device learns of a change within two seconds.

One fragment polls one small row; the page runs again only when that row's version changed. Pages hang their own small
tasks on the same beat (:func:`each_beat`): saving a draft, drawing what a teammate did. Never nest it in another fragment.
"""

from collections.abc import Callable

import streamlit as st

from game.actors import Actor
from game.commands import close_if_due
from game.views import Pulse, pulse
from ui.store import store

SECONDS = 2.0
_BEATS = "beats"


def begin() -> None:
    """Forget the tasks of the page before; the door calls this ahead of the page."""
    st.session_state[_BEATS] = []


def each_beat(task: Callable[[], None]) -> None:
    """Run ``task`` now at the foot of the page and every two seconds; what it draws appears there."""
    st.session_state.setdefault(_BEATS, []).append(task)


def now(actor: Actor) -> Pulse | None:
    """Return the state of the actor's game as of this run, or None outside a game."""
    return pulse(store(), actor.game_id) if actor.game_id is not None else None


@st.fragment(run_every=SECONDS)
def watch(game_id: int, seen: int) -> None:
    """Close a round that is due, run this page's tasks, and run the page again if the game moved on from ``seen``."""
    close_if_due(store(), game_id)
    if pulse(store(), game_id).version != seen:
        st.rerun()
    for task in st.session_state.get(_BEATS, []):
        task()
