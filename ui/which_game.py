"""Which game a screen shows: a player's own, or the one a teacher has at hand."""

import streamlit as st

from game.actors import Actor
from game.views import RoomView, rooms
from ui.store import store

_AT_HAND = "game_at_hand"
PARAMETER = "game"
"""Names a game in the address of a teacher's page, for a second window."""


def game_of(actor: Actor) -> int | None:
    """Return the game that this person's screens are about, or None where there is none yet."""
    return at_hand(actor) if actor.kind == "teacher" else actor.game_id


def at_hand(teacher: Actor) -> int | None:
    """Return the game the teacher steers: the one named in the address, the one last taken up, else the latest."""
    named = st.query_params.get(PARAMETER, "")
    if named.isdecimal():
        take_up(int(named))
    if _AT_HAND not in st.session_state:
        latest = _latest(rooms(store(), teacher))
        if latest is None:
            return None
        take_up(latest)
    return int(st.session_state[_AT_HAND])


def take_up(game_id: int) -> None:
    """Steer this game from now on, in this window."""
    st.session_state[_AT_HAND] = game_id


def _latest(seen: tuple[RoomView, ...]) -> int | None:
    games = [(game.created_at, game.id) for room in seen for game in room.games]
    return max(games)[1] if games else None
