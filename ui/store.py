"""The one store of this server process."""

import os

import streamlit as st

from game.store import Store, open_store


def store() -> Store:
    """Return the store that ``DATABASE_URL`` names, opened once per process."""
    return _opened(os.environ.get("DATABASE_URL"))


@st.cache_resource(show_spinner=False)
def _opened(url: str | None) -> Store:
    return open_store(url)
