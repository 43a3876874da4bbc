"""The end of the decision page: what changed, why, what it should bring, and handing it in."""

from contextlib import suppress
from functools import partial
from html import escape
from typing import Literal

import streamlit as st

from game.actors import Actor
from game.commands import submit, withdraw
from game.errors import Refused
from game.views import Desk
from sim.report import Position
from ui import format as figures
from ui import parts, refusals
from ui.decide import draft_sync
from ui.decide.draft_memory import memory_of
from ui.decide.lever_values import changes_in_words
from ui.decide.lever_words import lever_name
from ui.decide.plan_on_screen import HAND_IN, PlanOnScreen
from ui.language import _, current_language, ngettext
from ui.store import store

REASON_LENGTH = 200
_REFUSED, _PRESSED = "refused-hand-in", "pressed-hand-in"


def section(plan: PlanOnScreen, actor: Actor) -> None:
    """Draw the changes, the reason, the prediction and the button."""
    st.session_state.pop(_PRESSED, None)  # what came of it stands on the page that is being drawn
    parts.part(HAND_IN, partial(_draw, plan, actor))


def _draw(plan: PlanOnScreen, actor: Actor) -> None:
    if st.session_state.pop(_PRESSED, False) and not _showing_what_came_of_it(plan, actor):
        st.rerun()
    st.subheader(_("Hand in"), anchor="hand-in")
    _changes(plan)
    _status(plan.view)
    if plan.view.may_edit:
        _why(plan.view, plan.scope)
        refusals.show_kept(_REFUSED)
        _buttons(plan.view, actor, plan.scope)


def _showing_what_came_of_it(plan: PlanOnScreen, actor: Actor) -> bool:
    """Say whether what the button did can be seen in parts of this page; a player alone goes on to another one."""
    with suppress(Refused):  # of a store that is busy: the next beat sees to it
        return actor.kind == "student" and plan.follows(actor, drawn=HAND_IN)
    return True


def _buttons(view: Desk, actor: Actor, scope: str) -> None:
    label = _button(view, actor)
    with st.container(horizontal=True):
        st.button(label, type=_weight(view), icon=":material/send:", key="submit", on_click=_send, args=(scope, actor))
        if view.submission:
            st.button(_("Take it back"), key="withdraw", on_click=_take_back, args=(actor,))
    if actor.kind == "student":
        st.caption(_("You can change everything until the round closes. Nothing submitted? Then the draft is played."))


def _button(view: Desk, actor: Actor) -> str:
    if actor.kind != "student":
        return _("Run the quarter")
    if view.submission is None:
        return _("Submit the plan")
    return _("Submit the changes") if view.changed_since_submission else _("Update reason and guess")


def _weight(view: Desk) -> Literal["primary", "secondary"]:
    """Let the button stand out only while there is something to submit."""
    return "secondary" if view.submission and not view.changed_since_submission else "primary"


def _send(scope: str, actor: Actor) -> None:
    """Save what is still pending and hand in what this person has before their eyes."""
    st.session_state[_PRESSED] = True
    draft_sync.save(scope, actor)
    memory = memory_of(scope)
    reason, guess = st.session_state.get(_reason(scope)), st.session_state.get(_guess(scope))
    if memory is not None:
        share = None if guess is None else guess / 100
        refusals.attempt(lambda: submit(store(), actor, memory.displayed, (reason or "").strip(), share), _REFUSED)


def _take_back(actor: Actor) -> None:
    st.session_state[_PRESSED] = True
    refusals.attempt(lambda: withdraw(store(), actor), _REFUSED)


def _reason(scope: str) -> str:
    return f"reason-{scope}"


def _guess(scope: str) -> str:
    return f"guess-{scope}"


def _why(view: Desk, scope: str) -> None:
    given = view.submission
    with st.grid(2, min_column_width=280):
        st.text_input(
            _("Why this plan? One line."),
            value=given.reason if given else "",
            max_chars=REASON_LENGTH,
            key=_reason(scope),
            on_change="ignore",
            persist_state="session",
            placeholder=_("Shorter waits should keep our best customers."),
        )
        st.number_input(
            _("Your guess: retention rate this round, %"),
            0.0,
            100.0,
            value=_first_guess(view),
            step=0.5,
            format="%.1f",
            key=_guess(scope),
            on_change="ignore",
            persist_state="session",
        )


def usual_range(position: Position) -> tuple[float, float]:
    """Give the 95 % range of the retention rate that last quarter's departures lead one to expect, 0..1.

    It is made of what the firm knows (Wilson's interval of a share, 1927) and knows nothing of rivals' plans.
    """
    size = max(position.customers, 1)
    kept = 1 - min(position.lost_last_round / size, 1.0)
    z = 1.96
    middle = (kept + z * z / (2 * size)) / (1 + z * z / size)
    half = z * (kept * (1 - kept) / size + z * z / (4 * size * size)) ** 0.5 / (1 + z * z / size)
    return max(0.0, middle - half), min(1.0, middle + half)


def range_in_words(position: Position) -> str:
    """Say what last quarter alone leads one to expect."""
    low, high = (figures.percent(share) for share in usual_range(position))
    return _("If everything stays as it was, {low} to {high} should stay, going by last quarter alone.").format(
        low=low, high=high
    )


def _first_guess(view: Desk) -> float | None:
    if view.submission and view.submission.predicted_retention is not None:
        return round(view.submission.predicted_retention * 100, 1)
    return None


def _changes(plan: PlanOnScreen) -> None:
    view = plan.view
    lines = changes_in_words(view.last_values, view.draft.values, plan.scenario, current_language())
    if not lines:
        st.write(_("Everything stays as it was last round."))
        return
    title = ngettext("{count} change against last round", "{count} changes against last round", len(lines))
    with st.expander(title.format(count=len(lines)), expanded=len(lines) <= 6):
        st.markdown("\n".join(f"- {line.replace('~', '∼')}" for line in lines))


def _status(view: Desk) -> None:
    if view.submission is None:
        return
    by, at = view.submission.by, figures.time_of_day(view.submission.at)
    if view.changed_since_submission:
        names = _(", ").join(lever_name(key, current_language()) for key in view.changed_since_submission)
        st.warning(
            _("{name} submitted at {time}, and that plan counts. Changed since then, not submitted: {levers}.").format(
                name=by, time=at, levers=names
            ),
            icon=":material/edit:",
        )
    else:
        st.success(_("Submitted by {name} at {time}.").format(name=by, time=at), icon=":material/check:")
    if view.submission.reason:
        st.html(f'<div class="lk-muted">“{escape(view.submission.reason)}”</div>')
    elif view.may_edit and view.me is not None:
        st.caption(_("One line is enough: why this plan? Your team will thank you in the debrief."))
