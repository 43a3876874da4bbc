"""Handing the record of games played alone over to a class."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from game import commands
from game.actors import Actor, identify
from game.attempts import TRIES, Source
from game.backups.restoring import restore
from game.backups.saving import save
from game.commands.alone import play_another, take_back
from game.commands.handing_over import (
    drop_record,
    hand_over,
    hand_over_by_code,
    hand_over_from_seat,
    take_record_back,
)
from game.shown.alone import OwnChoice
from game.shown.handing_over import GameRecord, LineRecord
from game.shown.teacher import RoomView
from game.store import Store, open_store
from game.store.tables import Seat
from game.views.alone import my_games
from game.views.handing_over import hand_over_count, hand_over_doors, hand_overs, my_hand_overs
from tests.game.classroom import TEACHER, Classroom, Clock
from tests.game.refusals import everything, refused

PHONE, TABLET = Source("10.0.0.1", "phone"), Source("10.0.0.1", "tablet")


@pytest.fixture
def back(store: Store, clock: Clock) -> Callable[[str], Actor]:
    """Who bears a token."""
    return Classroom(store, clock, "", 0, 0).back


@pytest.fixture
def eve(store: Store, back: Callable[[str], Actor]) -> Actor:
    """Somebody who has played the first of two rounds."""
    player = back(commands.play_alone(store, "Player", OwnChoice("eshop", 2, "gentle", 1, seed=3)).token)
    commands.submit(store, player, 0)
    return player


@pytest.fixture
def room(store: Store) -> RoomView:
    return commands.open_room(store, TEACHER, "CRM Tuesday")


def test_the_class_has_what_was_handed_over_with_its_figures(store: Store, eve: Actor, room: RoomView) -> None:
    assert hand_over(store, eve, room.code.lower(), " Eve ", "A 1", eve.game_id) == 1
    there = hand_overs(store, TEACHER, room.id)[0]
    game = my_games(store, eve)[0]
    assert (there.name, there.student_number, there.at, there.player) == ("Eve", "A 1", store.now(), eve.member_id)
    record = there.record
    assert (record.scenario, record.difficulty, record.rivals, record.rounds) == ("eshop", "gentle", game.rivals, 2)
    assert (record.again, record.firms) == (0, 2)
    [line] = record.lines
    assert (line.played, line.score, line.rank) == (1, game.line.score, game.line.rank)
    assert line.retention == game.line.retention
    mine = my_hand_overs(store, eve)[0]
    assert (mine.handed, mine.room, mine.code) == (there, "CRM Tuesday", room.code)
    assert hand_over_count(store, TEACHER, room.id) == 1


def test_what_was_handed_over_stays_when_the_player_plays_on(
    store: Store, clock: Clock, eve: Actor, room: RoomView
) -> None:
    hand_over(store, eve, room.code, "Eve", None, eve.game_id)
    before = hand_overs(store, TEACHER, room.id)
    clock.forward(60)
    commands.next_round(store, eve, eve.game_id or 0)
    commands.submit(store, eve, commands.save_draft(store, eve, {"agents": 4}).version)
    take_back(store, eve, eve.game_id or 0, 1)
    assert hand_overs(store, TEACHER, room.id) == before
    hand_over(store, eve, room.code, "Eve Li", None, eve.game_id)
    [after] = hand_overs(store, TEACHER, room.id)
    assert (after.name, after.at) == ("Eve Li", clock.now)
    assert (after.record.again, len(after.record.lines), after.record.furthest.played) == (1, 1, 2)


def test_the_line_that_got_furthest_stands_for_the_game() -> None:
    lines = (LineRecord(1, 2, 50.0, 2, 0.8), LineRecord(2, 1, 90.0, 1, 0.9), LineRecord(3, 2, 60.0, 1, 0.7))
    record = GameRecord("eshop", "fair", ("balanced",), 2, 2, Clock().now, lines)
    assert record.furthest.number == 3


def test_all_games_with_results_are_handed_over_at_once_and_to_several_classes(
    store: Store, eve: Actor, room: RoomView
) -> None:
    first, other = eve.game_id, commands.open_room(store, TEACHER, "CRM Friday")
    second = play_another(store, eve, OwnChoice("hotel", 1))
    third = play_another(store, eve, OwnChoice("hotel", 1, rivals=1))
    commands.submit(store, again(store, eve, third), 0)
    assert hand_over(store, eve, room.code, "Eve") == 2
    assert {each.game_id for each in hand_overs(store, TEACHER, room.id)} == {first, third}
    with refused("nothing_to_hand_over"):
        hand_over(store, eve, room.code, "Eve", None, second)
    hand_over(store, eve, other.code, "Eve", None, first)
    assert [each.room for each in my_hand_overs(store, eve)].count("CRM Friday") == 1
    take_record_back(store, eve, first or 0, room.id)
    assert [each.game_id for each in hand_overs(store, TEACHER, room.id)] == [third]
    assert hand_over_count(store, TEACHER, other.id) == 1
    with refused("unknown_hand_over"):
        take_record_back(store, eve, first or 0, room.id)


def again(store: Store, player: Actor, game_id: int) -> Actor:
    """The same person at another of their games."""
    with store.read() as session:
        return replace(player, game_id=game_id, team_id=session.get_one(Seat, (game_id, player.member_id)).team_id)


def test_the_door_is_the_one_by_which_a_class_is_joined(store: Store, eve: Actor) -> None:
    strict = commands.open_room(store, TEACHER, "CRM", asks_number=True)
    before = everything(store)
    for name in ("", " ", "x" * 41):
        with refused("name_missing"):
            hand_over(store, eve, strict.code, name, "1", eve.game_id)
    with refused("number_missing"):
        hand_over(store, eve, strict.code, "Eve", " ", eve.game_id)
    with refused("out_of_bounds", what="student_number"):
        hand_over(store, eve, strict.code, "Eve", "1" * 41, eve.game_id)
    assert everything(store) == before
    assert hand_over(store, eve, strict.code, "Eve", "１２", eve.game_id) == 1
    assert hand_overs(store, TEACHER, strict.id)[0].student_number == "12"


def test_a_seat_of_the_same_device_ties_the_record_to_the_member(
    store: Store, back: Callable[[str], Actor], room: RoomView
) -> None:
    alone = commands.play_alone(store, "Player", OwnChoice("eshop", 1, "gentle", 1, seed=3)).token
    eve = back(alone)
    commands.submit(store, eve, 0)
    seat, other = (commands.join(store, room.code, name, number) for name, number in (("Eve Li", "12"), ("Dan", "13")))
    assert hand_over_doors(store, eve) == ()
    with refused("not_your_seat"):
        hand_over_from_seat(store, eve, seat.member_id)
    commands.on_one_device(store, seat.token, ["made up", alone])
    [door] = hand_over_doors(store, eve)
    assert (door.room, door.code, door.name, door.member_id) == ("CRM Tuesday", room.code, "Eve Li", seat.member_id)
    with refused("not_your_seat"):
        hand_over_from_seat(store, eve, other.member_id)
    hand_over_from_seat(store, eve, seat.member_id)
    [there] = hand_overs(store, TEACHER, room.id)
    assert (there.name, there.student_number, there.member_id) == ("Eve Li", "12", seat.member_id)
    commands.sign_out(store, seat.token)
    assert [door.member_id for door in hand_over_doors(store, eve)] == [seat.member_id], "it was shown once"
    hand_over(store, eve, room.code, "Dan")
    [there] = hand_overs(store, TEACHER, room.id)
    assert (there.name, there.member_id) == ("Dan", None), "a name that is typed ties it to nobody"


def test_the_recovery_code_of_a_seat_ties_the_record_on_any_device(store: Store, eve: Actor, room: RoomView) -> None:
    seat = commands.join(store, room.code, "Eve Li", "12")
    friday = commands.open_room(store, TEACHER, "CRM Friday")
    for code, recovery in ((room.code, "made up"), (friday.code, seat.recovery_code), (room.code, "")):
        with refused("unknown_recovery_code"):
            hand_over_by_code(store, eve, code, recovery, eve.game_id)
    with refused("unknown_code"):
        hand_over_by_code(store, eve, "WRONG", seat.recovery_code, eve.game_id)
    hand_over_by_code(store, eve, room.code.lower(), seat.recovery_code.lower(), eve.game_id)
    [there] = hand_overs(store, TEACHER, room.id)
    assert (there.name, there.student_number, there.member_id) == ("Eve Li", "12", seat.member_id)
    assert hand_over_from_seat(store, eve, seat.member_id) == 1, "one tap from then on"


def test_signing_out_on_a_device_forgets_all_whom_it_bore(store: Store, room: RoomView) -> None:
    alone = commands.play_alone(store, "Player", OwnChoice("eshop", 1)).token
    seat = commands.join(store, room.code, "Eve").token
    commands.on_one_device(store, seat, [alone])
    commands.sign_out(store, seat)
    assert (identify(store, seat), identify(store, alone)) == (None, None)


def test_no_token_moves_without_the_others(store: Store, room: RoomView) -> None:
    seat = commands.join(store, room.code, "Eve").token
    before = everything(store)
    commands.on_one_device(store, seat, [])
    commands.on_one_device(store, seat, ["made up", ""])
    commands.on_one_device(store, "made up", [seat])
    assert everything(store) == before


def test_the_door_is_remembered_when_nothing_is_left_behind_it(store: Store, eve: Actor, room: RoomView) -> None:
    hand_over(store, eve, room.code, "Eve", "12", eve.game_id)
    take_record_back(store, eve, eve.game_id or 0, room.id)
    [door] = hand_over_doors(store, eve)
    assert (door.code, door.name, door.student_number, door.member_id) == (room.code, "Eve", "12", None)


def test_guessed_codes_slow_a_device_down_at_both_doors(store: Store, eve: Actor, room: RoomView) -> None:
    for number in range(TRIES):
        with refused("unknown_code"):
            hand_over(store, eve, f"WRONG{number}", "Eve", None, eve.game_id, PHONE)
    with refused("too_many_attempts"):
        hand_over(store, eve, room.code, "Eve", None, eve.game_id, PHONE)
    with refused("too_many_attempts"):
        commands.join(store, room.code, "Eve", source=PHONE)
    assert not hand_overs(store, TEACHER, room.id)
    assert hand_over(store, eve, room.code, "Eve", None, eve.game_id, TABLET) == 1


def test_nobody_hands_over_or_takes_back_for_others(
    store: Store, back: Callable[[str], Actor], eve: Actor, room: RoomView
) -> None:
    hand_over(store, eve, room.code, "Eve", None, eve.game_id)
    game = eve.game_id or 0
    dan = back(commands.play_alone(store, "Dan", OwnChoice("eshop", 1)).token)
    student = back(commands.join(store, room.code, "Eve").token)
    before = everything(store)
    for who, code in ((dan, "not_your_game"), (student, "alone_only"), (TEACHER, "student_only")):
        with refused(code):
            hand_over(store, who, room.code, "Eve", None, game)
        with refused(code):
            take_record_back(store, who, game, room.id)
    for who in (eve, dan, student):
        for act in (hand_overs, hand_over_count):
            with refused("teacher_only"):
                act(store, who, room.id)
        with refused("teacher_only"):
            drop_record(store, who, game, room.id)
    with refused("alone_only"):
        my_hand_overs(store, student)
    assert my_hand_overs(store, dan) == ()
    assert everything(store) == before


def test_two_devices_that_hand_over_at_once_leave_one_record(store: Store, eve: Actor, room: RoomView) -> None:
    def tap(number: int) -> int:
        return hand_over(store, eve, room.code, f"Eve {number}", None, eve.game_id)

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(tap, range(6))) == {1}
    assert hand_over_count(store, TEACHER, room.id) == 1


def test_signs_that_no_database_takes_are_left_out(store: Store, eve: Actor, room: RoomView) -> None:
    hand_over(store, eve, room.code, "\0Eve\ud800", "\ud8001\0", eve.game_id)
    there = hand_overs(store, TEACHER, room.id)[0]
    assert (there.name, there.student_number) == ("Eve", "1")
    with refused("unknown_code"):
        hand_over(store, eve, "\ud800\0", "Eve", None, eve.game_id)


def test_the_teacher_throws_one_away(store: Store, eve: Actor, room: RoomView) -> None:
    hand_over(store, eve, room.code, "=1+1", None, eve.game_id)
    assert not hand_overs(store, TEACHER, room.id)[0].name.startswith("=")
    drop_record(store, TEACHER, eve.game_id or 0, room.id)
    assert hand_overs(store, TEACHER, room.id) == ()
    assert my_hand_overs(store, eve) == ()
    with refused("unknown_hand_over"):
        drop_record(store, TEACHER, eve.game_id or 0, room.id)
    with refused("unknown_room"):
        hand_overs(store, TEACHER, room.id + 999)


def test_so_many_records_and_no_more_but_one_may_always_be_replaced(
    store: Store, eve: Actor, room: RoomView, monkeypatch: pytest.MonkeyPatch
) -> None:
    friday, sunday = (commands.open_room(store, TEACHER, f"CRM {n}") for n in (1, 2))
    monkeypatch.setattr("game.commands.handing_over.MOST_OF_PLAYER", 2)
    for code in (room.code, friday.code):
        hand_over(store, eve, code, "Eve")
    with refused("too_many_hand_overs", most=2):
        hand_over(store, eve, sunday.code, "Eve")
    monkeypatch.setattr("game.commands.handing_over.MOST_IN_CLASS", 1)
    hand_over(store, eve, room.code, "Eve again")
    take_record_back(store, eve, eve.game_id or 0, friday.id)
    other = play_another(store, eve, OwnChoice("eshop", 1))
    commands.submit(store, again(store, eve, other), 0)
    with refused("class_is_full", most=1):
        hand_over(store, eve, room.code, "Eve", None, other)


def test_a_backup_brings_the_records_along(
    store: Store, address: str, eve: Actor, room: RoomView, tmp_path: Path
) -> None:
    hand_over(store, eve, room.code, "夏娃", "12", eve.game_id)
    save(tmp_path / "there.zip", address)
    target = f"sqlite:///{tmp_path / 'other.db'}"
    restore(tmp_path / "there.zip", target)
    other = open_store(target)
    assert hand_overs(other, TEACHER, room.id) == hand_overs(store, TEACHER, room.id)
    other.close()


def test_a_hand_over_does_not_count_as_playing(store: Store, clock: Clock, eve: Actor, room: RoomView) -> None:
    played = my_games(store, eve)[0].last_played
    clock.forward(3600)
    hand_over(store, eve, room.code, "Eve")
    assert my_games(store, eve)[0].last_played == played
