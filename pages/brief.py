"""Brief: the company, what is new this round, what counts, its customers and rivals."""

import streamlit as st

from game.views import brief
from ui import briefing, refusals, student_page
from ui.language import _
from ui.store import store

here = student_page.enter()
with refusals.shown():
    view = brief(store(), here.actor)
    scenario = student_page.scenario_at(view.scenario, view.scale)
    briefing.company(scenario)
    if here.beat.phase == "open":
        st.page_link("decide.py", label=_("To the decisions"), icon=":material/tune:")
    briefing.news(view, scenario)
    if view.position is not None:
        briefing.position(view.position)
    with st.grid(2, min_column_width=400, gap="medium"):
        for part in (briefing.score, briefing.rivals):
            with st.container():
                part(view)
    briefing.people(scenario)
    briefing.segments(scenario)
