"""Who comes in gets their pages and no others; players are led along as their game moves on."""

from typing import Any

import pytest
import streamlit as st

from game import commands
from game.rules import Phase
from game.shown.alone import OwnChoice
from game.views import pulse
from tests.pages.reading import english, spoken, text
from tests.pages.school import Class, Opening, actor
from ui import menu

TEACHERS = {"teach", "cockpit", "projector"}


def keys(entries: list[menu.Entry]) -> set[str]:
    return {entry.key for entry in entries}


@pytest.mark.parametrize(("language", "label"), [("en", "Join"), ("zh", "加入")])
def test_a_visitor_finds_the_three_ways_in(visit: Opening, language: str, label: str) -> None:
    screen = visit("door", language=language)
    assert not screen.exception
    assert label in spoken(screen)
    assert len(screen.subheader) == 3


@pytest.mark.parametrize(("language", "other"), [("en", "中文"), ("zh", "English")])
def test_the_other_language_is_one_tap_away(visit: Opening, language: str, other: str) -> None:
    screen = visit("door", language=language)
    assert screen.button(key="switch_language").label == other
    screen.button(key="switch_language").click().run()
    assert screen.session_state["language"] != language
    assert screen.button(key="switch_language").label != other


def test_the_first_language_is_the_browsers(visit: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    from streamlit.runtime.context import ContextProxy  # noqa: PLC0415

    monkeypatch.setattr(ContextProxy, "locale", "zh-TW")
    assert "加入" in spoken(visit("door", language=""))


def test_nobody_gets_anybody_elses_pages(school: Class) -> None:
    seated = actor(school.store, school.student("Ann", 0))
    waiting = actor(school.store, school.student("Bo"))
    solo = actor(
        school.store, commands.play_alone(school.store, "Cai", OwnChoice("eshop", 4, language="en", seed=3)).token
    )
    for player in (seated, waiting, solo):
        assert not keys(menu.entries(player)) & TEACHERS
    assert keys(menu.entries(None)) & TEACHERS == {"teach"}
    assert keys(menu.entries(school.teacher)) > TEACHERS
    assert "decide" not in keys(menu.entries(school.teacher)) | keys(menu.entries(waiting))


@pytest.mark.parametrize("page", ["cockpit", "projector"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_teachers_page_turns_students_away(school: Class, visit: Opening, page: str, language: str) -> None:
    screen = visit(page, school.student("Ann", 0), language=language)
    assert not screen.exception
    assert len(screen.info) == 1
    assert not screen.title


def test_the_address_of_anothers_page_leads_to_a_word_about_it(school: Class) -> None:
    ann = actor(school.store, school.student("Ann", 0))
    entries = menu.entries(ann)
    assert menu.COCKPIT not in entries
    assert menu.COCKPIT in menu.ALL


def test_players_are_led_to_where_their_game_goes_on(school: Class) -> None:
    token = school.student("Ann", 0)

    def place() -> str:
        ann = actor(school.store, token)
        entry = menu.where_it_happens(ann, pulse(school.store, ann))
        assert entry is not None
        return entry.key

    assert place() == "lobby"
    commands.start_briefing(school.store, school.teacher, school.game_id)
    assert place() == "brief"
    commands.open_round(school.store, school.teacher, school.game_id)
    assert place() == "decide"
    commands.close_round(school.store, school.teacher, school.game_id)
    assert pulse(school.store, school.game_id).phase == Phase.REVEALED
    assert place() == "results"
    commands.end_game(school.store, school.teacher, school.game_id)
    assert place() == "compare"


def test_a_fresh_visit_goes_straight_to_the_open_round(school: Class, visit: Opening) -> None:
    token = school.student("Ann", 0)
    commands.open_round(school.store, school.teacher, school.game_id)
    screen = visit("door", token)
    assert not screen.exception
    assert "Hand in" in text(screen)


def test_who_was_called_back_on_the_way_is_led_again(
    school: Class, visit: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = school.student("Ann", 0)
    screen = visit("door", ann)
    commands.open_round(school.store, school.teacher, school.game_id)
    with monkeypatch.context() as crossed:
        crossed.setattr("streamlit.switch_page", lambda *_, **__: st.stop())
        assert "Hand in" not in text(screen.run())
    assert "Hand in" in text(screen.run())


@pytest.mark.parametrize("page", ["decide", "results", "compare", "customers", "survival"])
def test_a_page_with_nothing_on_it_yet_is_watched_too(
    school: Class, visit: Opening, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """Whoever waits there is led on when there is something."""
    watched: list[str] = []

    def watch(_watch: object) -> None:
        st.html("<i>watched</i>")
        watched.append(page)

    monkeypatch.setattr("ui.live._calmly", watch)
    screen = visit("door", school.student("Ann", 0))
    watched.clear()
    screen.switch_page(f"{page}.py").run()
    assert not screen.exception
    assert watched == [page]


def test_the_strip_names_the_team_the_round_and_the_time_left(school: Class, visit: Opening) -> None:
    token = school.student("Ann", 0)
    commands.open_round(school.store, school.teacher, school.game_id)
    line = next(line for line in spoken(visit("door", token)) if "Round 1 of 2" in line)
    assert "Team 1" in line
    assert "9:00" in line or "8:5" in line


@pytest.mark.parametrize("phase", ["lobby", "briefing", "open", "revealed", "ended"])
def test_no_english_is_left_in_a_students_chinese_door(school: Class, visit: Opening, phase: str) -> None:
    token = school.student("安", 0)
    if phase == "briefing":
        commands.start_briefing(school.store, school.teacher, school.game_id)
    elif phase != "lobby":
        commands.open_round(school.store, school.teacher, school.game_id)
    if phase in {"revealed", "ended"}:
        commands.close_round(school.store, school.teacher, school.game_id)
    if phase == "ended":
        commands.end_game(school.store, school.teacher, school.game_id)
    screen = visit("door", token, language="zh")
    assert not screen.exception
    assert not english(screen, {"English", "CRM", "Tuesday", "NPS", "CSV", "RFM"})


def test_every_page_keeps_its_own_address(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default page has none, so it must be one that nobody asks for by name."""
    monkeypatch.setattr(st, "Page", lambda _file, **settings: settings)
    ann = actor(school.store, school.student("Ann", 0))
    for somebody in (None, school.teacher, ann):
        pages: dict[menu.Entry, Any] = dict(menu.pages(somebody, None))
        defaults = [entry for entry, settings in pages.items() if settings.get("default")]
        assert defaults == [menu.HOME]
        assert {settings["url_path"] for settings in pages.values()} == {"home", *(entry.key for entry in menu.ALL)}
