"""What this device remembers between visits.

The browser's cookies are read from the request that opened the session; new ones are put by a line of script that
stands in every page of the session from then on: a single run may be cut short before the browser saw it.
"""

import json

import streamlit as st

YEAR = 365 * 24 * 3600
_PUT, _HELD = "cookies_put", "cookies_held"


def get(name: str) -> str | None:
    """Return what this device remembers under ``name``, what this session put included."""
    put_here = _put_here()
    if name in put_here:
        return put_here[name] or None
    return st.context.cookies.get(name) or None


def known(name: str) -> bool:
    """Return True where this session has put or forgotten ``name`` itself."""
    return name in _put_here()


def put(name: str, value: str) -> None:
    """Remember ``value`` on this device; an empty value forgets."""
    _put_here()[name] = value
    _held().discard(name)


def hold(name: str, value: str) -> None:
    """Remember ``value`` in this session only; how it comes to the device is somebody else's care."""
    _put_here()[name] = value
    _held().add(name)


def flush() -> None:
    """Hand this session's cookies to the browser; the door calls it in every run."""
    script = "".join(_assignment(name, value) for name, value in _put_here().items() if name not in _held())
    if script:
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _put_here() -> dict[str, str]:
    here: dict[str, str] = st.session_state.setdefault(_PUT, {})
    return here


def _held() -> set[str]:
    here: set[str] = st.session_state.setdefault(_HELD, set())
    return here


def _assignment(name: str, value: str) -> str:
    cookie = json.dumps(f"{name}={value}; path=/; max-age={YEAR if value else 0}; SameSite=Lax")
    return f'document.cookie = {cookie} + (location.protocol === "https:" ? "; Secure" : "");'
