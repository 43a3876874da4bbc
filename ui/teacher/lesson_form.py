"""The plan of a lesson as fields: minutes for each stage, each round alike or one by one."""

from dataclasses import replace

import streamlit as st

from game.actors import Actor
from game.commands import set_plan
from game.lesson import Plan, Stage, Step, practises, usual
from game.views import Cockpit, LessonPlan
from ui import refusals
from ui.language import _
from ui.store import store
from ui.teacher import lesson_words

LEAST, MOST, STEP = 0.5, 120.0, 0.5


def drawer(teacher: Actor, here: Cockpit, plan: LessonPlan) -> None:
    """Draw the plan to change it; stages that have begun or passed keep what they had."""
    prefix = f"plan_{here.game_id}"
    practice = _practice(prefix, plan)
    shown = plan.steps if practice == practises(plan.steps) else usual(here.rounds, practice=practice)
    alike = _alike(shown) and st.toggle(_("Every round takes as long"), value=True, key=f"{prefix}_alike")
    steps = _fields(prefix, shown, alike=alike)
    early = st.toggle(
        _("Close a round early once every team has submitted"), value=plan.early_close, key=f"{prefix}_early"
    )
    together = sum(step.minutes for step in steps)
    st.caption(_("Together {n} minutes, after everybody has joined.").format(n=lesson_words.minutes(together)))
    st.button(
        _("Keep this plan"),
        key="set_plan",
        icon=":material/save:",
        on_click=refusals.attempt,
        args=(lambda: set_plan(store(), teacher, here.game_id, steps, early_close=early),),
    )


def _practice(prefix: str, plan: LessonPlan) -> bool:
    before = practises(plan.steps)
    if not plan.before:
        return before
    return st.toggle(_("A practice round first, not counted"), value=before, key=f"{prefix}_practice")


def _alike(steps: Plan) -> bool:
    """Tell whether every counted round takes as long as the others."""
    return len({(step.stage, step.minutes) for step in steps if step.round}) <= 2


def _fields(prefix: str, steps: Plan, *, alike: bool) -> Plan:
    """Draw a field for each stage (for rounds that are alike: for one), and give the plan that they hold."""
    asked = [step for step in steps if not (alike and step.round > 1)]
    held: dict[tuple[Stage, int], float] = {}
    row = st.grid(4, min_column_width=170)
    for step in asked:
        with row.cell():
            held[step.stage, step.round] = _minutes(prefix, step, alike=alike)
    return tuple(replace(step, minutes=held.get((step.stage, step.round), _first(held, step))) for step in steps)


def _first(held: dict[tuple[Stage, int], float], step: Step) -> float:
    return held.get((step.stage, 1), step.minutes)


def _minutes(prefix: str, step: Step, *, alike: bool) -> float:
    every = {Stage.DECIDE: _("Each round: decide"), Stage.LOOK: _("Each round: look at results")}
    name = every[step.stage] if alike and step.round == 1 else lesson_words.stage_name(step)
    value = st.number_input(
        _("{stage} (min)").format(stage=name),
        LEAST,
        MOST,
        float(step.minutes),
        STEP,
        "%.1f",
        key=f"{prefix}_{step.stage}_{step.round}_{step.minutes:g}_{alike}",
    )
    return float(value or step.minutes)
