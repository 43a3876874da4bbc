"""What teammates set stands on a screen at once: in its words, and where that is not enough the page is drawn anew."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from tests.pages.at_the_screens import page, with_a_tab_each, words
from tests.pages.school import Class, Opening, actor
from tests.pages.test_student_deciding import field, seen
from ui import live, parts

SECOND = 2


@pytest.fixture
def pair(school: Class) -> tuple[Class, str, str]:
    return with_a_tab_each(school)


class Beats:
    """Lets the second drawing of a page, which the browser has, have one beat after something has happened."""

    def __init__(self, happens: Callable[[], object]) -> None:
        self.drawings = 0
        self._happens = happens

    def __call__(self, watch: Callable[[], None]) -> None:
        self.drawings += 1
        beats: list[None] = []

        def beat() -> None:
            if beats and self.drawings == SECOND:
                self._happens()
            beats.append(None)
            watch()

        parts.part("beat", beat)
        if self.drawings == SECOND:
            parts.draw_anew(["beat"])


def decide(visit: Opening, token: str, monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> AppTest:
    """Ann's page after a beat in which she learns of what happens meanwhile."""
    screen: AppTest = visit("door", token)
    beats = Beats(happens)
    monkeypatch.setattr(live, "_briskly", beats)
    screen.run()
    screen.run()
    assert not screen.exception
    screen.session_state["drawings"] = beats.drawings - 1
    return screen


def drawn(screen: AppTest) -> int:
    """How often the page was drawn."""
    return int(screen.session_state["drawings"])


def test_what_a_teammate_sets_is_read_at_once_and_the_page_is_not_drawn_for_it(
    visit: Opening, pair: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, bob = pair
    bobs = actor(school.store, bob)
    screen = decide(visit, ann, monkeypatch, lambda: commands.save_draft(school.store, bobs, {"points_rate": 0.03}))
    assert drawn(screen) == 1
    told = words(screen)
    card = told.split("st-key-card-points_rate")[1].split("</div></div>")[0]
    assert "3.0%" in card.split('lk-read-value">')[1].split("<")[0]
    assert "Bob set this at" in told
    assert "Bob" in told.split('lk-saved">')[-1].split("<")[0]
    assert "1 change against last round" in [box.label for box in screen.expander]
    assert any("Bob" in toast.value for toast in screen.toast)


def test_what_was_read_in_passing_may_be_submitted(
    visit: Opening, pair: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, bob = pair
    bobs = actor(school.store, bob)
    screen = decide(visit, ann, monkeypatch, lambda: commands.save_draft(school.store, bobs, {"points_rate": 0.03}))
    screen.number_input(key=field(screen, "training")).set_value(700)
    screen.button(key="submit").click().run()
    given = seen(school, ann).submission
    assert given is not None
    assert (given.values.points_rate, given.values.training) == (0.03, 700.0)


def test_what_a_teammate_sets_in_ones_own_field_stands_there_at_once(
    visit: Opening, pair: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, bob = pair
    bobs = actor(school.store, bob)
    page(visit, ann, "decide")  # Ann has been here
    commands.help_out(school.store, bobs, "service")
    screen = decide(visit, ann, monkeypatch, lambda: commands.save_draft(school.store, bobs, {"training": 900.0}))
    assert drawn(screen) == 1
    assert screen.number_input(key=field(screen, "training")).value == 900
    assert "Bob set this at" in words(screen)
    screen.number_input(key=field(screen, "compensation")).set_value(90.0).run()
    assert (seen(school, ann).draft.values.training, seen(school, ann).draft.values.compensation) == (900.0, 0.9)


def test_what_a_teammate_hands_in_stands_at_the_end_of_the_page(
    visit: Opening, pair: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, bob = pair
    bobs = actor(school.store, bob)
    screen = decide(visit, ann, monkeypatch, lambda: commands.submit(school.store, bobs, 0, "As it is."))
    assert drawn(screen) == 1
    assert "Take it back" in [button.label for button in screen.button]
    assert "Submitted by Bob" in words(screen) + "".join(box.value for box in screen.success)


def test_a_tab_that_changes_hands_has_the_page_drawn_anew(
    visit: Opening, pair: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    school, ann, bob = pair
    bobs = actor(school.store, bob)
    screen = decide(visit, ann, monkeypatch, lambda: commands.help_out(school.store, bobs, "service"))
    assert drawn(screen) == 2
    assert "Bob helps out here." in words(screen)


def test_where_a_part_was_never_drawn_the_whole_page_is() -> None:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415 - a script stands for itself

        from ui import parts  # noqa: PLC0415

        st.session_state.drawings = st.session_state.get("drawings", 0) + 1
        if st.session_state.drawings == 1:
            parts.draw_anew(["never drawn"])

    screen = AppTest.from_function(script).run()
    assert not screen.exception
    assert screen.session_state["drawings"] == SECOND
