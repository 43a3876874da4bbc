"""What this device remembers between visits.

The browser's cookies are read from the request that opened the session; new ones are put by a line of script at the
next full run (:func:`flush`), because a script cannot answer a request.
"""

import json

import streamlit as st

_WAITING = "cookies_waiting"
YEAR = 365 * 24 * 3600


def get(name: str) -> str | None:
    """Return what this device remembers under ``name``, new values of this session included."""
    waiting: dict[str, str] = st.session_state.get(f"{_WAITING}_seen", {})
    if name in waiting:
        return waiting[name] or None
    return st.context.cookies.get(name) or None


def put(name: str, value: str) -> None:
    """Remember ``value`` on this device; an empty value forgets."""
    st.session_state.setdefault(_WAITING, {})[name] = value
    st.session_state.setdefault(f"{_WAITING}_seen", {})[name] = value


def flush() -> None:
    """Hand waiting cookies to the browser; call once in every full run, outside dialogs."""
    waiting: dict[str, str] = st.session_state.pop(_WAITING, {})
    if waiting:
        script = "".join(_assignment(name, value) for name, value in waiting.items())
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _assignment(name: str, value: str) -> str:
    cookie = json.dumps(f"{name}={value}; path=/; max-age={YEAR if value else 0}; SameSite=Lax")
    return f'document.cookie = {cookie} + (location.protocol === "https:" ? "; Secure" : "");'
