"""A page that broke in the browser heals itself: it is loaded anew, and finds its person and place again.

Streamlit's own program draws a page from many small messages. Where one is about a place that is not there (a beat of
the page before that crossed the way to the next), it gives up, and the screen stays white until somebody reloads it.
"""

import streamlit as st

FATAL = "delta path"
"""stands in the error with which the program gives up"""
AT_MOST_EVERY = 5
"""seconds: a page that breaks again at once is left for a person to look at"""

_SCRIPT = """<script>
if (!window.liukeHeals) {
  window.liukeHeals = true;
  window.addEventListener("error", e => {
    const last = Number(sessionStorage.getItem("liuke_healed") || 0);
    if (!String(e.message).includes("FATAL") || Date.now() - last < 1000 * SECONDS) { return; }
    sessionStorage.setItem("liuke_healed", Date.now());
    location.reload();
  });
}
</script>"""


def start() -> None:
    """Let this page heal itself."""
    script = _SCRIPT.replace("FATAL", FATAL).replace("SECONDS", str(AT_MOST_EVERY))
    st.html(script, unsafe_allow_javascript=True)
