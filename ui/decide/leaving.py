"""Nobody loses what they set a moment before they tap another page.

A browser sends the fields of a page only while it stays there, and the page saves at every beat. Whoever leaves between
two beats is held for the blink of an eye in which everything is saved.
"""

import streamlit as st

from ui.language import _

_SCRIPT = """<script>
if (!window.liukeLeaving) {
  window.liukeLeaving = true;
  let edited = 0;
  const fields = '[class*="st-key-card-"], [role="listbox"]';
  const note = (event) => {
    if (event.target.closest?.(fields)) edited = Date.now();
  };
  for (const kind of ["input", "click", "keydown"]) document.addEventListener(kind, note, true);
  const busy = () =>
    document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state") === "running";
  const follow = (link, tries) => {
    if (busy() && tries > 0) setTimeout(follow, 50, link, tries - 1);
    else link.click();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-testid="stPageLink-NavLink"], [data-testid="stTopNavLink"]');
    const save = document.querySelector(".st-key-save-now button");
    if (!link || !save || Date.now() - edited > 5000) return;
    edited = 0;
    event.preventDefault();
    event.stopPropagation();
    save.click();
    setTimeout(follow, 150, link, 60);
  }, true);
}
</script>"""


def guard() -> None:
    """Save what was just set when somebody follows a link to another page, and only then let them go."""
    st.button(_("saving …"), key="save-now")
    with st.container(key="lk-quiet-leaving"):
        st.html(_SCRIPT, unsafe_allow_javascript=True)
