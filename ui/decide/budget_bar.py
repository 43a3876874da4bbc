"""The bar at the foot of the screen while a team decides: what is planned, what is left, and that it is saved."""

from contextlib import suppress
from html import escape

import streamlit as st

from game.actors import Actor
from game.errors import Refused
from game.views import Desk, Pulse
from ui import format as figures
from ui import parts, rest
from ui.decide import draft_sync, notices, projection_line
from ui.decide.plan_on_screen import BAR, PlanOnScreen
from ui.language import _, ngettext


class Beat:
    """What the decision page does every second or two: save what was set here, and notice teammates.

    Its first beat comes right at the end of the page's own run, when there is nothing to notice yet.
    """

    def __init__(self, plan: PlanOnScreen, actor: Actor) -> None:
        """Draw the bar."""
        self._plan, self._actor = plan, actor
        self._fresh = True
        self._unsaved = False
        parts.part(BAR, self._draw)

    def __call__(self) -> None:
        """Let the words follow the plan, or run the page again where that is not enough."""
        if not self._fresh:
            with suppress(Refused):  # of a store that is busy: the next beat tries again
                self._notice()
            if self._unsaved != self._is_unsaved():
                parts.draw_anew([BAR])
        self._fresh = False
        if self._plan.view.may_edit:
            projection_line.keep_ready()

    def at_rest(self, seen: Pulse) -> rest.WaitsFor | None:
        """Wait for what the plan on the screen waits for; None where something set here is not saved, or told."""
        scope = self._plan.scope
        waits = self._is_unsaved() or self._unsaved or draft_sync.is_in_the_way(scope)
        return None if waits else self._plan.at_rest(seen)

    def _draw(self) -> None:
        self._unsaved = self._is_unsaved()
        forward = projection_line.in_short(self._plan.projection(self._actor, BAR))
        draw(self._plan.view, unsaved=self._unsaved, forward=forward)

    def _is_unsaved(self) -> bool:
        return bool(draft_sync.pending(self._plan.scope))

    def _notice(self) -> None:
        scope = self._plan.scope
        if draft_sync.pending(scope):
            draft_sync.save(scope, self._actor)
            if draft_sync.is_in_the_way(scope):
                st.rerun()
        if not self._plan.follows(self._actor):
            st.rerun()
        self._plan.show_further()


def draw(view: Desk, *, unsaved: bool, forward: str = "") -> None:
    """Draw the bar; it never leaves the screen. ``forward`` is the range that the draft should bring, in short."""
    draft = view.draft
    left = draft.budget - draft.planned_total
    over = left < -0.5
    share = min(draft.planned_total / draft.budget, 1.0) if draft.budget > 0 else 1.0
    words = _("over by {money}") if over else _("{money} left")
    amounts = _("{planned} of {budget}").format(
        planned=figures.money(draft.planned_total), budget=figures.money(draft.budget)
    )
    st.html(
        f'<div class="lk-budget{" lk-over" if over else ""}" role="status">'
        f'<div class="lk-budget-words"><span class="lk-budget-left">{"⚠ " if over else ""}'
        f"{escape(words.format(money=figures.money(abs(left))))}</span>"
        f'<span class="lk-budget-of">{escape(amounts)}</span>'
        f'<span class="lk-bar-forward">{escape(forward)}</span>'
        f'<span class="lk-saved">{escape(state_words(view, unsaved=unsaved))}</span>'
        f'<a class="lk-jump" href="#hand-in" target="_self">{escape(_("Hand in ↓"))}</a></div>'
        f'<div class="lk-budget-track"><div style="width:{share * 100:.1f}%"></div></div></div>'
    )


def state_words(view: Desk, *, unsaved: bool) -> str:
    """Say whether everything is saved, since when and by whom, and whether it is handed in."""
    if unsaved:
        return _("saving …")
    if view.submission is not None:
        return _submitted(view)
    if view.draft.at is None:
        return _("nothing changed yet")
    return notices.latest_words(view) or _("✓ saved {time}").format(time=figures.time_of_day(view.draft.at))


def _submitted(view: Desk) -> str:
    """Say who submitted and when, and what of the draft is not in it."""
    given = view.submission
    if given is None:
        return ""
    by_me = view.me is not None and given.by == view.me.name
    time = figures.time_of_day(given.at)
    words = _("✓ submitted {time}").format(time=time)
    if not by_me:
        words = _("✓ {name} submitted {time}").format(name=given.by, time=time)
    count = len(view.changed_since_submission)
    if not count:
        return words
    words += _(", ") + ngettext("{n} change not submitted", "{n} changes not submitted", count).format(n=count)
    teammates = notices.latest_words(view)
    return f"{words} · {teammates}" if teammates else words
