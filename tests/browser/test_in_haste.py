"""Somebody in a hurry: one tap to the lever that matters, a number, and off to another page at once."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import VISITORS, Classroom
from tests.browser.device import LAPTOP, Make
from tests.browser.student import Student
from tests.browser.teacher import Teacher

A_THOUGHT = 2500
"""milliseconds, longer than a number has to rest in its field until it counts (ui/decide/still_typing.py)"""


@pytest.mark.browser
@VISITORS
def test_a_number_typed_just_before_leaving_is_kept(classroom_next_door: Classroom, language: str, make: Make) -> None:
    player = classroom_next_door.hand_out(Student, f"haste-{language}", language, make)
    player.open(classroom_next_door.server.url)
    player.press("Play now")
    player.sees("Two or three changes are enough to begin with, for example:")
    player.page.locator("a.lk-to-lever").first.click()
    field = player.card("agents").locator("input")
    expect(field).to_be_in_viewport()
    field.fill("9")
    if make is LAPTOP:
        player.page.wait_for_timeout(A_THOUGHT)  # the cursor still in the field
    player.turn_to("Customers")
    player.sees("Who brings the money?")
    player.turn_to("Decide")
    player.tab("Service")
    player.holds("agents", 9)


@pytest.mark.browser
def test_what_was_on_its_way_when_the_server_died_is_kept(classroom_next_door: Classroom) -> None:
    player = classroom_next_door.hand_out(Student, "typing-on", "en", LAPTOP)
    player.open(classroom_next_door.server.url)
    player.press("Play now")
    player.sees("Two or three changes are enough to begin with, for example:")
    player.tab("Service")
    field = player.card("agents").locator("input")
    field.fill("9")
    field.blur()
    classroom_next_door.server.kill()
    classroom_next_door.server.start()
    player.sees_saved()
    player.open(f"{classroom_next_door.server.url}/decide")
    player.tab("Service")
    player.holds("agents", 9)


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_was_typed_just_before_a_button_was_pressed_counts(classroom: Classroom) -> None:
    """Also where the server gets to both only later, and at once: the plan that is kept is the one on the screen."""
    teacher = classroom.hand_out(Teacher, "haste-teacher", "en", LAPTOP)
    teacher.become_teacher(classroom.server.url, classroom.server.setup_code())
    teacher.open_class("CRM 304")
    teacher.create_game(teams=2, rounds=2)
    teacher.page.get_by_text(teacher.say("The plan of the lesson"), exact=True).first.click()
    teacher.settle()
    os.kill(classroom.server.pid, signal.SIGSTOP)
    teacher.fill("Each round: decide (min)", "9.5")
    teacher.page.get_by_role("button", name=teacher.say("Keep this plan")).click()
    os.kill(classroom.server.pid, signal.SIGCONT)
    expect(teacher.page.get_by_role("listitem", name="Round 2: decide, 9.5 min")).to_be_visible()
