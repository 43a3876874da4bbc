"""What the whole class sees on the wall: huge, calm, no secrets, no scrolling."""

import streamlit as st

from game.views import projector
from ui import identity
from ui.demos import wall_view
from ui.ending import end_page
from ui.language import _
from ui.store import store
from ui.wall import projection
from ui.which_game import at_hand

teacher = identity.require("teacher")
game_id = at_hand(teacher)
if game_id is None:
    st.info(_("There is no game yet. Create one under “Classes”."))
    end_page()
if not wall_view.draw(teacher, game_id):
    projection.wall(projector(store(), teacher, game_id))
if st.button(_("Cockpit"), icon=":material/arrow_back:", type="tertiary", key="lk-wall-back"):
    st.switch_page("cockpit.py")
