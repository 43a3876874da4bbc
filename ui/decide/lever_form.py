"""The decision form: four tabs of cards, one lever a card with what it does, what it costs now and what it was."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

import streamlit as st

from game.actors import Actor
from game.views import Desk
from locales import translator
from sim.levers import Lever, Value
from sim.scenario import Scenario
from ui import format as figures
from ui.decide import lever_fields, tab_heads
from ui.decide.draft_sync import field_key
from ui.decide.lever_fields import same
from ui.decide.lever_values import amount_words, change_words, value_words
from ui.decide.lever_words import GROUP_QUESTIONS, SECTIONS, lever_line, lever_name
from ui.glossary import link
from ui.language import _, current_language
from ui.sentences import together

IDLE: dict[str, tuple[str, str]] = {
    "promotion_audience": ("promotion_depth", "0"),
    "personalisation": ("messages", "0"),
    "proactive_offer": ("proactive_audience", "nobody"),
    "proactive_reach": ("proactive_audience", "nobody"),
    "win_back_offer": ("win_back_audience", "nobody"),
    "win_back_budget": ("win_back_audience", "nobody"),
    "survey_follow_up": ("survey_share", "0"),
}
"""Lever -> the lever, and its value, that switches it off."""

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


def tabs(view: Desk, scenario: Scenario, actor: Actor, scope: str) -> None:
    """Draw every lever, one tab per group; it begins with one's own."""
    levers = scenario.levers
    drawn = st.tabs(tab_heads.labels(view), default=tab_heads.first(view), key=f"tabs-{scope}")
    for group, tab in zip(SECTIONS, drawn, strict=True):
        with tab:
            tab_heads.draw(view, actor, group)
            st.html(f'<div class="lk-muted">{escape(_(GROUP_QUESTIONS[group]))}</div>')
            for title, keys in SECTIONS[group]:
                st.markdown(f"##### {_(title)}", anchors=False)
                with st.grid(min_column_width=290, gap="small"):
                    for key in keys:
                        _card(view, scenario, levers[key], scope)


def _card(view: Desk, scenario: Scenario, lever: Lever, scope: str) -> None:
    with st.container(border=True, key=f"card-{lever.key}", gap=None):
        key = field_key(scope, lever)
        may_edit = tab_heads.tab_of(view, lever.group).may_edit
        lever_fields.draw(lever, scenario, key, tip(lever), disabled=not may_edit)
        st.html(_card_words(view, scenario, lever))


def _card_words(view: Desk, scenario: Scenario, lever: Lever) -> str:
    language = current_language()
    now, before = view.draft.values.as_dict(), view.last_values.as_dict()
    parts = [_cost_words(view.draft.planned.get(lever.key, 0.0))]
    if same(now[lever.key], before[lever.key]):
        parts.append(f'<span class="lk-muted">{escape(_("as last round"))}</span>')
    else:
        was = _("was {value}").format(value=value_words(lever.key, before[lever.key], scenario, language))
        parts.append(f'<span class="lk-changed">● {escape(was)}</span>')
    by = _set_by(view, lever.key)
    note = f'<div class="lk-by">{escape(by)}</div>' if by else ""
    idle = f'<div class="lk-idle">{escape(_("Not in use: {lever}.").format(lever=_idle(lever, now)))}</div>'
    return (
        f'{_range_note(lever)}<div class="lk-line">{escape(lever_line(lever.key, language))}</div>'
        f'<div class="lk-cost">{" · ".join(parts)}</div>{note}{idle if _idle(lever, now) else ""}'
    )


def _range_note(lever: Lever) -> str:
    """Give what the style shows only while the field holds a number out of the lever's range."""
    if not lever.numeric:
        return ""
    words = _("{range} The last value within counts.").format(range=_range(lever, current_language()))
    return f'<div class="lk-range" role="alert">{escape(words)}</div>'


def _cost_words(cost: float) -> str:
    if abs(cost) < 0.5:
        return f'<span class="lk-muted">{escape(_("no direct cost"))}</span>'
    words = _("costs {money}") if cost > 0 else _("saves {money}")
    return f"<b>{escape(words.format(money=figures.money(abs(cost))))}</b>"


def _set_by(view: Desk, key: str) -> str:
    change = next((change for change in view.changes if change.lever == key), None)
    if change is None or (view.me is not None and change.by == view.me.name):
        return ""
    return _("{name} set this at {time}").format(name=change.by, time=figures.time_of_day(change.at))


def _idle(lever: Lever, values: Mapping[str, Value]) -> str:
    """Give in words what switches the lever off now, or nothing."""
    if lever.key not in IDLE:
        return ""
    other, off = IDLE[lever.key]
    value = values[other]
    switched_off = value == off or (off == "0" and isinstance(value, int | float) and value == 0)
    if not switched_off:
        return ""
    return f"{lever_name(other, current_language())} = {value_words(other, value, None, current_language())}"


def tip(lever: Lever) -> str:
    """Give the small help of a lever: its range, and the term of the course behind it."""
    parts = []
    if lever.numeric:
        parts.append(_range(lever, current_language()))
    if lever.key in TERMS:
        parts.append(_("In the course: {term}.").format(term=link(TERMS[lever.key])))
    return together(parts, current_language())


@lru_cache(maxsize=2000)
def _range(lever: Lever, language: str) -> str:
    low, high = (amount_words(lever, bound, language) for bound in (lever.low, lever.high))
    return translator(language).gettext("From {low} to {high}.").format(low=low, high=high)


def changed_levers(view: Desk) -> list[str]:
    """List the levers whose draft differs from last round, in the order of the form."""
    now, before = view.draft.values.as_dict(), view.last_values.as_dict()
    ordered = [key for sections in SECTIONS.values() for _title, keys in sections for key in keys]
    return [key for key in ordered if not same(now[key], before[key])]


def changes_in_words(view: Desk, scenario: Scenario) -> list[str]:
    """Say every change against last round, a line each."""
    now, before = view.draft.values.as_dict(), view.last_values.as_dict()
    return [change_words(key, before[key], now[key], scenario, current_language()) for key in changed_levers(view)]
