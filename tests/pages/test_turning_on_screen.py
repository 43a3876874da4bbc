"""Turning a lever on the screen, in both languages."""

import re

import pytest

from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.exploring_screen import finished, names
from tests.pages.school import Class, Opening

both = pytest.mark.parametrize("language", ["en", "zh"])
pytestmark = pytest.mark.usefixtures("plans_at_once")


@both
def test_a_lever_is_turned_and_the_best_point_said(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "explore", language)
    place = "eshop-0-None"
    screen.segmented_control(key=f"explore-way_{language}").set_value("lever").run()
    screen.number_input(key=f"try-sweep-low-agents-{place}").set_value(4)
    screen.number_input(key=f"try-sweep-high-agents-{place}").set_value(12)
    screen.number_input(key=f"try-sweep-points-12-agents-{place}").set_value(3)
    screen.number_input(key=f"try-sweep-rounds-{place}").set_value(1)
    screen.number_input(key=f"try-sweep-markets-{place}").set_value(1)
    screen.button("sweep-run").click().run()
    finished(screen, "sweep-stop")
    assert not screen.exception
    best = {
        "en": r"Best for \*\*Retention rate\*\*: \*\*Agents 12 people\*\*",
        "zh": r"对\*\*留存率\*\*最好的是：\*\*.*12人\*\*",
    }
    assert re.search(best[language], words(screen))
    screen.number_input(key=f"try-sweep-first-{place}").set_value(3)
    screen.button("sweep-run").click().run()
    assert {"en": "Market 3.", "zh": "市场编号：3。"}[language] in words(finished(screen, "sweep-stop"))
    screen.number_input(key=f"try-sweep-points-12-agents-{place}").set_value(100_000)
    screen.button("sweep-run").click().run()
    assert re.search(r"200", screen.error[0].value)


@both
def test_a_sweep_is_kept_shared_by_a_link_and_asked_again(visit: Opening, school: Class, language: str) -> None:
    _school, ann, _bob = two_teammates(school)
    screen, place = page(visit, ann, "explore", language), "eshop-0-None"
    screen.text_input(key=f"try-name-{place}-0").set_value("Base")
    screen.segmented_control(key=f"explore-way_{language}").set_value("lever").run()
    for end, value in (("low", 4), ("high", 12), ("points-12", 3)):
        screen.number_input(key=f"try-sweep-{end}-agents-{place}").set_value(value)
    screen.number_input(key=f"try-sweep-rounds-{place}").set_value(1)
    screen.number_input(key=f"try-sweep-markets-{place}").set_value(1)
    screen.text_input(key=f"try-sweep-listed-{place}").set_value("7")
    screen.button("sweep-keep").click().run()
    screen.button("shelf-share-1").click().run()
    assert screen.code[0].value.endswith("/explore?plan=1")
    rival = page(visit, school.student("Dan", 1), "explore", language)
    rival.query_params["plan"] = "1"
    rival.run()
    told = {"en": "Agents from 4 people to 12 people in “Base” (3 points)", "zh": "从4人调到12人（3个点）"}
    assert told[language] in words(rival)
    rival.button("plan-by-link-ask").click().run()
    finished(rival, "sweep-stop")
    assert {"en": "“Base”, 1 market, 1 round.", "zh": "“Base”，1个市场，1个回合。"}[language] in words(rival)
    assert {"en": "Market 7.", "zh": "市场编号：7。"}[language] in words(rival)
    assert [
        rival.number_input(key=f"try-sweep-{end}-agents-{place}").value for end in ("low", "high", "points-12")
    ] == [4, 12, 3]
    assert names(rival)[-1] == "Base"
    assert not rival.exception
    assert not rival.error
    assert not rival.warning
