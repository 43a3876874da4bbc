"""The bar at the foot of the screen while a team decides: what is planned, what is left, and that it is saved."""

from contextlib import suppress
from html import escape
from time import monotonic

import streamlit as st

from game.actors import Actor
from game.errors import Refused
from game.views import Desk, desk
from ui import format as figures
from ui import live, turns
from ui.decide import draft_sync, notices
from ui.language import _, ngettext
from ui.store import store

LATEST = 2.0
"""seconds after which a form that teammates have changed is drawn anew, however full the server's hands are"""


class Beat:
    """What the decision page does every two seconds: save what was set here, notice teammates, and draw the bar.

    Its first beat comes right at the end of the page's own run, when there is nothing to notice yet. Where the server
    has its hands full, what teammates set stands in the bar at once, and in the form a few seconds later: else each
    change would have every form of a team drawn anew.
    """

    def __init__(self, view: Desk, actor: Actor, scope: str, team_version: int) -> None:
        self._view, self._actor, self._scope, self._team_version = view, actor, scope, team_version
        self._looked = team_version
        """the team's version when the bar's figures were read"""
        self._fresh = True
        self._drawn = monotonic()

    def __call__(self) -> None:
        """Run the page again if something moved and there is time for it, and draw the bar."""
        if not self._fresh:
            with suppress(Refused):  # of a store that is busy: the next beat tries again
                self._notice()
        self._fresh = False
        draw(self._view, unsaved=bool(draft_sync.pending(self._scope)))

    def _notice(self) -> None:
        if draft_sync.pending(self._scope):
            draft_sync.save(self._scope, self._actor)
            if draft_sync.is_in_the_way(self._scope):
                st.rerun()
        beat = live.now(self._actor)
        if beat is None or beat.team_version == self._team_version:
            return
        if not turns.is_crowded() or monotonic() - self._drawn > LATEST:
            st.rerun()
        if beat.team_version != self._looked:
            self._view, self._looked = desk(store(), self._actor), beat.team_version


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
    words += _(", ") + ngettext("{n} change not submitted", "{n} changes not submitted", count).format(n=count)
    teammates = notices.latest_words(view)
    return f"{words} · {teammates}" if teammates else words
