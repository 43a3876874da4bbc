"""What a student does: join, find a seat, decide, hand in, read the results."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, expect

from tests.browser.device import Device

SUBMIT = "submit"
TAPS = 5
SOON = 5_000
"""milliseconds after which somebody taps again"""


class Student(Device):
    """A student's phone or laptop."""

    def join(self, name: str) -> None:
        """Give a name and press the button, on a page where the code is filled in already."""
        self.fill("Your name", name)
        self.keyed("join_name").locator("xpath=ancestor::form | ancestor::*[@data-testid='stForm']").first.get_by_role(
            "button"
        ).click()
        self.sees("Choose your team")

    def come_back(self, recovery: str) -> None:
        """Give a recovery code and press the button, again where nothing came of it: a fold may close as a page comes.

        What stands on the page after the last of them is in the failure.
        """
        for _again in range(TAPS):
            self.settle()
            if not self.page.get_by_label(self.say("Recovery code"), exact=True).first.is_visible():
                self.page.get_by_text(self.say("I was here before")).click()
            self.fill("Recovery code", recovery)
            self.press("Come back")
            with suppress(AssertionError):
                expect(self.page.locator(".st-key-device_menu").first).to_be_visible(timeout=SOON)
                return
        raise AssertionError(self.page.locator("body").inner_text())

    def sit(self, seat: int, role: str) -> None:
        """Take a seat in the team that has the given place, and choose a role."""
        self.keyed(f"lk-seat-{seat}").get_by_role("button").click()
        self.sees("You are in. The game begins when your teacher starts it.")
        self.choose_role(role)

    def choose_role(self, role: str) -> None:
        """Tap a role and see that it is held."""
        self._pill(role).click()
        expect(self._held(role)).to_be_visible()

    def insist_on_role(self, role: str) -> None:
        """Tap a role until it is held: a page that has just found its server again may show the one before once more.

        What is tapped before the new server has drawn the page comes to it as what stood there all along.
        """
        for _again in range(TAPS):
            self._pill(role).click()
            with suppress(AssertionError):
                expect(self._held(role)).to_be_visible(timeout=SOON)
                return
        self.choose_role(role)

    def _pill(self, role: str) -> Locator:
        words = re.compile(f"^{re.escape(self.say(role))}")
        return self.page.get_by_role("radio", name=words).or_(self.page.get_by_role("button", name=words)).first

    def _held(self, role: str) -> Locator:
        return self.page.locator("strong", has_text=self.say(role)).first

    def leaf_through(self, *groups: str) -> None:
        """Look into every group of levers; none is wider than the screen."""
        for group in groups:
            self.tab(group)
            self.settle()
            self.fits(group)

    def open_a_customer(self) -> None:
        """Open the file of the first customer in the list; it begins at its top."""
        self.page.locator("[class*='st-key-customer-']:not(.st-key-customer-five) button").first.click()
        expect(self.page.locator(".st-key-back button")).to_be_in_viewport()
        self.sees("Back to the list")

    def tab(self, group: str) -> None:
        """Turn to a group of levers."""
        self.page.get_by_role("tab", name=self.say(group)).click()

    def card(self, lever: str) -> Locator:
        """The card of a lever."""
        return self.keyed(f"card-{lever}")

    def set_number(self, lever: str, value: int) -> None:
        """Type a number, leave the field, and see the card tell what it was before."""
        box = self.card(lever).locator("input")
        box.fill(str(value))
        box.blur()
        self._changed(lever)

    def choose(self, lever: str, label: str, option: str) -> None:
        """Pick one of a lever's options."""
        self.pick(label, self.say(option))
        self._changed(lever)

    def holds(self, lever: str, value: int) -> None:
        """Wait until a number field holds a value."""
        expect(self.card(lever).locator("input")).to_have_value(str(value))

    def _changed(self, lever: str) -> None:
        expect(self.card(lever).locator(".lk-changed")).to_be_visible()

    def sees_saved(self) -> None:
        """Wait until the bar at the foot says that the draft is saved."""
        mark = self.say("✓ saved {time}").split("{")[0]
        expect(self.page.locator(".lk-saved")).to_contain_text(mark)

    def hand_in(self, reason: str, retention: float) -> None:
        """Say why and guess, submit, and see it acknowledged."""
        self.fill("Why this plan? One line.", reason)
        self.fill("Your guess: retention rate this round, %", str(retention))
        self.keyed(SUBMIT).get_by_role("button").click()
        mark = self.say("✓ submitted {time}").split("{")[0]
        expect(self.page.locator(".lk-saved")).to_contain_text(mark)

    def sees_retention(self) -> float:
        """Wait until the one big number of the results is there; give it in per cent."""
        number = self.page.locator(".lk-hero-number")
        expect(number).to_have_text(re.compile(r"^\d+\.\d\s?%$"))
        return float(number.inner_text().rstrip("% \u202f\xa0"))
