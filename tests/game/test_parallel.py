"""Parallel markets: every team in its own copy of the market, against the scenario's rivals."""

import pytest

from game import commands
from game.store import Store
from game.views import brief, compare, customers, desk, results
from sim import packs, parallel
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import refused


@pytest.fixture
def lesson(store: Store, clock: Clock) -> Classroom:
    here = two_teams(store, clock, mode="parallel", teams=3)
    here.open()
    return here


def test_identical_decisions_bring_identical_results_whatever_the_others_do(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, mode="parallel")
    here.open()
    here.close()
    ann, cai = here.students["Ann"], here.students["Cai"]
    assert results(store, ann).report == results(store, cai).report
    here.next()
    commands.save_draft(store, cai, {"promotion_depth": 0.2})
    here.close()
    assert results(store, ann).report != results(store, cai).report


def test_each_copy_holds_the_team_and_the_scenarios_rivals(lesson: Classroom) -> None:
    lesson.close()
    shown = results(lesson.store, lesson.students["Ann"])
    assert [tag.firm for tag in shown.teams] == ["team", *parallel.rivals(packs.load("eshop"))]
    assert set(shown.report.lost_to) <= {"", *(tag.firm for tag in shown.teams)}
    assert [move.team.strategy for move in brief(lesson.store, lesson.students["Ann"]).rivals] == list(
        packs.load("eshop").rivals
    )


def test_a_copy_that_nobody_plays_is_left_out(lesson: Classroom) -> None:
    lesson.close()
    shown = compare(lesson.store, lesson.students["Ann"])
    assert len(shown.teams) == 2
    with refused("team_not_in_game"):
        commands.move_member(
            lesson.store, TEACHER, lesson.game_id, lesson.students["Ann"].member_id or 0, lesson.teams[2]
        )


def test_a_team_sees_the_flows_of_its_own_copy_only(lesson: Classroom) -> None:
    lesson.close()
    mine = compare(lesson.store, lesson.students["Ann"])
    assert set(mine.flows) == {"team", *parallel.rivals(packs.load("eshop"))}
    assert compare(lesson.store, TEACHER, game_id=lesson.game_id).flows == {}


def test_every_team_has_its_own_desk_and_customers(lesson: Classroom) -> None:
    lesson.close()
    lesson.next()
    for name in ("Ann", "Cai"):
        seen = desk(lesson.store, lesson.students[name])
        assert len(customers(lesson.store, lesson.students[name]).frame) == seen.position.customers
