"""Where to begin among many levers: those that act on what drove customers away, each one tap away."""

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from sim.levers import CATALOGUE
from ui.decide.lever_words import SECTIONS, lever_name
from ui.language import _, current_language

FIRST_LEVERS = ("agents", "specialists", "messages", "care_contacts_a")
"""Good to try in a first round: what customers feel at once, in three of the groups"""

REMEDIES: dict[str, tuple[str, ...]] = {
    "price": ("promotion_depth", "promotion_audience", "points_rate", "tier_benefits"),
    "rival_offer": ("ads_brand", "ads_social", "points_rate", "tier_benefits"),
    "wait": ("agents", "self_service", "routing", "platform_operational"),
    "failure": ("training", "platform_operational", "specialists", "compensation", "empowerment"),
    "neglect": ("training", "pay", "care_contacts_a", "care_contacts_b", "tier_benefits"),
    "over_contact": ("messages", "personalisation", "cross_selling", "proactive_audience"),
}
"""Cause of leaving -> levers that act on it, the most direct first; nothing acts on natural departures"""

_SCRIPT = """<script>
if (!window.liukeLevers) {
  window.liukeLevers = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.lk-to-lever");
    if (!link) return;
    event.preventDefault();
    const [tab, lever] = link.getAttribute("href").slice(1).split("/");
    document.querySelectorAll("[data-testid=stTabs] [role=tab]")[Number(tab)]?.click();
    setTimeout(() => {
      const card = document.querySelector(`.st-key-card-${lever}`);
      if (!card) return;
      const accent = getComputedStyle(link).color;
      card.scrollIntoView({ block: "center" });
      card.animate([{ boxShadow: `0 0 0 3px ${accent}` }, { boxShadow: "0 0 0 3px transparent" }], 2500);
      if (event.detail === 0) card.querySelector("input, button:not([aria-label])")?.focus({ preventScroll: true });
    }, 200);
  });
}
</script>"""
"""Opens the lever's tab and brings its card before the eyes; from the keyboard the field gets the focus as well."""


def strongest_cause(causes: Mapping[str, float]) -> str | None:
    """Give the cause that cost the most customers among those that a firm can change, if any did."""
    ours = {cause: count for cause, count in causes.items() if cause in REMEDIES and count >= 0.5}
    return max(ours, key=lambda cause: ours[cause]) if ours else None


def ways_to(words: str, levers: Iterable[str]) -> None:
    """Draw ``words`` and a link to the card of each lever."""
    links = "".join(_link(lever) for lever in levers)
    st.html(f'<div class="lk-ways"><span>{escape(words)}</span>{links}</div>')
    with st.container(key="lk-quiet-levers"):
        st.html(_SCRIPT, unsafe_allow_javascript=True)


def _link(lever: str) -> str:
    tab = list(SECTIONS).index(CATALOGUE[lever].group)
    name = escape(lever_name(lever, current_language()))
    return f'<a class="lk-to-lever" href="#{tab}/{lever}" target="_self">{name}</a>'


def remedies_in_words(cause: str) -> str:
    """Name the levers that act on a cause of leaving."""
    names = _(", ").join(f"**{lever_name(lever, current_language())}**" for lever in REMEDIES[cause])
    return _("What acts on it: {levers}.").format(levers=names)
