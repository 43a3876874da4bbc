"""A lesson before a class: how the guesses spread, as they come in, and putting the questions to the class at all."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands.demos import end_demo, show_demo
from game.demos.form import Step
from game.views import rooms
from game.views.demos import demo_beat_of_room
from ui import live, refusals
from ui.demos.showing import Showing
from ui.language import _, current_language
from ui.store import store

LETTERS = "ABCDE"


def spread(here: Showing, step: Step) -> None:
    """Draw how many chose each option so far, and how many have answered."""
    counts = here.spread or ()
    most = max([*counts, 1])
    rows = "".join(
        f'<div class="lk-spread-row"><span>{LETTERS[place]} · {escape(option.in_(current_language()))}</span>'
        f'<span><span class="lk-spread-bar" style="display:block;width:{100 * count / most:.0f}%"></span></span>'
        f"<b>{count}</b></div>"
        for place, (option, count) in enumerate(zip(step.options, counts, strict=True))
    )
    told = _("{guessed} of {people} have guessed").format(guessed=sum(counts), people=here.people)
    if not here.people:
        told = _("Nobody has joined yet.")
    st.html(f'<div class="lk-spread" role="status">{rows}</div><p class="lk-demo-moved">{escape(told)}</p>')


def follow(here: Showing, teacher: Actor) -> None:
    """Look whether guesses came in or somebody stepped, and draw the page anew then."""
    show = here.show
    if show is None:
        return
    seen = (show.version, show.asking, int(show.shown))

    def look() -> None:
        if demo_beat_of_room(store(), teacher, show.room_id) != seen:
            st.rerun()

    live.hasten()
    live.each_beat(look)


def asking(here: Showing, teacher: Actor) -> None:
    """Let a teacher put the questions to a class, or stop it."""
    if here.show is not None:
        asked = here.show.room_id
        st.button(
            _("Stop asking {room}").format(room=here.show.room),
            icon=":material/stop_circle:",
            key="demo-end",
            on_click=refusals.attempt,
            args=(lambda: end_demo(store(), teacher, asked),),
        )
        return
    mine = rooms(store(), teacher)
    with st.container(horizontal=True):
        for room in mine[:4]:
            st.button(
                _("Ask the class: {room}").format(room=room.name),
                icon=":material/front_hand:",
                key=f"demo-ask-{room.id}",
                on_click=refusals.attempt,
                args=(lambda chosen=room.id: show_demo(store(), teacher, chosen, here.demo.key),),
            )
    if mine:
        st.caption(_("Everybody in the class then guesses on their own screen, and the spread stands here."))
