"""How long a person waits who tries plans: the first market on the screen, all of them, a sweep, and the second time.

A team's draft run forward is waited for too. Asked through the same commands and views as the page asks, of workers
that are awake, as the page wakes them while the plans are still being made; nobody else asks at the time. How it
scales, and what a task costs beside its work: :mod:`benchmarks.plan_backends`.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from benchmarks import drafts_forward, plan_backends
from benchmarks.results import Ask, Found, Row, Table
from benchmarks.settings import QUICK, Settings
from game import aside
from game.actors import Actor
from game.commands.exploring import try_plans, turn_levers
from game.exploring import crew
from game.shown.exploring import AskedPlans, TriedPlans, Whence, WhichMarkets
from game.shown.sweeping import AskedSweep, TriedSweep, Turned
from game.store import Store, open_store
from game.views.exploring import tried_plans, turned_levers
from sim import packs
from sim.decisions import starting

WHAT_IF, FIRST, SWEEP = 15.0, 2.0, 60.0
"""seconds that are asked for"""
LOOK = 0.25
"""seconds between two looks: eight times as often as the page looks"""
STRETCHES = (1, 2, 4)
"""rounds of a sweep; the page proposes the second"""
TEACHER = Actor("teacher")


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds until something was there, until all was, and when the same is asked again."""

    first: float
    whole: float
    again: float


def run(settings: Settings) -> Found:
    """Ask for plans with one worker and with all, and for sweeps over more and more rounds."""
    small = settings is QUICK
    plans, sweep = questions(small=small)
    many = aside.workers()
    alone, together = _plans(1, plans), _plans(many, plans)
    sweeps = [_sweep(many, replace(sweep, rounds=rounds)) for rounds in STRETCHES]
    whole = zip(STRETCHES, sweeps, strict=True)
    rows = [
        _row("two plans, 4 rounds", 1, alone),
        _row("two plans, 4 rounds", many, together),
        *(_row(f"a sweep of points, rounds: {rounds}", many, waited) for rounds, waited in whole),
    ]
    with _store() as store:
        _awake()
        drafts, wanted = drafts_forward.run(store, small=small)
        store.closed.set()
    head = ("question", "workers", "first, s", "all, s", "asked again, ms")
    words = "20 markets for the plans; 100 points in 5 markets each for the sweep; 12,000 people in a market."
    return Found(
        tables=[
            Table("Trying plans out", head, rows, "A few only, to see that it runs." if small else words),
            drafts,
            plan_backends.table(many, small=small),
        ],
        asks=[] if small else [*_asks(together, sweeps), *wanted],
    )


def questions(*, small: bool) -> tuple[AskedPlans, AskedSweep]:
    """Give what is asked."""
    usual, whence = starting(packs.load("eshop")).as_dict(), Whence("eshop")
    plans = AskedPlans(whence, (usual, {**usual, "agents": 10}), 4, WhichMarkets(2 if small else 20))
    turned = Turned("messages", 0.0, 4.95, 5 if small else 100)
    return plans, AskedSweep(whence, usual, (turned,), 4, WhichMarkets(1 if small else 5))


def _row(what: str, workers: int, waited: Waited) -> Row:
    return what, str(workers), f"{waited.first:.1f}", f"{waited.whole:.1f}", f"{1000 * waited.again:.0f}"


def _asks(plans: Waited, sweeps: Sequence[Waited]) -> list[Ask]:
    over = [
        Ask(
            f"a sweep of 100 points × 5 markets, rounds: {rounds}",
            f"< {SWEEP:g} s",
            f"{sweep.whole:.1f} s",
            sweep.whole < SWEEP,
        )
        for rounds, sweep in zip(STRETCHES, sweeps, strict=True)
    ]
    return [
        Ask("two plans, 4 rounds, 20 markets", f"< {WHAT_IF:g} s", f"{plans.whole:.1f} s", plans.whole < WHAT_IF),
        Ask("the first of their markets", f"≤ {FIRST:g} s", f"{plans.first:.1f} s", plans.first <= FIRST),
        *over,
    ]


def _plans(workers: int, asked: AskedPlans) -> Waited:
    with _at_work(workers) as store:
        return _waited(lambda: try_plans(store, TEACHER, asked), lambda: tried_plans(store, TEACHER, asked))


def _sweep(workers: int, asked: AskedSweep) -> Waited:
    with _at_work(workers) as store:
        return _waited(lambda: turn_levers(store, TEACHER, asked), lambda: turned_levers(store, TEACHER, asked))


@contextmanager
def _at_work(workers: int) -> Iterator[Store]:
    """Give a store of which so many workers, who are awake, do the work."""
    with mock.patch.object(aside, "workers", return_value=workers), _store() as store:
        _awake()
        yield store
        store.closed.set()


@contextmanager
def _store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'plans.db'}")
        yield store
        store.close()


def _awake() -> None:
    for _number in aside.each(crew.load, range(aside.workers())):
        pass


def _waited(ask: Callable[[], None], look: Callable[[], TriedPlans | TriedSweep]) -> Waited:
    begun = time.perf_counter()
    ask()
    first = None
    while (seen := look()).progress.state != "done":
        if first is None and seen.progress.done:
            first = time.perf_counter() - begun
        if seen.progress.state == "failed":
            raise RuntimeError("the trial failed; the log says why")
        time.sleep(LOOK)
    whole = time.perf_counter() - begun
    ask()
    look()
    return Waited(whole if first is None else first, whole, time.perf_counter() - begun - whole)
