"""What a team's draft may bring, run forward from what the team knows: low, expected, high, above handing in.

The same range stands in short in the bar at the foot, in sight while levers are changed.
"""

from html import escape

import streamlit as st

from game.actors import Actor
from game.exploring import crew
from game.projecting.desks import switched_on
from game.shown.projection import Projection, Range
from locales import translator
from ui import format as figures
from ui import soon
from ui.decide.handing_in import range_in_words
from ui.decide.plan_on_screen import FORWARD, PlanOnScreen
from ui.language import _, current_language


def draw(plan: PlanOnScreen, actor: Actor) -> None:
    """Draw the range, and what it means."""
    found = plan.projection(actor, FORWARD)
    if found is None or not plan.view.may_edit:
        return
    if found.range is None:
        words = range_in_words(plan.view.position)
        st.caption(words if found.switched_off else _("Your draft is being run forward …") + " " + words)
    else:
        st.html(_shown(found, found.range))
        st.caption(
            _(
                "The share of customers who stay this round if this draft is played, tried in made-up markets. They "
                "know what your team knows; chance, and what your rivals will do, make the range. It can be wrong."
            )
        )
    if not (found.fresh or found.switched_off or plan.view.teammates):
        soon.look("plan-look", plan.show_further)  # a team sees it with the next beat


def keep_ready() -> None:
    """See to it that a change made after a long thought finds workers awake; call at every beat."""
    if switched_on():
        crew.wake()


def _shown(found: Projection, span: Range) -> str:
    cells = (
        (_("low"), span.low, ""),
        (_("expected"), span.expected, " lk-forward-middle"),
        (_("high"), span.high, ""),
    )
    marks = "".join(
        f'<span class="lk-forward-mark{kind}"><span>{escape(name)}</span><b>{figures.percent(share)}</b></span>'
        for name, share, kind in cells
    )
    return (
        f'<div class="lk-forward{"" if found.fresh else " lk-forward-old"}">'
        f'<span class="lk-forward-name">{escape(_("Your draft run forward: who stays"))}</span>{marks}'
        f'<span class="lk-forward-state" role="status">{escape(_state(found))}</span></div>'
    )


def _state(found: Projection) -> str:
    return "" if found.fresh else _("Of an earlier draft; yours is being worked out …")


def in_short(found: Projection | None, language: str | None = None) -> str:
    """Give the range for the bar; nothing where there is none."""
    if found is None or found.range is None:
        return ""
    _ = translator(language or current_language()).gettext
    low, high = (figures.percent(share, 1, language) for share in (found.range.low, found.range.high))
    words = _("{low} to {high} stay") if found.fresh else _("{low} to {high} stay …")
    return words.format(low=low, high=high)
