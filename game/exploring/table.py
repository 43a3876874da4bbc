"""What somebody has before them where plans are tried: it is there again when they load the page anew.

It stays in the memory of the server that they use, so neither a restart nor another server knows of it; what is to last
is kept under a name (:mod:`game.commands.kept_plans`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from game.actors import Actor
from game.exploring.questions import MOST_PLANS
from game.exploring.waiting import person_of
from game.shown.exploring import AskedPlans, Beginning
from game.store import Store
from game.store.memory import Memory
from sim.levers import Value

TABLES = 400
"""that a server remembers: ten places for each of a class of forty"""
_left = Memory(TABLES)


@dataclass(frozen=True, slots=True)
class OnTable:
    """Plans side by side, and the question that was asked of them last."""

    plans: tuple[tuple[str, Mapping[str, Value]], ...]
    """their names and their levers"""
    asked: AskedPlans | None = None
    names: tuple[str, ...] = ()
    """of the plans that were asked about"""
    aside: "OnTable | None" = None
    """what stood here before the plans of another question"""


def leave(store: Store, actor: Actor, beginning: Beginning, table: OnTable) -> None:
    """Remember what this person has before them at a place where plans begin.

    Raises:
        ValueError: more plans than fit side by side.
    """
    if len(table.plans) > MOST_PLANS:
        raise ValueError(f"{len(table.plans)} plans; {MOST_PLANS} are the most")
    _left.keep(_place(store, actor, beginning), table)


def left(store: Store, actor: Actor, beginning: Beginning) -> OnTable | None:
    """Give what this person left at a place; None where nothing is remembered, or the place is another by now."""
    return _left.recall(_place(store, actor, beginning), lambda: None)


def _place(store: Store, actor: Actor, beginning: Beginning) -> tuple[object, ...]:
    return store.owner, person_of(actor), beginning
