"""Working out the answers of lessons beside the class: in processes of their own, behind everything else, kept.

Two workers of their own, so that a lesson need not wait for minutes of re-runs (:mod:`game.aside`), and a class that
waits for its round goes first: the workers step back. Whoever asks for what is being worked out, or is known, waits for
the same answer; more than :data:`MOST_WAITING` different questions at once are refused. What came out stays in this
server's memory: equal files, levers and engine give equal bits.
"""

import logging
import time
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import BrokenExecutor, Future, wait
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import Literal, Protocol, TypeVar

from joblib.externals.loky import ProcessPoolExecutor

from game.aside import standing_back
from game.demos import shelf
from game.demos.answers import Answer, answer
from game.demos.form import Demo, Step
from game.demos.free import as_step
from game.demos.playing import Found
from game.demos.work import Piece, arrive, work_out
from game.errors import Refused
from game.store.memory import Memory

WORKERS = 2
IDLE_SECONDS = 600
"""Workers without work end after this; a lesson takes eight minutes."""
AGAIN_SECONDS = IDLE_SECONDS / 2
"""Workers who have had nothing to do for so long may soon be gone."""
MOST_WAITING = 24
"""questions that may wait for an answer at once"""
log = logging.getLogger("liuke")

State = Literal["running", "done", "failed"]
Item = TypeVar("Item")


class Question:
    """A step that is being worked out: one piece of work for each seed."""

    def __init__(self, step: Step, pieces: Sequence[Future[dict[str, Found]]]) -> None:
        self.step, self.pieces = step, pieces

    @property
    def state(self) -> State:
        """How it stands with it."""
        if any(piece.done() and piece.exception() is not None for piece in self.pieces):
            return "failed"
        return "done" if all(piece.done() for piece in self.pieces) else "running"

    def wait(self, seconds: float) -> None:
        """Wait for it to be done, so long at the most."""
        wait(self.pieces, timeout=seconds)

    def answer(self) -> Answer:
        """Give what came out, once it is done."""
        return answer(self.step, [piece.result() for piece in self.pieces])


_asked = Memory(500)
_waiting: dict[Hashable, Question] = {}
_given: list[float] = []
"""when workers were last given something, if they ever were"""
_coming: "list[Future[dict[str, Found]]]" = []
"""what workers began with when they were last woken"""
_ahead: set[str] = set()
"""lessons whose first question somebody has had worked out before it was opened; "" when there are no more"""
_lock = Lock()


class Workers(Protocol):
    """Whoever does a piece of work: processes, or a thread in tests."""

    def submit(
        self, work: Callable[..., dict[str, Found]], function: Callable[[Item], dict[str, Found]], item: Item, /
    ) -> "Future[dict[str, Found]]":
        """Begin with ``work(function, item)``."""

    def shutdown(self) -> None:
        """Do what was given, and go."""


@cache
def _workers() -> Workers:
    workers: Workers = ProcessPoolExecutor(max_workers=WORKERS, timeout=IDLE_SECONDS)
    return workers


def _begin(function: Callable[[Item], dict[str, Found]], item: Item) -> "Future[dict[str, Found]]":
    """Hand a piece of work to the workers; where they have died, to new ones."""
    _given[:] = [time.monotonic()]
    try:
        return _workers().submit(standing_back, function, item)
    except (BrokenExecutor, RuntimeError):
        log.exception("The workers of the lessons are gone; new ones are hired")
        _workers.cache_clear()
        return _workers().submit(standing_back, function, item)


def forget() -> None:
    """Forget all answers; the workers keep the markets that they have."""
    with _lock:
        _asked.forget()
        _waiting.clear()
        _ahead.clear()


def come() -> "list[Future[dict[str, Found]]]":
    """Have all workers come; what they begin with is done once they are there."""
    return [_begin(arrive, seed) for seed in range(1, WORKERS + 1)]


def dismiss() -> None:
    """Let the workers go; others come when they are needed, and have no market yet."""
    with _lock:
        _workers().shutdown()
        _workers.cache_clear()


def wake() -> None:
    """Have workers come before a lesson is chosen, and stay; call it as long as somebody may choose."""
    with _lock:
        if not _given or time.monotonic() - _given[-1] > AGAIN_SECONDS:
            _coming[:] = come()


def look_ahead() -> None:
    """Have one more lesson's first question worked out, if nobody waits for anything; call it while somebody chooses.

    One at a time, so that whoever opens a lesson is not kept waiting by those that nobody has opened.
    """
    wake()
    with _lock:
        busy = any(question.state == "running" for question in _waiting.values())
        if busy or not all(coming.done() for coming in _coming):
            return
        if "" in _ahead:
            return
        lesson = next((demo for key, demo in shelf.playable().items() if key not in _ahead), None)
        _ahead.add("" if lesson is None else lesson.key)
    if lesson is not None:
        with suppress(Refused):
            ask(lesson, lesson.steps[0])


def get_ready(demo: Demo) -> None:
    """Begin with all steps of a lesson, in their order: who opens it will ask for them; the workers stay for more."""
    for step in demo.steps:
        with suppress(Refused):
            ask(demo, step)
    wake()


def ask_freely(demo: Demo, levers: dict[str, float]) -> Question:
    """Begin to play a lesson's first plan against the same one with some levers set at will."""
    return ask(demo, as_step(demo, levers))


def ask(demo: Demo, step: Step) -> Question:
    """Begin to work a step out, or give what is known of it.

    Raises:
        Refused: ``demo_queue_full``, so many others wait already.
    """
    key = (demo.model_dump_json(), step.model_dump_json())
    with _lock:
        known: Question | None = _asked.recall(key, lambda: None)
        if known is not None and known.state != "failed":
            return known
        for other in [name for name, question in _waiting.items() if question.state != "running"]:
            del _waiting[other]
        if len(_waiting) >= MOST_WAITING:
            raise Refused("demo_queue_full", waiting=len(_waiting))
        question = Question(step, [_begin(work_out, Piece(demo, step, seed)) for seed in step.seeds])
        _asked.keep(key, question)
        _waiting[key] = question
        return question
