"""Who holds this device.

A random token in a cookie names a person; the store keeps only its hash. A teacher who also plays wears two hats on
one device: the address decides which at the start of a session, a tap switches.
"""

import secrets
from typing import NoReturn

import streamlit as st

from game.actors import Actor, identify
from game.attempts import Source
from game.commands import on_one_device
from ui import cookies, handover
from ui.ending import end_page
from ui.handover import COOKIES, PLAYER, TEACHER
from ui.language import _
from ui.store import store

TEACHER_PAGES = frozenset({"teach", "cockpit", "projector", "look"})
MARK = "liuke_device"
"""tells devices behind one address apart; names nobody and opens nothing"""
_HAT = "hat"
_RECOVERY = "recovery_code"


def me() -> Actor | None:
    """Return the person this device stands for now, or None for a visitor."""
    actor = _actor(_hat())
    if actor is None and _actor(_other(_hat())) is not None:
        switch_hat()
        actor = _actor(_hat())
    return actor


def require(*kinds: str) -> Actor:
    """Return the person here, whose kind is one of ``kinds``; anybody else reads where to go, and the page ends."""
    actor = me()
    if actor is None or actor.kind not in kinds:
        _turn_away()
    return actor


def remember(token: str, *, teacher: bool = False, recovery_code: str | None = None) -> None:
    """Keep ``token`` on this device and wear its hat; the recovery code waits to be shown once."""
    hat = TEACHER if teacher else PLAYER
    before = handover.tokens(hat)
    if before and not teacher:
        on_one_device(store(), token, before)
    handover.begin(hat, token)
    st.session_state[_HAT] = hat
    if recovery_code:
        keep_recovery_code(recovery_code)


def keep_recovery_code(code: str) -> None:
    """Let this session show a recovery code again; the store knows only its hash."""
    st.session_state[_RECOVERY] = code


def forget() -> None:
    """Let this device be nobody under the present hat."""
    handover.forget(_hat())
    st.session_state.pop(_RECOVERY, None)
    st.session_state.pop(_HAT, None)


def source() -> Source:
    """Return where this device stands when it tries a code or a password; it gets a mark of its own then."""
    mark = cookies.get(MARK)
    if not mark:
        mark = secrets.token_hex(8)
        cookies.put(MARK, mark)
    return Source(st.context.ip_address or "", mark)


def tokens() -> list[str]:
    """Return what this device bears under the present hat."""
    return handover.tokens(_hat())


def recovery_code() -> str | None:
    """Return the recovery code given in this session, if one was."""
    code = st.session_state.get(_RECOVERY)
    return str(code) if code else None


def wears_two_hats() -> bool:
    """Return True where this device is both a teacher's and a player's."""
    return all(handover.tokens(hat) for hat in COOKIES) and _actor(_other(_hat())) is not None


def switch_hat() -> None:
    """Wear the other hat."""
    st.session_state[_HAT] = _other(_hat())


def _actor(hat: str) -> Actor | None:
    found = (identify(store(), token) for token in handover.tokens(hat))
    return next((actor for actor in found if actor is not None), None)


def _hat() -> str:
    if _HAT not in st.session_state:
        st.session_state[_HAT] = _hat_of_address()
    return str(st.session_state[_HAT])


def _hat_of_address() -> str:
    page = (st.context.url or "").rstrip("/").rsplit("/", 1)[-1]
    if page in TEACHER_PAGES and handover.tokens(TEACHER):
        return TEACHER
    return PLAYER if handover.tokens(PLAYER) else TEACHER


def _other(hat: str) -> str:
    return PLAYER if hat == TEACHER else TEACHER


def _turn_away() -> NoReturn:
    st.info(_("This page belongs to somebody else in the game. Your own pages are in the menu above."))
    end_page()
    raise AssertionError  # st.stop never returns
