"""Why they left: a team's own departures, for certain, and nobody else's."""

import pytest

from game import commands
from game.store import Store
from game.views import Which, compare, leaver, leaver_names, leavers, results
from sim.causes import CAUSES
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import refused


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """Nothing here is written: one kind of database is enough."""
    return sqlite_ready


def test_the_causes_of_a_round_add_up_to_its_departures_on_every_screen(played: Classroom) -> None:
    ann = played.students["Ann"]
    for number in (1, 2):
        seen, report = leavers(played.store, ann, Which(number)), results(played.store, ann, number).report
        assert len(seen.frame) == report.lost
        assert seen.frame[list(CAUSES)].to_numpy().sum() == report.lost
    first = leavers(played.store, ann, Which(1)).frame
    assert (
        first["over_contact"].sum()
        > leavers(played.store, played.students["Cai"], Which(1)).frame["over_contact"].sum()
    )


def test_a_teacher_sees_any_teams_departures(played: Classroom) -> None:
    lost = {tag.team.id: tag.rounds[-1].lost for tag in compare(played.store, TEACHER, game_id=played.game_id).teams}
    assert {team: len(leavers(played.store, TEACHER, Which(team=team)).frame) for team in lost} == lost


def test_the_diary_of_one_who_left_ends_with_the_departure_and_its_causes(played: Classroom) -> None:
    ann = played.students["Ann"]
    frame = leavers(played.store, ann, Which(2)).frame
    row = frame[frame["grade"] != "new"].iloc[0]
    told = leaver(played.store, ann, int(row["customer"]), "zh", Which(2))
    last = [one for one in told.happenings if one.kind != "coming"][-1]  # who came back has it told after that
    assert (last.kind, last.round, last.week, last.detail["to"]) == ("departure", 2, row["week"], row["to"])
    assert {one.firm for one in told.happenings} == {told.team.firm}
    names = leaver_names(played.store, ann, [told.customer], "zh", Which(2))
    assert names == {told.customer: told.persona.name}


def test_who_did_not_leave_has_no_such_diary(played: Classroom) -> None:
    ann, rival = played.students["Ann"], played.teams[1]
    stranger = int(leavers(played.store, played.students["Cai"], Which(2)).frame["customer"].iloc[0])
    mine = set(leavers(played.store, ann, Which(2)).frame["customer"])
    stranger = stranger if stranger not in mine else max(mine) + 100_000
    with refused("not_your_customer", customer=stranger):
        leaver(played.store, ann, stranger, "en", Which(2))
    with refused("not_your_customer", customer=stranger):
        leaver_names(played.store, ann, [stranger], "en", Which(2))
    with refused("not_your_team"):
        leavers(played.store, ann, Which(team=rival))
    with refused("not_revealed"):
        leavers(played.store, ann, Which(3))


def test_departures_of_a_line_that_was_left_can_still_be_looked_at(played: Classroom) -> None:
    ann = played.students["Ann"]
    before = leavers(played.store, ann, Which(2)).frame
    commands.go_back(played.store, TEACHER, played.game_id, 2)
    commands.save_draft(played.store, ann, {"training": 6000.0, "promotion_depth": 0.2})
    played.close()
    left = leavers(played.store, ann, Which(2, branch=1)).frame
    assert left.equals(before)
    assert not leavers(played.store, ann, Which(2)).frame.equals(before)


def test_a_copy_of_the_market_counts_its_own_departures(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, mode="parallel")
    here.open()
    here.close()
    seen = leavers(store, here.students["Ann"])
    assert len(seen.frame) == results(store, here.students["Ann"]).report.lost
    assert set(seen.frame["to"]) - {""} <= {tag.firm for tag in seen.teams}
