"""A phone, a laptop or a wall: one screen of one person, what may never happen on it, and photographs of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Request, ViewportSize, WebSocket, expect
from playwright.sync_api import TimeoutError as TookTooLong

from locales import translator

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCALES = {"en": "en-US", "zh": "zh-CN"}
PHOTOGRAPHS = Path(__file__).with_name("screenshots")
MISHAP = (
    "Something went wrong here. Nothing that was saved is lost. Please reload the page; if it happens again, "
    "tell your teacher this number: {number}"
)
"""What a reader sees when a script failed (ui/mishaps.py)."""
TAPS = 5
A_MOMENT = 5000
"""milliseconds in which an open menu shows what it offers"""
SIDEWAYS = """() => {
    const main = document.querySelector('[data-testid="stMain"]'), width = main.clientWidth;
    if (main.scrollWidth <= width && document.documentElement.scrollWidth <= window.innerWidth) return [];
    const wide = [...main.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > width + 1);
    return [`${main.scrollWidth} > ${width}`, ...wide.map(one => `${one.tagName} ${one.className}`).slice(0, 8)];
}"""

COVERED = """() => {
    const strip = document.querySelector('.st-key-lk-strip')?.getBoundingClientRect();
    const links = [...document.querySelectorAll('[data-testid="stTopNavLink"]')];
    const read = links.filter(link => link.checkVisibility({opacityProperty: true}));
    const covered = link => strip && link.getBoundingClientRect().right > strip.left;
    return read.filter(covered).map(link => link.innerText);
}"""


class Make(TypedDict, total=False):
    """What Playwright wants to know of a device."""

    viewport: ViewportSize
    device_scale_factor: float
    is_mobile: bool
    has_touch: bool


PHONE: Make = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
LAPTOP: Make = {"viewport": {"width": 1366, "height": 768}}
WALL: ViewportSize = {"width": 1920, "height": 1080}


@dataclass
class Traffic:
    """What the pages of a device asked for, and the script errors they met."""

    asked: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Write down every request of every page of ``context`` from now on."""
        context.on("request", self._request)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("page", lambda page: page.on("websocket", self._socket))

    def _request(self, request: Request) -> None:
        self._note(request.url)

    def _socket(self, socket: WebSocket) -> None:
        self._note(socket.url)

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.asked.add(parts.netloc)


class Device:
    """One page in the hands of one person who reads ``language``."""

    photographed = True
    """whether pictures are kept of what is checked"""

    def __init__(self, page: Page, name: str, language: str) -> None:
        self.page = page
        self.name = name
        self.language = language
        self._photographs = 0

    def say(self, message: str, **parts: object) -> str:
        """What stands on this screen for one of the app's messages."""
        words = translator(self.language).gettext(message)
        assert self.language == "en" or words != message, f"no {self.language} for: {message}"
        return words.format(**parts) if parts else words

    def open(self, address: str) -> None:
        """Follow an address."""
        self.page.goto(address, wait_until="domcontentloaded")

    def text(self, message: str, **parts: object) -> Locator:
        """Where a message stands in the page, its first place."""
        return self.page.get_by_text(self.say(message, **parts)).first

    def sees(self, message: str, **parts: object) -> None:
        """Wait until a message can be read here."""
        expect(self.text(message, **parts)).to_be_visible()

    def sees_title(self, title: str) -> None:
        """Wait until the page bears a title, which is worded as it stands."""
        expect(self.page.get_by_role("heading", name=title, exact=True).first).to_be_visible()

    def keyed(self, key: str) -> Locator:
        """The element that bears a Streamlit key."""
        return self.page.locator(f".st-key-{key}")

    def press(self, message: str, **parts: object) -> None:
        """Press the button that bears a message."""
        button = self.page.get_by_role("button", name=self.say(message, **parts)).first
        button.click()

    def fill(self, label: str, text: str) -> None:
        """Type into the field that bears a label, and leave it."""
        box = self.page.get_by_label(self.say(label), exact=True).first
        box.fill(text)
        box.blur()

    def pick(self, label: str, option: str) -> None:
        """Choose from the menu that bears a label; it closes when the page still scrolls, so a person taps again."""
        menu = self.page.get_by_role("combobox", name=self.say(label))
        choice = self.page.get_by_role("option", name=option, exact=True)
        for _tap in range(TAPS):
            menu.scroll_into_view_if_needed()
            menu.click()
            try:
                choice.click(timeout=A_MOMENT)
            except TookTooLong:
                continue
            return
        raise AssertionError(f"{self.name}: the menu {label} does not offer {option}")

    def turn_to(self, title: str) -> None:
        """Go to another page through the menu."""
        self.page.get_by_role("link", name=self.say(title), exact=True).locator("visible=true").first.click()

    def is_connected(self) -> None:
        """Wait until the page has found the server again, by itself."""
        expect(self.page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]')).to_be_attached()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing on this page is being computed."""
        expect(self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_attached()
        expect(self.page.get_by_test_id("stSkeleton").locator("visible=true")).to_have_count(0)

    def check(self, shot: str) -> None:
        """Photograph the screen; nothing failed on it, and it does not scroll sideways."""
        self.settle()
        if self.photographed:
            self._photograph(shot)
        expect(self.page.get_by_text(self.say(MISHAP).split("{")[0])).to_have_count(0)
        expect(self.page.get_by_test_id("stException")).to_have_count(0)
        self.fits(shot)

    def _photograph(self, shot: str) -> None:
        self._photographs += 1
        PHOTOGRAPHS.mkdir(exist_ok=True)
        self.page.screenshot(path=PHOTOGRAPHS / f"{self.name}-{self._photographs:02}-{shot}.png")

    def fits(self, what: str) -> None:
        """Nothing is wider than the screen, and who is where does not stand upon the menu."""
        wide = self.page.evaluate(SIDEWAYS)
        assert not wide, f"{self.name} scrolls sideways on {what}: {wide}"
        covered = self.page.evaluate(COVERED)
        assert not covered, f"{self.name} cannot read the menu on {what}: {covered}"
