"""Survival curves on the screen, in both languages: one's own before the end, everybody's after it."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.shown.survival import SPLITS, Cohorts
from game.views.survival import survival
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.reading import english
from tests.pages.school import Class, Opening, actor
from ui.survival.survival_words import judged, p_value

both = pytest.mark.parametrize("language", ["en", "zh"])
NAMES = {"A", "B", "C", "D", "Ann", "Bob", "Cai", "CRM", "Tuesday", "Liuke", "SimPy", "QR", "CSV", "English"}


@pytest.fixture
def revealed(school: Class) -> tuple[Class, str]:
    """A round is revealed, in which Ann's team wrote too often. Her token."""
    school, ann, _bob = two_teammates(school)
    commands.save_draft(school.store, actor(school.store, ann), {"messages": 5.0})
    commands.close_round(school.store, school.teacher, school.game_id)
    return school, ann


def split(screen: AppTest, school: Class, key: str, language: str) -> AppTest:
    """Choose which customers the curves are of."""
    screen.segmented_control(key=f"survival-split-{school.game_id}_{language}").set_value(key).run()
    assert not screen.exception
    return screen


@both
def test_a_team_looks_at_its_own_curves_cut_every_way(
    visit: Opening, revealed: tuple[Class, str], language: str
) -> None:
    school, ann = revealed
    screen = page(visit, ann, "survival", language)
    assert not screen.selectbox
    who = actor(school.store, ann)
    for key in SPLITS:
        told = words(split(screen, school, key, language))
        for one in survival(school.store, who, Cohorts(key)).curves:
            assert f"{one.curve.share[-1]:.1%}" in told
        if language == "zh":
            assert not english(screen, NAMES)


@both
def test_two_curves_are_held_against_each_other_in_words(
    visit: Opening, revealed: tuple[Class, str], language: str
) -> None:
    school, ann = revealed
    screen = split(page(visit, ann, "survival", language), school, "grade", language)
    seen = survival(school.store, actor(school.store, ann), Cohorts("grade"))
    pair = next(each for each in seen.pairs if (each.first, each.second) == (0, len(seen.curves) - 1))
    told = words(screen)
    assert p_value(pair.chance) in told
    assert {"en": "pairs", "zh": "全部6对"}[language] in told
    for place in (0, 1):
        screen.selectbox(key=f"survival-{place}-{school.game_id}-grade_{language}").set_value(1)
    screen.run()
    assert {"en": "Please choose two different", "zh": "请选两条不同"}[language] in words(screen)


def test_before_a_round_is_revealed_the_page_says_when_to_come_back(visit: Opening, school: Class) -> None:
    school, ann, _bob = two_teammates(school)
    assert "After the first round" in words(page(visit, ann, "survival"))


@both
def test_the_teacher_sees_all_teams_and_chooses_whose_customers_are_cut(
    visit: Opening, revealed: tuple[Class, str], language: str
) -> None:
    school, _ann = revealed
    screen = visit("survival", school.teacher_token, teacher=True, language=language, game=str(school.game_id))
    assert not screen.exception
    seen = survival(school.store, school.teacher, Cohorts(), school.game_id)
    told = words(screen)
    for one in seen.curves:
        assert f"{one.curve.share[-1]:.1%}" in told
    assert {"en": "too careful", "zh": "偏于谨慎"}[language] in told
    screen = split(screen, school, "came", language)
    assert any(box.key and box.key.startswith("survival-team-") for box in screen.selectbox)


def test_words_for_chance_follow_the_measure(visit: Opening, school: Class) -> None:  # noqa: ARG001 - a language is needed
    said = [judged(chance) for chance in (0.8, 0.3, 0.03, 0.005, 0.0004)]
    assert [line.split(":")[0] for line in said] == [
        "**That may well be chance",
        "**That may be chance",
        "**That is probably not chance",
        "**That is hardly chance",
        "**That is hardly chance",
    ]
    assert [
        n in line for n, line in zip(("more often", "in 3 ", "in 33 ", "in 100 ", "in 1,000 "), said, strict=True)
    ] == [True] * 5
