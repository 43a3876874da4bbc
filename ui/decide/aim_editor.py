"""Changing an aim of the plan: its fields, and the button that saves it."""

import streamlit as st

from game.actors import Actor
from game.views import TargetListShown, target_lists
from sim.levers import Lever
from ui.decide import aim_fields, aim_saving
from ui.decide.plan_on_screen import PlanOnScreen
from ui.glossary import link
from ui.language import _
from ui.store import store


def fill(plan: PlanOnScreen, lever: Lever) -> None:
    """Let the fields hold what the plan has."""
    aim_fields.fill(lever.key, _now(plan, lever))


def draw(plan: PlanOnScreen, actor: Actor, lever: Lever) -> None:
    """Draw the choice, its fields, and the button that saves it."""

    def lists() -> tuple[TargetListShown, ...]:
        return target_lists(store(), actor)

    if aim_fields.draw(lever.key, aim_fields.Aiming(lever, plan.scenario), _now(plan, lever), lists):
        tip = _("In the course: {term}.").format(term=link("target_list"))
        st.button(
            _("Set"), key=f"aim-set-{lever.key}", type="primary", help=tip, on_click=_set, args=(plan, actor, lever)
        )


def _now(plan: PlanOnScreen, lever: Lever) -> str:
    return str(plan.view.draft.values.as_dict()[lever.key])


def _set(plan: PlanOnScreen, actor: Actor, lever: Lever) -> None:
    aim_saving.save(plan, actor, lever.key, aim_fields.said(lever.key))
