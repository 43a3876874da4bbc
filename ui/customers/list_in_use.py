"""From the desk straight into the plan: one of the team's lists for one of its actions."""

from collections.abc import Sequence

import streamlit as st

from game import commands
from game.actors import Actor
from game.views import TargetListShown
from sim.levers import AIMS, Kind
from ui import format as figures
from ui import refusals
from ui.decide.lever_words import lever_name
from ui.language import _, choices, current_language, in_language
from ui.store import store

_REFUSED, _DONE = "list-use-refused", "list-used"


def form(actor: Actor, lists: Sequence[TargetListShown]) -> None:
    """Draw the two choices and the button, and tell what came of it."""
    sizes = {one.name: len(one.customers) for one in lists}
    levers = [key for key, lever in AIMS.items() if lever.kind is Kind.AIM]
    names = choices(levers, lambda key: lever_name(key, current_language()))
    with st.container(border=True, key="list-in-use"):
        st.markdown(_("**Use a list in this round's plan**"))
        with st.grid(min_column_width=240, gap="xsmall"):
            chosen = st.selectbox(
                _("List"),
                list(sizes),
                format_func=lambda name: f"{name} ({figures.number(sizes[name])})",
                key="list-use-which",
                filter_mode=None,
            )
            lever = st.selectbox(
                _("For"), levers, format_func=names.__getitem__, key=in_language("list-use-for"), filter_mode=None
            )
        take = (actor, chosen, lever)
        st.button(_("Use it"), key="list-use", icon=":material/target:", type="primary", on_click=_use, args=take)
        _answer()


def _use(actor: Actor, name: str, lever: str) -> None:
    st.session_state.pop(_DONE, None)

    def aim() -> None:
        commands.save_draft(store(), actor, {lever: f"list {name}"})
        st.session_state[_DONE] = (name, lever)

    refusals.attempt(aim, _REFUSED)


def _answer() -> None:
    refusals.show_kept(_REFUSED)
    done = st.session_state.pop(_DONE, None)
    if done is None:
        return
    name, lever = done
    words = _("“{name}” stands in the plan: {lever}. A later change of the list does not change the plan.")
    st.success(words.format(name=name, lever=lever_name(lever, current_language())))
    st.page_link("decide.py", label=_("To the plan"), icon=":material/tune:")
