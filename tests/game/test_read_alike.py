"""What teammates see alike is read once for all of them, and anew whenever their screens are told of a change."""

import pytest

from game import commands
from game.shown.figures import Results
from game.views import lines, results, round_results
from tests.game.classroom import TEACHER, Classroom


@pytest.fixture
def readings(lesson: Classroom, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A revealed round, and the rounds whose results are read from here on."""
    lesson.close()
    read: list[int] = []
    real = round_results._results

    def noted(found: object, team: object, number: int) -> Results:
        read.append(number)
        return real(found, team, number)  # type: ignore[arg-type]

    monkeypatch.setattr(round_results, "_results", noted)
    return read


def of(lesson: Classroom, who: str) -> Results:
    return results(lesson.store, lesson.students[who])


def test_a_team_reads_its_results_once_and_each_team_its_own(lesson: Classroom, readings: list[int]) -> None:
    anns, bobs, cais = (of(lesson, who) for who in ("Ann", "Bob", "Cai"))
    assert readings == [1, 1]
    assert bobs == anns
    assert cais.team != anns.team
    assert cais.report != anns.report


def test_whoever_may_not_see_them_does_not_see_what_a_teammate_has_read(lesson: Classroom, readings: list[int]) -> None:
    own = of(lesson, "Ann")
    assert results(lesson.store, TEACHER, team_id=lesson.teams[0]) == own
    assert readings == [1]
    with pytest.raises(Exception, match="not_your_team"):
        results(lesson.store, lesson.students["Cai"], team_id=lesson.teams[0])


def test_a_name_and_the_weights_of_the_score_are_read_anew(lesson: Classroom, readings: list[int]) -> None:
    before = of(lesson, "Cai")
    commands.rename_team(lesson.store, lesson.students["Ann"], "Stayers")
    renamed = of(lesson, "Cai")
    assert "Stayers" in {tag.name for tag in renamed.teams}
    weights = dict.fromkeys(("profit", "equity", "retention", "satisfaction"), 0.0) | {"retention": 1.0}
    commands.set_weights(lesson.store, TEACHER, lesson.game_id, weights)
    assert of(lesson, "Cai").standing.score != before.standing.score
    assert len(readings) == 3


def test_a_round_that_is_played_again_is_read_anew_and_the_one_that_was_left_stands(
    lesson: Classroom, readings: list[int]
) -> None:
    before = of(lesson, "Ann")
    assert [line.number for line in lines(lesson.store, lesson.students["Ann"])] == [1]
    commands.go_back(lesson.store, TEACHER, lesson.game_id, 1)
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 900.0})
    lesson.close()
    after = of(lesson, "Bob")
    assert after.played.values.training == 900
    assert after.report != before.report
    assert results(lesson.store, lesson.students["Bob"], 1, branch=1).report == before.report
    assert [line.number for line in lines(lesson.store, lesson.students["Cai"])] == [1, 2]
    assert len(readings) == 3
