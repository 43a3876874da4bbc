"""How long customers stay, as teams and teachers may look at it."""

from itertools import pairwise

import pytest

from game import commands
from game.shown.survival import Cohorts, Survival
from game.store import Store
from game.views import compare, customers
from game.views.survival import survival
from sim.clock import WEEKS
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import refused


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """Nothing here is written: one kind of database is enough."""
    return sqlite_ready


def teachers(here: Classroom, split: str = "start", team: int | None = None) -> Survival:
    return survival(here.store, TEACHER, Cohorts(split, team), here.game_id)


def test_the_curve_of_the_first_customers_begins_with_all_and_ends_with_those_still_there(played: Classroom) -> None:
    seen = teachers(played)
    assert (seen.rounds, seen.every_team) == (2, True)
    public = {record.team.id: record.rounds for record in compare(played.store, TEACHER, game_id=played.game_id).teams}
    assert [one.team.id for one in seen.curves] == list(public)
    for one in seen.curves:
        first = public[one.team.id][0]
        assert one.curve.customers == first.customers_start
        assert len(one.curve.share) == 2 * WEEKS + 1
        assert one.curve.share[WEEKS] <= first.retention  # the rate also counts who left and came back
        assert one.curve.share[WEEKS] == pytest.approx(first.retention, abs=0.02)
        assert one.curve.share[-1] == pytest.approx(1 - one.curve.left / one.curve.customers)


def test_every_two_teams_are_tested_and_a_team_that_pesters_loses_more_than_by_chance(played: Classroom) -> None:
    ann, cai = teachers(played).curves
    assert ann.curve.share[-1] < cai.curve.share[-1]
    (pair,) = teachers(played).pairs
    assert (pair.first, pair.second) == (0, 1)
    assert pair.chance == pair.chance_among_all < 0.05


def test_two_teams_that_decide_alike_differ_by_nothing_but_chance(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    here.open()
    here.close()
    (pair,) = teachers(here).pairs
    assert pair.chance > 0.5


def test_the_cohorts_of_one_team_are_all_whom_it_ever_served(played: Classroom) -> None:
    record = next(one for one in compare(played.store, TEACHER, game_id=played.game_id).teams if one.team.seat == 0)
    came = teachers(played, "came", record.team.id).curves
    assert [one.group for one in came] == ["0", "1", "2"]
    assert [one.curve.customers for one in came] == [
        record.rounds[0].customers_start,
        *(one.won for one in record.rounds),
    ]
    assert [len(one.curve.share) for one in came] == [2 * WEEKS + 1, 2 * WEEKS, WEEKS]
    won = next(one for one in teachers(played, "won").curves if one.team.id == record.team.id)
    assert won.curve.customers == sum(one.won for one in record.rounds)


def test_grades_and_segments_are_those_on_file_when_the_game_began(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    files = customers(lesson.store, ann).frame
    lesson.close()
    for split in ("grade", "segment"):
        seen = survival(lesson.store, ann, Cohorts(split))
        assert {one.group: one.curve.customers for one in seen.curves} == files[split].value_counts().to_dict()
        assert len(seen.pairs) == len(seen.curves) * (len(seen.curves) - 1) / 2
    grades = {one.group: one.curve.share[-1] for one in survival(lesson.store, ann, Cohorts("grade")).curves}
    assert list(grades) == ["A", "B", "C", "D"]


def test_a_team_sees_its_own_curves_and_everybodys_once_the_game_has_ended(played: Classroom) -> None:
    ann, rival = played.students["Ann"], played.teams[1]
    for split in ("start", "won"):
        seen = survival(played.store, ann, Cohorts(split))
        assert [one.team.mine for one in seen.curves] == [True]
        assert not seen.every_team
    for split in ("start", "grade"):
        with refused("not_your_team"):
            survival(played.store, ann, Cohorts(split, rival))
    commands.end_game(played.store, TEACHER, played.game_id)
    assert [one.team.id for one in survival(played.store, ann).curves] == played.teams
    with refused("not_your_team"):
        survival(played.store, ann, Cohorts("grade", rival))


def test_before_a_round_is_revealed_there_is_no_curve(lesson: Classroom) -> None:
    for who, game in ((TEACHER, lesson.game_id), (lesson.students["Ann"], None)):
        with refused("not_revealed"):
            survival(lesson.store, who, Cohorts(), game)


def test_a_line_of_play_that_was_left_keeps_its_curves(played: Classroom) -> None:
    before = teachers(played)
    commands.go_back(played.store, TEACHER, played.game_id, 2)
    commands.save_draft(played.store, played.students["Cai"], {"messages": 5.0})
    played.close()
    assert teachers(played) != before
    assert survival(played.store, TEACHER, Cohorts(branch=1), played.game_id) == before


def test_in_markets_of_their_own_teams_begin_with_the_same_customers(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, mode="parallel")
    here.open()
    commands.save_draft(store, here.students["Cai"], {"messages": 5.0})
    here.close()
    one, other = teachers(here).curves
    assert one.curve.customers == other.curve.customers
    for earlier, later in pairwise(other.curve.share):
        assert later <= earlier
