"""A student aims messages at a rule in a real browser, runs the round, and reads whom it reached."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Classroom
from tests.browser.device import LAPTOP
from tests.browser.student import Student


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # what is stored is a text as any other
def test_messages_go_to_silent_a_customers_and_the_results_say_to_how_many(classroom_next_door: Classroom) -> None:
    player = classroom_next_door.hand_out(Student, "rule", "en", LAPTOP)
    player.open(classroom_next_door.server.url)
    player.press("Play now")
    player.sees("Change what you like; the rest stays as it was. Everything is saved by itself.")
    card = player.keyed("aim-messages_to")
    card.get_by_role("button", name="Change: Messages").click()
    card.get_by_text("By a rule").click()
    card.get_by_role("button", name="A", exact=True).click()
    weeks = card.get_by_label("Weeks since the last order: at least")
    weeks.fill("6")
    weeks.blur()
    card.get_by_role("button", name="Set", exact=True).click()
    said = card.get_by_text(re.compile(r"reaches [\d,]+ customers now"))
    expect(said).to_be_visible()
    count = re.search(r"[\d,]+", said.inner_text())
    assert count
    player.check("aimed")
    sees_one_card_open_at_a_time(player)
    player.fill("Your guess: retention rate this round, %", "85")
    player.press("Run the quarter")
    player.sees_retention()
    player.page.get_by_text("What you decided").click()
    expect(player.page.get_by_text(f"{count[0]} customers when the round began")).to_be_visible()
    player.check("whom-it-reached")


def sees_one_card_open_at_a_time(player: Student) -> None:
    """Open a card in another section of the same tab: the one before folds itself up."""
    player.tab("Care")
    opening = [player.keyed(f"aim-open-{aim}").get_by_role("button") for aim in ("care_to", "proactive_to")]
    for button, other in (opening, opening[::-1]):
        player.settle()  # what has just opened above moves what stands below it
        button.click()
        expect(button).to_contain_text("Fold up")
        expect(other).to_contain_text("Change: ")
