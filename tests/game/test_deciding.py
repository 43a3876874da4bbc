"""A team decides: drafts, teammates, budgets, submissions."""

import pytest

from game import commands
from game.views import Desk, desk, pulse
from tests.game.classroom import TEACHER, Classroom, extravagant
from tests.game.refusals import everything, refused


def at_desk(lesson: Classroom, name: str) -> Desk:
    return desk(lesson.store, lesson.students[name])


def test_a_draft_starts_from_what_the_company_did_and_fits_the_budget(lesson: Classroom) -> None:
    seen = at_desk(lesson, "Ann")
    assert (seen.draft.version, seen.draft.by, seen.draft.problems) == (0, None, ())
    assert seen.draft.values == seen.last_values
    assert seen.draft.planned_total == pytest.approx(sum(seen.last_costs.values()))
    assert seen.may_edit


def test_every_change_is_saved_and_the_teammate_sees_it_with_the_name(lesson: Classroom) -> None:
    before, cai = (pulse(lesson.store, lesson.students[name]) for name in ("Bob", "Cai"))
    draft = commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0}, 0)
    assert (draft.version, draft.by, draft.values.training) == (1, "Ann", 250.0)
    seen = at_desk(lesson, "Bob")
    assert [(change.lever, change.by) for change in seen.changes] == [("training", "Ann")]
    after = pulse(lesson.store, lesson.students["Bob"])
    assert (after.version, after.team_version) == (before.version, before.team_version + 1)
    assert pulse(lesson.store, lesson.students["Cai"]).team_version == cai.team_version


def test_saving_what_already_stands_changes_nothing(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0})
    before = everything(lesson.store)
    assert commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0}).version == 1
    assert everything(lesson.store) == before


def test_changes_of_different_levers_are_merged_whoever_was_first(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0}, 0)
    draft = commands.save_draft(lesson.store, lesson.students["Bob"], {"messages": 1.3}, 0)
    assert (draft.version, draft.values.training, draft.values.messages) == (2, 250.0, 1.3)


def test_a_lever_that_a_teammate_has_just_set_is_refused_with_their_name(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0, "messages": 1.3}, 0)
    before = everything(lesson.store)
    with refused("stale_draft", changed=["training"], by="Ann", at=lesson.clock.now, version=1):
        commands.save_draft(lesson.store, lesson.students["Bob"], {"training": 50.0, "pay": 1.1}, 0)
    assert everything(lesson.store) == before
    assert commands.save_draft(lesson.store, lesson.students["Bob"], {"training": 50.0}, 1).version == 2


def test_ones_own_quick_changes_never_count_as_stale(lesson: Classroom) -> None:
    for value in (10.0, 20.0, 30.0):
        draft = commands.save_draft(lesson.store, lesson.students["Ann"], {"training": value}, 0)
    assert (draft.version, draft.values.training) == (3, 30.0)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"price_of_tea": 1}, "unknown_lever"),
        ({"training": 1e9}, "out_of_range"),
        ({"training": float("nan")}, "wrong_type"),
        ({"training": "much"}, "wrong_type"),
        ({"routing": "alphabetical"}, "not_an_option"),
        ({"channels": []}, "empty_subset"),
    ],
)
def test_what_a_lever_cannot_be_is_refused_and_the_draft_stays(
    lesson: Classroom, changes: dict[str, object], code: str
) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"messages": 1.3})
    before = everything(lesson.store)
    with refused("decision_refused") as caught:
        commands.save_draft(lesson.store, lesson.students["Ann"], {"pay": 1.1, **changes})
    assert [problem["code"] for problem in caught.problems] == [code]
    assert everything(lesson.store) == before


