"""Results: one's own round; the one big number first, then why, and how it was for five real customers."""

import streamlit as st

from game.views import Which, results
from ui import refusals, student_page
from ui.alone import coaching, taking_back
from ui.ending import end_page
from ui.language import _
from ui.outcomes import (
    closer_look,
    comparing,
    decided,
    first_things_first,
    line_picker,
    moving_on,
    not_yet,
    projection_held,
    result_parts,
    why_they_left,
)
from ui.store import store
from ui.why import leavers_section
from ui.words import round_name

here = student_page.enter()
with refusals.shown(), store().one_state():
    line = line_picker.choose(here.actor, here.beat, page="results")
    if not_yet.nothing_to_see(here.beat, line, practice=True):
        st.title(_("Results"), anchor=False)
        not_yet.end_with(_("Here you will see how your customers took your first plan."))

    newest = results(store(), here.actor, branch=line)
    chosen = moving_on.round_picker(newest.revealed, newest.round, f"results-round-{line}")
    view = newest if chosen == newest.round else results(store(), here.actor, chosen, branch=line)
    st.title(round_name(0 if view.practice else view.round, view.rounds), anchor=False)
    if view.practice:
        st.caption(_("Practice: this round does not count."))
    mark = (here.beat.game_id, here.beat.version)
    key = (*mark, view.team.id, view.practice, view.round, line)
    drawn = result_parts.Drawn(view, student_page.scenario_at(view.scenario, view.scale), key)
    with st.grid(2, min_column_width=400, gap="medium"):
        with st.container():
            result_parts.hero(drawn)
            projection_held.section(here.actor, view, line)
            moving_on.buttons(here)
            if line is None:
                taking_back.section(here)
        with st.container():
            result_parts.history(drawn, comparing.mean_retention(store(), here.actor, view, mark, line))
    result_parts.key_figures(drawn)
    why_they_left.in_words(drawn)
    coaching.section(here, view.round, line)
    if first_things_first.rest_follows((here.beat.game_id, here.beat.branch, view.round, view.practice)):
        end_page()
    why_they_left.charts(drawn)
    decided.plan_of(view, drawn.scenario)
    looker = leavers_section.Looker(here.actor, Which(view.round, branch=line), drawn.scenario, key)
    leavers_section.section(looker)
    result_parts.diaries(drawn)
    closer_look.parts(drawn, looker)
