"""The bar at the foot of the screen while a team decides: what is planned, what is left, and that it is saved."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.views import Desk
from ui import format as figures
from ui import live
from ui.decide import draft_sync, notices
from ui.language import _, ngettext


class Beat:
    """What the decision page does every two seconds: notice what was set here or by a teammate, and draw the bar.

    Its first beat comes right at the end of the page's own run, when there is nothing to notice yet.
    """

    def __init__(self, view: Desk, actor: Actor, scope: str, team_version: int) -> None:
        self._view, self._actor, self._scope, self._team_version = view, actor, scope, team_version
        self._fresh = True

    def __call__(self) -> None:
        """Run the page again if anything moved, else draw the bar."""
        unsaved = bool(draft_sync.pending(self._scope))
        if not self._fresh and (unsaved or self._team_moved()):
            st.rerun()
        self._fresh = False
        draw(self._view, unsaved=unsaved)

    def _team_moved(self) -> bool:
        beat = live.now(self._actor)
        return beat is not None and beat.team_version != self._team_version


def draw(view: Desk, *, unsaved: bool) -> None:
    """Draw the bar; it never leaves the screen."""
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
    return words + _(", ") + ngettext("{n} change not submitted", "{n} changes not submitted", count).format(n=count)
