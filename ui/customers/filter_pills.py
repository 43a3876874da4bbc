"""A filter of the customer list: choices of which several may be taken."""

import streamlit as st


def draw(label: str, key: str, words: dict[str, str]) -> list[str]:
    """Draw the choices; none taken lets all pass."""
    taken = st.pills(
        label,
        list(words),
        selection_mode="multi",
        format_func=words.__getitem__,
        key=key,
        wrap=True,
        persist_state="session",
    )
    return list(taken)
