"""Running a game: every phase, the clock, practice, and going back."""

import pytest

from game import commands
from game.rules import Move, Phase
from game.store import Store
from game.views import cockpit, compare, desk, projector, pulse, results
from tests.game.classroom import TEACHER, Classroom, Clock, classroom, extravagant, two_teams
from tests.game.refusals import everything, refused


def test_a_class_plays_a_whole_game_by_the_cockpits_obvious_button(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, practice=True, rounds=2, computer_rivals=["discounter"])
    phases = []
    while (move := cockpit(store, TEACHER, here.game_id).next) is not None:
        phases.append(str(move))
        before = pulse(store, here.game_id)
        getattr(commands, move)(store, TEACHER, here.game_id, (before.phase, before.round))
        assert pulse(store, here.game_id).version > before.version
    rounds = ["close_round", "next_round", "close_round", "next_round", "close_round"]
    assert phases == ["start_briefing", "open_round", *rounds, "end_game"]
    last = compare(store, here.students["Ann"])
    assert (last.round, last.phase, len(last.teams), last.practice) == (2, Phase.ENDED, 3, False)
    assert [figures.round for figures in last.teams[0].rounds] == [1, 2]
    assert min(standing.rank for standing in last.standings) == 1


def test_customers_are_conserved_from_round_to_round(lesson: Classroom) -> None:
    lesson.close()
    lesson.next()
    lesson.close()
    first = results(lesson.store, lesson.students["Ann"], 1).report
    second = results(lesson.store, lesson.students["Ann"], 2).report
    assert first.identity() == second.identity() == 0
    assert second.customers_start == first.customers_end


def test_a_second_click_is_told_so_and_changes_nothing(lesson: Classroom) -> None:
    here = pulse(lesson.store, lesson.game_id)
    commands.close_round(lesson.store, TEACHER, lesson.game_id, (here.phase, here.round))
    before = everything(lesson.store)
    with refused("already_moved", phase="revealed", round=1):
        commands.close_round(lesson.store, TEACHER, lesson.game_id, (here.phase, here.round))
    assert everything(lesson.store) == before


