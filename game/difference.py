"""Finding out what made the difference between two teams: sixteen replays in the background, kept once they are done.

How far they are stays in this server's memory; what came of them is kept beside the worlds, as something that can be
rebuilt. Another engine than the one that made it makes it anew.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock, Thread

from sqlalchemy.orm import Session

from game import aside
from game.records import Record, scenario_of
from game.reruns import market_of
from game.rules import revealed_rounds
from game.shown.difference import DifferenceProgress
from game.store import Store
from game.store.caches import Place, fetch, put
from game.store.tables import Team
from game.vacancies import own_rounds
from sim import engine, parallel
from sim.why.difference import EVERY, Duel, Pair, distinct, exchanged

AT_ONCE = 2
"""sets of groups that a worker plays with one market"""
Many = Callable[[Duel, Sequence[Sequence[int]]], Iterator[list[Pair]]]
"""Plays a game for some sets of groups each, at once or one after the other."""

log = logging.getLogger("liuke")


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be found out, and where it is kept."""

    duel: Duel
    place: Place
    engine: str


def many(duel: Duel, sets: Sequence[Sequence[int]]) -> Iterator[list[Pair]]:
    """Play a game with sets of groups exchanged, away from the class; what comes of it comes in their order."""
    return aside.anywhere(partial(exchanged, duel), sets)


def task_of(found: Record, first: Team, second: Team) -> Task:
    """Give what the replays of two teams need; the team of the lower seat comes first."""
    last = revealed_rounds(found.here)
    mine, theirs = market_of(found, first), market_of(found, second)
    own = own_rounds(found, last)
    shared = found.game.mode == "shared"
    duel = Duel(
        scenario=scenario_of(found.game),
        customers=found.game.customers,
        seed=found.game.seed,
        rounds=mine.rounds,
        firm=first.firm,
        other=second.firm if shared else None,
        theirs=[decided[second.firm] for decided in theirs.rounds],
        reacting={} if shared else parallel.rivals(found.scenario),
        counted=(own[first.id], own[second.id]),
    )
    place = Place(found.game.id, found.line.holder(last), last, first.id, f"gap-{second.seat}")
    return Task(duel, place, engine.of_game(found.game.scenario))


def kept(session: Session, task: Task) -> list[Pair] | None:
    """Give what was found out before, by today's engine."""
    data = fetch(session, task.place)
    if data is None:
        return None
    told = json.loads(data)
    if told["engine"] != task.engine:
        return None
    return [(first, second) for first, second in told["pairs"]]


def kept_by_now(store: Store, task: Task) -> list[Pair] | None:
    """Give what was found out before, as a transaction that begins only now sees it."""
    with store.read() as session:
        return kept(session, task)


_tasks: dict[tuple[str, Place], DifferenceProgress] = {}
_asking = Lock()


def progress(store: Store, place: Place) -> DifferenceProgress:
    """Give how far this server is."""
    return _tasks.get((store.owner, place), DifferenceProgress("none", 0, len(EVERY)))


def find_out(store: Store, task: Task, play: Many | None = None) -> None:
    """Begin with the replays in the background; those that are being made, or have just been, are not made twice."""
    key = (store.owner, task.place)
    with _asking:
        state = progress(store, task.place).state
        if state == "running" or (state == "done" and kept_by_now(store, task) is not None):
            return
        _tasks[key] = DifferenceProgress("running", 0, len(set(distinct(task.duel).values())))
    Thread(target=_work, args=(store, task, play or many), name="difference", daemon=True).start()


def _work(store: Store, task: Task, play: Many) -> None:
    """Play each game that is not the same as another, and keep what came of all."""
    key, same = (store.owner, task.place), distinct(task.duel)
    games = sorted(set(same.values()))
    sets = [games[start : start + AT_ONCE] for start in range(0, len(games), AT_ONCE)]
    found: dict[int, Pair] = {}
    try:
        for chosen, pairs in zip(sets, play(task.duel, sets), strict=True):
            found |= zip(chosen, pairs, strict=True)
            _tasks[key] = replace(_tasks[key], done=len(found))
        told = {"engine": task.engine, "pairs": [found[same[chosen]] for chosen in EVERY]}
        put(store, {task.place: json.dumps(told).encode()})
    except Exception:
        log.exception("What made the difference in game %s", task.place.game)
        _tasks[key] = replace(_tasks[key], state="failed")
    else:
        _tasks[key] = replace(_tasks[key], state="done")
