"""What a student, a teacher and the wall do in a lesson, each at a screen of the protocol's client."""

import asyncio
import random
import time

from game.rules import ROLES
from locales import translator
from sim.scenario import Scenario
from tests.load.client import Device, NotThere, Screen
from tests.load.ledger import Edit, HandedIn, Key, Ledger
from tests.load.shown import Element
from ui.decide.lever_fields import meant
from ui.refusals import WORDS

HERO = 'class="lk-hero-number'
"""marks the one big number of the results"""
OVERSPENT = 'class="lk-budget lk-over"'
"""marks a plan that costs more than there is"""
RACE = 'lk-split lk-race"'
"""marks the results on the wall"""
TURNS = {
    "leader": ("cross_selling", "complaint_hours", "survey_share"),
    "marketing": ("messages", "personalisation", "promotion_depth"),
    "service": ("training", "pay", "compensation", "empowerment", "self_service"),
    "care": ("points_rate", "tier_benefits", "care_contacts_a", "care_contacts_b", "care_contacts_c"),
    "platform": ("data_quality", "platform_operational", "platform_analytical", "platform_collaborative"),
}
"""Levers that each role turns a little: they do not ruin a team, and nobody overtakes anybody."""
THRIFT = ("ads_brand", "ads_social", "ads_search")
"""Levers that are turned down when the plan costs too much."""
PRESSES = 3
LOOKS = 1.0
"""seconds for which one looks at the plan, before one submits it again"""
TYPED = 0.35
"""seconds after which a page sends what was set (ui/decide/leaving.py)"""
MOST_STEPS = 2
"""by which a lever is turned from where it stood at first"""


def say(language: str, message: str, **parts: object) -> str:
    """Give what stands on a screen for one of the app's messages."""
    words = translator(language).gettext(message)
    return words.format(**parts) if parts else words