def test_a_move_that_is_not_possible_here_says_where_it_is(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    with refused("not_now", phase="lobby", needs=["open"]):
        here.close()
    with refused("not_now", phase="lobby"):
        desk(store, two_teams(store, clock).students["Ann"])


def test_who_did_not_submit_plays_the_draft_else_last_round_else_the_start(lesson: Classroom) -> None:
    ann, cai = lesson.students["Ann"], lesson.students["Cai"]
    commands.save_draft(lesson.store, ann, {"training": 250.0})
    lesson.close()
    assert results(lesson.store, ann).played.source == "draft"
    assert results(lesson.store, ann).played.values.training == 250.0
    assert results(lesson.store, cai).played.source == "start"
    lesson.next()
    commands.submit(lesson.store, cai, 0)
    lesson.close()
    played = results(lesson.store, ann).played
    assert (played.source, played.values.training) == ("repeated", 250.0)
    assert results(lesson.store, cai).played.source == "submitted"


def test_a_draft_over_the_budget_is_played_cut_down_to_it(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    wanted = extravagant(desk(lesson.store, ann))
    draft = commands.save_draft(lesson.store, ann, wanted)
    assert draft.planned_total > draft.budget
    lesson.close()
    played = results(lesson.store, ann).played
    assert played.source == "draft"
    assert played.values.ads_brand < draft.values.ads_brand


def test_the_practice_round_does_not_count_and_leaves_no_trace_in_round_one(store: Store, clock: Clock) -> None:
    practised = two_teams(store, clock, practice=True)
    plain = two_teams(store, clock)
    practised.open()
    ann = practised.students["Ann"]
    commands.save_draft(store, ann, {"training": 432.0})
    practised.close()
    shown = results(store, ann)
    assert (shown.round, shown.practice, shown.revealed) == (0, True, (0,))
    assert compare(store, ann).practice
    practised.next()
    seen = desk(store, ann)
    assert (seen.round, seen.practice, seen.draft.version) == (1, False, 0)
    assert seen.draft.values.training != 432.0
    plain.open()
    practised.close()
    plain.close()
    assert results(store, ann).report == results(store, plain.students["Ann"]).report
    assert results(store, ann).report != shown.report
    with refused("not_revealed", round=0):
        results(store, ann, 0)


def test_the_clock_closes_the_round_whoever_polls(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, minutes=9)
    here.open()
    assert pulse(store, here.game_id).deadline is not None
    clock.forward(9 * 60 - 1)
    assert not commands.close_if_due(store, here.game_id)
    clock.forward(2)
    assert not commands.close_if_due(store, here.game_id), "what was typed in time may still be on its way"
    clock.forward(1)
    assert commands.close_if_due(store, here.game_id)
    assert pulse(store, here.game_id).phase == Phase.REVEALED
    assert not commands.close_if_due(store, here.game_id)


def test_a_paused_clock_stands_still_and_goes_on_with_what_was_left(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, minutes=9)
    here.open()
    clock.forward(60)
    commands.pause(store, TEACHER, here.game_id)
    clock.forward(3600)
    assert not commands.close_if_due(store, here.game_id)
    assert pulse(store, here.game_id).paused_seconds == pytest.approx(8 * 60)
    with refused("already_paused"):
        commands.pause(store, TEACHER, here.game_id)
    commands.extend(store, TEACHER, here.game_id, 2)
    commands.resume(store, TEACHER, here.game_id)
    left = pulse(store, here.game_id).deadline
    assert left is not None
    assert (left - clock.now).total_seconds() == pytest.approx(10 * 60)
    with refused("not_paused"):
        commands.resume(store, TEACHER, here.game_id)


def test_without_a_clock_there_is_nothing_to_pause_but_one_can_be_started(lesson: Classroom) -> None:
    with refused("no_clock"):
        commands.pause(lesson.store, TEACHER, lesson.game_id)
    with refused("out_of_bounds", what="minutes"):
        commands.extend(lesson.store, TEACHER, lesson.game_id, 0)
    commands.extend(lesson.store, TEACHER, lesson.game_id, 2)
    lesson.clock.forward(122)
    assert commands.close_if_due(lesson.store, lesson.game_id)


def test_results_wait_for_the_teacher_where_the_game_reveals_by_hand(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, auto_reveal=False)
    here.open()
    here.close()
    assert (pulse(store, here.game_id).phase, pulse(store, here.game_id).ready) == (Phase.CLOSED, True)
    assert cockpit(store, TEACHER, here.game_id).next == Move.REVEAL
    with refused("not_revealed", round=1):
        results(store, here.students["Ann"])
    commands.reveal(store, TEACHER, here.game_id)
    assert results(store, here.students["Ann"]).round == 1


def test_going_back_opens_a_branch_keeps_drafts_and_deletes_nothing(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    commands.save_draft(lesson.store, ann, {"training": 250.0})
    lesson.close()
    first = results(lesson.store, ann, 1).report
    lesson.next()
    commands.save_draft(lesson.store, ann, {"training": 30.0})
    lesson.close()
    before = everything(lesson.store, but=("games", "events", "branches", "teams", "members"))
    branch = commands.go_back(lesson.store, TEACHER, lesson.game_id, 2)
    after = everything(lesson.store, but=("games", "events", "branches", "teams", "members"))
    assert all(set(map(repr, rows)) <= set(map(repr, after[table])) for table, rows in before.items())
    seen = desk(lesson.store, ann)
    assert (branch, seen.round, seen.draft.values.training, seen.submission) == (2, 2, 30.0, None)
    assert compare(lesson.store, ann).revealed == (1,)
    assert results(lesson.store, ann).report == first
    view = cockpit(lesson.store, TEACHER, lesson.game_id)
    assert [(b.number, b.parent, b.from_round, b.current) for b in view.branches] == [
        (1, None, 1, False),
        (2, 1, 2, True),
    ]


def test_the_same_decisions_on_a_new_branch_bring_the_same_results(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    commands.save_draft(lesson.store, ann, {"training": 250.0})
    lesson.close()
    lesson.next()
    lesson.close()
    was = [results(lesson.store, ann, number).report for number in (1, 2)]
    commands.go_back(lesson.store, TEACHER, lesson.game_id, 1)
    lesson.close()
    lesson.next()
    lesson.close()
    assert [results(lesson.store, ann, number).report for number in (1, 2)] == was


def test_one_goes_back_only_to_rounds_that_were_reached(lesson: Classroom) -> None:
    for wanted in (0, 2, -1):
        with refused("no_such_round", low=1, high=1):
            commands.go_back(lesson.store, TEACHER, lesson.game_id, wanted)


def test_an_ended_game_shows_what_was_revealed_and_can_be_taken_up_again(lesson: Classroom) -> None:
    lesson.close()
    lesson.next()
    commands.end_game(lesson.store, TEACHER, lesson.game_id)
    assert compare(lesson.store, lesson.students["Ann"]).revealed == (1,)
    commands.go_back(lesson.store, TEACHER, lesson.game_id, 2)
    assert pulse(lesson.store, lesson.game_id).phase == Phase.OPEN


def test_where_the_engine_fails_the_round_is_open_again_and_the_drafts_are_there(
    lesson: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0})

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("game.markets.quarter.run", broken)
        with refused("engine_failed", round=1):
            lesson.close()
    seen = desk(lesson.store, lesson.students["Ann"])
    assert (seen.phase, seen.draft.values.training) == (Phase.OPEN, 250.0)
    lesson.close()
    assert results(lesson.store, lesson.students["Ann"]).played.values.training == 250.0


def test_the_log_tells_who_did_what_when(lesson: Classroom) -> None:
    commands.submit(lesson.store, lesson.students["Bob"], 0)
    lesson.clock.forward(5)
    lesson.close()
    lines = cockpit(lesson.store, TEACHER, lesson.game_id).log
    assert [(line.who, line.what) for line in lines[:3]] == [
        ("clock", "played"),
        ("teacher", "close_round"),
        ("Bob", "submit"),
    ]
    assert (lines[1].at - lines[2].at).total_seconds() == 5


def test_the_cockpit_sees_who_is_in_who_is_stuck_and_who_has_no_team(lesson: Classroom) -> None:
    commands.join(lesson.store, lesson.code, "Dai")
    lesson.clock.forward(200)
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0})
    view = cockpit(lesson.store, TEACHER, lesson.game_id)
    assert [(tile.draft_by, tile.stuck, tile.submitted) for tile in view.tiles] == [
        ("Ann", False, False),
        (None, True, False),
    ]
    assert [member.name for member in view.unseated] == ["Dai"]
    commands.submit(lesson.store, lesson.students["Ann"], 1)
    commands.submit(lesson.store, lesson.students["Cai"], 0)
    view = cockpit(lesson.store, TEACHER, lesson.game_id)
    assert (view.all_in, view.next) == (True, Move.CLOSE_ROUND)
    assert [team.submitted for team in projector(lesson.store, TEACHER, lesson.game_id).teams] == [True, True]


def test_computers_run_the_teams_that_nobody_joined(store: Store, clock: Clock) -> None:
    here = classroom(store, clock, teams=3)
    here.seat("Ann", 0)
    assert commands.fill_empty_teams(store, TEACHER, here.game_id) == 2
    here.open()
    here.close()
    shown = compare(store, here.students["Ann"])
    assert [record.team.strategy for record in shown.teams] == [None, "discounter", "acquirer"]
    assert [record.team.name for record in shown.teams] == ["1", "discounter", "acquirer"]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"scenario": "casino"}, "unknown_scenario"),
        ({"mode": "monopoly"}, "unknown_mode"),
        ({"computer_rivals": ["cheat"]}, "unknown_strategy"),
        ({"teams": 0}, "out_of_bounds"),
        ({"teams": 13}, "out_of_bounds"),
        ({"teams": 1}, "out_of_bounds"),
        ({"rounds": 0}, "out_of_bounds"),
        ({"minutes": 0}, "out_of_bounds"),
        ({"customers": 10}, "out_of_bounds"),
        ({"seed": -1}, "out_of_bounds"),
        ({"weights": {"luck": 1.0}}, "bad_weights"),
    ],
)
def test_a_game_that_cannot_be_played_is_not_created(
    store: Store, clock: Clock, settings: dict[str, object], code: str
) -> None:
    classroom(store, clock)
    before = everything(store, but=("rooms", "events"))
    with refused(code):
        classroom(store, clock, **settings)
    assert everything(store, but=("rooms", "events")) == before
