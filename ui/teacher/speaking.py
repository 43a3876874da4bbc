"""Saying something to one student, to a team or to everybody: it stands on their screens within two seconds."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import send_message
from game.commands.messages import LONGEST_MESSAGE
from game.views import Cockpit
from ui import refusals, theme
from ui.language import _, choices, in_language
from ui.store import store
from ui.words import team_name

_TO, _TEXT, _SENT = "message_to", "message_text", "message_sent"
EVERYBODY = "all"


def drawer(teacher: Actor, here: Cockpit) -> None:
    """Ask to whom and what."""
    receivers = _receivers(here)
    names = choices(receivers, receivers.__getitem__)
    row = st.grid(2, min_column_width=260)
    with row.cell():
        to = st.selectbox(
            _("To whom"),
            list(names),
            format_func=names.__getitem__,
            key=in_language(f"{_TO}_{here.game_id}"),
            filter_mode="contains",
        )
    with row.cell():
        st.text_input(_("Message"), max_chars=LONGEST_MESSAGE, key=_TEXT, on_change="ignore", autocomplete="off")
    st.button(_("Send"), icon=":material/send:", key="send_message", on_click=_send, args=(teacher, here, to))
    if sent := st.session_state.pop(_SENT, None):
        words = _("On its way to {name}.").format(name=names.get(sent, sent))
        st.html(f'<div class="lk-good" role="status">{escape(words)}</div>')


def _receivers(here: Cockpit) -> dict[str, str]:
    """Return everybody, the teams and the people, by a key that says which."""
    teams = [tile for tile in here.tiles if tile.tag.kind == "people" and tile.members]
    people = [*here.unseated, *(member for tile in teams for member in tile.members)]
    return (
        {EVERYBODY: _("Everybody")}
        | {f"team {tile.tag.id}": theme.plain_badge(tile.tag.seat, team_name(tile.tag)) for tile in teams}
        | {f"member {member.id}": member.name for member in people}
    )


def _send(teacher: Actor, here: Cockpit, to: str) -> None:
    def send() -> None:
        kind, _space, number = to.partition(" ")
        whom = {} if kind == EVERYBODY else {f"{kind}_id": int(number)}
        send_message(store(), teacher, here.game_id, str(st.session_state.get(_TEXT) or ""), **whom)
        st.session_state[_TEXT], st.session_state[_SENT] = "", to

    refusals.attempt(send)
