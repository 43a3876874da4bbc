"""What a browser brings into a session that knows nothing of it: after a restart, its page as it was left.

Streamlit takes the values of such controls over only when they are drawn, and tells nobody before that they exist.
"""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def keys() -> set[str]:
    """Give the keys of the controls whose values the browser sent with this run."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return set()
    sent = context.session_state._state._new_widget_state.states
    return {name.split("-", 2)[2] for name in sent if name.count("-") >= 2}
