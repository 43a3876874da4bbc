"""The levers of the plan in hand: the same fields as where a team decides, saved nowhere but here."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim.levers import Lever
from ui.decide import lever_card, lever_fields, lever_form
from ui.decide.lever_words import GROUP_NAMES, GROUP_QUESTIONS, SECTIONS, lever_line
from ui.explore import aim_edits
from ui.explore.bench import Bench, TryPlan
from ui.explore.gathering import gather
from ui.explore.lever_changes import was
from ui.language import _, current_language


def draw(bench: Bench) -> None:
    """Draw the levers of the plan that is being changed, if one is."""
    plan = bench.plan(bench.editing)
    if plan is None:
        return
    with st.container(border=True):
        st.markdown(f"**{_('Change {plan}').format(plan=plan.name)}**")
        tabs = st.tabs([_(GROUP_NAMES[group]) for group in SECTIONS], key=bench.key("tabs", plan))
        for group, tab in zip(SECTIONS, tabs, strict=True):
            with tab:
                st.html(f'<div class="lk-muted">{escape(_(GROUP_QUESTIONS[group]))}</div>')
                for title, keys in SECTIONS[group]:
                    st.markdown(f"##### {_(title)}", anchors=False)
                    _section(bench, plan, [bench.scenario.levers[key] for key in keys])
                    aim_edits.below(bench, plan, keys)
        key = bench.key("done", plan)
        st.button(_("Done"), icon=":material/check:", type="primary", key=key, on_click=_done, args=(bench,))


def _section(bench: Bench, plan: TryPlan, levers: Sequence[Lever]) -> None:
    with st.grid(min_column_width=290, gap="small"):
        for lever in levers:
            key = bench.key(lever.key, plan)
            if key not in st.session_state:
                st.session_state[key] = lever_fields.shown(lever, plan.values[lever.key])
            with st.container(border=True, gap=None, key=f"card-try-{lever.key}"):
                lever_fields.draw(lever, bench.scenario, key, lever_form.tip(lever))
                line = f'<div class="lk-line">{escape(lever_line(lever.key, current_language()))}</div>'
                st.html(lever_card.range_note(lever) + line + was(bench, plan, lever))


def _done(bench: Bench) -> None:
    gather(bench)
    bench.editing = None
