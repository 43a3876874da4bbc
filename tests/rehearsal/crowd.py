"""The students without a browser: each speaks the browser's protocol, all of them in a thread beside the browsers."""

import asyncio
import re
from collections.abc import Awaitable, Iterable
from threading import Thread
from typing import Self, TypeVar

from sim.scenario import Scenario
from tests.load.client import Device
from tests.load.ledger import Ledger
from tests.load.lesson import together
from tests.load.people import HERO, Student
from ui.handover import COOKIES, PLAYER

Given = TypeVar("Given")
LEADER, MEMBER = 0, 1


class Crowd:
    """Two students in every team, but for the places that people with browsers take."""

    def __init__(self, url: str, places: Iterable[tuple[int, int]]) -> None:
        self.ledger = Ledger()
        self.at = {place: self._student(url, place) for place in places}
        """by seat and number"""
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="crowd", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        self.all_do(student.screen.sleep() for student in self.everybody)
        self.all_do([self._loop.shutdown_default_executor()])
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _student(self, url: str, place: tuple[int, int]) -> Student:
        seat, number = place
        device = Device(f"Student {seat + 1}.{number + 1}", url, ("en", "zh")[seat % 2])
        return Student(device, seat, number, self.ledger)

    def all_do(self, deeds: Iterable[Awaitable[Given]]) -> list[Given]:
        """Let everybody do something at once, and wait until all have."""
        return asyncio.run_coroutine_threadsafe(together(deeds), self._loop).result()

    @property
    def everybody(self) -> list[Student]:
        """All of them."""
        return list(self.at.values())

    def everybody_but(self, seat: int, number: int) -> list[Student]:
        """All but one."""
        return [student for place, student in self.at.items() if place != (seat, number)]

    def of(self, *seats: int, number: int | None = None) -> list[Student]:
        """Those of some teams; ``number`` says which of the two."""
        return [student for (seat, place), student in self.at.items() if seat in seats and number in (None, place)]

    @property
    def mishaps(self) -> list[str]:
        """Failures of the program that anybody was shown."""
        return [mishap for student in self.everybody for mishap in student.screen.device.mishaps]


async def joins(student: Student, code: str) -> None:
    """Follow the link, give a name, sit down; and let the device keep who it is."""
    await student.join(code)
    for _ in range(600):
        if student.screen.device.cookies.get(COOKIES[PLAYER]):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{student.name}'s device keeps nothing")


async def sees_practice(student: Student) -> None:
    """Wait until the results of the practice round stand here."""
    title = student.says("Practice round")
    await student.screen.until(
        lambda: student.screen.page == "results" and HERO in student.screen.shown.words and title in student.title,
        "results of the practice round",
    )


async def turns_one(student: Student, scenario: Scenario) -> None:
    """Turn a lever; the page sends it a moment later."""
    student.turn_one(scenario)


async def catches_up(student: Student, mate: Student) -> None:
    """Wait until this screen says that the draft holds what a teammate has set."""
    told = re.compile(f'lk-saved">[^<]*{re.escape(mate.name)}')
    await student.screen.until(lambda: bool(told.search(student.screen.shown.words)), f"word of {mate.name}")