def test_a_draft_may_exceed_the_budget_but_a_submission_may_not(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    draft = commands.save_draft(lesson.store, ann, extravagant(at_desk(lesson, "Ann")))
    assert draft.planned_total > draft.budget
    assert [problem.code for problem in draft.problems] == ["over_budget"]
    before = everything(lesson.store)
    with refused("decision_refused") as caught:
        commands.submit(lesson.store, ann, draft.version)
    assert [problem["code"] for problem in caught.problems] == ["over_budget"]
    assert everything(lesson.store) == before


def test_a_submission_is_of_the_draft_that_was_seen(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0}, 0)
    with refused("stale_submission", changed=["training"], by="Ann", version=1):
        commands.submit(lesson.store, lesson.students["Bob"], 0)
    commands.submit(lesson.store, lesson.students["Bob"], 1, " We train. ", 0.9)
    seen = at_desk(lesson, "Ann").submission
    assert seen is not None
    assert (seen.by, seen.reason, seen.predicted_retention, seen.version) == ("Bob", "We train.", 0.9, 1)


def test_submitting_twice_hands_in_one_decision(lesson: Classroom) -> None:
    commands.submit(lesson.store, lesson.students["Ann"], 0)
    commands.submit(lesson.store, lesson.students["Ann"], 0)
    lesson.close()
    with lesson.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT COUNT(*) FROM decisions WHERE source = 'submitted'").scalar()
    assert rows == 1


def test_after_submitting_the_draft_may_change_and_the_submission_stands_until_handed_in_again(
    lesson: Classroom,
) -> None:
    ann = lesson.students["Ann"]
    commands.save_draft(lesson.store, ann, {"training": 250.0})
    commands.submit(lesson.store, ann, 1)
    commands.save_draft(lesson.store, ann, {"training": 100.0})
    seen = at_desk(lesson, "Ann")
    assert seen.changed_since_submission == ("training",)
    assert seen.submission is not None
    assert seen.submission.values.training == 250.0
    commands.submit(lesson.store, ann, 2)
    assert at_desk(lesson, "Ann").changed_since_submission == ()


def test_a_withdrawn_submission_leaves_the_draft(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    with refused("not_submitted"):
        commands.withdraw(lesson.store, ann)
    commands.save_draft(lesson.store, ann, {"training": 250.0})
    commands.submit(lesson.store, ann, 1)
    commands.withdraw(lesson.store, lesson.students["Bob"])
    seen = at_desk(lesson, "Ann")
    assert (seen.submission, seen.draft.values.training) == (None, 250.0)


def test_nothing_is_accepted_after_the_round_has_closed(lesson: Classroom) -> None:
    lesson.close()
    before = everything(lesson.store)
    for act in (
        lambda: commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 1.0}),
        lambda: commands.submit(lesson.store, lesson.students["Ann"], 0),
        lambda: commands.withdraw(lesson.store, lesson.students["Ann"]),
    ):
        with refused("round_closed", phase="revealed", round=1):
            act()
    assert everything(lesson.store) == before
    assert not at_desk(lesson, "Ann").may_edit


def test_nothing_is_accepted_after_the_time_is_up_even_if_nobody_has_closed_the_round(lesson: Classroom) -> None:
    commands.extend(lesson.store, TEACHER, lesson.game_id, 1)
    lesson.clock.forward(59)
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0})
    lesson.clock.forward(2)
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 260.0})
    lesson.clock.forward(1)
    with refused("round_closed", phase="open"):
        commands.submit(lesson.store, lesson.students["Ann"], 1)
    assert not at_desk(lesson, "Ann").may_edit


def test_a_reason_may_be_long_but_not_a_novel_and_a_prediction_is_a_share(lesson: Classroom) -> None:
    with refused("reason_too_long", longest=500):
        commands.submit(lesson.store, lesson.students["Ann"], 0, "x" * 501)
    with refused("out_of_bounds", what="predicted_retention", value=90):
        commands.submit(lesson.store, lesson.students["Ann"], 0, "", 90)


def test_nobody_decides_without_a_team_and_the_teacher_decides_for_nobody(lesson: Classroom) -> None:
    stray = lesson.back(commands.join(lesson.store, lesson.code, "Dai").token)
    with refused("no_team"):
        commands.save_draft(lesson.store, stray, {"training": 1.0})
    with refused("student_only"):
        commands.save_draft(lesson.store, TEACHER, {"training": 1.0})
