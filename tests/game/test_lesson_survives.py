"""The server was down, the laptop slept, somebody set the clock: no class loses time by it, nothing happens alone."""

import pytest

from game import commands
from game.autopilot import move_on
from game.lesson_keeper import Keeper
from game.store import Store
from game.views import pulse
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.lessons import another, cockpit_of, started, wait, where


def in_round_one(store: Store, clock: Clock) -> tuple[Classroom, Keeper]:
    """A lesson by the autopilot, two minutes into round 1: four are left."""
    here = two_teams(store, clock)
    keeper = started(here)
    wait(here, [keeper], 7 * 60 + 1)
    wait(here, [keeper], 2 * 60 - 1)
    assert seconds_left(here) == pytest.approx(4 * 60, abs=2)
    return here, keeper


def seconds_left(here: Classroom) -> float:
    now = pulse(here.store, here.game_id)
    assert now.deadline is not None
    return (now.deadline - now.server_now).total_seconds()


def test_minutes_without_a_server_are_given_back(store: Store, clock: Clock, address: str) -> None:
    here, _dead = in_round_one(store, clock)
    clock.forward(5 * 60)  # the deadline passes while nobody is there
    again = another(address, clock)
    keeper = Keeper(again)
    keeper.tick()
    assert where(again, here.game_id) == ("open", 1, False)
    assert seconds_left(here) == pytest.approx(4 * 60, abs=11)  # the last sign of life was a moment before
    commands.submit(again, here.students["Ann"], 0)
    wait(here, [keeper], 4 * 60 + 20)
    assert where(again, here.game_id) == ("revealed", 1, False)
    assert "clock_made_up" in [line.what for line in cockpit_of(here).log]
    again.close()


def test_after_a_long_absence_the_clock_waits_for_the_teacher(store: Store, clock: Clock, address: str) -> None:
    here, _dead = in_round_one(store, clock)
    clock.forward(20 * 3600)
    again = another(address, clock)
    keeper = Keeper(again)
    wait(here, [keeper], 600)
    assert where(again, here.game_id) == ("open", 1, False)
    assert pulse(again, here.game_id).paused_seconds == pytest.approx(4 * 60, abs=11)
    commands.resume(again, TEACHER, here.game_id)
    wait(here, [keeper], 4 * 60 + 20)
    assert where(again, here.game_id) == ("revealed", 1, False)
    again.close()


def test_servers_that_start_together_give_the_time_back_once(store: Store, clock: Clock, address: str) -> None:
    here, _dead = in_round_one(store, clock)
    clock.forward(5 * 60)
    several = [another(address, clock) for _ in range(3)]
    keepers = [Keeper(each) for each in several]
    for keeper in keepers * 2:
        keeper.tick()
    assert seconds_left(here) == pytest.approx(4 * 60, abs=11)
    for each in several:
        each.close()


def test_a_short_hiccup_changes_nothing(store: Store, clock: Clock) -> None:
    here, keeper = in_round_one(store, clock)
    clock.forward(12)
    keeper.tick()
    assert seconds_left(here) == pytest.approx(4 * 60 - 12, abs=2)


@pytest.mark.parametrize("jump", [-3600, -120, 120])
def test_a_clock_that_is_set_takes_no_time_from_a_class_and_gives_none(store: Store, clock: Clock, jump: float) -> None:
    here, keeper = in_round_one(store, clock)
    clock.forward(jump)
    wait(here, [keeper], 1)
    if abs(jump) > 600:
        assert pulse(store, here.game_id).paused_seconds == pytest.approx(4 * 60, abs=11)
    else:
        assert seconds_left(here) == pytest.approx(4 * 60, abs=11)


def test_a_server_killed_while_it_computes_leaves_the_round_to_the_next(
    store: Store, clock: Clock, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, keeper = in_round_one(store, clock)
    with monkeypatch.context() as dying:
        dying.setattr("game.autopilot.play", lambda *_: True)
        wait(here, [keeper], 4 * 60 + 2)
    assert where(store, here.game_id) == ("closed", 1, False)
    again = another(address, clock)
    other = Keeper(again)
    wait(here, [other], 25)
    assert where(again, here.game_id) == ("revealed", 1, False)
    wait(here, [other], 3 * 60 + 1)
    assert where(again, here.game_id) == ("open", 2, False)
    again.close()


def test_a_round_that_cannot_be_computed_is_open_again_and_tried_no_more_by_itself(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, keeper = in_round_one(store, clock)
    tried = []

    def broken(*_: object) -> None:
        tried.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr("game.playing._run", broken)
    for name in ("Ann", "Cai"):
        commands.submit(store, here.students[name], 0)
    wait(here, [keeper], 60)
    assert len(tried) == 1
    assert where(store, here.game_id) == ("open", 1, False)
    assert pulse(store, here.game_id).deadline is None


def test_a_game_in_trouble_holds_up_no_other(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, keeper = in_round_one(store, clock)
    good = two_teams(store, clock)
    started(good)

    def sometimes(where_: Store, game_id: int) -> bool:
        if game_id == bad.game_id:
            raise ZeroDivisionError
        return move_on(where_, game_id)

    monkeypatch.setattr("game.lesson_keeper.move_on", sometimes)
    wait(good, [keeper], 7 * 60 + 1)
    assert where(store, good.game_id) == ("open", 1, False)
    assert where(store, bad.game_id) == ("open", 1, False)
