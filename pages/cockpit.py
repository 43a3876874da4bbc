"""Where the teacher steers: one obvious next step, the clock, and one tile per team."""

import streamlit as st

from game.views import cockpit, lesson_plan
from ui import identity, live, presence
from ui.ending import end_page
from ui.language import _
from ui.store import store
from ui.teacher import lesson_panel, lines_drawer, replay_drawer, safekeeping, steering, steering_more, team_tiles
from ui.which_game import at_hand

teacher = identity.require("teacher")
game_id = at_hand(teacher)
if game_id is None:
    st.info(_("There is no game yet. Create one under “Classes”."))
    st.page_link("teach.py", label=_("Classes"), icon=":material/school:")
    end_page()

here, plan = cockpit(store(), teacher, game_id), lesson_plan(store(), teacher, game_id)
steering.heading(here)
replay_drawer.banner(teacher, here)
steering.panel(teacher, here, plan)
lesson_panel.course(teacher, here, plan)
team_tiles.tiles(here)
steering_more.drawers(teacher, here, plan)
lines_drawer.drawer(teacher, here)
replay_drawer.drawer(teacher, here)
safekeeping.line(teacher)
live.each_beat(presence.refresh)
