"""The lesson runs by itself: one button, then only the server's clock keeper acts."""

from itertools import pairwise

import pytest

from game import commands
from game.lesson import Stage, usual
from game.lesson_keeper import Keeper, begin
from game.rules import Move
from game.store import Store
from game.views import pulse, results
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.lessons import another, cockpit_of, plan_of, started, wait, where, with_minutes
from tests.game.refusals import everything, refused


def test_the_usual_plan_fills_a_double_lesson() -> None:
    plan = usual(5, practice=True)
    assert [str(step.stage) for step in plan] == ["briefing", *["decide", "look"] * 6, "debrief"]
    assert sum(step.minutes for step in plan) == 90 - 8 - 2  # the way in before, marks after
    assert plan[3].minutes + plan[4].minutes == 9


def test_one_button_leads_through_the_whole_lesson_with_nobody_at_any_screen(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, practice=True, rounds=2)
    keeper = started(here)
    passed = [where(store, here.game_id)]
    begun = clock.now
    while passed[-1][0] != "ended":
        clock.forward(10)
        keeper.tick()
        if where(store, here.game_id) != passed[-1]:
            passed.append(where(store, here.game_id))
            assert len(passed) < 20
    assert passed == [
        ("briefing", 0, False),
        ("open", 0, True),
        ("revealed", 0, True),
        ("open", 1, False),
        ("revealed", 1, False),
        ("open", 2, False),
        ("revealed", 2, False),
        ("ended", 2, False),
    ]
    planned = 60 * sum(step.minutes for step in plan_of(here).steps[:-1])
    late = (clock.now - begun).total_seconds() - planned
    assert 0 <= late <= 3 * 10, "a round waits a moment for what is on its way; the keeper looks every 10 s"
    assert plan_of(here).now == plan_of(here).steps[-1]
    assert {line.who for line in cockpit_of(here).log if line.what in ("open_round", "close_round", "end_game")} == {
        "clock"
    }


def test_two_servers_keep_one_clock(store: Store, clock: Clock, address: str) -> None:
    here = two_teams(store, clock, rounds=2)
    other = another(address, clock)
    keepers = [started(here), Keeper(other)]
    begun = pulse(store, here.game_id).version
    wait(here, keepers, 7 * 60 + 6 * 60 + 3 * 60 + 10)
    assert where(store, here.game_id) == ("open", 2, False)
    moves = [line.what for line in cockpit_of(here).log if line.who == "clock" and line.what != "played"]
    assert moves == ["next_round", "close_round", "open_round"]
    assert pulse(store, here.game_id).version > begun
    other.close()


