"""This device's own menu: who it stands for, how to come back on another one, how to leave."""

import streamlit as st

from game.actors import Actor
from game.commands import new_recovery_code, sign_out
from ui import another_device, identity, refusals, school_account
from ui.language import _
from ui.store import store
from ui.words import ROLES, name


def menu(actor: Actor) -> None:
    """Draw the menu behind one button."""
    with st.popover(_("My device"), icon=":material/account_circle:", type="tertiary", key="device_menu"):
        st.markdown(f"**{_who(actor)}**")
        if actor.kind != "teacher":
            _recovery(actor)
        if actor.kind != "teacher":
            another_device.offer(actor)
        if identity.wears_two_hats():
            other = _("Go on as a player") if actor.kind == "teacher" else _("Go on as the teacher")
            st.button(other, key="switch_hat", icon=":material/swap_horiz:", on_click=identity.switch_hat)
        st.button(_leaving(actor), key="leave_device", icon=":material/logout:", on_click=_leave)


def recovery_card(code: str) -> None:
    """Show a recovery code with what it is good for."""
    half = len(code) // 2
    st.html(f'<div class="lk-card"><span class="lk-code lk-recovery">{code[:half]} {code[half:]}</span></div>')
    st.caption(_("Your recovery code brings you back on another device. Write it down or take a photo."))


def _who(actor: Actor) -> str:
    if actor.kind == "teacher":
        return _("Teacher")
    role = f" · {name(ROLES, actor.role)}" if actor.role and actor.kind == "student" else ""
    return f"{actor.name}{role}"


def _recovery(actor: Actor) -> None:
    code = identity.recovery_code()
    if code:
        recovery_card(code)
        return
    st.caption(_("For another device you need your recovery code. A new one makes the old one worthless."))
    st.button(_("Show a new recovery code"), key="new_recovery_code", on_click=_renew, args=(actor,))


def _renew(actor: Actor) -> None:
    refusals.attempt(lambda: identity.keep_recovery_code(new_recovery_code(store(), actor)))


def _leaving(actor: Actor) -> str:
    if actor.kind == "teacher":
        return _("Sign out on this device")
    return _("Leave this game on this device") if actor.kind == "solo" else _("Forget me on this device")


def _leave() -> None:
    for token in identity.tokens():
        sign_out(store(), token)
    identity.forget()
    school_account.forget()
