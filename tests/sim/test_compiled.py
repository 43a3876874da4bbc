"""Compiled or plain, loops give the same bits: one line of calls at a time, and a whole round."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FunctionType
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from numba.core.registry import CPUDispatcher

from sim import market, packs, quarter
from sim.compiled import COMPILES
from sim.contact_centre import queue as contact_queue
from sim.contact_centre.queue import HUNG_UP, Calls, Roster
from sim.decisions import complete, starting
from tests.sim.test_contact_queue import weeks

pytestmark = pytest.mark.long

HOUSE = Path(__file__).resolve().parent.parent.parent
needs_numba = pytest.mark.skipif(not COMPILES, reason="nothing is compiled here")


def plain(loop: Callable[..., object]) -> Callable[..., object]:
    """The source of a compiled loop."""
    source = getattr(loop, "py_func", loop)
    assert isinstance(source, FunctionType)
    return source


def in_plain_python(calls: Calls, roster: Roster) -> dict[str, np.ndarray]:
    """Both loops as they run without numba: on lists."""
    line = calls.minute.tolist(), calls.handling.tolist(), calls.patience.tolist()
    shifts = roster.start.tolist(), roster.end.tolist()
    order = np.argsort(calls.priority, kind="stable")
    turns = order.tolist(), np.argsort(order, kind="stable").tolist()
    in_order, in_turn = ([HUNG_UP] * len(line[0]) for _ in range(2))
    with mock.patch.object(contact_queue, "_agents", plain(contact_queue._agents)):
        plain(contact_queue._serve_in_order)(line, shifts, in_order)
        plain(contact_queue._serve_in_turn)(line, turns, shifts, in_turn)
    return {"in order": np.array(in_order, np.float64), "in turn": np.array(in_turn, np.float64)}


@needs_numba
@settings(max_examples=300, deadline=None)
@given(weeks())
def test_a_line_of_calls_is_served_with_the_same_bits(week: tuple[Calls, Roster]) -> None:
    expected = in_plain_python(*week)
    assert np.array(contact_queue._first_come_first_served(*week)).tobytes() == expected["in order"].tobytes()
    assert np.array(contact_queue._by_priority(*week)).tobytes() == expected["in turn"].tobytes()


BUSY: dict[str, object] = {
    "promotion_depth": 0.2,
    "promotion_audience": "own_customers",
    "messages": 3.0,
    "cross_selling": 1.0,
    "channels": ["chat", "phone", "social"],
    "proactive_audience": "at_risk",
    "proactive_offer": "gift",
    "proactive_reach": 0.3,
    "win_back_audience": "everyone",
    "win_back_offer": "bundle",
    "key_account_managers": 1,
    "survey_follow_up": 1.0,
    "messages_to": "grade=ABC; silent>=1",
    "automation": "silent 3 -> message\ncomplaint 2 -> gift",
}
"""decisions that do everything that can be done"""


def game_of(pack: str, rounds: int) -> str:
    """The digest of a short game's last world, its reports and its logs; every firm is led in its own way.

    One carries on, one serves its best customers first with too few agents, and one does everything that can be done.
    """
    scenario = packs.load(pack)
    world = market.create(scenario, ["a", "b", "c"], 3, 900)
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    ranked = replace(usual, routing="best_customers_first", survey_share=0.2, agents=max(1, usual.agents // 2))
    budget = sized.levers["win_back_budget"].high
    plans = {"a": usual, "b": ranked, "c": complete({**BUSY, "win_back_budget": budget}, usual, sized)}
    found = hashlib.sha256()
    for _ in range(rounds):
        world, outcome = quarter.run(sized, world, plans, 3)
        found.update(outcome.report.model_dump_json().encode() + world.digest().encode())
        for table in outcome.log.tables.values():
            for column in table.values():
                found.update(column.tobytes())
    return found.hexdigest()


def games() -> dict[str, str]:
    """Every pack's first two rounds: people who left in the first are won back in the second, and an event strikes."""
    return {pack: game_of(pack, 2) for pack in packs.keys()}  # noqa: SIM118 (a function of the module)


def answer(question: str, **surroundings: str) -> str:
    """What another process prints that knows this file."""
    command = [sys.executable, "-c", f"from tests.sim import test_compiled as here; print({question})"]
    environment = dict(os.environ, PYTHONPATH=str(HOUSE), **surroundings)
    done = subprocess.run(  # noqa: S603
        command, cwd=HOUSE, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@needs_numba
def test_every_pack_plays_with_the_same_bits_when_nothing_is_compiled() -> None:
    plain_games = json.loads(answer("here.json.dumps(here.games())", LIUKE_COMPILE="0"))
    assert plain_games == games()
    assert len(set(plain_games.values())) == len(packs.keys())


def types_of_loops() -> dict[str, int]:
    """For how many types each loop was compiled whose machine code is kept, when a game of every pack was played."""
    for pack in packs.keys():  # noqa: SIM118 (a function of the module)
        game_of(pack, 1)
    return {
        f"{name}.{key}": len(loop.signatures)
        for name, module in sys.modules.items()
        for key, loop in vars(module).items()
        if name.startswith("sim.") and isinstance(loop, CPUDispatcher) and loop.stats.cache_path is not None
    }


@needs_numba
def test_no_two_processes_could_take_each_others_machine_code() -> None:
    """Numba numbers what it keeps of a loop; only loops that name their types number them alike everywhere."""
    loops = json.loads(answer("here.json.dumps(here.types_of_loops())"))
    assert len(loops) > 30
    assert {name for name, types in loops.items() if types > 1} == {
        "sim.by_firm._add_up",
        "sim.contact_centre.rosters._put_on_the_clock",
        "sim.journal._write_out",
    }
