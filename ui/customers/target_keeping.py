"""Keeping the customers on the screen as a target list of the team."""

from collections.abc import Iterable

import streamlit as st

from game import commands
from game.actors import Actor
from game.commands.desk_work import LONGEST_NAME
from ui import format as figures
from ui import refusals
from ui.language import _, ngettext
from ui.store import store


def form(actor: Actor, customers: list[int], place: str) -> None:
    """Draw a folded form that keeps these customers under a name."""
    count = len(customers)
    head = ngettext("Keep this customer as a target list", "Keep these {count} customers as a target list", count)
    with st.expander(head.format(count=figures.number(count)), icon=":material/bookmark_add:"):
        st.text_input(_("Name of the list"), key=f"list-name-{place}", max_chars=LONGEST_NAME)
        st.button(_("Keep the list"), key=f"keep-{place}", on_click=keep, args=(actor, customers, place))
        answer(place)


def keep(actor: Actor, customers: Iterable[int], place: str) -> None:
    """Keep the list under the name that was typed in this place; what came of it is told there."""
    name = str(st.session_state.get(f"list-name-{place}") or "")
    st.session_state.pop(_kept(place), None)

    def save() -> None:
        commands.save_target_list(store(), actor, name, customers)
        st.session_state[_kept(place)] = name

    refusals.attempt(save, _refused(place))


def answer(place: str) -> None:
    """Tell once what came of keeping a list here."""
    refusals.show_kept(_refused(place))
    name = st.session_state.pop(_kept(place), None)
    if name is not None:
        st.success(_("“{name}” is kept. Your whole team finds it under Target lists.").format(name=name))


def _kept(place: str) -> str:
    return f"list-kept-{place}"


def _refused(place: str) -> str:
    return f"list-refused-{place}"
