"""A lesson: a class joins, plays round after round, and everybody looks at the results at once."""

import asyncio
import time
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from game.records import scenario_at
from sim.scenario import Scenario
from tests.load.client import Device
from tests.load.ledger import Ledger
from tests.load.line import PATIENCE
from tests.load.people import Student, Teacher, Wall
from tests.load.school import SCENARIO, School

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a class is and what it does."""

    students: int = 60
    teams: int = 12
    rounds: int = 5
    deciding: float = 40.0
    """seconds in which drafts are made in each round"""
    thinking: float = 12.0
    """seconds between two changes of a student, in the mean"""
    looking: float = 8.0
    """seconds for the results, before the next round"""
    joining: float = 15.0
    """seconds in which all come in"""
    customers: int | None = None


@dataclass(frozen=True, slots=True)
class Reveal:
    """One round's way to the screens."""

    game: int
    round: int
    closed: float
    """when the teacher pressed the button"""
    seen: tuple[float, ...]
    """when the results stood on each screen: students, wall, cockpit"""

    @property
    def last(self) -> float:
        """Seconds until they stood on the last screen."""
        return max(self.seen) - self.closed

    @property
    def over(self) -> float:
        """When everybody had seen them."""
        return max(self.seen)


@dataclass
class Lesson:
    """A class at play, on one server or several."""

    school: School
    urls: list[str]
    plan: Plan
    ledger: Ledger = field(default_factory=Ledger)
    reveals: list[Reveal] = field(default_factory=list)
    games: list[tuple[int, float, float]] = field(default_factory=list)
    """game, begun, over"""

    def __post_init__(self) -> None:
        self.students = [self._student(place) for place in range(self.plan.students)]
        teacher = Device("teacher", self.urls[0], "en", dict(self.school.teacher_cookies))
        self.teacher = Teacher(teacher)
        self.wall = Wall(Device("wall", self.urls[-1], "en", dict(self.school.teacher_cookies)))
        self.scenario: Scenario = scenario_at(SCENARIO, 1.0)

    def _student(self, place: int) -> Student:
        seat, number = place % self.plan.teams, place // self.plan.teams
        language = ("en", "zh")[place % 2]
        device = Device(f"Student {place + 1}", self.urls[place % len(self.urls)], language)
        return Student(device, seat, number, self.ledger)

    @property
    def devices(self) -> list[Device]:
        """Everybody's devices."""
        screens = [self.teacher.screen, self.wall.screen, *(student.screen for student in self.students)]
        return [screen.device for screen in screens]

    @property
    def losses(self) -> int:
        """How often a line was lost."""
        screens = [self.teacher.screen, self.wall.screen, *(student.screen for student in self.students)]
        return sum(screen.line.losses for screen in screens)

    async def play(self, games: int = 1) -> None:
        """Play so many games, one after the other; the class joins once."""
        try:
            for number in range(games):
                await self._game(first=number == 0)
        finally:
            await together(screen.sleep() for screen in (self.teacher.screen, self.wall.screen))
            await together(student.screen.sleep() for student in self.students)

    async def _game(self, *, first: bool) -> None:
        game = self.school.new_game(self.plan.teams, self.plan.rounds, self.plan.customers)
        begun = time.perf_counter()
        if not first:
            await together((self.teacher.screen.sleep(), self.wall.screen.sleep()))
        await together((self.teacher.steer(game), self.wall.show(game)))
        await together(self._come(student, first=first) for student in self.students)
        await self.teacher.next_step("lobby")
        await self.teacher.next_step("briefing")
        for round_ in range(1, self.plan.rounds + 1):
            await self._round(game, round_)
        await self.teacher.next_step("revealed")
        await self.teacher.screen.until(lambda: not self.teacher.screen.keyed("next_step_"), "end")
        self.games.append((game, begun, time.perf_counter()))

    async def _come(self, student: Student, *, first: bool) -> None:
        if first:
            await asyncio.sleep(self.plan.joining * student.chance.random())
            await student.join(self.school.code)
        else:
            await student.sit()

    async def _round(self, game: int, round_: int) -> None:
        await together(student.begins() for student in self.students)
        await together(self._decide(student) for student in self.students)
        await together(student.saved() for student in self.students)
        await self._settled()
        leaders = [student for student in self.students if student.role == "leader"]
        await together(self._hand_in(student, game, round_) for student in leaders)
        await together(student.sees_submitted() for student in self.students)
        await self.teacher.screen.sees("Everyone is in")
        closed = self.teacher.press_next("open")
        seen = await together(
            [
                *(student.sees_results(round_, self.plan.rounds) for student in self.students),
                self.wall.sees_results(round_, self.plan.rounds),
                self.teacher.sees_phase("revealed"),
            ]
        )
        self.reveals.append(Reveal(game, round_, closed, tuple(seen)))
        await together(self._look(student) for student in self.students)
        if round_ < self.plan.rounds:
            await self.teacher.next_step("revealed")

    async def _settled(self) -> None:
        """Let what is still on its way arrive, before plans are handed in; what never does is lost."""
        end = time.perf_counter() + PATIENCE
        while await asyncio.to_thread(self.ledger.unsaved, self.school.database) and time.perf_counter() < end:
            await asyncio.sleep(0.5)

    async def _decide(self, student: Student) -> None:
        """Change something every few seconds; have a look at one's customers in between."""
        end = time.perf_counter() + self.plan.deciding
        looked = False
        while True:
            await asyncio.sleep(self.plan.thinking * student.chance.uniform(0.5, 1.5))
            if time.perf_counter() > end:
                return
            if not looked and student.chance.random() < 0.2:
                looked = True
                await student.go("customers")
                await asyncio.sleep(self.plan.thinking / 2)
                await student.go("decide")
                await student.screen.until(lambda: bool(student.scope), "form")
            else:
                student.turn_one(self.scenario)

    async def _hand_in(self, student: Student, game: int, round_: int) -> None:
        guess = 70 + student.seat + round_ / 2
        await student.hand_in(self.scenario, f"Game {game}, round {round_}, team {student.seat}.", guess)

    async def _look(self, student: Student) -> None:
        """Look at the results, then at everybody's, then come back."""
        await asyncio.sleep(self.plan.looking * student.chance.uniform(0.2, 0.5))
        await student.go("compare")
        await asyncio.sleep(self.plan.looking / 4)


async def together(all_of: Iterable[Awaitable[Given]]) -> list[Given]:
    """Do everything at once, and wait for all."""
    return list(await asyncio.gather(*all_of))
