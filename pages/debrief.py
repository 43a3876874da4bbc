"""Debrief: what the class talks about after the game, for the teacher; to be taken along as files."""

import streamlit as st

from game.rules import Phase
from ui import identity, refusals, student_page
from ui.debrief import page_view
from ui.ending import end_page
from ui.language import _
from ui.outcomes import line_picker

teacher = identity.require("teacher")
here = student_page.enter()
st.title(_("Debrief"), anchor=False)
line = line_picker.choose(teacher, here.beat, page="debrief")
ahead = here.beat.practice or here.beat.phase in (Phase.LOBBY, Phase.BRIEFING)
shown = here.beat.round > 1 or here.beat.phase in (Phase.REVEALED, Phase.ENDED)
if line is None and (ahead or not shown):
    st.info(_("After the first round you will find here what to talk about."), icon=":material/hourglass_top:")
    end_page()
with refusals.shown():
    page_view.draw(teacher, here.beat.game_id, line, here.beat.version)
