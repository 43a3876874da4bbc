"""Somebody in a hurry: one tap to the lever that matters, a number, and off to another page at once."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import VISITORS, Classroom
from tests.browser.device import LAPTOP, Make
from tests.browser.student import Student

A_THOUGHT = 6000
"""milliseconds"""


@pytest.mark.browser
@VISITORS
def test_a_number_typed_just_before_leaving_is_kept(classroom: Classroom, language: str, make: Make) -> None:
    player = classroom.hand_out(Student, f"haste-{language}", language, make)
    player.open(classroom.server.url)
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
def test_what_was_on_its_way_when_the_server_died_is_kept(classroom: Classroom) -> None:
    player = classroom.hand_out(Student, "typing-on", "en", LAPTOP)
    player.open(classroom.server.url)
    player.press("Play now")
    player.sees("Two or three changes are enough to begin with, for example:")
    player.tab("Service")
    field = player.card("agents").locator("input")
    field.fill("9")
    field.blur()
    classroom.server.kill()
    classroom.server.start()
    player.sees_saved()
    player.open(f"{classroom.server.url}/decide")
    player.tab("Service")
    player.holds("agents", 9)
