"""Is this model right: the table that everybody may read and a teacher may have measured anew."""

from collections.abc import Iterator, Sequence

import pytest
from streamlit.testing.v1 import AppTest

from game import commands, validity
from game.actors import Actor
from game.validity import Again
from sim.validity.finding import Finding
from sim.validity.shipped import Kept, Results
from tests.game.refusals import refused
from tests.pages.made_up_findings import figure, plot, results
from tests.pages.reading import english, text
from tests.pages.school import Class, Opening
from ui import menu
from ui.validity import finding_chart, finding_words

NAMES = {"English", "Fader", "Hardie", "CRM", "Ann"}


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of made-up findings, and none that was measured anew."""
    monkeypatch.setattr("game.views.validity.shipped", results)
    monkeypatch.setattr("game.validity._rows", {})


def model(visit: Opening, token: str = "", *, teacher: bool = False, language: str = "en") -> AppTest:
    screen = visit("door", token, teacher=teacher, language=language)
    screen.switch_page("model.py").run()
    assert not screen.exception
    return screen


def open_row(screen: AppTest, key: str) -> AppTest:
    screen.session_state[f"open-{key}"] = True
    return screen.run()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_a_glance_it_says_how_many_are_met_and_which_are_not(visit: Opening, language: str) -> None:
    screen = model(visit, language=language)
    said = text(screen)
    assert "3 / 5" in said
    assert said.index("✗") < said.index("word_of_mouth") if language == "en" else "不符合" in said
    assert language == "en" or not english(screen, NAMES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_row_opens_to_its_setting_its_reason_and_its_picture(visit: Opening, language: str) -> None:
    screen = model(visit, language=language)
    closed = text(screen)
    assert "20,000" not in closed
    assert "2 万人" not in closed
    opened = open_row(open_row(screen, "survival_of_a_cohort"), "word_of_mouth")
    said = text(opened)
    assert "20,000" in said or "2 万人" in said
    assert "people talk too little" in said or "大家说得太少" in said
    assert len(opened.get("plotly_chart")) == 1
    assert language == "en" or not english(opened, NAMES)


def test_it_says_what_came_out_by_itself_and_what_was_put_in(visit: Opening) -> None:
    said = text(model(visit))
    for words in (*finding_words.STANDINGS.values(), *finding_words.MEANINGS.values()):
        assert words in said


def test_everybody_may_read_it_but_only_a_teacher_has_it_in_the_menu(school: Class, visit: Opening) -> None:
    student = school.student("Ann", 0)
    for screen in (model(visit), model(visit, student)):
        assert "3 / 5" in text(screen)
        assert not [button for button in open_row(screen, "word_of_mouth").button if "anew" in button.label]
    assert menu.MODEL in menu.entries(school.teacher)
    assert menu._hides(menu.MODEL, None, None)
    assert not menu._hides(menu.MODEL, school.teacher, None)
    helping = visit("door", student)
    helping.switch_page("help.py").run()
    assert "Is this model right?" in text(helping)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_teacher_measures_a_row_anew_on_this_machine(
    school: Class, visit: Opening, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def at_once(keys: Sequence[str]) -> Iterator[Finding]:
        yield from (kept.finding for kept in results().rows if kept.finding.key in keys)

    class Now:
        def __init__(self, target: object, args: tuple[str], **_more: object) -> None:
            self.target, self.args = target, args

        def start(self) -> None:
            assert callable(self.target)
            self.target(*self.args)

    monkeypatch.setattr(validity, "by_workers", at_once)
    monkeypatch.setattr(validity, "Thread", Now)
    screen = open_row(model(visit, school.teacher_token, teacher=True, language=language), "word_of_mouth")
    screen.button(key="again-word_of_mouth").click().run()
    said = text(screen)
    assert "The same figures to the last digit." in said or "一位不差" in said
    assert language == "en" or not english(screen, NAMES | {school.code})


def test_while_a_row_is_measured_it_cannot_be_asked_for_again(school: Class, visit: Opening) -> None:
    validity._rows["word_of_mouth"] = Again("running")
    screen = open_row(model(visit, school.teacher_token, teacher=True), "word_of_mouth")
    assert screen.button(key="again-word_of_mouth").disabled
    validity._rows["word_of_mouth"] = Again("failed")
    assert "could not be measured" in text(open_row(model(visit, school.teacher_token, teacher=True), "word_of_mouth"))


def test_only_a_teacher_may_have_a_row_measured() -> None:
    with refused("teacher_only"):
        commands.measure_row(Actor("student"), "word_of_mouth")
    with pytest.raises(KeyError):
        commands.measure_row(Actor("teacher"), "no_such_row")
    assert not validity._rows


def test_a_row_is_really_measured_in_a_process_of_its_own() -> None:
    (finding,) = validity.by_workers(["multiple_of_a_margin"])
    assert finding == validity.row("multiple_of_a_margin")


def test_rows_of_an_earlier_engine_say_so(visit: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Results(rows=tuple(Kept(engine="old", finding=kept.finding) for kept in results().rows))
    monkeypatch.setattr("game.views.validity.shipped", lambda: old)
    assert "earlier state" in text(model(visit))


def test_an_empty_table_says_how_to_fill_it(visit: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.views.validity.shipped", lambda: Results(rows=()))
    assert "python -m sim validity" in text(model(visit))


def test_numbers_bear_their_unit_and_no_more_digits_than_they_need() -> None:
    assert [finding_words.value(*pair) for pair in ((0.612, "percent"), (0.6, "percent"), (4.09, "times"))] == [
        "61.2%",
        "60%",
        "4.09 ×",
    ]
    assert finding_words.value(None, "") == "–"
    assert finding_words.accepted(figure(0.6, 0.55, 0.65)) == "55 to 65%"
    assert finding_words.accepted(figure(0.6, 0.0, 0.655, "points")) == "0 to 0.66 points"
    assert finding_words.accepted(figure(4.0, 4.0, 4.0, "")) == "4"


def test_a_near_miss_shows_the_digits_that_make_it_one() -> None:
    assert finding_words.ours(figure(0.25, 0.25, 0.85)) == "25% ✓"
    assert finding_words.ours(figure(0.24996, 0.25, 0.85)) == "24.996% ✗"


@pytest.mark.parametrize("kind", ["line", "points", "bars"])
def test_a_picture_holds_every_curve_in_either_language(kind: str) -> None:
    drawn = finding_chart.picture(plot(kind), "zh")
    assert [curve.name for curve in drawn.data] == ["文献值", "本模型"]
    assert drawn.layout.yaxis.tickformat == ".0%"
    assert len({curve.line.color if kind == "line" else curve.marker.color for curve in drawn.data}) == 2
