"""The one obvious next step: a button that says what will happen, and asks where something would be cut short."""

from collections.abc import Callable
from typing import NoReturn

import streamlit as st

from game.actors import Actor
from game.commands import close_round, end_game, next_round, open_round, reveal, start_briefing
from game.rules import PRACTICE_BRANCH, Move, Phase
from game.store import Store
from game.views import Cockpit, luck_band
from ui import refusals
from ui.language import _, ngettext
from ui.luck import luck_section
from ui.store import store
from ui.words import round_in_sentence

MOVES: dict[Move, Callable[[Store, Actor, int, tuple[Phase | str, int]], None]] = {
    Move.START_BRIEFING: start_briefing,
    Move.OPEN_ROUND: open_round,
    Move.CLOSE_ROUND: close_round,
    Move.REVEAL: reveal,
    Move.NEXT_ROUND: next_round,
    Move.END_GAME: end_game,
}
_ASKING = "asking_before"
_CLOSING = "closing"


def button(teacher: Actor, here: Cockpit, *, beside: bool = False) -> None:
    """Draw the button; its key bears where the game stands, so a click on an older screen's button finds none.

    ``beside``: another step is the obvious one, this is the way by hand.
    """
    if here.next is None:
        if here.computing:
            st.button(_("The quarter runs …"), disabled=True, icon="spinner", width="stretch", key="next_step_none")
        elif here.phase == Phase.ENDED:
            _afterwards(teacher, here)
        return
    key = f"next_step_{here.branch}_{here.round}_{here.phase}"
    if st.session_state.pop(_CLOSING, None) == key:
        _close(teacher, here)
    cut_short = here.next == Move.CLOSE_ROUND and not here.all_in
    st.button(
        label(here),
        type="tertiary" if beside else "primary",
        width="stretch",
        key=key,
        icon=None if beside else ":material/play_circle:",
        on_click=_ask if cut_short else _make,
        args=(key,) if cut_short else (teacher, here, key),
    )
    if cut_short and st.session_state.get(_ASKING) == key:  # kept, as teams' work redraws this page at any moment
        _question(teacher, here, key)


def _afterwards(teacher: Actor, here: Cockpit) -> None:
    """Lead on from a game that has ended: to the debrief, or to another game; and say how much of it was luck."""
    with st.container(horizontal=True):
        if st.button(_("Compare the teams"), type="primary", icon=":material/leaderboard:", key="to_compare"):
            st.switch_page("compare.py")
        if st.button(_("Another game"), icon=":material/add:", key="another_game"):
            st.switch_page("teach.py")
    luck_section.short(teacher, here.game_id, luck_band(store(), teacher, here.game_id))


def label(here: Cockpit) -> str:
    """Return what the button will do, in words."""
    words = {
        Move.START_BRIEFING: _("Start the briefing"),
        Move.OPEN_ROUND: _("Open {round}"),
        Move.CLOSE_ROUND: _("Everyone is in: close {round}") if here.all_in else _("Close {round} now"),
        Move.REVEAL: _("Show the results"),
        Move.NEXT_ROUND: _("Open {round}"),
        Move.END_GAME: _("End the game: show the podium"),
    }
    return words[here.next].format(round=round_in_sentence(_round_meant(here))) if here.next else ""


def _round_meant(here: Cockpit) -> int:
    """Return the round that the next move is about; 0 is the practice round."""
    if here.next == Move.OPEN_ROUND:
        return 0 if here.branch == PRACTICE_BRANCH else 1
    if here.practice:
        return 1 if here.next == Move.NEXT_ROUND else 0
    return here.round + 1 if here.next == Move.NEXT_ROUND else here.round


def _question(teacher: Actor, here: Cockpit, key: str) -> None:
    missing = sum(tile.tag.kind == "people" and not tile.submitted for tile in here.tiles)

    def body() -> None:
        words = ngettext("{n} team has not submitted yet.", "{n} teams have not submitted yet.", missing)
        st.write(words.format(n=missing))
        st.write(_("Their drafts will be played as they are; whoever touched nothing goes on as before."))
        if st.button(_("Close the round"), type="primary", width="stretch", key="close_anyway"):
            _make(teacher, here, key)
            st.rerun()
        if st.button(_("Leave it open"), width="stretch", key="leave_open"):
            _stop_asking()
            st.rerun()

    st.dialog(_("Close before everyone is in?"), on_dismiss=_stop_asking)(body)()


def _ask(key: str) -> None:
    st.session_state[_ASKING] = key


def _stop_asking() -> None:
    st.session_state.pop(_ASKING, None)


def _make(teacher: Actor, here: Cockpit, key: str) -> None:
    """Make the next move from what this screen showed; a second click changes nothing.

    Closing takes a while, so the page makes that move itself, where it can say so.
    """
    _stop_asking()
    move = here.next
    if move == Move.CLOSE_ROUND:
        st.session_state[_CLOSING] = key
    elif move is not None:
        refusals.attempt(lambda: MOVES[move](store(), teacher, here.game_id, (here.phase, here.round)))


def _close(teacher: Actor, here: Cockpit) -> NoReturn:
    """Close the round and compute it, saying so meanwhile, and draw the page anew."""
    with st.spinner(_("The decisions are in. The market plays thirteen weeks.")):
        refusals.attempt(lambda: close_round(store(), teacher, here.game_id, (here.phase, here.round)))
    st.rerun()
    raise AssertionError  # st.rerun never returns
