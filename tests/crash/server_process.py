"""What runs in the processes that are killed: an app server that closes a round, and the one that comes after it.

They are forked from a process in which everything is imported and compiled already, so that each costs a moment only.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection

from sqlalchemy import event

from game import commands, playing
from game.actors import Actor
from game.store import Store, open_store
from sim import market, packs, quarter
from sim.decisions import starting

LESSON = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
TEACHER = Actor("teacher")


@dataclass(frozen=True)
class Order:
    """What a process is to do, and when it is to die."""

    address: str
    game_id: int
    minutes_later: float = 0.0
    """after the beginning of the lesson"""
    dies_at: int | None = None
    """the number of the step at which it is killed"""


def close_the_round(order: Order, said: Connection) -> None:
    """Press the teacher's button, and die at the step of the order; else give the names of all steps."""
    store = open(order)
    steps = watched(store, order.dies_at)
    said.send("begun")
    commands.close_round(store, TEACHER, order.game_id)
    steps.reach("the button's work is done")
    said.send(steps.names)


def step_back(order: Order, said: Connection) -> None:
    """Go from an open round to the results before it, then open that round again, and die at a step of this."""
    store = open(order)
    commands.step_back(store, TEACHER, order.game_id)
    steps = watched(store, order.dies_at)
    said.send("begun")
    commands.step_back(store, TEACHER, order.game_id)
    steps.reach("the button's work is done")
    said.send(steps.names)


def come_after(order: Order, said: Connection) -> None:
    """Do what any device's poll makes a server do, with the clock of the order; tell whether it did anything."""
    store = open(order)
    said.send("begun")
    said.send(commands.close_if_due(store, order.game_id))


def open(order: Order) -> Store:  # noqa: A001 - the word for it
    """Open the store with the clock of the order."""
    store = open_store(order.address)
    store.clock = lambda: LESSON + timedelta(minutes=order.minutes_later)
    return store


class Steps:
    """The steps taken so far; at one of them the process is killed by the system, as with ``kill -9``."""

    def __init__(self, dies_at: int | None) -> None:
        self.names: list[str] = []
        self._dies_at = dies_at

    def reach(self, name: str) -> None:
        if len(self.names) == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.names.append(name)


def watched(store: Store, dies_at: int | None) -> Steps:
    """Make a step of every statement, every commit, and each piece of the work between them."""
    steps = Steps(dies_at)

    @event.listens_for(store.engine, "before_cursor_execute")
    def statement(_connection: object, _cursor: object, words: str, *_: object) -> None:
        steps.reach(f"before {title(words)}")

    @event.listens_for(store.engine, "commit")
    def commit(_connection: object) -> None:
        steps.reach("before COMMIT")

    stepping(steps, "settle", "every team's decision is settled")
    stepping(steps, "run", "the engine has run")
    return steps


def stepping(steps: Steps, work: str, name: str) -> None:
    """Make a step of the end of a piece of work in :mod:`game.playing`."""
    do: Callable[..., object] = getattr(playing, work)

    def stepped(*given: object) -> object:
        done = do(*given)
        steps.reach(name)
        return done

    setattr(playing, work, stepped)


def title(statement: str) -> str:
    """Give the verb and the table of a statement."""
    words = statement.replace("\n", " ").split()
    verb = words[0].upper()
    before = {"SELECT": "FROM", "INSERT": "INTO", "DELETE": "FROM"}.get(verb)
    table = words[words.index(before) + 1] if before in words else (words[1] if len(words) > 1 else "")
    return f"{verb} {table}"


def warm() -> None:
    """Play a round of a tiny market, so that the engine's loops are ready in every process forked from this one."""
    scenario = packs.load("eshop")
    world = market.create(scenario, ("a", "b"), 0, 100)
    sized = quarter.at_size_of(scenario, world)
    quarter.run(sized, world, dict.fromkeys(("a", "b"), starting(sized)), 0)


warm()
