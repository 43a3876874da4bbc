"""One trial: servers are started, classes play on them from this process, and everything is written down."""

import asyncio
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.browser.server import Server
from tests.load.client import NotThere, Run
from tests.load.lesson import Lesson, Plan, together
from tests.load.school import School, school
from tests.load.watching import Watch

CLASS = 60
"""students of one room; more are several rooms at once"""
APART = 7.0
"""seconds between the lessons of two rooms: a school's classes do not close a round in the same second"""
TIMES = "times.jsonl"
SAID = 20_000
"""characters of a server's log that are shown where somebody is stuck"""


@dataclass(frozen=True, slots=True)
class Script:
    """One run of a script, timed in the server."""

    kind: str
    page: str
    began: float
    ended: float
    processor: float
    """seconds of the processor that its thread had"""
    how: str
    """done; again, where it made way for another run; failed"""
    session: str
    request: int
    """the number of the request that it answered"""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is tried."""

    plan: Plan
    games: int = 1
    processes: int = 1
    database: str = ""
    """an empty one; none: a fresh SQLite file"""

    @property
    def rooms(self) -> int:
        """How many rooms the students fill."""
        return max(1, -(-self.plan.students // CLASS))

    def plan_of(self, room: int) -> Plan:
        """Give the plan of one room: an even share of the students."""
        students = len(range(room, self.plan.students, self.rooms))
        return replace(self.plan, students=students, teams=min(self.plan.teams, students))


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it."""

    setting: Setting
    lessons: tuple[Lesson, ...]
    scripts: tuple[Script, ...]
    rested: frozenset[tuple[str, int]]
    """session and number of the beats that the servers let pass, for nothing was to be done"""
    watch: Watch
    lost: tuple[str, ...]
    mishaps: tuple[str, ...]
    """failures that were shown, or that the servers wrote"""

    @property
    def runs(self) -> list[Run]:
        """Everything that the devices asked for and waited for."""
        runs = (run for lesson in self.lessons for device in lesson.devices for run in device.runs)
        return [answered for run in runs if (answered := self._without_those_at_rest(run)).waited]

    def _without_those_at_rest(self, run: Run) -> Run:
        return replace(run, waited=tuple(left for left in run.waited if (run.session, left[0]) not in self.rested))

    def at_reveal(self, moment: float) -> bool:
        """Tell whether a class was just then shown results, or looked at them."""
        looking = self.setting.plan.looking
        return any(one.closed <= moment <= one.over + looking for lesson in self.lessons for one in lesson.reveals)


def attempt(setting: Setting) -> Trial:
    """Start the servers, let the classes play, and give what was found; whoever is stuck ends it with an error."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        database = setting.database or f"sqlite:///{(folder / 'liuke.db').as_posix()}"
        rooms = school(database, setting.rooms)
        servers = [stack.enter_context(_server(folder, number, database)) for number in range(setting.processes)]
        with _with_what_servers_said(servers):
            lessons, watch = asyncio.run(_play(setting, rooms, servers))
        noted = [script for number in range(setting.processes) for script in _scripts(folder, number)]
        scripts = tuple(script for script in noted if script.kind != "rest")
        answered = {(script.session, script.request) for script in scripts}
        return Trial(
            setting=setting,
            lessons=tuple(lessons),
            scripts=scripts,
            rested=frozenset((beat.session, beat.request) for beat in noted if beat.kind == "rest"),
            watch=watch,
            lost=tuple(line for lesson in lessons for line in lesson.ledger.lost(database, answered)),
            mishaps=_mishaps(lessons, servers),
        )


@contextmanager
def _with_what_servers_said(servers: Sequence[Server]) -> Iterator[None]:
    """Add to the trouble of somebody who is stuck what the servers complained of: their logs go with the trial."""
    try:
        yield
    except NotThere as stuck:
        for server in servers:
            if server.complaints():
                stuck.add_note(f"The server said, at the last:\n{server.said[-SAID:]}")
        raise


def _server(folder: Path, number: int, database: str) -> Server:
    home = folder / str(number)
    home.mkdir()
    return Server(home, database, ("tests.load.serving", str(home / TIMES)))


async def _play(setting: Setting, rooms: Sequence[School], servers: Sequence[Server]) -> tuple[list[Lesson], Watch]:
    urls = [server.url for server in servers]
    lessons = [Lesson(room, urls, setting.plan_of(number)) for number, room in enumerate(rooms)]
    watch = Watch([server.pid for server in servers])
    looking = asyncio.create_task(watch.look())
    await together(_after(APART * number, lesson, setting.games) for number, lesson in enumerate(lessons))
    looking.cancel()
    return lessons, watch


async def _after(seconds: float, lesson: Lesson, games: int) -> None:
    await asyncio.sleep(seconds)
    await lesson.play(games)


def _scripts(folder: Path, number: int) -> list[Script]:
    lines = (folder / str(number) / TIMES).read_text(encoding="utf-8").splitlines()
    return [Script(*json.loads(line)) for line in lines]


def _mishaps(lessons: Sequence[Lesson], servers: Sequence[Server]) -> tuple[str, ...]:
    shown = [mishap for lesson in lessons for device in lesson.devices for mishap in device.mishaps]
    return (*shown, *(line for server in servers for line in server.complaints()))
