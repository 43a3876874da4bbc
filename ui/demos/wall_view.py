"""The wall while a lesson is shown: the question, the guesses as they come in, the answer; nobody steers here."""

from pathlib import Path

import streamlit as st

from game.actors import Actor
from game.views import rooms
from game.views.demos import demos_on_show
from ui.demos import class_view, showing, stage
from ui.store import store

STYLE = Path(__file__).with_name("wall.css")


def draw(teacher: Actor, game_id: int) -> bool:
    """Draw the lesson that the class of a game is shown; tell whether there is one."""
    room = next((room.id for room in rooms(store(), teacher) if room.game_id == game_id), None)
    on_show = [show for show in demos_on_show(store(), teacher) if show.room_id == room]
    here = showing.in_class(teacher, on_show[0]) if on_show else None
    if here is None:
        return False
    class_view.follow(here, teacher)
    st.html(stage.STYLE)
    st.html(STYLE)
    stage.draw(here, steered=False)
    return True
