"""What was set or typed where a trouble of the store leaves its field undrawn is kept until it is over.

A browser throws away what stands in a field that is not drawn any more, and Streamlit what its session knew of it. So
changes of the plan are kept with the draft (they are saved then, or told as too late), and words and numbers of every
other field in the session: the field holds them when it is drawn again.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from game.errors import Refused
from ui.decide.draft_memory import memory_of, scopes
from ui.decide.draft_sync import pending


@contextmanager
def kept() -> Iterator[None]:
    """Keep what was typed where the page ends in a refusal."""
    try:
        yield
    except Refused:
        for scope in scopes():
            memory = memory_of(scope)
            if memory is not None:
                memory.late |= pending(scope)
        _keep_fields()
        raise


def _keep_fields() -> None:
    """Make values of fields the session's own, but for those that stand on the page as it is."""
    for key, value in list(st.session_state.items()):
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            with suppress(StreamlitAPIException):
                st.session_state[key] = value
