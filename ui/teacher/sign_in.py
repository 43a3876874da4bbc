"""The teacher's door: the first password, and signing in."""

import streamlit as st

from game.commands import set_teacher_password
from game.commands import sign_in as sign_in_with
from game.commands.doorkeeping import SHORTEST
from ui import identity, refusals
from ui.language import _
from ui.store import store


def first_time_card() -> None:
    """Set the password with the code that the server printed when it was started."""
    with st.container(border=True, width=520), st.form("first_password", border=False):
        st.subheader(_("Welcome! Choose the teacher's password"), anchor=False)
        st.write(
            _(
                "The set-up code stands in the window in which Liuke was started. It proves that the computer is "
                "yours; students cannot see it."
            )
        )
        code = st.text_input(_("Set-up code"), key="setup_code", autocomplete="off")
        password = st.text_input(
            _("New password"),
            type="password",
            key="new_password",
            autocomplete="new-password",
            placeholder=_("at least {n} characters").format(n=SHORTEST),
        )
        if st.form_submit_button(_("Set the password"), type="primary", width="stretch"):
            with refusals.shown():
                identity.remember(set_teacher_password(store(), password, code, identity.source()), teacher=True)
                st.rerun()


def password_card() -> None:
    """Sign the teacher in."""
    with st.container(border=True, width=520), st.form("sign_in", border=False):
        st.subheader(_("Sign in as the teacher"), anchor=False)
        password = st.text_input(_("Password"), type="password", key="password", autocomplete="current-password")
        if st.form_submit_button(_("Sign in"), type="primary", width="stretch"):
            with refusals.shown():
                identity.remember(sign_in_with(store(), password, identity.source()), teacher=True)
                st.rerun()
