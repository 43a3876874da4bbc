"""The server is killed while it closes a round: at every step, and at any moment. Nobody can tell afterwards."""

import hashlib
import random
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from signal import SIGKILL

import pytest
from sqlalchemy import text

from game.playing import CLAIM_SECONDS
from game.store import Store, open_store
from tests.crash.conftest import MINUTES, Lesson
from tests.crash.server_process import Order, close_the_round, come_after, step_back
from tests.game.refusals import everything

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.crash.server_process"])
MOMENTS = 20
PATIENCE = 60
"""seconds in which a process must have said something, also on a busy machine"""
AFTERWARDS = MINUTES + CLAIM_SECONDS / 60 + 1
"""minutes after which the round's time is up, and a claim from before is a dead server's"""
STEPS_OF_CLOSING = (
    "before UPDATE games",
    "before INSERT claims",
    "every team's decision is settled",
    "the engine has run",
    "before INSERT results",
    "before INSERT reports",
    "before INSERT caches",
    "before UPDATE decisions",
    "before COMMIT",
    "the button's work is done",
)
"""what the rehearsal must come by, or the test has lost its grip"""

READ = "SELECT"
Work = Callable[[Order, Connection], None]
Row = tuple[object, ...]


@dataclass
class Process:
    """A process at work on a round."""

    work: Work
    order: Order

    def __post_init__(self) -> None:
        self.heard, said = PROCESSES.Pipe(duplex=False)
        self.process = PROCESSES.Process(target=self.work, args=(self.order, said))
        self.process.start()
        said.close()

    def answer(self) -> object:
        """Give the next thing that the process says; nothing where it died before."""
        assert self.heard.poll(PATIENCE), "the process says nothing"
        try:
            return self.heard.recv()
        except EOFError:
            return None

    def end(self) -> int | None:
        """Wait until the process has ended, and give how."""
        self.process.join(PATIENCE)
        code = self.process.exitcode
        self.process.close()
        self.heard.close()
        return code


@dataclass(frozen=True)
class Outcome:
    """What must be the same whatever happened on the way."""

    stage: Row
    reports: list[Row]
    worlds: list[Row]
    """of the world and the log: to the last bit"""
    decisions: list[Row]
    changes: list[Row]
    results: list[Row]
    played: int
    """how often the log says that the round was played"""


def outcome(address: str) -> Outcome:
    with closing(open_store(address)) as store:
        return _outcome(store)


def _outcome(store: Store) -> Outcome:
    rows = everything(store)
    with store.engine.connect() as connection:
        stage = connection.execute(text("SELECT phase, round, branch, ready FROM games")).one()
        caches = connection.execute(text("SELECT round, market, kind, data FROM caches ORDER BY round, kind")).all()
        results = connection.execute(text("SELECT game_id, branch, round FROM results ORDER BY round")).all()
        plays = connection.execute(text("SELECT COUNT(*) FROM events WHERE what = 'played'")).scalar_one()
    return Outcome(
        tuple(stage),
        rows["reports"],
        [(number, market, kind, digest(data)) for number, market, kind, data in caches],
        sorted(rows["decisions"], key=repr),
        rows["draft_changes"],
        [tuple(row) for row in results],
        plays,
    )


def digest(data: bytes) -> str:
    return hashlib.sha256(zlib.decompress(data)).hexdigest()


def rehearse(lesson: Lesson) -> tuple[list[str], Outcome, float]:
    """Close the round without a mishap; give the steps, what came of it, and the seconds that it took."""
    with lesson.copy() as address:
        server = Process(close_the_round, Order(address, lesson.game_id))
        assert server.answer() == "begun"
        begun = time.perf_counter()
        steps = server.answer()
        seconds = time.perf_counter() - begun
        assert server.end() == 0
        assert isinstance(steps, list)
        return steps, outcome(address), seconds


