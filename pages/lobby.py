"""Where a student chooses a team and a role, sees who else is there, and waits for the teacher."""

import streamlit as st

from game.views import lobby
from ui import identity, live, seating
from ui.language import _
from ui.store import store

me = identity.require("student")
here = lobby(store(), me)
st.title(here.room, anchor=False)
seating.recovery_notice()
if not here.teams:
    st.info(_("Your teacher is preparing the game. This page moves on by itself."), icon=":material/hourglass_top:")
elif here.my_team is None:
    seating.choice(me, here)
else:
    seating.own_team(me, here)
company = seating.Company(me)
live.each_beat(company, company.at_rest)
