"""Looking at an earlier line of play: what was revealed before the class went back, kept as it was."""

import streamlit as st

from game.actors import Actor
from game.views import LineView, Pulse, lines
from ui.format import time_of_day
from ui.language import N_, _, choices, in_language
from ui.store import store
from ui.words import round_in_sentence

_WANTED = "line-wanted"


def choose(actor: Actor, beat: Pulse, *, page: str) -> int | None:
    """Let the reader choose a line of play where there are several; None is the one that is played now.

    The choice lasts until the game moves on, so that nobody mistakes the past for the present.
    """
    known = {line.number: line for line in lines(store(), actor, beat.game_id) if line.current or line.revealed}
    if len(known) < 2:
        return None
    place = f"{page}-{beat.game_id}-{beat.branch}-{beat.round}-{beat.phase}"
    key = in_language(f"line-{place}")
    wanted = st.session_state.pop(_WANTED, None)
    words = choices(sorted(known, key=lambda number: (not known[number].current, -number)), lambda n: label(known[n]))
    if wanted in known:
        st.session_state[key] = wanted
    chosen = st.selectbox(
        _("Line of play"), list(words), format_func=words.__getitem__, key=key, filter_mode=None, width=420
    )
    if chosen is None or known[chosen].current:
        return None
    st.info(_(_left_by(actor)), icon=":material/history:")
    return int(chosen)


def _left_by(actor: Actor) -> str:
    if actor.kind == "solo":
        return N_("An earlier line of play, as it was when you left it. You can look at it, and go on with it.")
    return N_("An earlier line of play, as it was when the class left it. It can be looked at, and no longer counts.")


def look_at(number: int) -> None:
    """Let the next page with a chooser begin with this line."""
    st.session_state[_WANTED] = number


def label(line: LineView) -> str:
    """Name a line by how far it went and when it began."""
    if line.current:
        return _("As it is played now")
    return _("Earlier line {n}: up to {round}, begun at {time}").format(
        n=line.number, round=round_in_sentence(line.round), time=time_of_day(line.created_at)
    )
