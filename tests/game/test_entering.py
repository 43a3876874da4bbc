"""Coming in: rooms, names, teams, and coming back."""

import pytest

from game import commands
from game.actors import identify
from game.attempts import TRIES, Source
from game.rules import Phase
from game.store import Store
from game.store.tables import Member, Token
from game.views import lobby, pulse
from tests.game.classroom import TEACHER, Classroom, Clock, classroom, two_teams
from tests.game.refusals import everything, refused


def test_a_student_joins_by_the_code_however_it_is_typed(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    typed = f" {here.code[:3].lower()}-{here.code[3:]} "
    assert commands.room_name(store, typed) == ("CRM", False)
    joined = commands.join(store, typed, "  Liu   Fang ")
    actor = identify(store, joined.token)
    assert actor is not None
    assert (actor.kind, actor.name, actor.game_id, actor.team_id) == ("student", "Liu Fang", here.game_id, None)


def test_an_unknown_code_lets_nobody_in(store: Store) -> None:
    before = everything(store, but=("attempts",))
    with refused("unknown_code", code="NOROOM"):
        commands.join(store, "NOROOM", "Ann")
    assert everything(store, but=("attempts",)) == before


@pytest.mark.parametrize("name", ["Ann", "ann", "ＡＮＮ", " Ann "])
def test_a_taken_name_is_taken_in_any_spelling(store: Store, clock: Clock, name: str) -> None:
    here = classroom(store, clock)
    commands.join(store, here.code, "Ann")
    before = everything(store)
    with refused("name_taken"):
        commands.join(store, here.code, name)
    assert everything(store) == before


@pytest.mark.parametrize("name", ["", "   ", "x" * 41])
def test_nobody_joins_without_a_proper_name(store: Store, clock: Clock, name: str) -> None:
    here = classroom(store, clock)
    with refused("name_missing"):
        commands.join(store, here.code, name)


def test_a_room_may_ask_for_student_numbers_and_each_is_used_once(store: Store) -> None:
    room = commands.open_room(store, TEACHER, "CRM", asks_number=True)
    with refused("number_missing"):
        commands.join(store, room.code, "Ann")
    commands.join(store, room.code, "Ann", "2026001")
    with refused("number_taken", number="2026001"):
        commands.join(store, room.code, "Bob", "2026001")


def test_what_cannot_be_printed_is_left_out_of_names(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    assert here.back(commands.join(store, here.code, "An\x00n\u200b").token).name == "Ann"
    with refused("out_of_bounds", what="student_number", high=40):
        commands.join(store, here.code, "Bob", "9" * 41)


def test_the_database_holds_no_token_and_no_code_in_plain(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    joined = commands.join(store, here.code, "Ann")
    with store.read() as session:
        kept = [token.hash for token in session.query(Token)] + [m.recovery_hash for m in session.query(Member)]
    assert joined.token not in kept
    assert joined.recovery_code not in kept
    assert len(joined.token) >= 40


def test_a_new_device_comes_back_with_the_recovery_code_and_the_old_one_stays(lesson: Classroom) -> None:
    joined = commands.join(lesson.store, lesson.code, "Dai")
    token = commands.recover(lesson.store, lesson.code, joined.recovery_code.lower())
    assert lesson.back(token).member_id == lesson.back(joined.token).member_id == joined.member_id


def test_a_replaced_recovery_code_is_worthless(lesson: Classroom) -> None:
    joined = commands.join(lesson.store, lesson.code, "Dai")
    new = commands.new_recovery_code(lesson.store, TEACHER, joined.member_id)
    with refused("unknown_recovery_code"):
        commands.recover(lesson.store, lesson.code, joined.recovery_code)
    assert commands.recover(lesson.store, lesson.code, new)


def test_recovery_codes_cannot_be_tried_out(store: Store, clock: Clock) -> None:
    here = classroom(store, clock)
    code, phone = commands.join(store, here.code, "Ann").recovery_code, Source("10.0.0.9", "phone")
    for _ in range(TRIES):
        with refused("unknown_recovery_code"):
            commands.recover(store, here.code, "WRONG", phone)
    with refused("too_many_attempts", seconds=60):
        commands.recover(store, here.code, code, phone)
    clock.forward(61)
    assert commands.recover(store, here.code, code, phone)


def test_one_who_tries_codes_locks_nobody_else_out(store: Store, clock: Clock) -> None:
    here, other = classroom(store, clock), classroom(store, clock)
    code, elsewhere = (commands.join(store, each.code, "Ann").recovery_code for each in (here, other))
    for number in range(100):
        with refused("unknown_recovery_code" if number < TRIES else "too_many_attempts"):
            commands.recover(store, here.code, "WRONG", Source("10.0.0.9", "phone"))
    assert commands.recover(store, here.code, code, Source("10.0.0.9", "a classmate's, behind the same address"))
    assert commands.recover(store, here.code, code, Source("10.0.0.8", "a classmate's"))
    assert commands.recover(store, other.code, elsewhere, Source("10.0.0.9", "phone"))


def test_class_codes_cannot_be_tried_out(store: Store, clock: Clock) -> None:
    here, phone = classroom(store, clock), Source("10.0.0.9", "phone")
    for _ in range(TRIES):
        with refused("unknown_code", code="WRONG"):
            commands.room_name(store, "WRONG", phone)
    for attempt in (
        lambda: commands.room_name(store, here.code, phone),
        lambda: commands.join(store, here.code, "Ann", None, phone),
        lambda: commands.recover(store, here.code, "WRONG", phone),
    ):
        with refused("too_many_attempts"):
            attempt()


def test_a_student_cannot_replace_another_ones_recovery_code(lesson: Classroom) -> None:
    with refused("teacher_only"):
        commands.new_recovery_code(lesson.store, lesson.students["Ann"], lesson.students["Cai"].member_id)


def test_an_unknown_token_is_nobody(store: Store) -> None:
    assert identify(store, None) is None
    assert identify(store, "made-up") is None


def test_a_room_keeps_its_code_and_people_from_game_to_game(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    second = commands.create_game(
        lesson.store, TEACHER, lesson.room_id, scenario="hotel", rounds=2, teams=3, customers=400
    )
    assert pulse(lesson.store, ann).game_id == second
    shown = lobby(lesson.store, ann)
    assert (shown.code, shown.scenario, len(shown.teams), shown.my_team) == (lesson.code, "hotel", 3, None)


def test_a_team_may_be_changed_until_the_first_round_opens_and_not_to_look_around_later(
    store: Store, clock: Clock
) -> None:
    here = two_teams(store, clock)
    ann = here.students["Ann"]
    commands.choose_team(store, ann, here.teams[1], "care")
    commands.choose_team(store, ann, here.teams[0], "care")
    here.open()
    with refused("not_now", phase="open"):
        commands.choose_team(store, ann, here.teams[1], "care")
    commands.choose_team(store, ann, here.teams[0], "marketing")
    commands.move_member(store, TEACHER, here.game_id, ann.member_id or 0, here.teams[1])
    assert [m.name for m in lobby(store, ann).teams[1].members] == ["Ann", "Cai"]


def test_somebody_late_may_still_join_a_team_of_people_but_not_a_computer(store: Store, clock: Clock) -> None:
    here = classroom(store, clock, teams=2)
    here.seat("Ann", 0)
    here.open()
    late = here.back(commands.join(store, here.code, "Late").token)
    assert [team.open for team in lobby(store, late).teams] == [True, False]
    with refused("computer_team"):
        commands.choose_team(store, late, here.teams[1], "leader")
    commands.choose_team(store, late, here.teams[0], "leader")


def test_the_teacher_may_give_a_computers_team_back_to_people(store: Store, clock: Clock) -> None:
    here = classroom(store, clock, teams=2)
    here.seat("Ann", 0)
    here.open()
    late = commands.join(store, here.code, "Late")
    commands.move_member(store, TEACHER, here.game_id, joined_id(late), here.teams[1])
    tag = lobby(store, here.back(late.token)).teams[1].tag
    assert (tag.kind, tag.strategy, tag.mine) == ("people", None, True)


def joined_id(joined: commands.Joined) -> int:
    return joined.member_id


def test_teams_name_themselves_each_differently(lesson: Classroom) -> None:
    commands.rename_team(lesson.store, lesson.students["Ann"], "Foxes")
    with refused("name_taken", name="foxes"):
        commands.rename_team(lesson.store, lesson.students["Cai"], "foxes")
    commands.rename_team(lesson.store, lesson.students["Bob"], "Foxes")


def test_roles_and_teams_that_do_not_exist_are_refused(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    with refused("unknown_role", role="boss"):
        commands.choose_team(lesson.store, ann, lesson.teams[0], "boss")
    with refused("unknown_team"):
        commands.choose_team(lesson.store, ann, 999, "leader")


def test_who_has_asked_lately_is_online(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    lesson.clock.forward(120)
    assert not any(m.online for team in lobby(lesson.store, ann).teams for m in team.members)
    pulse(lesson.store, ann)
    assert [m.name for team in lobby(lesson.store, ann).teams for m in team.members if m.online] == ["Ann"]


def test_presence_is_written_at_most_every_fifteen_seconds(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    pulse(lesson.store, ann)
    with lesson.store.read() as session:
        first = session.get_one(Member, ann.member_id).seen_at
    lesson.clock.forward(14)
    pulse(lesson.store, ann)
    with lesson.store.read() as session:
        assert session.get_one(Member, ann.member_id).seen_at == first


def test_a_room_without_a_game_has_an_empty_lobby(store: Store) -> None:
    room = commands.open_room(store, TEACHER, "CRM")
    actor = identify(store, commands.join(store, room.code, "Ann").token)
    assert actor is not None
    assert lobby(store, actor).teams == ()
    with refused("no_game"):
        pulse(store, actor)


def test_nobody_joins_a_game_that_has_ended(lesson: Classroom) -> None:
    commands.end_game(lesson.store, TEACHER, lesson.game_id)
    late = lesson.back(commands.join(lesson.store, lesson.code, "Late").token)
    with refused("not_now", phase=Phase.ENDED):
        commands.choose_team(lesson.store, late, lesson.teams[0], "leader")
