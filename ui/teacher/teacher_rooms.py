"""A teacher's classes: choosing one, its code, its games."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import open_room
from game.rules import Phase
from game.views import GameSummary, RoomView
from ui import packs, refusals, which_game
from ui.format import day
from ui.language import _, ngettext
from ui.store import store
from ui.words import PHASES, name, round_name

LONGEST_NAME = 60
_CHOSEN = "room_chosen"
_OPENED = "room_opened"


def chosen(teacher: Actor, rooms: tuple[RoomView, ...]) -> RoomView | None:
    """Let the teacher choose among classes or open another, and return the one chosen; None where there is none."""
    if not rooms:
        return None
    by_id = {room.id: room for room in rooms}
    if _OPENED in st.session_state:
        st.session_state[_CHOSEN] = st.session_state.pop(_OPENED)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(rooms) > 1:
            st.selectbox(
                _("Class"),
                list(by_id),
                format_func=lambda key: by_id[key].name,
                key=_CHOSEN,
                persist_state="session",
                filter_mode=None,
                width=360,
            )
        with st.popover(_("Another class"), icon=":material/add:", key="another_class"):
            _opening_form(teacher)
    return by_id.get(st.session_state.get(_CHOSEN, rooms[0].id), rooms[0])


def first_room(teacher: Actor) -> None:
    """Ask for the first class, and nothing else."""
    with st.container(border=True, width=520):
        st.subheader(_("What is your class called?"), anchor=False)
        st.write(_("It gets one code for the whole term; you can play as many games with it as you like."))
        _opening_form(teacher)


def card(room: RoomView) -> None:
    """Show the class with its code and its present game."""
    game = running(room)
    with st.container(border=True):
        left, right = st.columns([3, 2], vertical_alignment="center")
        with left:
            st.subheader(room.name, anchor=False)
            people = ngettext("{n} student", "{n} students", room.members).format(n=room.members)
            st.html(
                f'{escape(_("Class code"))} <span class="lk-code lk-big">{room.code}</span> '
                f'<span class="lk-muted">{escape(people)}</span>'
            )
        with right:
            if game is not None:
                st.write(_title(game))
                if st.button(_("To the cockpit"), type="primary", icon=":material/dashboard:", width="stretch"):
                    _steer(game.id)


def running(room: RoomView) -> GameSummary | None:
    """Return the class's present game, or None where there is none or it has ended."""
    return next((game for game in room.games if game.current and game.phase != Phase.ENDED), None)


def games(room: RoomView) -> None:
    """List the games of the class, latest first, each a tap from its cockpit."""
    if not room.games:
        return
    st.subheader(_("Games so far"), anchor=False)
    for game in room.games:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.write(f"{_title(game)}  \n:gray[{day(game.created_at)} · {name(PHASES, game.phase)}]")
            st.space("stretch")
            if st.button(_("Open"), key=f"open_game_{game.id}"):
                _steer(game.id)


def _title(game: GameSummary) -> str:
    teams = ngettext("{n} team", "{n} teams", game.teams).format(n=game.teams)
    where = (
        round_name(game.round, game.rounds)
        if game.round
        else ngettext("{n} round", "{n} rounds", game.rounds).format(n=game.rounds)
    )
    return f"**{packs.scenario_title(game.scenario)}** · {teams} · {where}"


def _opening_form(teacher: Actor) -> None:
    with st.form("open_room", border=False):
        title = st.text_input(_("Name of the class"), max_chars=LONGEST_NAME, key="room_name")
        asks = st.checkbox(_("Ask for student numbers"), key="room_asks_number")
        if st.form_submit_button(_("Open the class"), type="primary", width="stretch"):
            with refusals.shown():
                room = open_room(store(), teacher, title.strip(), asks_number=asks)
                st.session_state[_OPENED] = room.id
                st.rerun()


def _steer(game_id: int) -> None:
    which_game.take_up(game_id)
    st.switch_page("cockpit.py")
