"""Nobody waits: late teams, late students, teams that come and go, in both kinds of market."""

import pytest

from game import commands
from game.records import record
from game.reruns import played_game
from game.store import Store
from game.store.tables import Game
from game.views import compare, customers, desk, lobby, results
from sim import luck, packs
from sim.score import score
from tests.game.classroom import TEACHER, Classroom, Clock, classroom, two_teams
from tests.game.lessons import cockpit_of
from tests.game.refusals import everything, refused


def with_a_computer(store: Store, clock: Clock, **settings: object) -> Classroom:
    """Two teams of people and a computer rival; round 1 has been played."""
    here = two_teams(store, clock, computer_rivals=["discounter"], **settings)
    here.open()
    here.close()
    return here


def test_a_late_student_gets_a_seat_in_a_running_round_and_decides_at_once(lesson: Classroom) -> None:
    dai = lesson.seat("Dai", 1, "care")
    commands.save_draft(lesson.store, dai, {"training": 250.0})
    assert desk(lesson.store, lesson.students["Cai"]).draft.values.training == 250.0
    with refused("not_now"):
        commands.choose_team(lesson.store, dai, lesson.teams[0], "care")


def test_a_new_team_takes_over_a_computers_firm_as_it_stands(store: Store, clock: Clock) -> None:
    here = with_a_computer(store, clock)
    computer = cockpit_of(here).tiles[2].tag.id
    before = compare(store, TEACHER, game_id=here.game_id).teams[2].rounds[0].customers_end
    assert commands.add_team(store, TEACHER, here.game_id) == computer
    eve = here.seat("Eve", 2)
    assert customers(store, eve).frame.shape[0] == before
    here.next()
    commands.save_draft(store, eve, {"training": 250.0})
    commands.submit(store, eve, 1)
    here.close()
    assert results(store, eve).report.customers_start == before
    assert results(store, eve, 2).played.source == "submitted"
    assert results(store, eve, 1).played.source == "computer"


def test_a_late_team_answers_for_its_own_rounds_only(store: Store, clock: Clock) -> None:
    here = with_a_computer(store, clock)
    computer = commands.add_team(store, TEACHER, here.game_id)
    eve = here.seat("Eve", 2)
    assert compare(store, eve).teams[2].since == 2  # as soon as it has come, before it has decided anything
    here.next()
    here.close()
    seen = compare(store, eve)
    rounds = next(team for team in seen.teams if team.team.id == computer).rounds
    report = results(store, eve).report
    assert len(rounds) == 2
    alone = results(store, eve).standing.score.parts
    assert seen.teams[2].since == 2
    assert [team.since for team in seen.teams[:2]] == [1, 1]
    scenario = packs.load("eshop").at_scale(results(store, eve).scale)
    assert score([report], scenario, cockpit_of(here).weights).parts == alone


def test_where_every_firm_has_a_team_a_new_one_is_told_so_clearly(lesson: Classroom) -> None:
    lesson.close()
    before = everything(lesson.store)
    with refused("no_free_firm"):
        commands.add_team(lesson.store, TEACHER, lesson.game_id)
    assert everything(lesson.store) == before


