"""Take the pictures in ``docs/screenshots`` anew: ``python -m tests.browser.take_screenshots``.

A class of three teams and three computer rivals plays three rounds in a database of its own; then real browsers look.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from game import commands, views
from game.actors import Actor, identify
from game.store import Store, open_store
from sim import packs
from sim.bots import decide
from tests.browser.device import FLAGS, LAPTOP, LOCALES, PHONE, WALL, Device, Make
from tests.browser.server import HOUSE, Server
from ui.handover import COOKIES, PLAYER, TEACHER

PICTURES = HOUSE / "docs" / "screenshots"
PATIENCE = 60_000
"""milliseconds, for a busy machine"""
LARGEST = 300_000
"""bytes a picture may have"""
ROUNDS, SEED = 5, 11
PLAYED = 3
TEAMS = (
    ("Lighthouse", "loyalty_first", ("Anna", "Ben", "Chen Yu")),
    ("Second Cup", "service_first", ("Dora", "Emil")),
    ("半夏", "balanced", ("小雨", "子涵", "思远")),
)
"""Each team's name, the strategy it thinks up, and its people"""
RIVALS = ("discounter", "acquirer", "do_nothing")
DRAFT = {"ads_search": 9_000, "ads_brand": 7_000, "complaint_hours": 24}
"""What the teams are thinking of when the picture of their decisions is taken"""


@dataclass
class Stage:
    """A class at play, set up through the same commands as the screens use."""

    store: Store
    teacher: str = ""
    game: int = 0
    students: list[str] = field(default_factory=list)
    """the token of each team's first member"""

    def seat_everybody(self) -> None:
        """Open the class and fill the teams."""
        self.teacher = commands.set_teacher_password(
            self.store, "a password of nobody's", commands.new_setup_code(self.store) or ""
        )
        room = commands.open_room(self.store, self.whoever(self.teacher), "CRM · 3")
        self.game = commands.create_game(
            self.store,
            self.whoever(self.teacher),
            room.id,
            scenario="eshop",
            rounds=ROUNDS,
            teams=len(TEAMS),
            practice=False,
            minutes=9,
            seed=SEED,
            computer_rivals=RIVALS,
        )
        roles = ("leader", "service", "marketing")
        for seat, (team, _strategy, people) in enumerate(TEAMS):
            tokens = [commands.join(self.store, room.code, person).token for person in people]
            for token, role in zip(tokens, roles, strict=False):
                seats = views.lobby(self.store, self.whoever(token)).teams
                commands.choose_team(self.store, self.whoever(token), seats[seat].tag.id, role)
            commands.rename_team(self.store, self.whoever(tokens[0]), team)
            self.students.append(tokens[0])

    def play(self, rounds: int) -> None:
        """Play rounds from the first one on, up to the results of the last."""
        for number in range(1, rounds + 1):
            move = commands.open_round if number == 1 else commands.next_round
            move(self.store, self.whoever(self.teacher), self.game)
            for token, (_name, strategy, _people) in zip(self.students, TEAMS, strict=True):
                self._hand_in(self.whoever(token), strategy, number)
            commands.close_round(self.store, self.whoever(self.teacher), self.game)

    def go_on(self) -> None:
        """Open the next round; the teams have changed a few things already."""
        commands.next_round(self.store, self.whoever(self.teacher), self.game)
        for token in self.students:
            commands.save_draft(self.store, self.whoever(token), DRAFT)

    def whoever(self, token: str) -> Actor:
        """Who holds a token."""
        actor = identify(self.store, token)
        assert actor is not None
        return actor

    def _hand_in(self, student: Actor, strategy: str, number: int) -> None:
        desk = views.desk(self.store, student)
        scenario = packs.load(desk.scenario).at_scale(desk.scale)
        last = views.results(self.store, student).report if number > 1 else None
        plan = decide(strategy, scenario, desk.position, last, number)
        draft = commands.save_draft(self.store, student, plan.as_dict())
        commands.submit(self.store, student, draft.version, "Keep those who are worth keeping.", 0.9)


@dataclass
class Photographer:
    """Opens the app as one of the people on stage."""

    browser: Browser
    server: Server

    def device(self, cookie: str, token: str, language: str, make: Make) -> Device:
        """A device that stands for somebody."""
        context = self.browser.new_context(locale=LOCALES[language], **make)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": COOKIES[cookie], "value": token, "url": self.server.url}])
        return Device(context.new_page(), "", language)

    def take(self, device: Device, page: str, proof: str, picture: str) -> None:
        """Open a page, wait for what proves that it is there, and photograph it."""
        device.open(f"{self.server.url}/{page}")
        device.page.locator(proof).first.wait_for()
        device.settle()
        device.page.wait_for_load_state("networkidle")
        to = PICTURES / f"{picture}.png"
        device.page.screenshot(path=to, animations="disabled")
        assert to.stat().st_size < LARGEST, f"{to} has {to.stat().st_size} bytes"
        print(f"{to.relative_to(HOUSE)}: {to.stat().st_size // 1000} kB")


def main() -> None:
    """Set the stage, open the curtain, take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    chromium = os.environ.get("LIUKE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        stage = Stage(open_store(server.database))
        stage.seat_everybody()
        stage.play(PLAYED)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with server:
            photographer = Photographer(browser, server)
            laptop = photographer.device(PLAYER, stage.students[0], "en", LAPTOP)
            wall = photographer.device(TEACHER, stage.teacher, "en", {"viewport": WALL})
            phone = photographer.device(PLAYER, stage.students[2], "zh", PHONE)
            photographer.take(laptop, "results", ".js-plotly-plot .main-svg", "results")
            photographer.take(wall, f"projector?game={stage.game}", ".lk-race", "projector")
            stage.go_on()
            photographer.take(laptop, "decide", ".lk-changed", "decide")
            photographer.take(phone, "decide", ".lk-changed", "phone")
        browser.close()


if __name__ == "__main__":
    main()
