"""Whom the actions of the plan in hand go to, and its automation rules."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from sim.levers import AIMS, Kind, Lever
from sim.targeting import aims, rules
from sim.targeting.aims import CustomerList
from sim.targeting.rules import Automation
from ui.decide import aim_fields, rules_editor
from ui.decide.lever_words import BELOW, lever_line, lever_name
from ui.explore.bench import Bench, TryPlan
from ui.explore.lever_changes import was
from ui.language import current_language


def below(bench: Bench, plan: TryPlan, section: Sequence[str]) -> None:
    """Draw the aim that belongs to a section's levers, if there is one."""
    for key in section:
        if key in BELOW:
            _draw(bench, plan, AIMS[BELOW[key]])


def _draw(bench: Bench, plan: TryPlan, lever: Lever) -> None:
    language = current_language()
    with st.container(border=True, gap="xsmall", key=f"card-try-{lever.key}"):
        st.html(f'<div class="lk-read-name">{escape(lever_name(lever.key, language))}</div>')
        if lever.kind is Kind.RULES:
            rules_editor.edit(partial(_rules, plan, lever), partial(_keep, plan, lever), bench.key(lever.key, plan))
        else:
            _aim(bench, plan, lever)
        line = f'<div class="lk-line">{escape(lever_line(lever.key, language))}</div>'
        st.html(line + was(bench, plan, lever))


def _aim(bench: Bench, plan: TryPlan, lever: Lever) -> None:
    place, now = bench.key(lever.key, plan), str(plan.values[lever.key])
    if not aim_fields.is_filled(place):
        aim_fields.fill(place, now)
    listed = now if isinstance(aims.read(now), CustomerList) else str(bench.usual[lever.key])
    aim_fields.draw(place, aim_fields.Aiming(lever, bench.scenario), listed, None)


def gather(bench: Bench, plan: TryPlan) -> None:
    """Take over what stands in the fields of the aims; rules are taken over as they are changed."""
    for key, lever in AIMS.items():
        place = bench.key(key, plan)
        if lever.kind is not Kind.AIM or not aim_fields.is_filled(place):
            continue
        said, usual = aim_fields.said(place), str(bench.usual[key])
        if not said.startswith("list "):
            plan.values[key] = said
        elif not isinstance(aims.read(str(plan.values[key])), CustomerList):
            plan.values[key] = usual  # back to the list that the team's own plan has


def _rules(plan: TryPlan, lever: Lever) -> list[Automation]:
    return list(rules.read(str(plan.values[lever.key])))


def _keep(plan: TryPlan, lever: Lever, wanted: list[Automation]) -> None:
    plan.values[lever.key] = "\n".join(map(str, wanted))
