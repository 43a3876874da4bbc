"""The teacher's door."""

import pytest
from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from game import commands
from game.actors import Actor, identify
from game.attempts import TRIES, TRIES_OF_ADDRESS, Source
from game.commands.doorkeeping import _HASHER as AS_FOR_TEACHERS
from game.store import Store
from game.store.tables import Teacher
from tests.game.classroom import Clock
from tests.game.refusals import everything, refused

PASSWORD = "correct horse"  # noqa: S105


@pytest.fixture
def token(store: Store) -> str:
    return commands.set_teacher_password(store, PASSWORD, commands.new_setup_code(store) or "")


def test_the_first_password_needs_the_code_that_the_server_printed(store: Store) -> None:
    code = commands.new_setup_code(store)
    assert code is not None
    with refused("wrong_setup_code"):
        commands.set_teacher_password(store, PASSWORD, "GUESSED")
    assert not commands.teacher_password_is_set(store)
    token = commands.set_teacher_password(store, PASSWORD, code.lower())
    assert identify(store, token) == Actor("teacher")
    assert commands.teacher_password_is_set(store)


def test_codes_of_two_servers_starting_together_both_work_until_one_is_used(store: Store) -> None:
    first, second = commands.new_setup_code(store), commands.new_setup_code(store)
    assert first
    assert second
    commands.set_teacher_password(store, PASSWORD, first)
    with refused("wrong_setup_code"):
        commands.set_teacher_password(store, "another password", second)


@pytest.mark.usefixtures("token")
def test_no_further_setup_code_is_given_once_there_is_a_password(store: Store) -> None:
    assert commands.new_setup_code(store) is None


@pytest.mark.usefixtures("token")
def test_the_right_password_signs_in_and_the_wrong_one_does_not(store: Store) -> None:
    assert identify(store, commands.sign_in(store, PASSWORD)) == Actor("teacher")
    with refused("wrong_password"):
        commands.sign_in(store, "battery staple")


@pytest.mark.usefixtures("token")
def test_after_five_wrong_passwords_only_that_source_waits(store: Store, clock: Clock) -> None:
    for _ in range(5):
        with refused("wrong_password"):
            commands.sign_in(store, "guess", source=Source("10.0.0.9", "phone"))
    clock.forward(20)
    with refused("too_many_attempts", seconds=40):
        commands.sign_in(store, PASSWORD, source=Source("10.0.0.9", "phone"))
    assert commands.sign_in(store, PASSWORD, source=Source("10.0.0.9", "laptop"))
    clock.forward(41)
    assert commands.sign_in(store, PASSWORD, source=Source("10.0.0.9", "phone"))


@pytest.mark.usefixtures("token")
def test_who_poses_as_many_devices_is_stopped_by_the_address_and_nobody_else_is(store: Store) -> None:
    for number in range(TRIES_OF_ADDRESS):
        with refused("wrong_password"):
            commands.sign_in(store, "guess", Source("10.0.0.9", str(number)))
    with refused("too_many_attempts"):
        commands.sign_in(store, PASSWORD, Source("10.0.0.9", "another"))
    assert commands.sign_in(store, PASSWORD, Source("10.0.0.1", "another"))


def test_setup_codes_cannot_be_tried_out(store: Store) -> None:
    code, phone = commands.new_setup_code(store) or "", Source("10.0.0.9", "phone")
    for _ in range(TRIES):
        with refused("wrong_setup_code"):
            commands.set_teacher_password(store, PASSWORD, "WRONG", phone)
    with refused("too_many_attempts"):
        commands.set_teacher_password(store, PASSWORD, code, phone)
    assert commands.set_teacher_password(store, PASSWORD, code)


def test_the_old_password_cannot_be_tried_out_on_a_screen_left_open(store: Store, token: str) -> None:
    teacher = identify(store, token)
    assert teacher is not None
    for _ in range(TRIES):
        with refused("wrong_password"):
            commands.change_password(store, teacher, "guess", "new password")
    with refused("too_many_attempts"):
        commands.change_password(store, teacher, PASSWORD, "new password")


def test_what_is_counted_tells_nobody_where_it_came_from(store: Store, token: str) -> None:
    assert token
    with refused("wrong_password"):
        commands.sign_in(store, "guess", Source("10.0.0.9", "phone"))
    assert "10.0.0.9" not in str(everything(store)["attempts"])


def test_a_teachers_token_ends_after_a_term(store: Store, clock: Clock, token: str) -> None:
    clock.forward(119 * 24 * 3600)
    assert identify(store, token) == Actor("teacher")
    clock.forward(2 * 24 * 3600)
    assert identify(store, token) is None
    assert commands.sign_in(store, PASSWORD)
    assert len(everything(store)["tokens"]) == 1


def test_a_short_password_is_refused(store: Store) -> None:
    with refused("password_too_short", shortest=8):
        commands.set_teacher_password(store, "short", commands.new_setup_code(store) or "")


def test_signing_out_makes_the_token_worthless(store: Store, token: str) -> None:
    commands.sign_out(store, token)
    assert identify(store, token) is None


def test_the_password_can_be_replaced_by_who_knows_it(store: Store, token: str) -> None:
    with refused("wrong_password"):
        commands.change_password(store, Actor("teacher"), "guess", "new password")
    commands.change_password(store, Actor("teacher"), PASSWORD, "new password")
    assert commands.sign_in(store, "new password")
    assert identify(store, token) == Actor("teacher")
    with refused("teacher_only"):
        commands.change_password(store, Actor("student", 1), "new password", "mine all mine")


def test_a_guess_at_a_teachers_password_costs_a_guesser_time_and_memory() -> None:
    made = extract_parameters(AS_FOR_TEACHERS.hash(PASSWORD))
    assert (made.memory_cost, made.time_cost) >= (RFC_9106_LOW_MEMORY.memory_cost, RFC_9106_LOW_MEMORY.time_cost)


@pytest.mark.usefixtures("token")
def test_the_database_holds_only_an_argon2_hash(store: Store) -> None:
    with store.read() as session:
        assert session.get_one(Teacher, 1).password_hash.startswith("$argon2id$")
