"""Saving an aim or automation rules at once, from the card where they are changed."""

from functools import partial

import streamlit as st

from game.actors import Actor
from game.commands import save_draft
from game.errors import Refused
from ui import refusals
from ui.decide import too_late
from ui.decide.plan_on_screen import PlanOnScreen
from ui.store import store

OPEN = "aim-being-changed"
"""the session's key of the card that is open: its aim, and the round it was opened in"""
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
    _tell_elsewhere_if_too_late(plan, key, text)
    st.session_state[LATE] = True


def _tell_elsewhere_if_too_late(plan: PlanOnScreen, key: str, text: str) -> None:
    """Let what came after the close be told on the page that follows: the card is not drawn again in this round."""
    refused = st.session_state.get(refused_place(key))
    if isinstance(refused, Refused) and refused.code == "round_closed":
        del st.session_state[refused_place(key)]
        too_late.note(plan.view.round, {key: text}, plan.scenario)
