"""Survival: how long customers stay, as curves with bands, held against each other."""

import streamlit as st

from game.views import compare
from ui import refusals, student_page
from ui.language import _
from ui.outcomes import line_picker, not_yet
from ui.store import store
from ui.survival import survival_section
from ui.which_game import game_of

here = student_page.enter()
st.title(_("How long do customers stay?"), anchor=False)
line = line_picker.choose(here.actor, here.beat, page="survival")
if not_yet.nothing_to_see(here.beat, line):
    not_yet.end_with(_("After the first round you will see here how many customers stay how long."))

st.write(
    _(
        "A survival curve: the share of customers who are still there after so many weeks. Who is still there today "
        "counts for as long as they have been seen, not as lost. The band holds the true share 95 times in 100."
    )
)
with refusals.shown():
    game_id = game_of(here.actor)
    view = compare(store(), here.actor, game_id=game_id, branch=line)
    tags = {standing.team.id: standing.team for standing in view.standings}
    scenario = student_page.scenario_at(view.scenario, view.scale)
    survival_section.section(
        survival_section.Looker(here.actor, here.beat.game_id, line, here.beat.version, tags, scenario)
    )
