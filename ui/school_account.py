"""The school's own sign-in (OpenID Connect through ``st.login``), where the server's secrets have an ``[auth]`` part.

Streamlit recognises the person; who may teach is decided in :mod:`game.commands.school_account`.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

ADDRESSES = ("email", "preferred_username", "upn")
"""claims that hold an address, the best first"""
ANYBODYS = ("/common/", "/organizations/", "/consumers/")
"""Sign-ins of the whole world: what they say of an address, nobody at the school has checked."""
_FORGETTING = "school_forgetting"


def is_offered() -> bool:
    """Tell whether this server knows a school's sign-in."""
    return bool(get_secrets_auth_section())


def go() -> None:
    """Send the reader to the school's sign-in; the first of the named providers, where they have names."""
    section = get_secrets_auth_section()
    named = [name for name, part in section.items() if isinstance(part, Mapping) and "client_id" in part]
    st.login(named[0] if named and "client_id" not in section else None)


def is_recognised() -> bool:
    """Tell whether the school has just said who this is, and the reader has not asked to be forgotten since."""
    return is_offered() and _FORGETTING not in st.session_state and bool(st.user.get("is_logged_in", False))


def address() -> str:
    """Return the address by which the school knows the reader, or nothing."""
    found = (st.user.get(claim) for claim in ADDRESSES)
    return next((value for value in found if isinstance(value, str) and "@" in value), "")


def is_vouched_for() -> bool:
    """Tell whether the school answers for the address: it says so, or it lets in nobody else's people."""
    said = st.user.get("email_verified")
    return said is True if said is not None else not any(part in _provider() for part in ANYBODYS)


def forget() -> None:
    """Let this device forget whom the school recognised: here at once, the browser as soon as it is told."""
    if is_recognised():
        st.session_state[_FORGETTING] = True


def flush() -> None:
    """Send the browser where the school's cookie is dropped; call where nothing leads to another page any more.

    What a run tells is forgotten if it goes on to another page before it has gone out.
    """
    if _FORGETTING in st.session_state:
        st.logout()


def _provider() -> str:
    section = get_secrets_auth_section()
    parts = [section, *(part for part in section.values() if isinstance(part, Mapping))]
    return " ".join(str(part.get("server_metadata_url", "")) for part in parts)
