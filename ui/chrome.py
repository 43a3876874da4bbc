"""What surrounds every page: its dress, and the strip of who is where, how much time is left, in which language."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from game.actors import Actor
from game.rules import Phase
from game.views import Pulse, TeamTag, own_team
from locales import LANGUAGES
from ui import charts_ahead, clock, cookies, device, handover, healing, theme
from ui.language import _, choose_language, current_language, other_language, settle
from ui.live import Glance
from ui.menu import Entry
from ui.store import store
from ui.words import round_name, team_name

STYLE = Path(__file__).with_name("style.css")
HTML_LANGUAGE = {"en": "en", "zh": "zh-CN"}
ICON = "/app/static/favicon.png"
"""an address that ``app.py`` serves: a file would be read and looked through at every run of every page"""


def dress() -> None:
    """Give the page its style, its language for screen readers, clocks that tick, and the device its cookies."""
    settle()
    st.html(STYLE)
    language = json.dumps(HTML_LANGUAGE[current_language()])
    with st.container(key="lk-quiet"):
        scripts = f"document.documentElement.lang = {language};{charts_ahead.script()}"
        st.html(f"<script>{scripts}</script>", unsafe_allow_javascript=True)
        clock.start()
        healing.start()
        handover.flush()
        cookies.flush()


def strip(here: Glance) -> None:
    """Draw who is where at the top of the page, with the language switch and this device's own menu."""
    with st.container(key="lk-strip", horizontal=True, vertical_alignment="center"):
        where = _where(_team(here.actor), here.beat)
        if where:
            st.html(where, width="content")
        language_switch()
        if here.actor is not None:
            device.menu(here.actor)


def begin_at_the_top(place: str, key: str = "lk-quiet-top") -> None:
    """Show a page, or a part that takes its place, from the top; the script runs only when its text changes."""
    name = json.dumps(place)
    scroll = f"<script>/* {name} */ document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);</script>"
    with st.container(key=key):
        st.html(scroll, unsafe_allow_javascript=True)


def bring_into_view(what: str, selector: str, key: str) -> None:
    """Scroll to what ``selector`` finds, where it has come in the place of something longer; once for each ``what``."""
    name, wanted = json.dumps(what), json.dumps(selector)
    script = f"<script>/* {name} */ document.querySelector({wanted})?.scrollIntoView();</script>"
    with st.container(key=key):
        st.html(script, unsafe_allow_javascript=True)


def tabs(pages: Mapping[Entry, Page]) -> None:
    """Draw the menu for small screens, where Streamlit would hide it behind a button."""
    with st.container(key="lk-tabs", horizontal=True):
        for entry, page in pages.items():
            if page.visibility == "visible":
                st.page_link(page, label=_(entry.title), icon=entry.icon)


def language_switch() -> None:
    """Draw the one tap to the other language, labelled in that language."""
    other = other_language()
    st.button(LANGUAGES[other], key="switch_language", type="tertiary", on_click=choose_language, args=(other,))


def _team(actor: Actor | None) -> TeamTag | None:
    return own_team(store(), actor) if actor is not None and actor.kind == "student" else None


def _where(team: TeamTag | None, beat: Pulse | None) -> str:
    parts = []
    if team is not None:
        parts.append(theme.badge(team.seat, team_name(team)))
    if beat is not None and beat.phase in (Phase.OPEN, Phase.CLOSED, Phase.REVEALED):
        name = round_name(0 if beat.practice else beat.round, beat.rounds)
        parts.append(f'<span class="lk-round">{escape(name)}</span>')
    if beat is not None and beat.phase in (Phase.BRIEFING, Phase.OPEN, Phase.REVEALED):
        left = beat.paused_seconds
        paused = left is not None
        parts.append(clock.face(left if paused else clock.seconds_left(beat.deadline, beat.server_now), paused=paused))
    return f'<div class="lk-where">{"".join(parts)}</div>' if parts else ""
