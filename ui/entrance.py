"""The cards of the start page: joining a class, coming back, playing alone."""

from html import escape

import streamlit as st

from game.commands import join, play_alone, recover, room_name
from game.commands.alone import play_another
from game.errors import Refused
from game.shown.alone import OwnChoice
from ui import arrival, identity, refusals
from ui.alone import beginning
from ui.language import _
from ui.store import store

LONGEST_NAME = 40
_ASKS = "join_asks_number"
_REFUSED = "refused_class_code"


def welcome() -> None:
    """Say what this is, in one breath."""
    st.html(
        f'<div class="lk-welcome"><h1>Liuke <span lang="zh">留客</span></h1>'
        f"<p>{escape(_('The game of keeping your customers.'))}</p></div>"
    )


def farewell_notice(code: str) -> None:
    """Tell a player whom a link invites elsewhere that joining there leaves where they are."""
    actor = identity.me() if code else None
    if actor is not None and actor.kind != "teacher":
        words = _("You are {name} in another game. If you join here, this device forgets that.")
        st.warning(words.format(name=actor.name), icon=":material/swap_horiz:")


def join_card(code: str) -> None:
    """Ask for the class code (unless a link brought it) and a name; nobody is seated before the button is pressed."""
    room = _room(code) if code else None
    with st.container(border=True):
        st.subheader(_("Join {room}").format(room=room) if room else _("Join a class"), anchor=False)
        _what_becomes_of_own_games()
        with st.form("join", border=False):
            typed = code if room else st.text_input(_("Class code"), value=code, max_chars=8, key="join_code")
            name = st.text_input(_("Your name"), max_chars=LONGEST_NAME, key="join_name", autocomplete="name")
            number = _number_field()
            if st.form_submit_button(_("Join"), type="primary", width="stretch"):
                _join(typed, name, number)


def _what_becomes_of_own_games() -> None:
    """Tell who plays alone how to come back to their games after joining."""
    here = identity.me()
    if here is not None and here.kind == "solo":
        st.caption(
            _("This device then forgets your own games. Your recovery code (under “My device”) brings them back here.")
        )


def recovery_card(code: str) -> None:
    """Let somebody come back on a new device with their recovery code."""
    with (
        st.expander(_("I was here before"), icon=":material/history:"),
        st.form("recover", border=False),
    ):
        typed = code or st.text_input(
            _("Class code"), max_chars=8, key="recover_room", help=_("Leave it empty if you played alone.")
        )
        recovery = st.text_input(_("Recovery code"), max_chars=20, key="recover_code")
        if st.form_submit_button(_("Come back"), width="stretch"):
            with refusals.shown():
                identity.remember(recover(store(), typed, recovery, identity.source()))
                _enter()


def alone_card() -> None:
    """Let somebody play alone against computer rivals, at once."""
    with st.container(border=True):
        st.subheader(_("Play alone"), anchor=False)
        wanted = beginning.choice()
        st.caption(_("You against computer rivals; each round takes as long as you like."))
        if st.button(_("Play now"), icon=":material/play_arrow:", width="stretch", key="alone_play"):
            with refusals.shown():
                _play(wanted)
                _enter()


def _room(code: str) -> str | None:
    """Return the name of the class that a link names; a code that was refused once is not tried again."""
    try:
        name, asks = _look_up(code)
    except Refused as refused:
        refusals.show(refused)
        return None
    st.session_state[_ASKS] = asks
    return name


def _look_up(code: str) -> tuple[str, bool]:
    before = st.session_state.get(_REFUSED)
    if before is not None and before[0] == code:
        raise before[1]
    try:
        return room_name(store(), code, identity.source())
    except Refused as refused:
        st.session_state[_REFUSED] = (code, refused)
        raise


def _number_field() -> str | None:
    if not st.session_state.get(_ASKS):
        return None
    return st.text_input(_("Student number"), max_chars=20, key="join_number", autocomplete="off")


def _join(code: str, name: str, number: str | None) -> None:
    try:
        joined = join(store(), code, name, number, identity.source())
    except Refused as refused:
        refusals.show_or_ask_number(refused, _ASKS)
        return
    identity.remember(joined.token, recovery_code=joined.recovery_code)
    _enter()


def _play(wanted: OwnChoice) -> None:
    """Begin one more game of the player's own, or the first of somebody new."""
    here = identity.me()
    if here is not None and here.kind == "solo":
        play_another(store(), here, wanted)
        return
    joined = play_alone(store(), _("Player"), wanted)
    identity.remember(joined.token, recovery_code=joined.recovery_code)


def _enter() -> None:
    st.query_params.pop(arrival.CODE, None)
    st.rerun()