def test_a_round_closes_early_once_everybody_is_in_and_nobody_took_it_back(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    keeper = started(here)
    wait(here, [keeper], 7 * 60)
    commands.submit(store, here.students["Ann"], 0)
    wait(here, [keeper], 20)
    assert where(store, here.game_id) == ("open", 1, False)
    commands.submit(store, here.students["Cai"], 0)
    wait(here, [keeper], 3)
    commands.withdraw(store, here.students["Cai"])
    wait(here, [keeper], 10)
    assert where(store, here.game_id) == ("open", 1, False)
    commands.submit(store, here.students["Cai"], 0)
    assert plan_of(here).closes_early is not None
    wait(here, [keeper], 6)
    assert where(store, here.game_id) == ("revealed", 1, False)


def test_early_closing_can_be_switched_off_and_waits_while_the_clock_is_paused(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    keeper = started(here, early_close=False)
    wait(here, [keeper], 7 * 60)
    for name in ("Ann", "Cai"):
        commands.submit(store, here.students[name], 0)
    wait(here, [keeper], 20)
    assert where(store, here.game_id) == ("open", 1, False)
    commands.pause(store, TEACHER, here.game_id)
    commands.set_plan(store, TEACHER, here.game_id, plan_of(here).steps, early_close=True)
    wait(here, [keeper], 20)
    assert where(store, here.game_id) == ("open", 1, False)
    commands.resume(store, TEACHER, here.game_id)
    wait(here, [keeper], 2)
    assert where(store, here.game_id) == ("revealed", 1, False)


def test_every_stage_can_be_paused_prolonged_and_skipped(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, rounds=1)
    keeper = started(here)
    for stage in ("briefing", "open", "revealed"):
        assert where(store, here.game_id)[0] == stage
        commands.pause(store, TEACHER, here.game_id)
        wait(here, [keeper], 30)
        left = pulse(store, here.game_id).paused_seconds
        commands.extend(store, TEACHER, here.game_id, 2)
        commands.resume(store, TEACHER, here.game_id)
        deadline = pulse(store, here.game_id).deadline
        assert left is not None
        assert deadline is not None
        assert (deadline - clock.now).total_seconds() == pytest.approx(left + 120, abs=1)
        move = cockpit_of(here).next
        assert isinstance(move, Move)
        now = pulse(store, here.game_id)
        getattr(commands, move)(store, TEACHER, here.game_id, (now.phase, now.round))
    assert where(store, here.game_id)[0] == "ended"


def test_one_stage_back_loses_nothing_and_stands_paused(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, practice=True)
    keeper = started(here)
    wait(here, [keeper], 60 * (3 + 3 + 1 + 6 + 3) + 25)
    ann = here.students["Ann"]
    assert where(store, here.game_id) == ("open", 2, False)
    commands.save_draft(store, ann, {"training": 333.0})
    first = results(store, ann, 1)
    commands.step_back(store, TEACHER, here.game_id, ("open", 2))
    assert where(store, here.game_id) == ("revealed", 1, False)
    assert results(store, ann).report == first.report
    assert pulse(store, here.game_id).paused_seconds == 180
    with refused("already_moved"):
        commands.step_back(store, TEACHER, here.game_id, ("open", 2))
    commands.resume(store, TEACHER, here.game_id)
    wait(here, [keeper], 181)
    assert where(store, here.game_id) == ("open", 2, False)
    commands.close_round(store, TEACHER, here.game_id)
    assert results(store, ann).played.values.training == 333.0
    commands.step_back(store, TEACHER, here.game_id, ("revealed", 2))
    assert where(store, here.game_id) == ("open", 2, False)
    assert pulse(store, here.game_id).branch == 2
    assert pulse(store, here.game_id).paused_seconds == 360


def test_from_round_one_the_way_back_leads_to_the_practice_round_and_no_further(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, practice=True)
    here.open()
    here.close()
    here.next()
    commands.step_back(store, TEACHER, here.game_id)
    assert where(store, here.game_id) == ("revealed", 0, True)
    with refused("no_such_round"):
        commands.step_back(store, TEACHER, here.game_id)
    here.next()
    assert where(store, here.game_id) == ("open", 1, False)


def test_the_end_clicked_too_early_is_taken_back(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    here.open()
    here.close()
    commands.end_game(store, TEACHER, here.game_id)
    commands.step_back(store, TEACHER, here.game_id)
    assert where(store, here.game_id) == ("revealed", 1, False)
    here.next()
    here.close()
    assert where(store, here.game_id) == ("revealed", 2, False)


def test_the_plan_is_edited_before_the_start_and_later_stages_follow_it(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, practice=True)
    plan = with_minutes(usual(3, practice=False), Stage.BRIEFING, 0, 1.0)
    commands.set_plan(store, TEACHER, here.game_id, plan, early_close=False)
    keeper = Keeper(store)
    commands.start_lesson(store, TEACHER, here.game_id)
    longer = with_minutes(plan, Stage.DECIDE, 1, 11.0)
    commands.set_plan(store, TEACHER, here.game_id, longer, early_close=False)
    wait(here, [keeper], 61)
    assert where(store, here.game_id) == ("open", 1, False)
    left = pulse(store, here.game_id).deadline
    assert left is not None
    assert (left - clock.now).total_seconds() == pytest.approx(660, abs=2)
    with refused("not_now"):
        commands.set_plan(store, TEACHER, here.game_id, usual(3, practice=True), early_close=False)


def test_a_plan_that_cannot_be_followed_is_refused(lesson: Classroom) -> None:
    plan = plan_of(lesson).steps
    before = everything(lesson.store)
    for wrong in (plan[1:], plan[::-1], (*plan, plan[-1]), usual(4, practice=False)):
        with refused("bad_plan"):
            commands.set_plan(lesson.store, TEACHER, lesson.game_id, wrong, early_close=True)
    for minutes in (0.0, -3.0, 1000.0, float("nan")):
        with refused("out_of_bounds", what="minutes"):
            wrong = with_minutes(plan, Stage.DECIDE, 2, minutes)
            commands.set_plan(lesson.store, TEACHER, lesson.game_id, wrong, early_close=True)
    assert everything(lesson.store) == before


def test_steering_by_hand_keeps_the_rounds_clock_and_no_other(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    keeper = started(here)
    commands.steer_by_hand(store, TEACHER, here.game_id)
    wait(here, [keeper], 3)
    assert pulse(store, here.game_id).deadline is None
    assert where(store, here.game_id)[0] == "briefing"
    with refused("no_autopilot"):
        commands.steer_by_hand(store, TEACHER, here.game_id)
    commands.start_lesson(store, TEACHER, here.game_id)
    wait(here, [keeper], 7 * 60 + 1)
    commands.steer_by_hand(store, TEACHER, here.game_id)
    assert pulse(store, here.game_id).deadline is not None
    wait(here, [keeper], 6 * 60 + 1)
    assert where(store, here.game_id) == ("revealed", 1, False)
    wait(here, [keeper], 30)
    assert where(store, here.game_id) == ("revealed", 1, False)
    assert pulse(store, here.game_id).deadline is None


def test_only_the_teacher_leads_a_lesson(lesson: Classroom) -> None:
    ann, game = lesson.students["Ann"], lesson.game_id
    before = everything(lesson.store)
    plan = plan_of(lesson).steps
    for act in (
        lambda: commands.set_plan(lesson.store, ann, game, plan, early_close=True),
        lambda: commands.start_lesson(lesson.store, ann, game),
        lambda: commands.steer_by_hand(lesson.store, ann, game),
        lambda: commands.step_back(lesson.store, ann, game),
        lambda: commands.add_team(lesson.store, ann, game),
        lambda: commands.drop_team(lesson.store, ann, game, lesson.teams[1]),
        lambda: commands.send_message(lesson.store, ann, game, "hello"),
    ):
        with refused("teacher_only"):
            act()
    assert everything(lesson.store) == before


def test_the_end_of_the_lesson_is_foretold(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock)
    started(here)
    ends = plan_of(here).ends_at
    assert ends is not None
    assert (ends - clock.now).total_seconds() == 60 * sum(step.minutes for step in plan_of(here).steps)
    clock.forward(100)
    assert plan_of(here).ends_at == ends
    commands.extend(store, TEACHER, here.game_id, 2)
    later = plan_of(here).ends_at
    assert later is not None
    assert (later - ends).total_seconds() == 120


def test_the_keeper_is_one_thread_that_ends_with_its_store(store: Store) -> None:
    from threading import enumerate as threads  # noqa: PLC0415 - only here

    def keepers() -> int:
        return sum(thread.name == "lesson keeper" and thread.is_alive() for thread in threads())

    before = keepers()
    for _ in range(3):
        begin(store)
    assert keepers() == before + 1
    store.close()
    for thread in threads():
        if thread.name == "lesson keeper":
            thread.join(5)
    assert keepers() == 0


def test_the_log_reads_like_the_lesson(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, rounds=1)
    keeper = started(here)
    wait(here, [keeper], 60 * (7 + 6 + 3) + 11)
    lines = cockpit_of(here).log
    assert [line.what for line in lines if line.who in ("clock", "teacher")][::-1][1:] == [
        "set_plan",
        "start_lesson",
        "start_briefing",
        "open_round",
        "close_round",
        "played",
        "end_game",
    ]
    assert all(later.at >= sooner.at for later, sooner in pairwise(lines))
