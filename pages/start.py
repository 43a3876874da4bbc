"""Three ways in: join a class, play alone, teach."""

import streamlit as st

from ui import another_device, arrival, entrance, identity, refusals
from ui.alone import own_games
from ui.language import _

invited = arrival.invitation()
entrance.welcome()
if another_device.carried():
    another_device.card(another_device.carried())
entrance.farewell_notice(invited)
here = identity.me()
if here is not None and here.kind == "solo" and not invited:
    with refusals.shown():
        own_games.section(here)
if invited:
    entrance.join_card(invited)
    entrance.recovery_card(invited)
else:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        entrance.join_card("")
        entrance.recovery_card("")
    with right:
        entrance.alone_card()
        with st.container(border=True):
            st.subheader(_("Teach"), anchor=False)
            st.write(_("Open a game for your class: choose a scenario, show the code, and off you go."))
            if st.button(_("To the teacher's room"), icon=":material/school:", width="stretch"):
                st.switch_page("teach.py")
