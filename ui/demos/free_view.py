"""Free mode: the lesson's levers at will, against the start, on the same customers."""

from html import escape

import streamlit as st

from game.demos import crew, free
from game.demos.answers import Answer
from game.demos.form import Demo
from game.errors import Refused
from sim import packs
from ui import live, refusals
from ui.decide import lever_card, lever_fields
from ui.decide.lever_words import lever_line
from ui.demos.demo_words import measure_name, playing, written
from ui.language import _, current_language, in_language

WAIT_SECONDS = 1.5
Levers = dict[str, float]


def draw(demo: Demo) -> None:
    """Draw the levers, and what came of them when they were last tried."""
    st.html(f'<h1 class="lk-demo-question">{escape(_("Set the levers as you like: what do you expect?"))}</h1>')
    pack = packs.load(demo.pack)
    with st.container(key="lk-demo-levers"):
        for key in demo.free:
            lever, field = pack.levers[key], _field(demo, key)
            st.session_state.setdefault(field, lever_fields.shown(lever, lever.start))
            with st.container(gap=None, key=f"card-free-{key}"):
                lever_fields.draw(lever, pack, field, lever_line(key, current_language()))
                st.html(lever_card.range_note(lever))
    with st.container(horizontal=True):
        st.button(
            _("Play a year"), type="primary", icon=":material/play_arrow:", key="demo-try", on_click=_try, args=(demo,)
        )
        st.button(_("As at the start"), icon=":material/restart_alt:", key="demo-start", on_click=_reset, args=(demo,))
    refusals.show_kept("demo-free")
    asked: Levers | None = st.session_state.get(_kept(demo))
    if asked is not None:
        _answer(demo, asked)


def _field(demo: Demo, key: str) -> str:
    return in_language(f"demo-lever-{demo.key}-{key}")


def _kept(demo: Demo) -> str:
    return f"demo-tried-{demo.key}"


def _try(demo: Demo) -> None:
    """Ask for what the fields say now; what is sent out of range is refused with what is allowed."""
    levers = packs.load(demo.pack).levers
    asked: Levers = {}
    for key in demo.free:
        said = lever_fields.meant(levers[key], st.session_state.get(_field(demo, key)))
        if isinstance(said, int | float) and said != levers[key].start:
            asked[key] = float(said)
    st.session_state.pop(_kept(demo), None)
    refusals.attempt(lambda: _ask(demo, asked), "demo-free")


def _ask(demo: Demo, asked: Levers) -> None:
    crew.ask_freely(demo, asked)
    st.session_state[_kept(demo)] = asked


def _reset(demo: Demo) -> None:
    for key in demo.free:
        st.session_state.pop(_field(demo, key), None)
    st.session_state.pop(_kept(demo), None)


def _answer(demo: Demo, asked: Levers) -> None:
    try:
        question = crew.ask_freely(demo, asked)
    except Refused as refused:
        refusals.show(refused)
        return
    if question.state == "running":
        with st.spinner(playing(free.ROUNDS)):
            question.wait(WAIT_SECONDS)
    if question.state == "done":
        _table(demo, question.answer())
    elif question.state == "failed":
        st.error(_("This could not be worked out on this machine. Try again, or go on to the next question."))
    else:
        st.info(playing(free.ROUNDS), icon=":material/hourglass_top:")
        live.hasten()
        live.each_beat(lambda: st.rerun() if question.state != "running" else None)


def _table(demo: Demo, answer: Answer) -> None:
    heads = ("", _("At the start"), _("With your levers"), _("Difference"))
    rows = []
    for name in demo.watch:
        usual, own = (answer.numbers[f"{name}_{plan}"] for plan in (free.USUAL, free.OWN))
        change = own.mean - usual.mean
        unit = "points" if usual.unit == "share" else usual.unit
        cells = (written(usual.mean, usual.unit), written(own.mean, own.unit), written(change, unit, sign=True))
        rows.append(f"<tr><td>{escape(measure_name(name))}</td>{''.join(f'<td>{escape(c)}</td>' for c in cells)}</tr>")
    head = "".join(f"<th>{escape(word)}</th>" for word in heads)
    st.html(f'<table class="lk-table lk-demo-table"><tr>{head}</tr>{"".join(rows)}</table>')
    st.caption(_("A year, mean of {markets} markets, the same customers in both.").format(markets=answer.seeds))
