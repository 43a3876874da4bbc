"""What the teacher does in a lesson that runs by itself: plan it, start it, hold its clock, go back."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.teacher import NEXT_STEP, Teacher

CLOSING = "Their drafts will be played as they are; whoever touched nothing goes on as before."


class Conductor(Teacher):
    """The teacher's laptop, with the autopilot on."""

    def plan(self, **minutes: float) -> None:
        """Give stages of the plan other minutes; each is named by its field."""
        self._drawer("The plan of the lesson")
        for stage, long in minutes.items():
            self.fill(PLAN[stage], f"{long:.1f}")
            self.settle()
        self.press("Keep this plan")
        self.settle()

    def start_lesson(self) -> None:
        """Press the one button."""
        self.settle()
        self.press("Start the lesson")

    def holds_the_clock(self) -> None:
        """Pause, and see that the lesson stands."""
        self.press("Pause")
        expect(self.page.locator(".lk-state")).to_contain_text(self.say("Paused"))

    def lets_it_run(self) -> None:
        """Let the clock run again."""
        self.press("Let it run")
        expect(self.page.locator(".lk-state")).not_to_contain_text(self.say("Paused"))

    def gives_more_time(self) -> None:
        """Give two more minutes, and see them on the clock."""
        self.press("+{n} min", n=2)
        expect(self.page.locator(".lk-state")).to_contain_text(re.compile(r"2:\d\d"))

    def closes_anyway(self, words: str) -> None:
        """Close a round in which somebody has not submitted."""
        self.next_step(words)
        self.sees(CLOSING)
        self.press("Close the round")

    def is_offered(self, words: str) -> None:
        """Wait until the one obvious button says these words."""
        expect(self.keyed(NEXT_STEP).get_by_role("button", name=words)).to_be_enabled()

    def goes_back(self, words: str) -> None:
        """Open the round whose results are out again."""
        self.settle()
        self.press("One step back")
        self.press("Yes, go back")
        self.is_offered(words)

    def opens_the_line_that_was_left(self) -> str:
        """Look at what every team did before the class went back; give it as it can be read."""
        self.settle()  # results have just come: what stands above moves
        self._drawer("Earlier lines of play")
        self._switches_on("Show what each team did")
        table = self.page.locator(".lk-history")
        expect(table.last).to_be_visible()
        return "\n".join(table.all_inner_texts())

    def _switches_on(self, words: str) -> None:
        """Turn a switch; again, as anybody would, where it slipped away under the finger."""
        switch = self.page.get_by_role("switch", name=self.say(words))
        for _attempt in range(ATTEMPTS):
            if not switch.is_checked():
                self.page.get_by_text(self.say(words)).click()
            self.settle()

    def status(self, seat: int) -> Locator:
        """Where the cockpit says how far a team is."""
        return self.page.locator(".lk-tile .lk-status").nth(seat)

    def _drawer(self, title: str) -> None:
        self.page.get_by_text(self.say(title), exact=True).first.click()


ATTEMPTS = 3
PLAN = {"decide": "Each round: decide (min)", "look": "Each round: look at results (min)"}
