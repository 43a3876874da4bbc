"""The rooms of the customer desk: only the one that is looked at is drawn."""

from collections.abc import Callable

import streamlit as st

from ui.customers import customer_list, groups_view, risk_view, targets_view, value_view, worth_view
from ui.customers.customer_list import Desk
from ui.language import N_, _, choices, in_language

ROOMS: dict[str, str] = {
    "list": N_("List"),
    "value": N_("Value"),
    "groups": N_("Kinds"),
    "risk": N_("Who may leave"),
    "worth": N_("Lifetime value"),
    "targets": N_("Target lists"),
}


def draw(desk: Desk) -> None:
    """Let the reader choose a room, and draw it."""
    names = choices(ROOMS, lambda key: _(ROOMS[key]))
    chosen = st.pills(
        _("What to look at"),
        list(names),
        default="list",
        required=True,
        format_func=names.__getitem__,
        key=in_language("desk-room"),
        label_visibility="collapsed",
        wrap=True,
        persist_state="session",
    )
    _DRAWN[str(chosen or "list")](desk)


def _list(desk: Desk) -> None:
    customer_list.overview(desk)
    customer_list.five(desk)
    customer_list.section(desk)


_DRAWN: dict[str, Callable[[Desk], None]] = {
    "list": _list,
    "value": value_view.draw,
    "groups": groups_view.draw,
    "risk": risk_view.draw,
    "worth": worth_view.draw,
    "targets": targets_view.draw,
}
