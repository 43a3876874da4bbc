"""The shelf: every lesson with what it asks, how long it takes, and what it belongs to; broken files with why."""

from html import escape

import streamlit as st

from game.debriefing.material import topic_material
from game.demos import crew, shelf
from game.demos.form import Demo
from ui import live
from ui.demos.showing import open_lesson
from ui.language import _, current_language, ngettext
from ui.packs import playable


def draw(*, teacher: bool) -> None:
    """Draw the shelf; while somebody chooses, workers come and look ahead."""
    crew.wake()
    live.each_beat(crew.look_ahead)
    st.title(_("Demos"), anchor=False)
    st.write(
        _("A question, a guess, the run, the answer: short lessons, each worked out by the engine while you watch.")
    )
    with st.container(key="lk-demo-shelf"):
        for demo in shelf.playable().values():
            _card(demo)
    if teacher:
        for refused in shelf.broken():
            st.warning(_("This lesson cannot be shown; the others can:"), icon=":material/warning:")
            st.code(str(refused), language=None, wrap_lines=True)


def _card(demo: Demo) -> None:
    language = current_language()
    topics = _(", ").join(topic_material()[topic].name.in_(language) for topic in demo.topics)
    facts = ngettext(
        "{minutes} minutes · {steps} question · {company}",
        "{minutes} minutes · {steps} questions · {company}",
        len(demo.steps),
    ).format(minutes=f"{demo.minutes:g}", steps=len(demo.steps), company=playable()[demo.pack].industry.in_(language))
    with st.container(border=True, key=f"demo-{demo.key}"):
        st.html(
            f'<div class="lk-demo-card"><b>{escape(demo.title.in_(language))}</b>'
            f"<p>{escape(demo.summary.in_(language))}</p>"
            f'<span class="lk-muted">{escape(facts)}<br>{escape(topics)}</span></div>'
        )
        st.button(_("Open"), key=f"open-demo-{demo.key}", width="stretch", on_click=open_lesson, args=(demo.key,))
