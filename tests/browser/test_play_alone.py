"""Somebody who has never seen it plays a round alone, without reading anything but the screen."""

import time

import pytest
from playwright.sync_api import expect

from sim import packs
from tests.browser.conftest import VISITORS, Classroom
from tests.browser.device import Make
from tests.browser.student import Student

ROUNDS = 6
"""of the online shop, the first company on offer"""


@pytest.mark.browser
@VISITORS
def test_somebody_new_plays_a_round_alone(
    classroom_next_door: Classroom, language: str, make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    player = classroom_next_door.hand_out(Student, f"alone-{language}", language, make)
    began = time.monotonic()
    player.open(classroom_next_door.server.url)
    player.sees("Play alone")
    player.check("start")
    player.press("Play now")
    player.sees("Change what you like; the rest stays as it was. Everything is saved by itself.")
    player.check("decide")
    player.tab("Service")
    player.set_number("agents", 8)
    player.sees_saved()
    player.fill("Your guess: retention rate this round, %", "85")
    player.press("Run the quarter")
    retention = player.sees_retention()
    taken = time.monotonic() - began
    with capsys.disabled():
        print(f"\nfrom the address to one's own results ({language}): {taken:.1f} s of clicks and waits")
    assert 20 < retention < 100
    player.check("results")
    player.turn_to("Compare")
    player.sees("Who is ahead, and by what?")
    company = packs.load("eshop").name.in_(language)
    expect(player.page.locator("tr.lk-mine").first).to_contain_text(company)
    player.check("compare")
    player.turn_to("Results")
    player.press("On to the next round")
    player.sees_title(player.say("Round {round} of {rounds}", round=2, rounds=ROUNDS))
    player.tab("Service")
    player.holds("agents", 8)
    player.check("second-round")
