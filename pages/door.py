"""The door: who is here, and so which pages they get; what surrounds every page; and the one watcher.

Whoever opens a page that is not theirs, even by its address right after a restart, lands on their first page: only
registered pages run. Players follow their game from phase to phase; teachers go where they like.
"""

import streamlit as st

from ui import arrival, chrome, handover, live, menu, refusals, school_account, spoken, turns
from ui.decide import still_typing, through_trouble, too_late
from ui.demos import class_card

st.set_page_config(page_title="Liuke 留客", page_icon=chrome.ICON, layout="wide", initial_sidebar_state="collapsed")
chrome.dress()
with refusals.shown(), through_trouble.kept():
    here = live.glance()
    pages = menu.pages(here.actor, here.beat)
    page = st.navigation(list(pages.values()), position="top")

    def lead(now: live.Glance) -> None:
        """Lead this person to where they should be, if that is another page."""
        too_late.catch(now)
        goal = arrival.goal(now, at_home=page is pages[menu.HOME])
        if goal in pages and pages[goal] is not page:
            with turns.waiting():  # the library waits a little before it goes there
                st.switch_page(pages[goal], query_params=arrival.kept_parameters())

    lead(here)
    arrival.arrived()
    school_account.flush()
    chrome.strip(here)
    chrome.tabs(pages)
    chrome.begin_at_the_top(page.url_path)
    refusals.show_kept()
    too_late.show()
    still_typing.watch(too_late.scope_of(here))
    spoken.draw(here)
    class_card.draw(here)
    live.begin(here)
    live.each_beat(handover.watch, handover.at_rest)
    class_card.watch(here)
    with live.watching(here.mark, lead):
        page.run()
