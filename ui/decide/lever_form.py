"""The decision form: tabs of cards, one lever a card; a teammate's tab is there to be read."""

from collections.abc import Sequence
from functools import lru_cache, partial
from html import escape

import streamlit as st

from game.actors import Actor
from sim.levers import Group, Lever
from ui import parts
from ui.decide import aim_cards, lever_card, lever_fields, plan_on_screen, tab_heads
from ui.decide.draft_sync import field_key
from ui.decide.lever_words import GROUP_QUESTIONS, SECTIONS
from ui.decide.plan_on_screen import PlanOnScreen
from ui.glossary import link
from ui.language import _, current_language
from ui.sentences import together

TERMS: dict[str, str] = {
    "target_segments": "segment",
    "messages": "over_contact",
    "personalisation": "one_to_one",
    "cross_selling": "cross_selling",
    "agents": "service_level",
    "specialists": "recovery",
    "training": "expectation",
    "pay": "turnover",
    "self_service": "self_service",
    "channels": "collaborative",
    "visits": "first_contact_resolution",
    "self_service_push": "deflection",
    "routing": "grade",
    "complaint_hours": "recovery",
    "compensation": "recovery",
    "empowerment": "recovery",
    "points_rate": "loyalty",
    "tier_benefits": "loyalty",
    "care_contacts_a": "grade",
    "care_contacts_b": "grade",
    "care_contacts_c": "grade",
    "key_account_managers": "key_account",
    "proactive_audience": "proactive_retention",
    "win_back_audience": "win_back",
    "studies": "survey",
    "study_interviews": "survey",
    "survey_share": "survey",
    "survey_follow_up": "survey",
    "platform_operational": "operational",
    "platform_analytical": "analytical",
    "platform_collaborative": "collaborative",
    "data_quality": "data_quality",
    "ads_search": "diminishing",
    "ads_social": "diminishing",
    "ads_brand": "diminishing",
    "promotion_depth": "price_elasticity",
}
"""Lever -> the glossary term that its tip links to."""


def tabs(plan: PlanOnScreen, actor: Actor) -> None:
    """Draw every lever, one tab per group; it begins with one's own."""
    view = plan.view
    aim_cards.forget()
    drawn = st.tabs(tab_heads.labels(view), default=tab_heads.first(view), key=f"tabs-{plan.scope}")
    for group, tab in zip(SECTIONS, drawn, strict=True):
        with tab:
            tab_heads.draw(view, actor, group)
            st.html(f'<div class="lk-muted">{escape(_(GROUP_QUESTIONS[group]))}</div>')
            for place in range(len(SECTIONS[group])):
                parts.part(plan_on_screen.section(group, place), partial(_cards, plan, actor, group, place))


def _cards(plan: PlanOnScreen, actor: Actor, group: Group, place: int) -> None:
    aim_cards.catch_up(plan, actor, plan_on_screen.section(group, place))
    title, keys = SECTIONS[group][place]
    st.markdown(f"##### {_(title)}", anchors=False)
    _section(plan, [plan.scenario.levers[key] for key in keys])
    aim_cards.below(plan, actor, keys)


def _section(plan: PlanOnScreen, levers: Sequence[Lever]) -> None:
    """Draw the cards of a section: with fields where this person may set them."""
    view, scenario = plan.view, plan.scenario
    if not tab_heads.tab_of(view, levers[0].group).may_edit:
        st.html(lever_card.to_read(view, scenario, levers))
        return
    with st.grid(min_column_width=290, gap="small"):
        for lever in levers:
            with st.container(border=True, key=f"card-{lever.key}", gap=None):
                lever_fields.draw(lever, scenario, field_key(plan.scope, lever), tip(lever))
                st.html(lever_card.words(view, scenario, lever))


def tip(lever: Lever) -> str:
    """Give the small help of a lever: its range, and the term of the course behind it."""
    return _tip(lever, current_language())


@lru_cache(maxsize=2000)
def _tip(lever: Lever, language: str) -> str:
    parts = [lever_card.range_words(lever)] if lever.numeric else []
    if lever.key in TERMS:
        parts.append(_("In the course: {term}.").format(term=link(TERMS[lever.key])))
    return together(parts, language)
