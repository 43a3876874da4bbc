"""A person goes on at another device: a picture to scan here, a button to press there.

Opening the link changes nothing, so that a scanner, a preview or a curious neighbour uses nothing up; the button does.
"""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import device_link, follow_link, link_owner
from game.errors import Refused
from ui import address, identity, refusals
from ui.language import _
from ui.store import store
from ui.wall import qr

PARAMETER = "back"
"""Carries the link's ticket in the address."""
_OFFERED = "device_link"


def offer(actor: Actor) -> None:
    """Offer a link for another device, and show it as a picture once it is made."""
    ticket = st.session_state.get(_OFFERED)
    if ticket is None:
        st.button(
            _("Go on at another device"),
            key="device_link_make",
            icon=":material/devices:",
            on_click=_make,
            args=(actor,),
        )
        return
    label = _("Scan this with the other device. It works once, within ten minutes, and brings only you.")
    link = f"{address.base()}/?{PARAMETER}={ticket}"
    st.html(f'<div class="lk-device-link">{qr.picture(link, label)}</div>')
    st.caption(label)
    st.button(_("Put the picture away"), key="device_link_done", on_click=_put_away)


def carried() -> str:
    """Return the ticket in the address, or nothing."""
    return st.query_params.get(PARAMETER, "").strip()


def card(ticket: str) -> None:
    """Say whose link was opened, and let them go on here."""
    try:
        name = link_owner(store(), ticket)
    except Refused as refused:
        refusals.show(refused)
        return
    with st.container(border=True):
        st.html(f'<div class="lk-big">{escape(_("Are you {name}?").format(name=name))}</div>')
        st.caption(_("Then go on here as you were on the other device. This link works once."))
        if st.button(_("Yes, go on here"), key="device_link_follow", type="primary", width="stretch"):
            with refusals.shown():
                identity.remember(follow_link(store(), ticket))
                st.query_params.pop(PARAMETER, None)
                st.rerun()


def _make(actor: Actor) -> None:
    refusals.attempt(lambda: st.session_state.update({_OFFERED: device_link(store(), actor)}))


def _put_away() -> None:
    st.session_state.pop(_OFFERED, None)
