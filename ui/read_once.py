"""What a session reads anew only when it may have changed: a reading is kept under the mark at which it was read."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class _Reading(Generic[Read]):
    """What was read, and the mark at which it was true."""

    mark: Hashable
    read: Read


def read_once(place: str, mark: Hashable, read: Callable[[], Read]) -> Read:
    """Give what ``read`` gave at this mark; another mark reads anew and lets go of what stood at the place before."""
    kept: _Reading[Read] | None = st.session_state.get(place)
    if kept is None or kept.mark != mark:
        kept = _Reading(mark, read())
        st.session_state[place] = kept
    return kept.read
