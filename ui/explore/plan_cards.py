"""The plans side by side: what each does otherwise than the company does, and how to change it."""

from html import escape

import streamlit as st

from game.actors import Actor
from ui import theme
from ui.decide.lever_values import changes_in_words
from ui.explore import plan_keeping
from ui.explore.bench import LONGEST_NAME, Bench, TryPlan, decisions_of
from ui.explore.gathering import gather
from ui.language import _, current_language, ngettext

SHOWN = 6
"""changes that stand on a card; the others are counted"""


def draw(bench: Bench, actor: Actor) -> None:
    """Draw a card for each plan, and a button for one more."""
    with st.grid(min_column_width=260, gap="small"):
        for place, plan in enumerate(bench.plans):
            with st.container(border=True, gap="small"):
                _card(bench, place, plan, actor)
    if not bench.full:
        st.button(_("One more plan"), icon=":material/add:", key=bench.key("more"), on_click=_one_more, args=(bench,))


def _card(bench: Bench, place: int, plan: TryPlan, actor: Actor) -> None:
    look = theme.seat(place)
    st.html(f'<span class="lk-symbol" style="color:{look.colour}" aria-hidden="true">{look.symbol}</span>')
    key = bench.key("name", plan)
    if key not in st.session_state:
        st.session_state[key] = plan.name
    label = _("Name of the plan")
    st.text_input(label, max_chars=LONGEST_NAME, key=key, label_visibility="collapsed", autocomplete="off")
    st.html(_changes(bench, plan, actor))
    if plan.fitted:
        st.caption(plan_keeping.adapted(plan))
    in_hand = bench.editing == plan.number
    with st.container(horizontal=True):
        st.button(
            _("Done") if in_hand else _("Change"),
            icon=":material/check:" if in_hand else ":material/tune:",
            type="primary" if in_hand else "secondary",
            key=bench.key("edit", plan),
            on_click=_take_in_hand,
            args=(bench, plan),
        )
        plan_keeping.actions(bench, plan, actor)
        if len(bench.plans) > 2:
            st.button(
                _("Remove"), icon=":material/delete:", type="tertiary", key=bench.key("drop", plan),
                on_click=_drop, args=(bench, plan),
            )  # fmt: skip


def _changes(bench: Bench, plan: TryPlan, actor: Actor) -> str:
    """Say what the plan does otherwise, as HTML."""
    language = current_language()
    lines = changes_in_words(bench.beginning.usual, decisions_of(plan), bench.scenario, language)
    if not lines:
        return f'<div class="lk-muted">{escape(_same(bench, actor))}</div>'
    items = "".join(f"<li>{escape(line)}</li>" for line in lines[:SHOWN])
    more = len(lines) - SHOWN
    rest = ngettext("and {count} more change", "and {count} more changes", more).format(count=more)
    tail = f'<div class="lk-muted">{escape(rest)}</div>' if more > 0 else ""
    return f'<ul class="lk-plan-changes">{items}</ul>{tail}'


def _same(bench: Bench, actor: Actor) -> str:
    if bench.beginning.whence.round and actor.kind == "teacher":
        return _("As the team decided last: nothing is changed.")
    if bench.beginning.whence.round:
        return _("As you decided last: nothing is changed.")
    return _("As the company does it: nothing is changed.")


def _one_more(bench: Bench) -> None:
    """Put one more plan there, a copy of the last one, and take it in hand."""
    gather(bench)
    bench.editing = bench.add(bench.plans[-1].values).number


def _take_in_hand(bench: Bench, plan: TryPlan) -> None:
    gather(bench)
    bench.editing = None if bench.editing == plan.number else plan.number


def _drop(bench: Bench, plan: TryPlan) -> None:
    gather(bench)
    bench.plans.remove(plan)
    bench.editing = None if bench.editing == plan.number else bench.editing
