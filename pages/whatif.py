"""What if: a past round played again with something decided otherwise."""

from functools import partial

import streamlit as st

from game.rules import Phase
from game.views.what_if import replayable, what_if
from ui import refusals, student_page
from ui.language import _, current_language
from ui.outcomes import line_picker, not_yet
from ui.store import store
from ui.which_game import game_of
from ui.why import difference_section, team_choice, turned_file, what_if_form, what_if_shown

here = student_page.enter()
st.title(_("What if?"), anchor=False)
line = line_picker.choose(here.actor, here.beat, page="whatif")
if not_yet.nothing_to_see(here.beat, line):
    not_yet.end_with(_("After the first round you can play it again here, decided otherwise."))

st.write(_("Play a past round again: the same customers, the same luck, rivals as they decided. What if you had …?"))
st.page_link("explore.py", label=_("To try plans for the rounds to come: Try plans"), icon=":material/science:")
with refusals.shown():
    tags = team_choice.teams(here.actor, game_of(here.actor), line)
    team = team_choice.own_or_chosen(here.actor, tags, f"what-if-team-{here.beat.game_id}-{line}")
    past = replayable(store(), here.actor, team, line)
    scenario = student_page.scenario_at(past.scenario, past.scale)
    form = what_if_form.Form(past, scenario, line, here.actor)
    asked = what_if_form.draw(form)
    if asked is not None:
        file = partial(turned_file.as_csv, here.actor, asked, scenario, current_language())
        what_if_shown.draw(what_if(store(), here.actor, asked, current_language()), scenario, file)
    if here.actor.kind == "teacher" or here.beat.phase == Phase.ENDED:
        difference_section.section(here.actor, here.beat.game_id, line, tags)
