"""Debrief: what the class talks about after the game, for the teacher; to be taken along as files."""

import streamlit as st

from ui import identity, refusals, student_page
from ui.debrief import page_view
from ui.language import _
from ui.outcomes import line_picker, not_yet

teacher = identity.require("teacher")
here = student_page.enter()
st.title(_("Debrief"), anchor=False)
line = line_picker.choose(teacher, here.beat, page="debrief")
if not_yet.nothing_to_see(here.beat, line):
    not_yet.end_with(_("After the first round you will find here what to talk about."))
with refusals.shown():
    page_view.draw(teacher, here.beat.game_id, line, here.beat.version)
