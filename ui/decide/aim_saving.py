"""Saving an aim or automation rules at once, from the card where they are changed."""

from functools import partial

import streamlit as st

from game.actors import Actor
from game.commands import save_draft
from ui import refusals
from ui.decide.plan_on_screen import PlanOnScreen
from ui.store import store

OPEN = "aim-being-changed"
"""the session's key of the aim whose card is open"""
LATE = "aim-saved"
"""an aim was saved here that the words do not show yet"""


def refused_place(key: str) -> str:
    """Give where a refusal about an aim is kept until its card is drawn."""
    return f"aim-refused-{key}"


def save(plan: PlanOnScreen, actor: Actor, key: str, text: str) -> None:
    """Save an aim; what a teammate has set since this screen was drawn is not overwritten but told."""
    st.session_state.pop(refused_place(key), None)
    change = partial(save_draft, store(), actor, {key: text}, plan.view.draft.version)
    refusals.attempt(change, refused_place(key))
    st.session_state[LATE] = True
