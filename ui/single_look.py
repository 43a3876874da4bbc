"""A field looks at what stands under its own key, not at all that its session holds.

Each number field and each menu has Streamlit gather the whole session's state to see whether one key is in it: with
sixty fields on a page a tenth of all that drawing it takes. What it gets here looks a key up when it is asked for one,
and gathers everything only for who wants everything.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState

_gathered = SafeSessionState.filtered_state


def mend() -> None:
    """Let every session of this process be looked at this way; call before the first one."""
    SafeSessionState.filtered_state = property(_looked_up)  # type: ignore[method-assign,assignment]


def _looked_up(state: SafeSessionState) -> Mapping[str, Any]:
    return Looked(state)


class Looked(Mapping[str, Any]):
    """What a session holds under the keys that its pages gave."""

    def __init__(self, state: SafeSessionState) -> None:
        self._safe = state

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - a session holds anything
        """Give what stands under one key; ``KeyError`` where nothing does."""
        state: SessionState = self._safe._state
        with self._safe._lock:
            return state[key]

    def __iter__(self) -> Iterator[str]:
        """Go through all keys."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count them."""
        return len(self._all())

    def __str__(self) -> str:
        """Show all of it."""
        return str(self._all())

    def _all(self) -> dict[str, Any]:
        with self._safe._lock:
            return self._safe._state.filtered_state
