"""Parts of a page that can be drawn anew by themselves, while the rest stands as it is.

Streamlit lets a callback ask for another part by its key, and nobody else. A beat that has found news asks here: the
parts are drawn when it has ended.
"""

from collections.abc import Callable, Iterable

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData


def part(key: str, draw: Callable[[], None]) -> None:
    """Draw a part here; ``key`` names it while this drawing of the page stands."""
    st.fragment(_drawn, key=key)(draw)


def _drawn(draw: Callable[[], None]) -> None:
    draw()


def is_alone() -> bool:
    """Say whether the run draws one part only; else a field of another may stand already, and can't be set any more."""
    context = get_script_run_ctx()
    return context is not None and len(context.fragment_ids_this_run or ()) == 1


def draw_anew(keys: Iterable[str]) -> None:
    """Have these parts drawn once the run that asks has ended; a run of the whole page makes it needless."""
    context, wanted = get_script_run_ctx(), list(keys)
    if not wanted or context is None or context.script_requests is None:
        return
    try:
        there = context.fragment_storage.resolve_target(wanted)
    except StreamlitAPIException:
        there = []  # a drawing that did not come to its end left one out: the whole page is drawn
    context.script_requests.request_rerun(
        RerunData(
            query_string=context.query_string,
            page_script_hash=context.page_script_hash,
            fragment_id_queue=there,
            cached_message_hashes=context.cached_message_hashes,
            context_info=context.context_info,
        )
    )
