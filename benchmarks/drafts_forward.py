"""How long a team waits for its draft to be run forward: the first of a round, and after each change."""

import os
import time
from statistics import median
from unittest import mock

from benchmarks.results import Ask, Table
from game import commands
from game.actors import Actor, identify
from game.commands.projecting import project
from game.projecting.desks import SWITCH
from game.store import Store
from game.views import lobby

TEACHER = Actor("teacher")
TEAMS = 5
WAIT = 2.0
"""seconds that are asked for after a change"""
LOOK = 0.05
PATIENCE = 300.0


def run(store: Store, *, small: bool) -> tuple[Table, list[Ask]]:
    """Change a plan again and again, before the first round and before the second; workers are awake."""
    with mock.patch.dict(os.environ, {SWITCH: "1"}):
        game, student = _class(store, small=small)
        rounds = [_round(store, student, 2 if small else 12)]
        commands.close_round(store, TEACHER, game)
        commands.next_round(store, TEACHER, game)
        rounds.append(_round(store, student, 2 if small else 12))
    rows = [
        (f"round {number}", f"{first:.2f}", f"{median(changes):.2f}", f"{max(changes):.2f}")
        for number, (first, changes) in enumerate(rounds, start=1)
    ]
    head = ("draft of", "the first, s", "after a change, median, s", "the longest, s")
    longest = max(max(changes) for _first, changes in rounds)
    asks = (
        []
        if small
        else [Ask("a draft run forward after a change", f"< {WAIT:g} s", f"{longest:.2f} s", longest < WAIT)]
    )
    return Table("A draft run forward", head, rows, f"{TEAMS} teams, one of them at work."), asks


def _class(store: Store, *, small: bool) -> tuple[int, Actor]:
    room = commands.open_room(store, TEACHER, "Drafts")
    customers = 2_400 if small else None
    game = commands.create_game(
        store,
        TEACHER,
        room.id,
        scenario="eshop",
        rounds=2,
        teams=TEAMS,
        practice=False,
        seed=7,
        customers=customers,
    )
    token = commands.join(store, room.code, "Ann").token
    student = _known(store, token)
    commands.choose_team(store, student, lobby(store, student).teams[0].tag.id, "leader")
    commands.open_round(store, TEACHER, game)
    return game, _known(store, token)


def _known(store: Store, token: str) -> Actor:
    found = identify(store, token)
    if found is None:
        raise LookupError("nobody bears the token")
    return found


def _round(store: Store, student: Actor, count: int) -> tuple[float, list[float]]:
    first = _waited(store, student)
    changes = []
    for number in range(count):
        commands.save_draft(store, student, {"messages": 0.25 * (number + 1)})
        changes.append(_waited(store, student))
    return first, changes


def _waited(store: Store, student: Actor) -> float:
    begun = time.perf_counter()
    while not project(store, student).fresh:
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError("the draft was not run forward")
        time.sleep(LOOK)
    return time.perf_counter() - begun
