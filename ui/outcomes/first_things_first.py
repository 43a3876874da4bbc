"""Where a whole class comes at once, everybody first gets what they look at first; the rest of a page follows."""

from collections.abc import Hashable
from time import monotonic

import streamlit as st

from ui import live, turns
from ui.language import _

AT_LATEST = 6.0
"""seconds after which the rest is drawn, however full the server's hands are"""
_BEGUN = "begun-with"


def rest_follows(page: Hashable) -> bool:
    """Say whether the rest of a page is for later, the first time that it is drawn here; then see to it.

    ``page`` names what it shows, a game and a round for instance.
    """
    first = st.session_state.get(_BEGUN) != page
    st.session_state[_BEGUN] = page
    if not (first and turns.is_crowded()):
        return False
    st.caption(_("The rest follows in a moment."))
    begun = monotonic()

    def follow() -> None:
        if not turns.is_crowded() or monotonic() - begun > AT_LATEST:
            st.rerun()

    live.each_beat(follow)
    return True
