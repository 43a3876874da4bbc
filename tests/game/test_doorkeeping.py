"""The teacher's door."""

import pytest

from game import commands
from game.actors import Actor, identify
from game.store import Store
from game.store.tables import Teacher
from tests.game.classroom import Clock
from tests.game.refusals import refused

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
            commands.sign_in(store, "guess", source="10.0.0.9")
    clock.forward(20)
    with refused("too_many_attempts", seconds=40):
        commands.sign_in(store, PASSWORD, source="10.0.0.9")
    assert commands.sign_in(store, PASSWORD, source="10.0.0.1")
    clock.forward(41)
    assert commands.sign_in(store, PASSWORD, source="10.0.0.9")


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


@pytest.mark.usefixtures("token")
def test_the_database_holds_only_an_argon2_hash(store: Store) -> None:
    with store.read() as session:
        assert session.get_one(Teacher, 1).password_hash.startswith("$argon2id$")
