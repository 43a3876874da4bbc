"""Who is online changes without anybody's doing, so screens that show it are redrawn now and then."""

import time

import streamlit as st

EVERY = 15
"""Seconds between redraws; the store notes presence about as often."""
_LAST = "presence_drawn"


def refresh() -> None:
    """Redraw the page if its last full run is too long ago; a task for the watcher."""
    ago = time.monotonic() - st.session_state.setdefault(_LAST, time.monotonic())
    if ago >= EVERY:
        st.session_state[_LAST] = time.monotonic()
        st.rerun()
