"""What a student sees of a lesson that the class is shown: the question on top of whatever page they are on."""

from html import escape
from pathlib import Path

import streamlit as st

from game.actors import Actor
from game.commands.demos import guess_demo
from game.demos import shelf
from game.demos.form import Step
from game.shown.demos import DemoOnShow
from game.views.demos import Beat, demo_beat, my_demo
from ui import live, refusals
from ui.language import _, current_language
from ui.live import Glance
from ui.store import store

STYLE = Path(__file__).with_name("demos.css")
LETTERS = "ABCDE"


def draw(here: Glance) -> None:
    """Draw the question that the teacher put, until the lesson ends."""
    if here.actor is None or here.actor.kind != "student":
        return
    student = here.actor
    beat = demo_beat(store(), student)
    if beat:
        show = my_demo(store(), student)
        if show is not None:
            _card(student, show)


def watch(here: Glance) -> None:
    """Where no game tells of it, look every two seconds whether a question was put."""
    if here.actor is None or here.actor.kind != "student" or here.beat is not None:
        return
    student, seen = here.actor, demo_beat(store(), here.actor)

    def look() -> None:
        _again_if_moved(student, seen)

    live.each_beat(look)


def _again_if_moved(student: Actor, seen: Beat) -> None:
    if demo_beat(store(), student) != seen:
        st.rerun()


def _card(student: Actor, show: DemoOnShow) -> None:
    demo, language = shelf.playable().get(show.demo), current_language()
    if demo is None or show.step >= len(demo.steps):
        return
    step = demo.steps[show.step]
    with st.container(border=True, key="lk-demo-card"):
        st.html(STYLE)
        st.html(
            f'<div role="status"><span class="lk-muted">{escape(_("Your teacher asks everybody"))} · '
            f"{escape(demo.title.in_(language))}</span>"
            f'<div class="lk-said">{escape(step.question.in_(language))}</div></div>'
        )
        if show.shown:
            st.html(_answered(show, step))
        else:
            _options(student, show, step)
        refusals.show_kept("demo-guess")


def _options(student: Actor, show: DemoOnShow, step: Step) -> None:
    for place, option in enumerate(step.options):
        st.button(
            f"{LETTERS[place]} · {option.in_(current_language())}",
            key=f"class-guess-{show.asking}-{place}",
            type="primary" if show.guess == place else "secondary",
            width="stretch",
            on_click=refusals.attempt,
            args=(lambda chosen=place: guess_demo(store(), student, chosen, show.asking), "demo-guess"),
        )
    if show.guess is not None:
        st.caption(_("Your guess is in. You may change it until the answer is shown."))


def _answered(show: DemoOnShow, step: Step) -> str:
    language = current_language()
    mine = _("You did not guess this time.")
    if show.guess is not None:
        said = f"{LETTERS[show.guess]} · {step.options[show.guess].in_(language)}"
        mine = _("Your guess: {option}").format(option=said)
    spread = _(", ").join(f"{LETTERS[place]} {(show.spread or {}).get(place, 0)}" for place in range(len(step.options)))
    told = _("The class: {spread}. The answer is on the wall.").format(spread=spread)
    return f"<p>{escape(mine)}<br>{escape(told)}</p>"
