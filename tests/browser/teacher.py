"""What a teacher does: become the teacher, open a class and a game, and steer it from step to step."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.device import TAPS, Device

PASSWORD = "seven bridges over the river"  # noqa: S105 - of a test
NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True)
class WayIn:
    """How students get in: the code, the address to type, and the picture that their cameras read."""

    code: str
    address: str
    picture: str

    @property
    def link(self) -> str:
        """What the picture should say."""
        return f"http://{self.address}/?code={self.code}"


class Teacher(Device):
    """The teacher's laptop."""

    def become_teacher(self, server: str, setup_code: str) -> None:
        """Find the teacher's room from the start page, and set the password with the code of the server's window."""
        self.open(server)
        self.press("To the teacher's room")
        self.sees("Welcome! Choose the teacher's password")
        self.check("first-time")
        self.fill("Set-up code", setup_code.lower())
        self.fill("New password", PASSWORD)
        self.press("Set the password")

    def open_class(self, name: str) -> None:
        """Open the first class."""
        self.sees("What is your class called?")
        self.fill("Name of the class", name)
        self.press("Open the class")
        self.sees_title(name)

    def create_game(self, *, teams: int, rounds: int, rivals: tuple[str, ...] = (), practice: bool = False) -> None:
        """Create a game of the first scenario; it is to be steered in the cockpit."""
        self.fill("Teams", str(teams))
        self.fill("Rounds", str(rounds))
        if not practice:
            self.page.get_by_text(self.say("A practice round first, not counted")).click()
        self.page.get_by_text(self.say("More settings")).click()
        self.settle()
        for rival in rivals:
            self._pick_rival(rival)
        self.check("new-game")
        self.press("Create the game")
        expect(self.keyed(NEXT_STEP)).to_be_visible()

    def _pick_rival(self, rival: str) -> None:
        """Pick a computer rival; where a busy page swallowed the tap, a person sees it and taps again."""
        picked = self.page.get_by_text(rival, exact=True).locator("visible=true")
        for _tap in range(TAPS):
            self.pick("Computer rivals beside the teams", rival)
            self.page.keyboard.press("Escape")
            expect(self.page.get_by_role("option")).to_have_count(0)
            if picked.count():
                break
        expect(picked.first).to_be_visible()

    def way_in(self) -> WayIn:
        """What the cockpit shows for those who want to join."""
        code = self.page.locator(".lk-way-in").inner_text()
        address = self.page.locator(".lk-link").inner_text()
        return WayIn(code, address, self.page.locator(".lk-qr img").get_attribute("src") or "")

    def open_projector(self) -> Page:
        """Show the wall in a second window."""
        with self.page.context.expect_page() as opened:
            self.page.get_by_role("link", name=self.say("Open the projector")).click()
        return opened.value

    def next_step(self, words: str) -> None:
        """Press the one obvious button, which must say these words."""
        button = self.keyed(NEXT_STEP).get_by_role("button", name=words)
        expect(button).to_be_enabled()
        self.settle()
        button.click()
