"""Working out the answers of lessons beside the class: in processes of their own, behind everything else, kept.

Two workers of their own, so that a lesson need not wait for minutes of re-runs (:mod:`game.aside`), and a class that
waits for its round goes first: the workers step back. Whoever asks for what is being worked out, or is known, waits for
the same answer; more than :data:`MOST_WAITING` different questions at once are refused. What came out stays in this
server's memory: equal files, levers and engine give equal bits.
"""

import logging
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import BrokenExecutor, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Literal, Protocol

from joblib.externals.loky import ProcessPoolExecutor

from game.aside import standing_back
from game.demos import shelf
from game.demos.answers import Answer, answer
from game.demos.form import Demo, Step
from game.demos.free import as_step
from game.demos.playing import Found, plans_of, play_step
from game.errors import Refused
from game.store.memory import Memory

WORKERS = 2
IDLE_SECONDS = 600
"""Workers without work end after this; a lesson takes eight minutes."""
MOST_WAITING = 24
"""questions that may wait for an answer at once"""
log = logging.getLogger("liuke")

State = Literal["running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One step with one seed: what a worker is given."""

    demo: Demo
    step: Step
    seed: int


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
_lock = Lock()


def work_out(piece: Piece) -> dict[str, Found]:
    """Play one step with one seed; a worker does this."""
    return play_step(piece.demo, piece.step, piece.seed)


class Workers(Protocol):
    """Whoever does a piece of work: processes, or a thread in tests."""

    def submit(
        self, work: Callable[..., dict[str, Found]], function: Callable[[Piece], dict[str, Found]], piece: Piece, /
    ) -> "Future[dict[str, Found]]":
        """Begin with ``work(function, piece)``."""


@cache
def _workers() -> Workers:
    workers: Workers = ProcessPoolExecutor(max_workers=WORKERS, timeout=IDLE_SECONDS)
    return workers


def _begin(piece: Piece) -> "Future[dict[str, Found]]":
    """Hand a piece of work to the workers; where they have died, to new ones."""
    try:
        return _workers().submit(standing_back, work_out, piece)
    except (BrokenExecutor, RuntimeError):
        log.exception("The workers of the lessons are gone; new ones are hired")
        _workers.cache_clear()
        return _workers().submit(standing_back, work_out, piece)


def forget() -> None:
    """Forget all answers; the workers keep the markets that they have."""
    with _lock:
        _asked.forget()
        _waiting.clear()


def wake() -> None:
    """Have workers come before a lesson is chosen, by working out the cheapest step there is; again changes nothing."""
    steps = [(demo, step) for demo in shelf.playable().values() for step in demo.steps]
    if steps:
        with suppress(Refused):
            ask(*min(steps, key=lambda each: each[1].rounds * len(plans_of(each[1])) * len(each[1].seeds)))


def get_ready(demo: Demo) -> None:
    """Begin with all steps of a lesson, in their order: who opens it will ask for them."""
    for step in demo.steps:
        with suppress(Refused):
            ask(demo, step)


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
        question = Question(step, [_begin(Piece(demo, step, seed)) for seed in step.seeds])
        _asked.keep(key, question)
        _waiting[key] = question
        return question
