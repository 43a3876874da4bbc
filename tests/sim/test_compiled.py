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
from sim.decisions import starting
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


def round_of(pack: str) -> str:
    """The digest of a short game's last world, its report and its log; one firm serves its best customers first.

    Another aims at some and has rules.
    """
    scenario = packs.load(pack)
    world = market.create(scenario, ["a", "b", "c"], 3, 900)
    sized = quarter.at_size_of(scenario, world)
    usual = starting(sized)
    ranked = replace(usual, routing="best_customers_first", survey_share=0.2, agents=max(1, usual.agents // 2))
    aimed = dict.fromkeys(("messages_to", "care_to", "proactive_to", "priority_to"), "grade=ABC; messages<=1")
    rules = "silent 3 -> message\ncomplaint 2 -> call"
    aims = replace(usual, proactive_audience="everyone", proactive_reach=0.2, automation=rules, **aimed)  # type: ignore[arg-type]
    world, outcome = quarter.run(sized, world, {"a": usual, "b": ranked, "c": aims}, 3)
    found = hashlib.sha256(outcome.report.model_dump_json().encode())
    found.update(world.digest().encode())
    for table in outcome.log.tables.values():
        for column in table.values():
            found.update(column.tobytes())
    return found.hexdigest()


def answer(question: str, **surroundings: str) -> str:
    """What another process prints that knows this file."""
    command = [sys.executable, "-c", f"from tests.sim import test_compiled as here; print({question})"]
    environment = dict(os.environ, PYTHONPATH=str(HOUSE), **surroundings)
    done = subprocess.run(  # noqa: S603
        command, cwd=HOUSE, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@needs_numba
def test_a_round_has_the_same_bits_when_nothing_is_compiled() -> None:
    assert answer("here.round_of('eshop')", LIUKE_COMPILE="0") == round_of("eshop")


def types_of_loops() -> dict[str, int]:
    """For how many types each loop was compiled whose machine code is kept, when a game of every pack was played."""
    for pack in ("eshop", "hotel", "telecom"):
        round_of(pack)
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
