"""Trying plans on the screen, in both languages."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import desk
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.exploring_screen import finished, names
from tests.pages.school import Class, Opening, actor

pytestmark = pytest.mark.usefixtures("plans_at_once")
both = pytest.mark.parametrize("language", ["en", "zh"])


SAID = {
    "en": r"\*\*{b}\*\* keeps \*\*\d.* points more\*\*.* than \*\*{a}\*\*, between .* and .*, and costs ¥.* more",
    "zh": r"\*\*{b}\*\*每回合比\*\*{a}\*\*多留住\*\*.*个百分点\*\*的客户（.*到.*之间），多花¥.*。",
}


@both
def test_two_plans_are_told_apart_in_a_sentence(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "explore", language)
    place = "eshop-0-None"
    screen.button(f"try-edit-{place}-1").click().run()
    screen.number_input(key=f"try-agents-{place}-1").set_value(12)
    screen.button(f"try-done-{place}-1").click().run()
    screen.number_input(key=f"try-rounds-{place}").set_value(1)
    screen.number_input(key=f"try-markets-{place}").set_value(2)
    screen.button("try-run").click().run()
    finished(screen)
    assert not screen.exception
    first, second = {"en": ("Plan A", "Plan B"), "zh": ("方案A", "方案B")}[language]
    told = words(screen)
    assert re.search(SAID[language].format(a=first, b=second), told)
    assert re.search({"en": r"Agents: 6 people → 12 people", "zh": r"6人 → 12人"}[language], told)
    assert {"en": "Over 1 round. From 2 markets", "zh": "共1个回合。来自2个市场"}[language] in told
    screen.button(f"try-edit-{place}-1").click().run()
    screen.number_input(key=f"try-agents-{place}-1").set_value(5)
    screen.button(f"try-done-{place}-1").click().run()
    assert len(screen.info) == 1, "what stands there is the answer to another question, and that is said"


@both
def test_a_million_markets_are_refused_in_words(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "explore", language)
    screen.number_input(key="try-markets-eshop-0-None").set_value(1_000_000)
    screen.button("try-run").click().run()
    assert re.search({"en": "between 1 and 100", "zh": "1.*100"}[language], screen.error[0].value)


@both
def test_which_markets_can_be_said_and_stand_there_after_a_reload(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen, place = page(visit, ann, "explore", language), "eshop-0-None"
    screen.number_input(key=f"try-rounds-{place}").set_value(1)
    screen.text_input(key=f"try-listed-{place}").set_value("9，1-2")
    screen.button("try-run").click().run()
    finished(screen)
    assert {"en": "Markets 1–2, 9.", "zh": "市场编号：1–2、9。"}[language] in words(screen)
    again = page(visit, ann, "explore", language)
    assert again.text_input(key=f"try-listed-{place}").value == "9，1-2"
    for listed, said in (("seven", "seven"), ("1-1000000", "100")):
        again.text_input(key=f"try-listed-{place}").set_value(listed)
        again.button("try-run").click().run()
        assert said in again.error[0].value
        assert not again.exception


def test_plans_are_added_named_and_taken_away(visit: Opening, school: Class) -> None:
    token = school.student("Dan")  # in no team yet
    commands.open_round(school.store, school.teacher, school.game_id)
    screen = page(visit, token, "explore")
    place = "eshop-0-None"
    screen.button(f"try-more-{place}").click().run()
    screen.text_input(key=f"try-name-{place}-2").set_value("**More** calls")
    screen.button(f"try-more-{place}").click().run()
    assert f"try-more-{place}" not in {button.key for button in screen.button}, "four are enough"
    screen.button(f"try-drop-{place}-1").click().run()
    assert names(screen) == ["Plan A", "**More** calls", "Plan D"]
    assert not screen.exception


@both
def test_a_plan_is_kept_shared_taken_up_by_a_rival_and_carried_into_the_draft(
    visit: Opening, school: Class, language: str
) -> None:
    school, ann, _bob = two_teammates(school)
    place = "eshop-0-None"
    screen = page(visit, ann, "explore", language)
    screen.button(f"try-edit-{place}-1").click().run()
    screen.number_input(key=f"try-messages-{place}-1").set_value(0.25)
    screen.text_input(key=f"try-name-{place}-1").set_value("Calm")
    screen.button(f"try-keep-{place}-1").click().run()
    screen.button("shelf-share-1").click().run()
    assert screen.code[0].value.endswith("/explore?plan=1")
    screen.button(f"try-carry-{place}-1").click().run()
    assert len(screen.success) == 1
    assert desk(school.store, actor(school.store, ann)).draft.values.messages == 0.25
    dan = school.student("Dan", 1)
    screen = visit("door", dan, language=language, plan="1")
    screen.switch_page("explore.py").run()
    screen.query_params["plan"] = "1"
    screen.run()
    screen.button("plan-by-link-take").click().run()
    assert names(screen)[-1] == "Calm"
    assert not screen.exception
    screen.query_params["plan"] = "77"
    screen.run()
    assert len(screen.error) == 1


@both
def test_a_link_asks_the_same_question_in_the_same_markets(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "explore", language)
    place = "eshop-0-None"
    screen.text_input(key=f"try-name-{place}-0").set_value("Usual")
    screen.text_input(key=f"try-name-{place}-1").set_value("Calm")
    screen.button(f"try-edit-{place}-1").click().run()
    screen.number_input(key=f"try-agents-{place}-1").set_value(12)
    screen.number_input(key=f"try-rounds-{place}").set_value(1)
    screen.text_input(key=f"try-listed-{place}").set_value("4, 7-8")
    screen.button("try-run").click().run()
    answer = said(finished(screen))
    screen.button(f"try-keep-{place}-1").click().run()
    screen.button("shelf-share-1").click().run()
    assert not screen.exception
    screen = page(visit, school.student("Dan", 1), "explore", language)
    screen.query_params["plan"] = "1"
    screen.run()
    numbers = {"en": "Markets 4, 7–8.", "zh": "市场编号：4、7–8。"}[language]
    assert f"Usual{', ' if language == 'en' else '、'}Calm" in words(screen)
    assert numbers in words(screen)
    screen.button("plan-by-link-ask").click().run()
    assert names(finished(screen)) == ["Usual", "Calm"]
    assert said(screen) == answer
    assert numbers in words(screen)
    assert screen.number_input(key=f"try-rounds-{place}").value == 1
    assert screen.text_input(key=f"try-listed-{place}").value == "4, 7-8"
    assert not screen.exception
    assert not screen.warning


@both
def test_a_question_of_a_finished_game_is_asked_again_and_by_another_team_in_its_own_past(
    visit: Opening, school: Class, language: str
) -> None:
    dan = school.student("Dan", 1)
    school, ann, _bob = two_teammates(school)
    commands.close_round(school.store, school.teacher, school.game_id)
    commands.end_game(school.store, school.teacher, school.game_id)
    own = actor(school.store, ann).team_id
    screen, place = page(visit, ann, "explore", language), f"eshop-1-{own}"
    screen.text_input(key=f"try-name-{place}-0").set_value("Usual")
    screen.text_input(key=f"try-name-{place}-1").set_value("Calm")
    screen.button(f"try-edit-{place}-1").click().run()
    screen.number_input(key=f"try-messages-{place}-1").set_value(0.25)
    screen.number_input(key=f"try-rounds-{place}").set_value(1)
    screen.number_input(key=f"try-markets-{place}").set_value(1)
    screen.button("try-run").click().run()
    answer = said(finished(screen))
    screen.button(f"try-keep-{place}-1").click().run()
    screen.button("shelf-share-1").click().run()
    screen = page(visit, ann, "explore", language)  # later, from a fresh start
    screen.selectbox[0].set_value("hotel-0-").run()
    screen.button("shelf-ask-1").click().run()
    assert said(finished(screen)) == answer
    assert screen.selectbox[0].value == "eshop-1-"
    back = {"en": "The question brought you here.", "zh": "这个问题把你带到了这里。"}[language]
    assert re.search(f"{back}.*{'otel' if language == 'en' else '酒店'}", words(screen))
    screen.selectbox[0].set_value("hotel-0-").run()
    screen.selectbox[0].set_value("eshop-1-").run()
    assert back not in words(screen), "who goes there of their own accord knows"
    rival = page(visit, dan, "explore", language)
    rival.query_params["plan"] = "1"
    rival.run()
    assert {"en": "in the past of another team", "zh": "另一队走过的路"}[language] in words(rival)
    rival.button("plan-by-link-ask").click().run()
    assert names(finished(rival)) == ["Usual", "Calm"]
    assert rival.number_input(key=f"try-rounds-eshop-1-{actor(school.store, dan).team_id}").value == 1
    assert not rival.exception
    assert not rival.error


@both
def test_plans_that_stood_there_are_brought_back_with_one_tap(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen, place = page(visit, ann, "explore", language), "eshop-0-None"
    screen.number_input(key=f"try-rounds-{place}").set_value(1)
    screen.number_input(key=f"try-markets-{place}").set_value(1)
    screen.button(f"try-keep-{place}-1").click().run()
    screen.text_input(key=f"try-name-{place}-0").set_value("Mine")
    screen.button(f"try-edit-{place}-0").click().run()
    screen.number_input(key=f"try-agents-{place}-0").set_value(12)
    screen.button("shelf-ask-1").click().run()
    finished(screen)
    assert "Mine" not in names(screen)
    screen = page(visit, ann, "explore", language)  # loaded anew
    assert "Mine" in words(screen)
    screen.button(f"try-back-{place}").click().run()
    assert "Mine" in names(screen)
    assert {"en": "12 people", "zh": "12人"}[language] in words(screen)
    screen.button(f"try-back-{place}").click().run()
    assert "Mine" not in names(screen), "and there again"
    assert not screen.exception
    assert not screen.error


def said(screen: AppTest) -> list[str]:
    """The sentences of an answer."""
    return [each.value for each in screen.markdown if "Calm" in each.value and "Usual" in each.value]


@both
def test_an_aim_and_a_rule_are_part_of_a_plan_and_are_carried_into_the_draft(
    visit: Opening, school: Class, language: str
) -> None:
    school, ann, _bob = two_teammates(school)
    screen, place = page(visit, ann, "explore", language), "eshop-0-None"
    screen.button(f"try-edit-{place}-1").click().run()
    aim, rules = f"try-messages_to-{place}-1", f"try-automation-{place}-1"
    screen.button_group(key=f"aim-field-{aim}-kind-=_{language}").set_value("rule").run()
    screen.button_group(key=f"aim-field-{aim}-grade-=_{language}").set_value(["A", "B"])
    screen.number_input(key=f"aim-field-{aim}-silent->=").set_value(6)
    screen.button(f"rule-add{rules}").click().run()
    screen.button(f"try-done-{place}-1").click().run()
    assert not screen.exception
    assert re.search({"en": r"AB|A, B|grade A", "zh": "A"}[language], words(screen))
    screen.button(f"try-carry-{place}-1").click().run()
    draft = desk(school.store, actor(school.store, ann)).draft.values
    assert (draft.messages_to, draft.automation) == ("grade=AB; silent>=6", "complaint 3 -> message")


def test_plans_are_there_again_after_a_reload_for_whom_they_are(visit: Opening, school: Class) -> None:
    _school, ann, bob = two_teammates(school)
    screen, place = page(visit, ann, "explore"), "eshop-0-None"
    screen.button(f"try-edit-{place}-1").click().run()
    screen.number_input(key=f"try-agents-{place}-1").set_value(12)
    screen.text_input(key=f"try-name-{place}-1").set_value("Twelve").run()
    again = page(visit, ann, "explore")
    assert names(again) == ["Plan A", "Twelve"]
    assert "12 people" in words(again)
    assert names(page(visit, ann, "explore", "zh")) == ["方案A", "Twelve"], "a plan without a name"
    assert names(page(visit, bob, "explore")) == ["Plan A", "Plan B"]
