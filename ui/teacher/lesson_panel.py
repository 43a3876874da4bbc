"""The lesson on the cockpit: its course at a glance, the one button that starts it, and the way to steer by hand."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import start_lesson, steer_by_hand
from game.lesson import Stage, Step
from game.rules import Phase
from game.views import Cockpit, LessonPlan
from ui import refusals
from ui.format import time_of_day
from ui.language import _
from ui.store import store
from ui.teacher import lesson_words


def starts(here: Cockpit, plan: LessonPlan) -> bool:
    """Tell whether starting the lesson is the obvious next step."""
    return here.phase == Phase.LOBBY and not plan.autopilot


def start_button(teacher: Actor, here: Cockpit) -> None:
    """Draw the one button that starts the lesson; it bears where the game stands, so an old screen's finds none."""
    st.button(
        _("Start the lesson"),
        type="primary",
        width="stretch",
        icon=":material/rocket_launch:",
        key=f"start_lesson_{here.branch}_{here.round}_{here.phase}",
        on_click=refusals.attempt,
        args=(lambda: start_lesson(store(), teacher, here.game_id, (here.phase, here.round)),),
    )
    st.caption(_("From then on it runs by itself, by the plan below. You can pause, prolong, skip or go back anytime."))
    st.caption(_("Or steer by hand, one step after the other:"))


def course(teacher: Actor, here: Cockpit, plan: LessonPlan) -> None:
    """Draw the stages as a row, the present one marked, with when the lesson ends and who steers."""
    with st.container(border=True, key="lk-course"):
        st.html(f'<ol class="lk-course" aria-label="{escape(_("Course of the lesson"))}">{_stages(plan)}</ol>')
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_foretold(here, plan), width="content")
            st.space("stretch")
            _who_steers(teacher, here, plan)


def _foretold(here: Cockpit, plan: LessonPlan) -> str:
    if here.phase == Phase.ENDED or plan.ends_at is None:
        return _("The debrief is yours.")
    total = lesson_words.minutes(sum(step.minutes for step in plan.steps))
    words = _("Ends at about {time}.").format(time=time_of_day(plan.ends_at))
    return f"{_('Planned: {n} minutes.').format(n=total)} {words}" if plan.at is None else words


def _who_steers(teacher: Actor, here: Cockpit, plan: LessonPlan) -> None:
    if here.phase == Phase.ENDED:
        return
    if plan.autopilot:
        st.button(
            _("Steer by hand"),
            icon=":material/pan_tool:",
            key="steer_by_hand",
            on_click=refusals.attempt,
            args=(lambda: steer_by_hand(store(), teacher, here.game_id),),
        )
    elif here.phase != Phase.LOBBY:
        st.button(
            _("Let the lesson run by itself"),
            icon=":material/autoplay:",
            key="start_lesson",
            on_click=refusals.attempt,
            args=(lambda: start_lesson(store(), teacher, here.game_id),),
        )


def _stages(plan: LessonPlan) -> str:
    """Return one cell a stage; a round's two stages stand under its name."""
    return "".join(_stage(plan, place, step) for place, step in enumerate(plan.steps))


def _stage(plan: LessonPlan, place: int, step: Step) -> str:
    state = "" if plan.at is None or place > plan.at else (" lk-now" if place == plan.at else " lk-past")
    now = ' aria-current="step"' if state == " lk-now" else ""
    short = _short(step)
    long = lesson_words.minutes(step.minutes)
    said = f"{lesson_words.stage_name(step)}, {_('{n} min').format(n=long)}"
    look = " lk-look" if step.stage == Stage.LOOK else ""
    return (
        f'<li class="lk-stage{state}{look}"{now} style="flex-grow:{max(step.minutes, 1.5):g}" title="{escape(said)}">'
        f'<span class="lk-unseen">{escape(said)}</span>'
        f'<span aria-hidden="true">{escape(short)}</span><b aria-hidden="true">{long}′</b></li>'
    )


def _short(step: Step) -> str:
    """Return what fits into a cell: the round's number stands on its decision, its results follow unnamed."""
    if step.stage == Stage.LOOK:
        return "▸"
    if step.stage == Stage.DECIDE:
        return str(step.round) if step.round else _("Practice")
    return lesson_words.stage_name(step)
