"""What the teacher said, on every page of those who are meant, until they put it away."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import dismiss_message
from game.views import Said, messages
from ui import refusals
from ui.format import time_of_day
from ui.language import N_, _
from ui.live import Glance
from ui.read_once import read_once
from ui.store import store

TO = {
    "all": N_("Your teacher, to everybody"),
    "team": N_("Your teacher, to your team"),
    "me": N_("Your teacher, to you"),
}


def draw(here: Glance) -> None:
    """Draw the messages that this person has not put away, the latest last; the mark moves when something is said."""
    if here.actor is None or here.actor.kind != "student" or here.beat is None:
        return
    student = here.actor
    for said in read_once("said", (student.member_id, here.mark), lambda: messages(store(), student)):
        _message(student, said)


def _message(student: Actor, said: Said) -> None:
    with st.container(border=True, key=f"lk-said-{said.id}"):
        st.html(
            f'<div role="status"><span class="lk-muted">{escape(_(TO[said.to]))} · {time_of_day(said.at)}</span>'
            f'<div class="lk-said">{escape(said.text)}</div></div>'
        )
        st.button(
            _("Read"),
            icon=":material/check:",
            key=f"dismiss_{said.id}",
            on_click=refusals.attempt,
            args=(lambda: dismiss_message(store(), student, said.id),),
        )
