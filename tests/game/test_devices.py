"""A person is handed on: to the keeping of a browser, and to another device."""

from datetime import timedelta

import pytest

from game import commands
from game.actors import Actor, identify
from game.store import Store
from tests.game.classroom import TEACHER, Classroom
from tests.game.refusals import everything, refused


@pytest.fixture
def joined(lesson: Classroom) -> commands.Joined:
    return commands.join(lesson.store, lesson.code, "Dai")


def test_a_browser_gets_a_token_of_its_own_once(lesson: Classroom, joined: commands.Joined) -> None:
    ticket = commands.keeping_ticket(lesson.store, joined.token)
    assert commands.waits(lesson.store, ticket)
    kept = commands.keep(lesson.store, ticket)
    assert kept.token not in (joined.token, ticket)
    assert lesson.back(kept.token) == lesson.back(joined.token)
    assert (kept.teacher, kept.seconds) == (False, 365 * 24 * 3600)
    assert commands.waits(lesson.store, ticket)
    for another in (joined.token, "made-up"):
        commands.arrived(lesson.store, f"not {ticket}", another)
    commands.arrived(lesson.store, ticket, lesson.back(commands.join(lesson.store, lesson.code, "Eva").token).name)
    assert commands.waits(lesson.store, ticket)
    with refused("link_used_up"):
        commands.keep(lesson.store, ticket)
    commands.arrived(lesson.store, ticket, kept.token)
    assert not commands.waits(lesson.store, ticket)
    with refused("link_used_up"):
        commands.keep(lesson.store, ticket)


def test_signing_out_takes_back_what_the_browser_keeps_too(lesson: Classroom, joined: commands.Joined) -> None:
    kept = commands.keep(lesson.store, commands.keeping_ticket(lesson.store, joined.token))
    waiting = commands.keeping_ticket(lesson.store, joined.token)
    elsewhere = commands.recover(lesson.store, lesson.code, joined.recovery_code)
    commands.sign_out(lesson.store, joined.token)
    assert identify(lesson.store, joined.token) is None
    assert identify(lesson.store, kept.token) is None
    with refused("link_used_up"):
        commands.keep(lesson.store, waiting)
    assert identify(lesson.store, elsewhere) is not None


def test_a_ticket_is_good_for_minutes(lesson: Classroom, joined: commands.Joined) -> None:
    ticket = commands.keeping_ticket(lesson.store, joined.token)
    link = commands.device_link(lesson.store, lesson.back(joined.token))
    lesson.clock.forward(timedelta(minutes=2).total_seconds())
    with refused("link_used_up"):
        commands.keep(lesson.store, ticket)
    assert commands.link_owner(lesson.store, link) == "Dai"
    lesson.clock.forward(timedelta(minutes=8).total_seconds())
    for use in (commands.link_owner, commands.follow_link):
        with refused("link_used_up"):
            use(lesson.store, link)


def test_looking_at_a_link_uses_nothing_and_following_it_uses_it_up(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    link = commands.device_link(lesson.store, ann)
    before = everything(lesson.store)
    for _ in range(3):
        assert commands.link_owner(lesson.store, link) == "Ann"
    assert everything(lesson.store) == before
    assert lesson.back(commands.follow_link(lesson.store, link)).member_id == ann.member_id
    with refused("link_used_up"):
        commands.follow_link(lesson.store, link)


def test_a_ticket_and_a_link_do_not_stand_for_each_other(lesson: Classroom, joined: commands.Joined) -> None:
    ticket = commands.keeping_ticket(lesson.store, joined.token)
    link = commands.device_link(lesson.store, lesson.back(joined.token))
    for use in (commands.link_owner, commands.follow_link):
        with refused("link_used_up"):
            use(lesson.store, ticket)
    with refused("link_used_up"):
        commands.keep(lesson.store, link)
    assert commands.waits(lesson.store, ticket)
    assert commands.link_owner(lesson.store, link) == "Dai"


@pytest.mark.parametrize("guess", ["", "x", "\ud800", "a" * 43, "' OR 1=1 --"])
def test_tickets_are_not_guessed_and_only_their_hashes_are_kept(lesson: Classroom, guess: str) -> None:
    link = commands.device_link(lesson.store, lesson.students["Ann"])
    assert len(link) >= 43
    assert link not in str(everything(lesson.store))
    for use in (commands.link_owner, commands.follow_link, commands.keep):
        with refused("link_used_up"):
            use(lesson.store, guess)
    with refused("link_used_up"):
        commands.keeping_ticket(lesson.store, guess)


def test_a_teacher_links_somebody_of_a_room_and_nobody_else_does(lesson: Classroom) -> None:
    ann, cai = lesson.students["Ann"], lesson.students["Cai"]
    link = commands.device_link(lesson.store, TEACHER, ann.member_id)
    assert lesson.back(commands.follow_link(lesson.store, link)).name == "Ann"
    with refused("teacher_only"):
        commands.device_link(lesson.store, cai, ann.member_id)
    for nobody in (None, 999, 2**70, -1, True):
        with refused("unknown_member"):
            commands.device_link(lesson.store, TEACHER, nobody)
    with refused("student_only"):
        commands.device_link(lesson.store, Actor("student"))


def test_a_teachers_browser_is_kept_for_a_term(store: Store) -> None:
    token = commands.set_teacher_password(store, "correct horse", commands.new_setup_code(store) or "")
    kept = commands.keep(store, commands.keeping_ticket(store, token))
    assert (kept.teacher, kept.seconds) == (True, 120 * 24 * 3600)
    assert identify(store, kept.token) == TEACHER
