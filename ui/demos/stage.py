"""The stage: one question at a time, big enough for the last row; the guess, the answer, what the course calls it."""

from html import escape
from pathlib import Path

import streamlit as st

from game.actors import Actor
from game.demos import crew
from game.demos.answers import Answer
from game.demos.form import Step
from game.errors import Refused
from ui import live, refusals
from ui.chrome import begin_at_the_top
from ui.demos import answer_chart, class_view, free_view
from ui.demos.demo_words import playing, sentence
from ui.demos.showing import Showing, close_lesson
from ui.language import _, current_language, ngettext
from ui.outcomes import chart_style
from ui.packs import playable
from ui.sentences import together

STYLE = Path(__file__).with_name("demos.css")
LETTERS = "ABCDE"
AT_ONCE_SECONDS = 1.5
"""so long a page waits for an answer before it says that it is being worked out"""


def draw(here: Showing, *, teacher: Actor | None = None, steered: bool = True) -> None:
    """Draw a lesson where it stands; a teacher may put it to a class; on the wall nobody steers."""
    crew.get_ready(here.demo)
    begin_at_the_top(f"{here.demo.key} {here.step}", key="lk-quiet-demo")
    _head(here)
    if here.free:
        free_view.draw(here.demo)
    else:
        _step(here, here.demo.steps[here.step])
    if steered:
        _stepper(here, teacher)


def _head(here: Showing) -> None:
    language = current_language()
    where = _("Free mode")
    if not here.free:
        where = _("Question {number} of {all}").format(number=here.step + 1, all=len(here.demo.steps))
    company = playable()[here.demo.pack].name.in_(language)
    st.html(
        f'<div class="lk-demo-head"><b>{escape(here.demo.title.in_(language))}</b>'
        f"<span>{escape(where)}</span><span>{escape(company)}</span></div>"
    )


def _step(here: Showing, step: Step) -> None:
    language = current_language()
    st.html(f'<h1 class="lk-demo-question">{escape(step.question.in_(language))}</h1>')
    answer = _answer(here, step) if here.shown else None
    if answer is None:
        if here.spread is None:
            _options(here, step)
        else:
            class_view.spread(here, step)
        moved = together([_("What is changed:"), step.moved.in_(language)], language)
        st.html(f'<p class="lk-demo-moved">{escape(moved)}</p>')
        return
    _said(step, answer)
    key = ("demo", here.demo.key, step.model_dump_json(), language)
    figure = chart_style.kept(key, lambda: answer_chart.picture(step, answer, here.demo.pack))
    with st.container(key="lk-demo-chart"):
        chart_style.show(figure, f"demo-{here.demo.key}-{step.key}", sentence(step.sentence, answer.numbers))
    _guesses(here, step, answer)
    st.html(
        f'<div class="lk-demo-course"><b>{escape(_("The course calls it:"))}</b> '
        f"{escape(step.course.in_(language))}</div>"
    )
    st.caption(
        _(
            "Worked out just now: {company}, {quarters}, {markets} (true in {held} of them); the same customers in "
            "every run."
        ).format(
            held=answer.held,
            company=playable()[here.demo.pack].name.in_(language),
            quarters=ngettext("{count} quarter", "{count} quarters", step.rounds).format(count=step.rounds),
            markets=ngettext("{count} market", "{count} markets", answer.seeds).format(count=answer.seeds),
        )
    )


def _answer(here: Showing, step: Step) -> Answer | None:
    """Give the answer as soon as it is there; until then the page says that it is being worked out, and looks again."""
    try:
        asked = crew.ask(here.demo, step)
    except Refused as refused:
        refusals.show(refused)
        return None
    if asked.state == "running":
        with st.spinner(playing(step.rounds)):
            asked.wait(AT_ONCE_SECONDS)
    if asked.state == "done":
        return asked.answer()
    if asked.state == "failed":
        st.error(_("This could not be worked out on this machine. Try again, or go on to the next question."))
        return None
    st.info(playing(step.rounds), icon=":material/hourglass_top:")
    live.hasten()
    live.each_beat(lambda: st.rerun() if asked.state != "running" else None)
    return None


def _said(step: Step, answer: Answer) -> None:
    words = escape(sentence(step.sentence, answer.numbers))
    if not answer.true:
        doubt = _("In these markets the expected effect did not come out. These are the numbers:")
        words = f"{escape(doubt)} {words}"
    st.html(f'<p class="lk-demo-answer" role="status">{words}</p>')


def _options(here: Showing, step: Step) -> None:
    """Draw the options as buttons; the one that was chosen last is marked."""
    with st.container(key="lk-demo-options"):
        for place, option in enumerate(step.options):
            st.button(
                f"{LETTERS[place]} · {option.in_(current_language())}",
                key=f"guess-{here.demo.key}-{step.key}-{place}",
                type="primary" if here.guess == place else "secondary",
                width="stretch",
                on_click=refusals.attempt,
                args=(lambda chosen=place: here.steering.guess(chosen),),
            )


def _guesses(here: Showing, step: Step, answer: Answer) -> None:
    """Say which option was right, what was guessed, and in class by how many."""
    lines = []
    for place, option in enumerate(step.options):
        right, mine = place in answer.right, here.guess == place
        sign, look = ("✓", "lk-demo-right") if right else ("·", "")
        notes = [_("your guess")] if mine else []
        if here.spread is not None:
            notes.append(
                ngettext("{count} guess", "{count} guesses", here.spread[place]).format(count=here.spread[place])
            )
        note = f' <span class="lk-muted">({escape(_(", ").join(notes))})</span>' if notes else ""
        lines.append(
            f'<li class="{look}"><span aria-hidden="true">{sign}</span> {LETTERS[place]} · '
            f"{escape(option.in_(current_language()))}{note}</li>"
        )
    st.html(f'<ul class="lk-demo-guesses">{"".join(lines)}</ul>')


def _stepper(here: Showing, teacher: Actor | None) -> None:
    """Draw where to go: back, show, on, anew, the shelf."""
    steering, last = here.steering, len(here.demo.steps) - 1
    with st.container(key="lk-demo-stepper", horizontal=True):
        if here.step > 0:
            _button(_("Back"), "back", ":material/arrow_back:", lambda: steering.go(here.step - 1))
        if not here.free and not here.shown:
            _button(_("Show the answer"), "show", ":material/play_arrow:", steering.show, primary=True)
        elif not here.free:
            words = _("Next question") if here.step < last else _("Try it yourself")
            _button(words, "next", ":material/arrow_forward:", lambda: steering.go(here.step + 1), primary=True)
        if here.step > 0 or here.shown:
            _button(_("Begin anew"), "reset", ":material/restart_alt:", steering.reset)
        if not here.free:
            _button(_("Free mode"), "free", ":material/tune:", lambda: steering.go(last + 1))
        st.button(_("All demos"), icon=":material/list:", key="demo-shelf", type="tertiary", on_click=close_lesson)
    if teacher is not None:
        class_view.asking(here, teacher)


def _button(words: str, key: str, icon: str, do: object, *, primary: bool = False) -> None:
    st.button(
        words,
        icon=icon,
        key=f"demo-{key}",
        type="primary" if primary else "secondary",
        on_click=refusals.attempt,
        args=(do,),
    )
