"""Customers: the team's own, as a list, by what they are worth, and one by one."""

import streamlit as st

from game.rules import Phase
from game.views import customer_file, customers
from ui import chrome, refusals, student_page
from ui.customers import customer_file_view, customer_list, desk_rooms
from ui.ending import end_page
from ui.language import _, current_language
from ui.store import store

here = student_page.enter()
st.title(_("Customers"), anchor=False)
if here.beat.phase in (Phase.LOBBY, Phase.BRIEFING):
    st.info(_("Your customers arrive when the first round opens."), icon=":material/hourglass_top:")
    end_page()

with refusals.shown():
    table = customers(store(), here.actor)
    scenario = student_page.scenario_at(table.scenario, 1.0)
    opened = st.session_state.get(customer_list.OPENED)
    if opened is not None:
        chrome.begin_at_the_top(f"customer {opened}", key="lk-quiet-file")
        if st.button(_("Back to the list"), icon=":material/arrow_back:", key="back"):
            del st.session_state[customer_list.OPENED]
            st.rerun()
        customer_file_view.draw(customer_file(store(), here.actor, opened, current_language()), scenario)
        end_page()
    key = (table.game_id, here.beat.version, table.team.id, table.rule.version)
    desk_rooms.draw(customer_list.Desk(table, scenario, here.actor, table.frame, key))
