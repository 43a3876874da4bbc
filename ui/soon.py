"""Looking again soon for what is about to be there, where a beat of the page would be felt as waiting."""

from collections.abc import Callable

import streamlit as st

SECONDS = 0.4
"""between two looks"""


def look(key: str, task: Callable[[], None]) -> None:
    """Call ``task`` every 0.4 seconds until the part of the page in which this is called is drawn anew without it.

    For one screen that waits alone: a class that looked so often would wait for itself.
    """
    st.fragment(_look, run_every=SECONDS, key=key)(task)


def _look(task: Callable[[], None]) -> None:
    task()
