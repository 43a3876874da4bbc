"""Ending a page early, what surrounds it still drawn."""

from typing import NoReturn

from streamlit.runtime.scriptrunner import StopException


def end_page() -> NoReturn:
    """Draw nothing more of this page; its watcher is still set below it (:func:`ui.live.watching`).

    ``st.stop`` would stop the watcher too, and who waits there would wait for ever.
    """
    raise StopException
