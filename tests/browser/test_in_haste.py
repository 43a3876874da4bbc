"""Somebody in a hurry: one tap to the lever that matters, a number, and off to another page at once."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import VISITORS, Classroom
from tests.browser.device import LAPTOP, Make
from tests.browser.student import Student

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
