"""What information costs and tells, on the screens: files with gaps, a census read honestly, bought studies."""

import pytest

from game import commands
from game.views import Which, bought_studies, customers, results
from locales import translator
from sim import packs
from sim.levers import STUDIES
from tests.pages.at_the_screens import page, two_teammates, unfolded, words
from tests.pages.school import Class, Opening, actor
from ui import format as figures
from ui.decide.lever_values import option_name
from ui.decide.lever_words import lever_name
from ui.information.study_section import QUESTIONS

both = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture
def informed(school: Class) -> tuple[Class, str, str]:
    """A round is revealed in which Ann's team asked everybody, called back and bought every study; her, Cai's token."""
    school, ann, _bob = two_teammates(school)
    cai = school.student("Dan", 1, "service")
    plan = {"survey_share": 1.0, "survey_follow_up": 1.0, "studies": list(STUDIES), "study_interviews": 200.0}
    commands.save_draft(school.store, actor(school.store, ann), plan)
    commands.close_round(school.store, school.teacher, school.game_id)
    return school, ann, cai


@both
def test_the_results_of_the_team_that_paid_tell_its_studies_and_read_its_census_honestly(
    visit: Opening, informed: tuple[Class, str, str], language: str
) -> None:
    school, ann, cai = informed
    said = words(unfolded(page(visit, ann, "results", language), "satisfaction", "information"))
    translate = translator(language).gettext
    assert all(f"**{translate(question)}**" in said for question in QUESTIONS.values())
    seen = bought_studies(school.store, actor(school.store, ann))
    assert seen is not None
    (rival,) = seen.study.rivals.values()
    assert rival.satisfaction is not None
    assert f"{rival.satisfaction.value:.2f} <small" in said
    kinds = packs.load("eshop").segments
    assert all(kind.name.in_(language) in said for kind in kinds)
    survey = results(school.store, actor(school.store, ann)).report.survey
    assert survey is not None
    asked, answered = figures.number(survey.asked), figures.number(survey.answered)
    expected = {
        "en": (f"A census: you asked all {asked} customers, {answered} answered.", "yet most do not answer"),
        "zh": (f"普查：你们问了全部{asked}位客户，{answered}位作答。", "可多数人不作答"),
    }
    assert all(part in said for part in expected[language])
    head = {"en": "**What became of the unhappy?**", "zh": "**不满的客户后来怎样了？**"}
    assert head[language] in said
    theirs = words(unfolded(page(visit, cai, "results", language), "satisfaction", "information"))
    assert not any(translate(question) in theirs for question in QUESTIONS.values())


@both
def test_a_study_is_chosen_and_priced_on_the_form(visit: Opening, school: Class, language: str) -> None:
    school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "decide", language)
    pills = next(one for one in screen.pills if one.label == lever_name("studies", language))
    assert list(pills.options) == [option_name("studies", study, None, language) for study in STUDIES]
    number = next(one for one in screen.number_input if lever_name("study_interviews", language) in one.label)
    assert (number.min, number.max, number.value) == (100, 2000, 400)


@both
def test_a_gap_in_a_file_is_shown_as_a_gap(visit: Opening, informed: tuple[Class, str, str], language: str) -> None:
    school, ann, _cai = informed
    frame = customers(school.store, actor(school.store, ann)).frame
    blank = frame[(frame["channel"] == "") & (frame["segment"] == "") & frame["age"].isna()]["customer"]
    screen = page(visit, ann, "customers", language)
    screen.session_state["opened_customer"] = int(blank.iloc[0])
    screen.run()
    assert not screen.exception
    said = words(screen)
    expected = {
        "en": ("Segment not on file", "Favourite channel not on file", "age and work not on file"),
        "zh": ("客群未登记", "偏好渠道未登记", "年龄和职业未登记"),
    }
    assert all(part in said for part in expected[language])


def test_a_teacher_reads_a_teams_studies_as_the_team_does(informed: tuple[Class, str, str]) -> None:
    school, ann, _cai = informed
    team = results(school.store, actor(school.store, ann)).team.id
    mine = bought_studies(school.store, actor(school.store, ann))
    assert mine is not None
    assert bought_studies(school.store, school.teacher, Which(team=team)) == mine
