"""Nobody who is on the way to another page is taken back by a screen that draws itself anew.

Streamlit merges the reruns that wait for a session, and the newest says which page is drawn. So a page that asks for
its own rerun (a beat that found news) in the very moment in which a link was followed would win over the link: the tap
seems not to have been heard. Here a rerun that a page asks for itself leaves the page open to whoever asked before.
"""

from dataclasses import replace

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests, ScriptRequestType

_merged = ScriptRequests._request_rerun_locked


def mend() -> None:
    """Let every session of this process merge its reruns this way; call before the first one."""
    script_requests.ScriptRequests._request_rerun_locked = _considerate  # type: ignore[method-assign,assignment]


def _considerate(requests: ScriptRequests, new: RerunData) -> bool:
    if requests._state is ScriptRequestType.RERUN and _stays(new):
        waiting = requests._rerun_data
        new = replace(
            new,
            page_script_hash=waiting.page_script_hash,
            page_name=waiting.page_name,
            query_string=waiting.query_string,
        )
    return _merged(requests, new)


def _stays(new: RerunData) -> bool:
    """Say whether a rerun was asked for by the page that is running, and for that same page."""
    context = get_script_run_ctx(suppress_warning=True)
    return new.widget_states is None and context is not None and context.page_script_hash == new.page_script_hash