def test_a_deserted_firm_may_be_taken_over(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    here.open()
    here.close()
    commands.move_member(store, TEACHER, here.game_id, here.students["Cai"].member_id or 0, here.teams[0])
    assert commands.add_team(store, TEACHER, here.game_id) == here.teams[1]
    assert lobby(store, here.seat("Eve", 1)).my_team is not None


def test_a_dropped_teams_firm_is_carried_on_by_a_computer_and_its_people_choose_again(
    store: Store, clock: Clock
) -> None:
    here = two_teams(store, clock)
    here.open()
    here.close()
    kept = compare(store, TEACHER, game_id=here.game_id).teams[1].rounds
    commands.drop_team(store, TEACHER, here.game_id, here.teams[1])
    assert [member.name for member in cockpit_of(here).unseated] == ["Cai"]
    cai = here.students["Cai"]
    with refused("no_team"):
        desk(store, cai)
    commands.choose_team(store, cai, here.teams[0], "care")
    here.next()
    here.close()
    seen = compare(store, TEACHER, game_id=here.game_id)
    assert seen.teams[1].team.kind == "computer"
    assert seen.teams[1].rounds[0] == kept[0]
    assert len(seen.teams[1].rounds) == 2


def test_teams_come_and_go_only_between_rounds(lesson: Classroom) -> None:
    before = everything(lesson.store)
    with refused("not_now"):
        commands.add_team(lesson.store, TEACHER, lesson.game_id)
    with refused("not_now"):
        commands.drop_team(lesson.store, TEACHER, lesson.game_id, lesson.teams[1])
    assert everything(lesson.store) == before


def test_before_the_first_round_teams_found_firms_and_leave_without_a_trace(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    third = commands.add_team(store, TEACHER, here.game_id)
    commands.send_message(store, TEACHER, here.game_id, "Welcome", team_id=third)
    here.teams = [tile.tag.id for tile in cockpit_of(here).tiles]
    here.seat("Dai", 2)
    commands.drop_team(store, TEACHER, here.game_id, here.teams[0])
    with refused("out_of_bounds", what="firms"):
        commands.drop_team(store, TEACHER, here.game_id, here.teams[1])
    assert {member.name for member in cockpit_of(here).unseated} == {"Ann", "Bob"}
    here.open()
    here.close()
    assert [team.team.firm for team in compare(store, TEACHER, game_id=here.game_id).teams] == ["firm02", "firm03"]


def test_there_are_never_more_teams_than_colours(store: Store, clock: Clock) -> None:
    here = classroom(store, clock, teams=12)
    with refused("out_of_bounds", what="firms"):
        commands.add_team(store, TEACHER, here.game_id)


@pytest.mark.parametrize("rounds_before", [1, 2])
def test_a_new_team_in_parallel_markets_begins_where_a_silent_team_would_stand(
    store: Store, clock: Clock, rounds_before: int
) -> None:
    late, silent = (two_teams(store, clock, mode="parallel", customers=1200) for _ in range(2))
    extra = commands.add_team(store, TEACHER, silent.game_id)
    silent.teams = [tile.tag.id for tile in cockpit_of(silent).tiles]
    silent.seat("Dai", 2)
    for number in range(rounds_before):
        for here in (late, silent):
            here.next() if number else here.open()
            here.close()
    added = commands.add_team(store, TEACHER, late.game_id)
    late.teams = [tile.tag.id for tile in cockpit_of(late).tiles]
    dai = late.seat("Dai", 2)
    for number in range(1, rounds_before + 1):
        new, old = results(store, dai, number), results(store, silent.students["Dai"], number)
        assert (new.report, new.played.values) == (old.report, old.played.values)
        assert new.played.source == "vacant"
    for here in (late, silent):
        here.next()
        commands.save_draft(store, here.students["Dai"], {"training": 250.0})
        here.close()
    assert results(store, dai).report == results(store, silent.students["Dai"]).report
    since = {team.team.id: team.since for here in (late, silent) for team in compare(store, here.students["Dai"]).teams}
    assert (since[added], since[extra]) == (rounds_before + 1, 1)


def test_a_new_team_in_parallel_markets_stands_on_every_line_of_play(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, mode="parallel", customers=1200, practice=True)
    here.open()
    here.close()
    for _ in range(2):
        here.next()
        here.close()
    commands.go_back(store, TEACHER, here.game_id, 2)
    here.close()
    commands.add_team(store, TEACHER, here.game_id)
    here.teams = [tile.tag.id for tile in cockpit_of(here).tiles]
    dai = here.seat("Dai", 2)
    assert len(compare(store, dai).teams[2].rounds) == 2
    commands.go_back(store, TEACHER, here.game_id, 1)
    here.close()
    assert results(store, dai).played.source == "start"


def test_a_world_of_a_late_team_is_rebuilt_from_its_decisions(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, mode="parallel", customers=1200)
    here.open()
    here.close()
    commands.add_team(store, TEACHER, here.game_id)
    here.teams = [tile.tag.id for tile in cockpit_of(here).tiles]
    dai = here.seat("Dai", 2)
    before = customers(store, dai).frame
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM caches")
    store.worlds.forget()
    assert customers(store, dai).frame.equals(before)


def test_luck_weighs_a_late_team_by_its_own_rounds_too(store: Store, clock: Clock) -> None:
    here = with_a_computer(store, clock)
    computer = commands.add_team(store, TEACHER, here.game_id)
    here.seat("Eve", 2)
    here.next()
    here.close()
    commands.end_game(store, TEACHER, here.game_id)
    with store.read() as session:
        game = session.get_one(Game, here.game_id)
        again = luck.rerun(played_game(record(store, session, game)), game.seed)
    shown = compare(store, TEACHER, game_id=here.game_id)
    parts = next(standing.score.parts for standing in shown.standings if standing.team.id == computer)
    assert again[computer] == pytest.approx(parts)
