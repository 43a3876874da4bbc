"""The team's own grades, the pyramid and the whale curve, on the real store."""

import numpy as np
import pandas as pd
import pytest

from game import commands
from game.customer_analysis import concentration, rfm
from game.customer_analysis.grade_rule import GradeRule
from game.views import customers, results
from sim.levers import GRADES
from tests.game.classroom import TEACHER, Classroom
from tests.game.refusals import everything, refused

HARD = GradeRule(recency=0, frequency=0, money=1, a=4.9, b=3.9, c=2.9)


def test_everyone_of_the_team_sees_the_rule_and_nobody_else(lesson: Classroom) -> None:
    commands.set_grade_rule(lesson.store, lesson.students["Ann"], HARD.as_dict(), 0)
    mine, rival = (customers(lesson.store, lesson.students[name]) for name in ("Bob", "Cai"))
    assert (mine.rule.rule, mine.rule.by, mine.rule.version) == (HARD, "Ann", 1)
    assert (rival.rule.rule, rival.rule.by) == (GradeRule(), None)
    assert ((mine.frame["own_grade"] == "A") == (mine.frame["m"] == 5)).all()


def test_a_rule_set_meanwhile_by_a_teammate_stands(lesson: Classroom) -> None:
    commands.set_grade_rule(lesson.store, lesson.students["Ann"], HARD.as_dict(), 0)
    with refused("stale_grade_rule", by="Ann"):
        commands.set_grade_rule(lesson.store, lesson.students["Bob"], GradeRule().as_dict(), 0)
    assert customers(lesson.store, lesson.students["Bob"]).rule.rule == HARD


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"a": 2.0}, "bad_grade_rule"),
        ({"recency": 0, "frequency": 0, "money": 0}, "bad_grade_rule"),
        ({"money": "much"}, "bad_grade_rule"),
        ({"money": 9}, "out_of_bounds"),
        ({"a": float("nan")}, "out_of_bounds"),
        ({"z": 1}, "bad_grade_rule"),
    ],
)
def test_a_rule_that_grades_nobody_changes_nothing(lesson: Classroom, changed: dict[str, object], code: str) -> None:
    before = everything(lesson.store)
    with refused(code):
        commands.set_grade_rule(lesson.store, lesson.students["Ann"], GradeRule().as_dict() | changed, 0)
    assert everything(lesson.store) == before


def test_points_and_grades_follow_the_published_arithmetic(lesson: Classroom) -> None:
    lesson.close()
    table = customers(lesson.store, lesson.students["Ann"]).frame
    points = (table["r"] + table["f"] + 2 * table["m"]) / 4
    assert np.allclose(points.round(2), table["points"])
    expected = np.select([points >= 4.5, points >= 3.5, points >= 2.5], GRADES[:3], "D")
    assert (expected == table["own_grade"]).all()


def test_scores_are_fifths_and_equals_share_one(lesson: Classroom) -> None:
    table = customers(lesson.store, lesson.students["Ann"]).frame
    shares = table["m"].value_counts(normalize=True)
    assert all(0.17 < share < 0.23 for share in shares)
    assert (table.groupby("frequency")["f"].nunique() == 1).all()
    assert table["m"][table["money"].to_numpy().argmax()] == 5
    assert rfm.fifths(table["money"] * 0).tolist() == [3] * len(table)
    assert rfm.fifths(pd.Series(range(10))).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert rfm.fifths(pd.Series([1, 1, 2, 3, 4])).tolist() == [2, 2, 3, 4, 5]  # the equal ones share the middle


def test_the_whale_curve_ends_at_the_profit_that_customers_made(lesson: Classroom) -> None:
    lesson.close()
    table = customers(lesson.store, lesson.students["Ann"]).frame
    curve = concentration.whale_curve(table["profit"].to_numpy())
    assert curve is not None
    assert curve.profit[-1] == pytest.approx(1.0)
    assert curve.total == pytest.approx(table["profit"].sum())
    assert curve.peak - 1 == pytest.approx(curve.lost / curve.total)
    spent = results(lesson.store, lesson.students["Ann"]).report.revenue
    assert 0.8 * spent < table["spent_last"].sum() <= spent * 1.01


def test_the_pyramid_counts_everybody_once(lesson: Classroom) -> None:
    table = customers(lesson.store, lesson.students["Ann"]).frame
    found = concentration.pyramid(table)
    assert found["customers"].sum() == len(table)
    assert found["share"].sum() == pytest.approx(1) == pytest.approx(found["money_share"].sum())
    assert concentration.whale_curve(table["profit"].to_numpy()) is None


def test_a_survey_answer_is_known_only_where_somebody_asked_and_answered(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"survey_share": 0.3})
    commands.save_draft(lesson.store, lesson.students["Cai"], {"survey_share": 0.0})
    lesson.close()
    ann, cai = (customers(lesson.store, lesson.students[name]).frame for name in ("Ann", "Cai"))
    survey = results(lesson.store, lesson.students["Ann"]).report.survey
    assert survey is not None
    assert 0 < ann["answer"].notna().sum() <= survey.answered
    assert not cai["answer"].notna().any()


def test_who_never_orders_again_falls_asleep(lesson: Classroom) -> None:
    lesson.close()
    table = customers(lesson.store, lesson.students["Ann"]).frame
    assert (table.loc[table["stage"] == "new", "tenure"] < 13).all()
    assert (table.loc[table["stage"] == "asleep", "recency"] > 26).all()
    assert set(table["stage"]) >= {"new", "steady", "fading"}


def test_the_rule_of_a_team_that_was_taken_out_stays_with_its_firm(lesson: Classroom) -> None:
    commands.set_grade_rule(lesson.store, lesson.students["Ann"], HARD.as_dict(), 0)
    lesson.close()
    commands.drop_team(lesson.store, TEACHER, lesson.game_id, lesson.teams[0])
    assert customers(lesson.store, TEACHER, lesson.teams[0]).rule.rule == HARD
