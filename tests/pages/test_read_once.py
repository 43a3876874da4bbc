"""A session reads again only when the mark has moved, and places do not mix."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    from itertools import count  # noqa: PLC0415 - what AppTest runs is this function alone

    import streamlit as st  # noqa: PLC0415

    from ui.read_once import read_once  # noqa: PLC0415

    readings = st.session_state.setdefault("readings", count(1))
    marks: dict[str, int] = st.session_state["marks"]
    st.text(" ".join(str(read_once(place, mark, lambda: next(readings))) for place, mark in marks.items()))


def test_a_session_reads_again_only_when_the_mark_has_moved() -> None:
    screen = AppTest.from_function(page)
    seen = []
    for marks in ({"said": 1, "report": 1}, {"said": 1, "report": 1}, {"said": 2, "report": 1}, {"said": 1}):
        screen.session_state["marks"] = marks
        seen.append(screen.run().text[0].value)
    assert seen == ["1 2", "1 2", "3 2", "4"]