def rescue(address: str, game_id: int, minutes_later: float = AFTERWARDS) -> Outcome:
    """Let a new server come, which is asked by a device's poll; give how the round stands afterwards."""
    successor = Process(come_after, Order(address, game_id, minutes_later))
    assert successor.answer() == "begun"
    assert isinstance(successor.answer(), bool)
    assert successor.end() == 0
    return outcome(address)


def test_a_server_killed_at_any_step_of_closing_a_round_leaves_it_to_the_next_one(lesson: Lesson) -> None:
    steps, wanted, _seconds = rehearse(lesson)
    assert set(STEPS_OF_CLOSING) <= set(steps), steps
    assert (wanted.stage[0], len(wanted.results), wanted.played) == ("revealed", 2, 2)
    spoilt = {}
    for number, step in fatal(steps):
        with lesson.copy() as address:
            server = Process(close_the_round, Order(address, lesson.game_id, dies_at=number))
            assert server.answer() == "begun"
            assert server.answer() is None
            assert server.end() == -SIGKILL, step
            found = rescue(address, lesson.game_id)
        if found != wanted:
            spoilt[step] = found
    assert not spoilt


@pytest.mark.parametrize("second_death", [False, True], ids=["once", "twice"])
def test_a_server_killed_at_any_moment_leaves_the_round_to_the_next_one(lesson: Lesson, *, second_death: bool) -> None:
    _steps, wanted, seconds = rehearse(lesson)
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for _ in range(MOMENTS // 2):
        moments = [chance.uniform(0.0, 1.1 * seconds) for _ in range(2)]
        with lesson.copy() as address:
            kill(Process(close_the_round, Order(address, lesson.game_id)), moments[0])
            if second_death:
                kill(Process(come_after, Order(address, lesson.game_id, AFTERWARDS)), moments[1])
            assert rescue(address, lesson.game_id, 2 * AFTERWARDS) == wanted, moments


def test_a_server_killed_while_a_round_is_opened_again_has_done_all_of_it_or_nothing(lesson: Lesson) -> None:
    """At every commit, and at the step after it; in between nothing is kept."""
    with lesson.copy() as address:
        undisturbed = Process(step_back, Order(address, lesson.game_id))
        assert undisturbed.answer() == "begun"
        steps = undisturbed.answer()
        assert undisturbed.end() == 0
        assert isinstance(steps, list)
        done = where_the_game_stands(address)
    assert done == ("open", 1, 2, None, 60 * MINUTES, 1)
    deadly = [number for number, step in enumerate(steps) if "before COMMIT" in {step, *steps[number - 1 : number]}]
    found = []
    for number in [len(steps) // 2, *deadly]:
        with lesson.copy() as address:
            server = Process(step_back, Order(address, lesson.game_id, dies_at=number))
            assert server.answer() == "begun"
            assert server.answer() is None
            assert server.end() == -SIGKILL
            found.append(where_the_game_stands(address))
    nothing = ("revealed", 1, 1, None, None, 0)
    assert found == [nothing, nothing, done]


def where_the_game_stands(address: str) -> Row:
    """Give its stage, its clock, and how many lines of play left the first one."""
    with closing(open_store(address)) as store, store.engine.connect() as connection:
        columns = "phase, round, branch, deadline, paused_seconds"
        game = connection.execute(text(f"SELECT {columns} FROM games")).one()  # noqa: S608 - our own words
        lines = connection.execute(text("SELECT COUNT(*) FROM branches WHERE parent IS NOT NULL")).scalar_one()
    return (*game, lines)


def fatal(steps: list[str]) -> Iterator[tuple[int, str]]:
    """Give the steps to die at; a second read in a row, or a statement again in its transaction, is no other step."""
    seen: set[str] = set()
    for number, step in enumerate(steps):
        again = READ in step and READ in steps[number - 1]
        if step not in seen and not again:
            yield number, step
        seen = set() if "COMMIT" in step else seen | {step}


def kill(server: Process, seconds: float) -> None:
    """Kill a server some seconds after it has begun."""
    assert server.answer() == "begun"
    time.sleep(seconds)
    server.process.kill()
    assert server.end() in (-SIGKILL, 0)
