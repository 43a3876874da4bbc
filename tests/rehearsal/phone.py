"""A student's phone with a real browser in it, in a class whose other students have none."""

from playwright.sync_api import expect

from tests.browser.student import Student
from tests.load.ledger import Edit, HandedIn, Key, Ledger

GUESS = 85
PRESSES = 3


class Phone(Student):
    """The phone of a leader."""

    def sets_agents(self, agents: int) -> None:
        """Change how many people answer, and see it saved."""
        self.tab("Service")
        self.set_number("agents", agents)
        self.sees_saved()

    def sees_saved_by(self, name: str) -> None:
        """Wait until a teammate's change has come."""
        expect(self.page.locator(".lk-saved")).to_contain_text(name)

    def writes_into(self, ledger: Ledger, where: Key, agents: int, reason: str) -> None:
        """Note what was set here and handed in."""
        ledger.edits.append(Edit(*where, self.name, "agents", agents))
        ledger.handed_in.append(HandedIn(*where, self.name, reason, GUESS / 100))

    def sees_results_of(self, round_: int, rounds: int) -> None:
        """Wait until a round's results stand here."""
        self.sees_title(self.say("Round {round} of {rounds}", round=round_, rounds=rounds))
        self.sees_retention()

    def sees_retention_on_the_line_that_was_left(self) -> float:
        """Choose the earlier line of play, see that it is one, and read its one big number."""
        menu = self.page.get_by_role("combobox", name=self.say("Line of play"))
        self.settle()
        menu.click()
        self.page.get_by_role("option").nth(1).click()
        self.sees(
            "An earlier line of play, as it was when the class left it. It can be looked at, and no longer counts."
        )
        self.settle()
        return self.sees_retention()

    def hand_in(self, reason: str, retention: float) -> None:
        """Submit; again, where a teammate changed something that this screen did not show yet, as the page asks."""
        for _press in range(PRESSES - 1):
            try:
                super().hand_in(reason, retention)
            except AssertionError:
                continue
            return
        super().hand_in(reason, retention)
