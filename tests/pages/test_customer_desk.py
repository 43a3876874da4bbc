"""The customer desk as a student works at it: rooms, the grade rule, filters."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from game.customer_analysis.churn import ChurnStudy
from game.views import churn_study, customer_clusters, customers, target_lists
from sim import packs
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor
from ui.customers.customer_export import as_csv


@pytest.fixture
def played(school: Class) -> tuple[Class, str, str]:
    """A class in which one round has been played, and the tokens of two teammates."""
    here = two_teammates(school)
    school.play()
    return here


def room(screen: AppTest, name: str, language: str = "en") -> AppTest:
    """Look at one room of the desk."""
    screen.button_group(key=f"desk-room_{language}").set_value(name).run()
    assert not screen.exception
    return screen


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_value_of_customers_is_told_in_words(visit: Opening, played: tuple[Class, str, str], language: str) -> None:
    _school, ann, _bob = played
    screen = room(page(visit, ann, "customers", language), "value", language)
    expected = {
        "en": {"Whom do you call an A?", "How steep is your pyramid?", "Who earns it, and who eats it?"},
        "zh": {"你们把谁算作A级？", "你们的客户金字塔有多陡？", "谁带来利润，谁吃掉利润？"},
    }
    assert expected[language] <= {heading.value for heading in screen.subheader}
    assert len(screen.get("plotly_chart")) == 3


def test_a_rule_set_by_one_is_on_the_others_screen(visit: Opening, played: tuple[Class, str, str]) -> None:
    school, ann, bob = played
    screen = room(page(visit, ann, "customers"), "value")
    next(field for field in screen.number_input if field.label == "Weight of R").set_value(5).run()
    screen.button(key="save-rule").click().run()
    assert not screen.error
    other = room(page(visit, bob, "customers"), "value")
    assert next(field for field in other.number_input if field.label == "Weight of R").value == 5
    assert "Set by Ann" in words(other)
    assert customers(school.store, actor(school.store, bob)).rule.rule.recency == 5


def test_a_rule_that_grades_nobody_is_refused_in_words(visit: Opening, played: tuple[Class, str, str]) -> None:
    _school, ann, _bob = played
    screen = room(page(visit, ann, "customers"), "value")
    next(field for field in screen.number_input if field.label == "Grade A from").set_value(2.0).run()
    screen.button(key="save-rule").click().run()
    assert "does not grade anybody" in screen.error[0].value


def test_the_list_follows_ones_own_grades_and_stages(visit: Opening, played: tuple[Class, str, str]) -> None:
    school, ann, _bob = played
    frame = customers(school.store, actor(school.store, ann)).frame
    wanted = int(((frame["own_grade"] == "A") & frame["stage"].isin(["steady", "growing"])).sum())
    screen = page(visit, ann, "customers")
    screen.button_group(key="filter-own-grades").set_value(["A"]).run()
    screen.button_group(key="filter-stages_en").set_value(["steady", "growing"]).run()
    assert any(f"**{wanted:,} customers**" == one.value for one in screen.markdown)
    fold = "**Filter and sort** · Your grade: A · Life-cycle stage: Growing, Steady · Most valuable first"
    assert fold in [one.label for one in screen.expander]
    for order in ("Costliest first", "Least satisfied answers first", "Most points first"):
        screen.selectbox(key="filter-order_en").set_value(order).run()
        assert not screen.exception


STUDIES = {
    "groups": {"en": "What kinds of customers do you have?", "zh": "你们有哪几类客户？"},
    "risk": {"en": "Who may leave next?", "zh": "接下来谁可能流失？"},
    "worth": {"en": "What is a customer worth over the years?", "zh": "一位客户在今后几年里值多少？"},
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_studies_say_when_they_know_nothing_yet_and_tell_later(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "customers", language)
    for name, heading in STUDIES.items():
        assert heading[language] in {one.value for one in room(screen, name, language).subheader}
        assert bool(screen.info) == (name != "groups")
    for _round in range(2):
        school.play()
    screen = page(visit, ann, "customers", language)
    for name in STUDIES:
        room(screen, name, language)
        assert not screen.info
        assert len(screen.get("plotly_chart")) == (2 if name == "worth" else 1)
    risky = room(screen, "risk", language)
    next(button for button in risky.button if str(button.key).startswith("risky-")).click().run()
    assert not screen.exception
    assert screen.button(key="back")


def test_a_list_made_elsewhere_comes_in_and_wrong_lines_are_told(
    visit: Opening, played: tuple[Class, str, str]
) -> None:
    school, ann, bob = played
    own = customers(school.store, actor(school.store, ann)).frame["customer"].head(3).tolist()
    screen = room(page(visit, ann, "customers"), "targets")
    screen.text_input(key="list-name-taken-in").set_value("From my notebook")
    screen.text_area(key="list-text").set_value("\n".join([str(own[0]), "nobody", str(own[1]), "999999", str(own[2])]))
    screen.button(key="take-in").click().run()
    assert not screen.exception
    assert "Line 2" in screen.warning[0].value
    assert "Line 4" in screen.warning[0].value
    assert "is kept" in screen.success[0].value
    other = room(page(visit, bob, "customers"), "targets")
    assert any(one.value == "**From my notebook**" for one in other.markdown)
    assert target_lists(school.store, actor(school.store, bob))[0].customers == tuple(own)


def test_an_uploaded_file_of_this_desk_comes_back_whole(visit: Opening, played: tuple[Class, str, str]) -> None:
    school, ann, _bob = played
    who = actor(school.store, ann)
    frame = customers(school.store, who).frame.head(40)
    file = as_csv(frame, packs.load("eshop"), who, "zh")
    screen = room(page(visit, ann, "customers", "zh"), "targets", "zh")
    screen.text_input(key="list-name-taken-in").set_value("前四十位")
    screen.file_uploader(key="list-file").upload("客户.csv", file, "text/csv")
    screen.button(key="take-in").click().run()
    assert not screen.exception
    assert target_lists(school.store, who)[0].customers == tuple(frame["customer"])
    assert not [line for line in file.decode("utf-8-sig").splitlines() if line[0] in "=+-@"]


def test_the_file_is_made_in_the_readers_language_where_no_screen_is(
    visit: Opening, played: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _school, ann, _bob = played
    makers: list[Callable[[], bytes]] = []
    monkeypatch.setattr(st, "download_button", lambda *_words, data, **_options: makers.append(data))
    page(visit, ann, "customers", "zh")
    with ThreadPoolExecutor(1) as elsewhere:
        (file,) = (elsewhere.submit(make).result() for make in makers)
    assert file.decode("utf-8-sig").startswith("编号,姓名,")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_follows_kinds_and_the_risk_that_the_model_sees(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    for _round in range(2):
        school.play()
    who = actor(school.store, ann)
    kinds, risk = customer_clusters(school.store, who), churn_study(school.store, who)
    assert kinds is not None
    assert isinstance(risk, ChurnStudy)
    riskiest = np.argsort(-risk.risk.round(3), kind="stable")[: -(-len(risk.risk) // 10)]
    wanted = int((kinds.of_row[riskiest] == 2).sum())
    assert wanted
    screen = page(visit, ann, "customers", language)
    assert not any(str(group.key).startswith("filter-kinds") for group in screen.button_group)
    screen.toggle(key="filter-by-studies").set_value(True).run()
    screen.button_group(key=f"filter-kinds-2_{language}").set_value(["2"]).run()
    screen.button_group(key=f"filter-bands-2_{language}").set_value(["high"]).run()
    screen.selectbox(key=f"filter-order_{language}").set_value("Most likely to leave first").run()
    assert not screen.exception
    said = {"en": f"**{wanted:,} customers**", "zh": f"**{wanted:,}位客户**"}
    assert said[language] in [one.value for one in screen.markdown]
    first = next(button for button in screen.button if str(button.key).startswith("customer-"))
    kept = kinds.of_row == 2
    assert f"{risk.risk[riskiest][kept[riskiest]].max():.0%}".rstrip("%") in first.label.replace(" %", "")


def test_a_first_round_has_kinds_and_says_why_there_is_no_risk_yet(visit: Opening, school: Class) -> None:
    school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "customers")
    screen.toggle(key="filter-by-studies").set_value(True).run()
    assert "a model needs a round that was played" in screen.info[0].value
    screen.selectbox(key="filter-order_en").set_value("Highest lifetime value first").run()
    assert not screen.exception
