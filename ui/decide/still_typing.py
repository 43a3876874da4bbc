"""A number counts as soon as it rests in its field; one that the page took away while it was being typed is told.

A number field keeps to itself what is typed until one leaves it. Shortly before the clock runs out that is seen to
(:mod:`ui.decide.leaving`), but a teacher may close a round early, and nobody knows when. So a small script lets a
number count that has rested for a moment (``REST`` milliseconds; ``POINT`` where Streamlit writes decimals anew, which
would be in the way of somebody who types on). What was typed in the moment before the page moved on, or rests in its
field beyond the lever's range, is told where one is by then, by the browser itself: the server has never heard of it.
"""

import json

import streamlit as st

from ui.decide import too_late
from ui.language import _, current_language
from ui.sentences import together

_SCRIPT = """<script>
window.liukeVanished = WORDS;
if (!window.liukeTyping) {
  window.liukeTyping = true;
  const CARD = '[class*="st-key-card-"]', REST = 1500, POINT = 4000, LOOK = 250;
  let field = null, name = "", text = "", card = "", timer = 0;
  const rest = () => {
    if (!field || document.activeElement !== field) return;
    field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", code: "Enter", keyCode: 13, bubbles: true}));
  };
  const done = () => { clearTimeout(timer); field = null; };
  document.addEventListener("input", (event) => {
    const at = event.target, around = at.closest?.(CARD);
    if (!around || at.type !== "number" || !event.isTrusted) return;
    field = at;
    [name, text, card] = [at.getAttribute("aria-label"), at.value, around.className.match(/st-key-card-\\w+/)[0]];
    clearTimeout(timer);
    timer = setTimeout(rest, at.step.includes(".") ? POINT : REST);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === field && field.validity.valid) done();
  }, true);
  document.addEventListener("focusout", (event) => {
    if (event.target === field) setTimeout(() => { if (field?.isConnected) done(); });
  }, true);
  const tell = (values) => {
    document.querySelector(".lk-vanished")?.remove();
    const box = document.createElement("div"), words = document.createElement("p");
    const read = document.createElement("button");
    box.className = "lk-vanished";
    box.setAttribute("role", "alert");
    words.textContent = window.liukeVanished.said.replace("{values}", values);
    read.textContent = window.liukeVanished.read;
    read.addEventListener("click", () => box.remove());
    box.append(words, read);
    (document.querySelector(".stApp") || document.body).append(box);
  };
  setInterval(() => {
    if (!field || field.isConnected) return;
    const again = document.querySelector(`.${card} input`);
    if (again?.value !== text) tell(`${name} ${text}`);
    done();
  }, LOOK);
}
</script>"""


def watch(scope: str | None) -> None:
    """Look after what is being typed while a round is open; call on every page, for the words may outlive theirs."""
    if scope is None:
        return
    said = _("This was still being typed when the page moved on, so it did not count: {values}.")
    said = together([said, too_late.where_it_stands()], current_language())
    words = json.dumps({"said": said, "read": _("I have read this")}).replace("<", "\\u003c")
    with st.container(key="lk-quiet-typing"):
        st.html(_SCRIPT.replace("WORDS", words), unsafe_allow_javascript=True)