class Student:
    """A student at a phone."""

    def __init__(self, device: Device, seat: int, number: int, ledger: Ledger) -> None:
        self.screen = Screen(device)
        self.name = device.name
        self.seat = seat
        self.role = ROLES[number % len(ROLES)]
        """the leader submits"""
        self.ledger = ledger
        self._scope = ""
        self._first: dict[str, float] = {}
        self._edits: dict[str, Edit] = {}
        self._sending: asyncio.Task[None] | None = None
        self.chance = random.Random(f"{seat} {number}")  # noqa: S311 - play, not secrets

    def says(self, message: str, **parts: object) -> str:
        """Give what stands on this screen for a message."""
        return say(self.screen.device.language, message, **parts)

    # ---- coming in

    async def join(self, code: str) -> None:
        """Follow the link of the QR code, give a name, and sit down."""
        await self.screen.open(f"start?code={code}")
        self.screen.set("join_name", self.name)
        self.screen.send("join_name")
        await self.sit()

    async def sit(self) -> None:
        """Take a seat in one's team, on the page that offers them."""
        await self.screen.until(lambda: len(self.screen.keyed("team_")) > self.seat, "one's team to choose")
        seats = sorted(self.screen.keyed("team_"), key=lambda each: int(each.key.removeprefix("team_")))
        self.screen.press(seats[self.seat].name)
        await self.screen.until(lambda: bool(self.screen.keyed("role_")), "role")
        roles = self.screen.keyed("role_")[0]
        self.screen.set(roles.name, [roles.content.options[ROLES.index(self.role)].content])
        await self.screen.until(lambda: bool(self.screen.keyed(f"role_{self.role}")), f"role {self.role}")

    # ---- deciding

    @property
    def scope(self) -> str:
        """Game, branch and round of the form on this screen, or nothing."""
        found = self.screen.keyed("drawing-")
        return found[0].key.removeprefix("drawing-") if found else ""

    @property
    def round_of_team(self) -> Key:
        """The game, the line of play, the team's seat and the round that the form is of."""
        game, branch, round_ = self.scope.split("-")
        return int(game), int(branch), self.seat, int(round_)

    async def begins(self) -> None:
        """Wait until the form of a new round is there."""
        await self.screen.until(lambda: self.scope not in ("", self._scope), "form of a new round")
        self._scope = self.scope
        self._edits = {}

    def field(self, lever: str) -> Element:
        """Give the control of a lever."""
        found = self.screen.keyed("lever-", f"-{lever}")
        if not found:
            raise NotThere(f"no lever {lever}\n{self.screen}")
        return found[0]

    def turn_one(self, scenario: Scenario) -> None:
        """Turn one of one's levers a little."""
        lever = self.chance.choice(TURNS[self.role])
        field = self.field(lever)
        now = self.screen.widgets.value(field.name)
        first = self._first.setdefault(lever, _number(now))
        step = field.content.step
        towards = -1 if first - MOST_STEPS * step >= field.content.min else 1
        places = [round(first + towards * step * times, 6) for times in range(MOST_STEPS + 1)]
        self.turn(scenario, lever, self.chance.choice([place for place in places if abs(place - _number(now)) > 1e-9]))

    def turn(self, scenario: Scenario, lever: str, value: float) -> None:
        """Set a lever's field, and note what was meant."""
        field = self.field(lever)
        screen, before = self.screen, self._edits.get(lever)
        if before is not None:
            after = screen.requests.number + 1
            before.told = range(screen.requests.told.get(field.name, after), after)
        screen.set(field.name, value)
        meaning = meant(scenario.levers[lever], value)
        edit = Edit(*self.round_of_team, self.name, lever, meaning, screen.line.session)
        self._edits[lever] = edit
        self.ledger.edits.append(edit)
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_soon())

    async def _send_soon(self) -> None:
        """Do what the page's script does a moment after a change: have it saved, once nothing is being computed."""
        await asyncio.sleep(TYPED)
        while self.screen.busy:
            await asyncio.sleep(0.05)
        if self.screen.has("save-now"):
            self.screen.press("save-now")

    async def saved(self) -> None:
        """Send what was set here, and wait until a run that was told of all of it is over."""
        fields = [self.field(lever) for lever in self._edits]
        if self.screen.has("save-now") and not all(self._known(field) for field in fields):
            self.screen.press("save-now")
        await self.screen.until(lambda: all(self._known(field) for field in fields), "saved draft")

    def _known(self, field: Element) -> bool:
        """Tell whether the server has taken note of what stands in a field."""
        left = self.screen.requests.left.get(field.name)
        return left is not None and self.screen.requests.calm >= left

    async def save_now(self) -> None:
        """Do what the page does when somebody leaves it: save at once."""
        asked = time.perf_counter()
        self.screen.press("save-now")
        await self.screen.until(lambda: self.screen.requests.answered > asked, "page after saving")

    async def go(self, page: str) -> None:
        """Go to another page, saving first what stands unsaved on this one."""
        if self._sending is not None:
            self._sending.cancel()
        if self.screen.has("save-now"):
            await self.save_now()
        self.screen.turn_to(page)
        await self.screen.until(lambda: self.screen.page == page, f"page {page}")

    async def hand_in(self, scenario: Scenario, reason: str, guess: float) -> None:
        """Submit the team's plan and see it acknowledged; turn down what costs too much first."""
        for lever in THRIFT:
            if OVERSPENT not in self.screen.shown.words:
                break
            if self.screen.widgets.value(self.field(lever).name) > self.field(lever).content.min:
                self.turn(scenario, lever, self.field(lever).content.min)
            await self.save_now()
        self.screen.set(self.screen.keyed("reason-")[0].name, reason)
        self.screen.set(self.screen.keyed("guess-")[0].name, guess)
        await self._submit()
        plan = HandedIn(*self.round_of_team, self.name, reason, round(guess / 100, 4))
        self.ledger.handed_in.append(plan)

    async def _submit(self) -> None:
        """Press the button; again, where the page says that somebody changed something in the same moment."""
        for _attempt in range(PRESSES):
            pressed = time.perf_counter()
            self.screen.press("submit")
            await self.screen.until(lambda: self._submitted or self._turned_down(pressed), "answer")  # noqa: B023
            if self._submitted:
                return
            await asyncio.sleep(LOOKS)
        raise NotThere(f"not submitted\n{self.screen}")

    def _turned_down(self, pressed: float) -> bool:
        """Tell whether what was drawn since asks to look at the plan and to submit again."""
        words = self.says(WORDS["stale_submission"]).rsplit("}", 1)[-1]
        return self.screen.requests.answered > pressed and words in self.screen.shown.words

    @property
    def _submitted(self) -> bool:
        return self.screen.has("withdraw")

    async def sees_submitted(self) -> None:
        """See that the team's plan is in."""
        await self.screen.until(lambda: self._submitted, "sign that the plan is in")

    # ---- results

    async def sees_results(self, round_: int, rounds: int) -> float:
        """Wait until a round's results stand here, and give when they did."""
        title = self.says("Round {round} of {rounds}", round=round_, rounds=rounds)
        await self.screen.until(
            lambda: self.screen.page == "results" and HERO in self.screen.shown.words and title in self.title,
            f"results of {title}",
        )
        return self.screen.requests.drawn

    @property
    def title(self) -> str:
        """The first heading on this screen."""
        return next((each.content.body for each in self.screen.shown if each.kind == "heading"), "")


class Teacher:
    """The teacher at the cockpit."""

    def __init__(self, device: Device) -> None:
        self.screen = Screen(device)

    async def steer(self, game: int) -> None:
        """Open the cockpit of a game."""
        await self.screen.open(f"cockpit?game={game}")
        await self.screen.until(lambda: bool(self.screen.keyed("next_step_")), "next step")

    async def next_step(self, phase: str) -> float:
        """Press the one obvious button, from a phase; give when it was pressed."""
        await self.screen.until(lambda: bool(self.screen.keyed("next_step_", phase)), f"next step from {phase}")
        return self.press_next(phase)

    def press_next(self, phase: str) -> float:
        """Press the button that stands there now."""
        at = time.perf_counter()
        self.screen.press(self.screen.keyed("next_step_", phase)[0].name)
        return at

    async def sees_phase(self, phase: str) -> float:
        """Wait until the game has come to a phase, and give when this screen said so."""
        await self.screen.until(lambda: bool(self.screen.keyed("next_step_", phase)), phase)
        return self.screen.requests.drawn


class Wall:
    """The projector."""

    def __init__(self, device: Device) -> None:
        self.screen = Screen(device)

    async def show(self, game: int) -> None:
        """Open the wall of a game."""
        await self.screen.open(f"projector?game={game}")

    async def sees_results(self, round_: int, rounds: int) -> float:
        """Wait until the race stands there after a round, and give when it did."""
        title = say(self.screen.device.language, "Round {round} of {rounds}", round=round_, rounds=rounds)
        await self.screen.until(
            lambda: RACE in self.screen.shown.words and title in self.screen.shown.words, f"race of {title}"
        )
        return self.screen.requests.drawn


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise NotThere(f"a number field holds {value}")
    return float(value)
