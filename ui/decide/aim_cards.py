"""Whom an action goes to, as a card below its levers: in words, what it reaches and costs, and one tap to change it.

A card is words and one button; only the one that is being changed has fields, so a form without aims is as light as
one that has none to offer.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from game.actors import Actor
from sim.levers import AIMS, Kind, Lever
from ui import parts, refusals
from ui.decide import aim_editor, aim_fields, lever_card, plan_on_screen, rules_editor, tab_heads
from ui.decide.aim_saving import LATE, OPEN, refused_place
from ui.decide.lever_values import value_words
from ui.decide.lever_words import BELOW, lever_name
from ui.decide.plan_on_screen import PlanOnScreen
from ui.language import _, current_language

_FOLDED = "aim-folded"
"""the aim whose card has just been closed by another's opening"""


def forget() -> None:
    """Know of no aim that the words do not show yet; call where the whole page is drawn."""
    st.session_state.pop(LATE, None)
    st.session_state.pop(_FOLDED, None)


def catch_up(plan: PlanOnScreen, actor: Actor, drawn: str) -> None:
    """Let every part show an aim that was just saved here; call ahead of a section's cards, which are ``drawn`` now."""
    folded = st.session_state.pop(_FOLDED, None)
    if folded is not None and plan_on_screen.part_with(folded) != drawn:
        parts.draw_anew([plan_on_screen.part_with(folded)])
    if st.session_state.pop(LATE, False) and not plan.follows(actor, drawn=drawn):
        st.rerun()


def below(plan: PlanOnScreen, actor: Actor, section: Sequence[str]) -> None:
    """Draw the card of the aim that belongs to a section's levers, if there is one."""
    for key in section:
        if key in BELOW:
            _card(plan, actor, AIMS[BELOW[key]])


def _card(plan: PlanOnScreen, actor: Actor, lever: Lever) -> None:
    if not tab_heads.tab_of(plan.view, lever.group).may_edit:
        st.html(lever_card.to_read(plan.view, plan.scenario, [lever]))
        return
    is_open = st.session_state.get(OPEN) == _opened(plan, lever)
    if is_open and lever.kind is Kind.AIM and not aim_fields.is_filled(lever.key):
        aim_editor.fill(plan, lever)  # back from another page, where the browser's fields were forgotten
    with st.container(border=True, key=f"aim-{lever.key}", gap="xsmall"):
        st.html(_told(plan, lever))
        refusals.show_kept(refused_place(lever.key))
        if is_open:
            (rules_editor if lever.kind is Kind.RULES else aim_editor).draw(plan, actor, lever)
        label = _("Fold up") if is_open else _("Change: {what}").format(what=lever_name(lever.key, current_language()))
        icon = ":material/expand_less:" if is_open else ":material/target:"
        st.button(label, key=f"aim-open-{lever.key}", icon=icon, on_click=_turn, args=(plan, lever))


def _told(plan: PlanOnScreen, lever: Lever) -> str:
    language, values = current_language(), plan.view.draft.values.as_dict()
    value = value_words(lever.key, values[lever.key], plan.scenario, language)
    return (
        f'<div class="lk-read-name">{escape(lever_name(lever.key, language))}</div>'
        f'<div class="lk-read-value">{escape(value)}</div>{lever_card.words(plan.view, plan.scenario, lever)}'
    )


def _opened(plan: PlanOnScreen, lever: Lever) -> tuple[str, str]:
    """Tell one opening from another: with the round a card closes, and its fields are those of the plan again."""
    return lever.key, plan.scope


def _turn(plan: PlanOnScreen, lever: Lever) -> None:
    """Open the card, with its fields as the plan has them, or close it; another that stands open is closed."""
    opened = st.session_state.get(OPEN)
    if opened == _opened(plan, lever):
        del st.session_state[OPEN]
        return
    if opened is not None:
        st.session_state[_FOLDED] = opened[0]
    st.session_state[OPEN] = _opened(plan, lever)
    if lever.kind is Kind.AIM:
        aim_editor.fill(plan, lever)
