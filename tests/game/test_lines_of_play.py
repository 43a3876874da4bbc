"""Back and forth between lines of play: nothing is lost, each stands as it was left, and each may be looked at."""

import pytest

from game import commands
from game.rules import Phase
from game.store import Store
from game.views import LineView, compare, desk, line_history, lines, pulse, results
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import everything, refused

KEPT = ("games", "events", "branches", "teams", "members")


def line(lesson: Classroom, number: int, who: str | None = None) -> LineView:
    actor = TEACHER if who is None else lesson.students[who]
    return next(view for view in lines(lesson.store, actor, lesson.game_id) if view.number == number)


def play(lesson: Classroom, training: float) -> None:
    """Ann's team trains that much, and the round is played."""
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": training})
    lesson.close()


@pytest.fixture
def gone_back(lesson: Classroom) -> Classroom:
    """Rounds 1 and 2 were played, round 3 was begun; then the class went back to round 2 and played it otherwise."""
    play(lesson, 250.0)
    lesson.next()
    play(lesson, 30.0)
    lesson.next()
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 77.0})
    commands.go_back(lesson.store, TEACHER, lesson.game_id, 2)
    play(lesson, 900.0)
    return lesson


def test_the_line_that_was_left_is_shown_as_far_as_it_was_revealed(gone_back: Classroom) -> None:
    store, ann = gone_back.store, gone_back.students["Ann"]
    assert [(view.number, view.current, view.revealed) for view in lines(store, ann)] == [
        (1, False, (1, 2)),
        (2, True, (1, 2)),
    ]
    old, new = (results(store, ann, 2, branch=number).played.values.training for number in (1, 2))
    assert (old, new) == (30.0, 900.0)
    assert results(store, ann, 1, branch=1).report == results(store, ann, 1).report
    was, now = compare(store, ann, 2, branch=1), compare(store, ann)
    assert was.teams[0].rounds[0] == now.teams[0].rounds[0]
    assert was.teams[0].rounds[1] != now.teams[0].rounds[1]


def test_a_student_sees_of_an_old_line_no_more_than_was_revealed_and_no_rivals_plan(gone_back: Classroom) -> None:
    store, ann = gone_back.store, gone_back.students["Ann"]
    for act in (lambda: results(store, ann, 3, branch=1), lambda: compare(store, ann, 3, branch=1)):
        with refused("not_revealed", round=3):
            act()
    with refused("not_your_team"):
        results(store, ann, 2, gone_back.teams[1], branch=1)
    with refused("no_such_line", line=9):
        results(store, ann, 2, branch=9)
    with refused("teacher_only"):
        line_history(store, ann, gone_back.game_id, 1)


def test_what_was_computed_and_not_revealed_stays_hidden_on_the_line_that_was_left(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, auto_reveal=False)
    here.open()
    here.close()
    commands.go_back(store, TEACHER, here.game_id, 1)
    assert [view.number for view in lines(store, here.students["Ann"])] == [2]
    assert line(here, 1).revealed == ()
    with refused("not_revealed", round=1):
        results(store, here.students["Ann"], 1, branch=1)
    (only,) = line_history(store, TEACHER, here.game_id, 1).rounds
    assert (only.revealed, only.teams[0].retention is not None) == (False, True)


def test_the_teacher_reads_everything_that_was_done_on_an_old_line_drafts_too(gone_back: Classroom) -> None:
    history = line_history(gone_back.store, TEACHER, gone_back.game_id, 1)
    assert (history.line.phase, history.line.round) == (Phase.OPEN, 3)
    assert [(each.round, each.revealed) for each in history.rounds] == [(1, True), (2, True), (3, False)]
    mine = history.rounds[2].teams[0]
    assert (mine.source, mine.draft_by, mine.changed, mine.retention) == (None, "Ann", ("training",), None)
    own = [each.own for each in line_history(gone_back.store, TEACHER, gone_back.game_id, 2).rounds]
    assert own == [False, True]


def test_the_class_takes_up_the_old_line_exactly_where_it_left_it(gone_back: Classroom) -> None:
    store, ann = gone_back.store, gone_back.students["Ann"]
    before = everything(store, but=KEPT)
    commands.return_to(store, TEACHER, gone_back.game_id, 1)
    assert everything(store, but=KEPT) == before
    seen = desk(store, ann)
    assert (seen.phase, seen.round, seen.draft.values.training, seen.draft.by) == (Phase.OPEN, 3, 77.0, "Ann")
    assert results(store, ann).played.values.training == 30.0
    gone_back.close()
    assert results(store, ann, 3).played.values.training == 77.0
    assert results(store, ann, 2, branch=2).played.values.training == 900.0


def test_back_and_forth_and_on_from_either_line_brings_one_result_each(gone_back: Classroom) -> None:
    store, game = gone_back.store, gone_back.game_id
    commands.return_to(store, TEACHER, game, 1)
    commands.return_to(store, TEACHER, game, 2)
    assert (pulse(store, game).phase, pulse(store, game).round) == (Phase.REVEALED, 2)
    gone_back.next()
    gone_back.close()
    assert commands.go_back(store, TEACHER, game, 2, branch=1) == 3
    seen = desk(store, gone_back.students["Ann"])
    assert (seen.round, seen.draft.values.training, seen.last_values.training) == (2, 30.0, 250.0)
    assert [view.revealed for view in lines(store, TEACHER, game)] == [(1, 2), (1, 2, 3), (1,)]


def test_one_returns_only_to_another_line_and_not_while_a_round_is_computed(
    gone_back: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, game = gone_back.store, gone_back.game_id
    before = everything(store)
    for number in (2, 9):
        with refused("no_such_line", line=number):
            commands.return_to(store, TEACHER, game, number)
    with refused("teacher_only"):
        commands.return_to(store, gone_back.students["Ann"], game, 1)
    assert everything(store) == before
    gone_back.next()
    monkeypatch.setattr("game.commands.running.play", lambda *_: True)
    gone_back.close()
    for act in (
        lambda: commands.return_to(store, TEACHER, game, 1),
        lambda: commands.go_back(store, TEACHER, game, 2, branch=1),
    ):
        with refused("round_computing", round=3):
            act()
