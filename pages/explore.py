"""Try plans: two to four plans side by side in the same markets, before anybody has to decide."""

import streamlit as st

from ui import identity, live, refusals, student_page
from ui.explore import (
    STYLE,
    asked_again,
    plan_cards,
    plan_fields,
    plan_keeping,
    start_choice,
    sweep_form,
    sweep_view,
    trying,
)
from ui.explore.bench import bench_of, leave
from ui.explore.gathering import gather
from ui.language import _, choices, in_language

st.html(student_page.STYLE)
st.html(STYLE)
actor = live.present().actor or identity.require("student")
st.title(_("Try plans"), anchor=False)
st.write(
    _(
        "What would different plans do? Put two to four side by side and let them run in the same markets. "
        "Nothing here changes your game."
    )
)
if actor.team_id is not None or actor.kind == "teacher":
    label = _("To play a past round again: What if?")
    st.page_link("whatif.py", label=label, icon=":material/replay:")
with refusals.shown():
    bench = bench_of(start_choice.choose(actor), actor)
    gather(bench)
    asked_again.lay_out(bench, actor)
    leave(bench, actor)
    st.caption(start_choice.explained(bench.beginning, actor))
    plan_keeping.told()
    plan_keeping.by_link(bench, actor)
    asked_again.before(bench)
    plan_cards.draw(bench, actor)
    plan_keeping.shelf(bench, actor)
    plan_fields.draw(bench)
    words = choices(("plans", "lever"), lambda way: _("Compare the plans") if way == "plans" else _("Turn a lever"))
    st.session_state.setdefault(in_language(asked_again.WAY), "plans")
    way = st.segmented_control(
        _("What do you want to know?"),
        list(words),
        required=True,
        format_func=words.__getitem__,
        key=in_language(asked_again.WAY),
    )
    if way == "lever":
        sweep_form.draw(bench, actor)
        sweep_view.draw(bench, actor)
    else:
        trying.ask(bench, actor)
        trying.answer(bench, actor)
