"""The card with which a teacher comes in by the school's own account."""

import streamlit as st

from game.commands.school_account import sign_in_from_school
from game.errors import Refused
from ui import identity, refusals, school_account
from ui.language import _
from ui.store import store


def card() -> None:
    """Offer the school's sign-in; let in whom it has recognised, or say why not."""
    if not school_account.is_offered():
        return
    with st.container(border=True, width=520, key="school_door"):
        if school_account.is_recognised():
            _let_in()
            return
        st.button(
            _("Sign in with your school account"),
            key="school_sign_in",
            icon=":material/school:",
            width="stretch",
            on_click=school_account.go,
        )


def _let_in() -> None:
    try:
        token = sign_in_from_school(store(), school_account.address(), verified=school_account.is_vouched_for())
    except Refused as refused:
        refusals.show(refused)
        st.button(_("Use another account"), key="other_account", on_click=school_account.forget)
        return
    identity.remember(token, teacher=True)
    st.rerun()
