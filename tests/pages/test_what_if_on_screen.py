"""Asking the past on the screen, in both languages."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.customer_analysis.number_list import read
from game.shown.what_if import Asked, Change
from game.views import compare
from game.views.what_if import replayable, what_if
from sim import packs
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor
from ui.why.turned_file import as_csv

both = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture
def pestered(school: Class) -> tuple[Class, str]:
    """Both rounds are revealed; in both Ann's team wrote too often. Her token."""
    school, ann, _bob = two_teammates(school)
    commands.save_draft(school.store, actor(school.store, ann), {"messages": 5.0})
    commands.close_round(school.store, school.teacher, school.game_id)
    commands.next_round(school.store, school.teacher, school.game_id)
    commands.close_round(school.store, school.teacher, school.game_id)
    return school, ann


@both
def test_one_lever_set_otherwise_names_who_would_have_stayed(
    visit: Opening, pestered: tuple[Class, str], language: str
) -> None:
    school, ann = pestered
    screen = page(visit, ann, "whatif", language)
    team = actor(school.store, ann).team_id
    screen.segmented_control(key=f"what-if-round-2-{team}-None_{language}").set_value(1).run()
    screen.selectbox(key=f"what-if-lever-{team}-None_{language}").set_value("messages").run()
    field = screen.number_input(key=f"what-if-value-1-messages-{team}-None_{language}")
    assert field.value == 5.0
    field.set_value(0.5)
    screen.toggle(key=f"what-if-later-{team}-None_{language}").set_value(True)
    screen.button("what-if-run").click().run()
    assert not screen.exception
    asked = Asked(Change("value", lever="messages", value=0.5), 1, to_end=True)
    seen = what_if(school.store, actor(school.store, ann), asked, language)
    told = words(screen)
    assert all(person.name in told for person in seen.would_have_stayed.named)
    assert all(person.name in told for person in seen.would_have_left.named)
    assert re.search(r"\*\*\d+ more\*\*|\*\*多留住\d+位\*\*", told)


@both
def test_everybody_who_would_have_stayed_comes_as_a_file_that_can_be_taken_in(
    pestered: tuple[Class, str], language: str
) -> None:
    school, ann = pestered
    asked = Asked(Change("value", lever="messages", value=0.5), 1, to_end=True)
    seen = what_if(school.store, actor(school.store, ann), asked, language)
    scenario = packs.load(replayable(school.store, actor(school.store, ann)).scenario)
    with ThreadPoolExecutor(1) as elsewhere:  # where no screen is
        file = elsewhere.submit(as_csv, actor(school.store, ann), asked, scenario, language).result()
    lines = file.decode("utf-8-sig").splitlines()
    stayed, left = seen.would_have_stayed, seen.would_have_left
    assert len(lines) - 1 == stayed.count + left.count > len(stayed.named)
    assert lines[0].startswith("Number,Full name," if language == "en" else "编号,姓名,")
    numbers = {int(line.split(",")[0]) for line in lines[1:]}
    taken = read("\n".join(lines), numbers)
    assert set(taken.customers) == numbers
    assert not taken.wrong


@both
def test_an_area_goes_back_to_the_start(visit: Opening, pestered: tuple[Class, str], language: str) -> None:
    school, ann = pestered
    team = actor(school.store, ann).team_id
    screen = page(visit, ann, "whatif", language)
    screen.segmented_control(key=f"what-if-way-{team}-None_{language}").set_value("group").run()
    screen.segmented_control(key=f"what-if-source-True-{team}-None_{language}").set_value("start").run()
    screen.button("what-if-run").click().run()
    assert not screen.exception
    assert re.search(r"\*\*\d+ more\*\*|\*\*多留住\d+位\*\*", words(screen))


def test_the_winners_way_is_offered_after_the_end(visit: Opening, pestered: tuple[Class, str]) -> None:
    school, ann = pestered
    team = actor(school.store, ann).team_id
    way = f"what-if-way-{team}-None_en"
    assert compare(school.store, actor(school.store, ann)).standings[0].team.id != team
    assert page(visit, ann, "whatif").segmented_control(key=way).options == ["One lever", "One area"]
    commands.end_game(school.store, school.teacher, school.game_id)
    screen = page(visit, ann, "whatif")
    screen.segmented_control(key=way).set_value("winners").run()
    screen.button("what-if-run").click().run()
    assert not screen.exception
    assert "Messages" in words(screen)


@both
def test_a_teacher_asks_for_any_team(visit: Opening, pestered: tuple[Class, str], language: str) -> None:
    school, _ann = pestered
    screen = visit("door", school.teacher_token, teacher=True, language=language)
    screen.switch_page("whatif.py").run()
    screen.button("what-if-run").click().run()
    assert not screen.exception
    assert not screen.error


@both
def test_the_page_waits_for_a_first_round(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "whatif", language)
    assert len(screen.info) == 1
    assert "what-if-run" not in {button.key for button in screen.button}


def choose(screen: AppTest, field: str, value: object) -> None:
    """Take one of a menu's or of some pills' choices."""
    fields = [*screen.get("button_group"), *screen.selectbox]
    next(one for one in fields if str(one.key).startswith(field)).set_value(value).run()
    assert not screen.exception


@both
def test_an_action_of_the_past_goes_to_others(visit: Opening, pestered: tuple[Class, str], language: str) -> None:
    school, ann = pestered
    team = actor(school.store, ann).team_id
    screen = page(visit, ann, "whatif", language)
    choose(screen, "what-if-round", 1)
    choose(screen, "what-if-lever", "messages_to")
    place = f"messages_to-past-{team}-None-1"
    choose(screen, f"aim-field-{place}-kind", "rule")
    choose(screen, f"aim-field-{place}-grade", ["A"])
    screen.number_input(key=f"aim-field-{place}-silent->=").set_value(2).run()
    screen.button("what-if-run").click().run()
    assert not screen.exception
    asked = Asked(Change("value", lever="messages_to", value="grade=A; silent>=2"), 1)
    seen = what_if(school.store, actor(school.store, ann), asked, language)
    assert seen.would_have_stayed.count > 0
    told = words(screen)
    assert all(person.name in told for person in seen.would_have_stayed.named)
    assert {"en": "grade A", "zh": "A级"}[language] in told


@both
def test_the_past_is_asked_about_automation_rules(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    was = "silent 4 grade AB -> call\njoined 2 -> message"
    commands.save_draft(school.store, actor(school.store, ann), {"automation": was})
    commands.close_round(school.store, school.teacher, school.game_id)
    team = actor(school.store, ann).team_id
    screen = page(visit, ann, "whatif", language)
    choose(screen, "what-if-lever", "automation")
    choose(screen, f"rules-kept-past-{team}-None-1", ["joined 2 -> message"])
    screen.toggle(key=f"rules-more-past-{team}-None-1_{language}").set_value(True).run()
    choose(screen, "rule-trigger-past", "complaint")
    screen.button("what-if-run").click().run()
    assert not screen.exception
    kept = screen.session_state[f"what-if-asked-{team}-None"]
    assert kept.change.value == "joined 2 -> message\ncomplaint 3 -> message"
