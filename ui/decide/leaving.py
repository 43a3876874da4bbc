"""Nobody loses what they set: it is sent a moment after it is set, before the clock runs out, and before one leaves.

Fields hold what was set until the page runs again, and each change running it at once would make typing jumpy. So a
small script presses a hidden button a fraction of a second after the last change; when the clock is about to run out
it lets a number that is still being typed count; and whoever follows a link is held for the blink of an eye in which
everything is saved, and is led on again where a beat on its way took the move back. How long it waits (milliseconds):
for the server to hear of the save (``UNHEARD``) and to have done it (``UNDONE``). Without the script, the next beat
saves.
"""

import streamlit as st

from game.actors import Actor
from game.errors import Refused
from ui.decide import draft_sync
from ui.decide.plan_on_screen import PlanOnScreen
from ui.language import _

_SCRIPT = """<script>
if (!window.liukeLeaving) {
  window.liukeLeaving = true;
  const CARD = '[class*="st-key-card-"]', FIELDS = CARD + ', [role="listbox"]';
  const LINKS = '[data-testid="stPageLink-NavLink"], [data-testid="stTopNavLink"]';
  const PAUSE = 350, LAST = 2.5, UNHEARD = 1000, UNDONE = 3000, LOOK = 30, AGAIN = 2000, TRIES = 5;
  let edited = false, timer = 0;
  const busy = () =>
    document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state") !== "notRunning";
  const left = () => {
    const clock = document.querySelector("[data-left]");
    return clock?.liukeSince ? clock.dataset.left - (Date.now() - clock.liukeSince) / 1000 : Infinity;
  };
  const typing = () => document.activeElement?.closest?.(CARD);
  const send = () => {
    edited = edited && !!typing();
    document.querySelector(".st-key-save-now button")?.click();
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(send, left() < LAST ? 0 : PAUSE); };
  const note = (event) => {
    if (!event.target.closest?.(FIELDS)) return;
    edited = true;
    if (event.type === "click" ? event.target.closest("button, [role=option], li") : event.key === "Enter") soon();
  };
  for (const kind of ["input", "click", "keydown"]) document.addEventListener(kind, note, true);
  document.addEventListener("focusout", (event) => {
    if (event.target.closest?.(FIELDS) && edited) soon();
  }, true);
  setInterval(() => {
    if (left() < LAST && typing() && edited) document.activeElement.blur();
  }, 200);
  let going = 0;
  const arrive = (href, mine, tries) => {
    if (mine !== going || tries === 0 || !document.querySelector(".st-key-save-now button")) return;
    [...document.querySelectorAll(LINKS)].find((link) => link.href === href && link.offsetParent)?.click();
    setTimeout(arrive, AGAIN, href, mine, tries - 1);
  };
  const follow = (link, mine, since, heard) => {
    if (mine !== going) return;
    const waited = Date.now() - since;
    if (waited < (heard || busy() ? UNDONE : UNHEARD) && (busy() || !heard)) {
      setTimeout(follow, LOOK, link, mine, since, heard || busy());
    } else { link.click(); setTimeout(arrive, AGAIN, link.href, mine, TRIES); }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(LINKS);
    if (link && event.isTrusted) going += 1;
    const save = document.querySelector(".st-key-save-now button");
    if (!link || !save || !edited) return;
    clearTimeout(timer);
    edited = false;
    event.preventDefault();
    event.stopPropagation();
    save.click();
    setTimeout(follow, LOOK, link, going, Date.now(), false);
  }, true);
}
</script>"""


_SAVED = "just-saved"


def guard(plan: PlanOnScreen, actor: Actor) -> None:
    """Send what was set: soon after, in time, and before somebody goes to another page; call ahead of the fields."""
    st.session_state.pop(_SAVED, None)  # what was saved stands on the page that is being drawn
    _saver(plan, actor)
    with st.container(key="lk-quiet-leaving"):
        st.html(_SCRIPT, unsafe_allow_javascript=True)


@st.fragment
def _saver(plan: PlanOnScreen, actor: Actor) -> None:
    """Draw the hidden button; what it does is done before the page is drawn, and needs no page where all is well."""
    st.button(_("saving …"), key="save-now", on_click=_save, args=(plan.scope, actor))
    if st.session_state.pop(_SAVED, False) and (draft_sync.is_in_the_way(plan.scope) or not _followed(plan, actor)):
        st.rerun()


def _followed(plan: PlanOnScreen, actor: Actor) -> bool:
    try:
        return plan.follows(actor)
    except Refused:  # of a store that is busy: the next beat tries again
        return True


def _save(scope: str, actor: Actor) -> None:
    st.session_state[_SAVED] = True
    draft_sync.save(scope, actor)
