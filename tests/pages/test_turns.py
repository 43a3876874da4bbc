"""Runs take turns; one that takes long lets the next in; a form in a crowd is drawn when there is time."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from sim import packs
from sim.decisions import starting
from ui import hearing, turns
from ui.decide import draft_sync
from ui.decide.draft_memory import Memory, remember
from ui.turns import Turns


def most_at_once(runs: Turns, doing: Callable[[], object]) -> int:
    """Give how many of twelve runs were in their turns together."""
    lock, now, most = Lock(), [0], [0]

    def run(_number: int) -> None:
        with runs.taken():
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            doing()
            with lock:
                now[0] -= 1

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(run, range(12)))
    return most[0]


def test_short_runs_have_their_turn_one_by_one() -> None:
    assert most_at_once(Turns(), lambda: time.sleep(0.005)) == 1


def test_long_runs_let_others_in_but_not_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 0.01)
    assert 1 < most_at_once(Turns(), lambda: time.sleep(0.15)) <= turns.MOST


def test_nobody_waits_for_a_run_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 0.02)
    runs, done, inside = Turns(), Event(), Event()

    def takes_long() -> None:
        with runs.taken():
            inside.set()
            assert done.wait(30)

    with ThreadPoolExecutor(1) as thread:
        long = thread.submit(takes_long)
        assert inside.wait(30)
        with runs.taken():
            beside = not long.done()
        done.set()
        long.result(30)
    assert beside


def test_who_came_first_runs_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 30.0)
    runs, order = Turns(), list[int]()

    def run(number: int) -> None:
        with runs.taken():
            order.append(number)
            time.sleep(0.001)

    with ThreadPoolExecutor(40) as threads, runs.taken():
        for number in range(40):
            threads.submit(run, number)
            while len(runs._waiting) <= number:
                time.sleep(0.001)
    assert order == list(range(40))


def test_what_a_run_asks_for_at_its_end_comes_before_those_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 30.0)
    runs, order = Turns(), list[str]()
    monkeypatch.setattr(turns, "taken", runs.taken)
    monkeypatch.setattr(hearing, "_run", lambda _runner, data: order.append(data.page_name))
    runner: Any = SimpleNamespace(_session_id="session")
    asked = [RerunData(page_name=name, widget_states=WidgetStates()) for name in ("first", "second")]
    with ThreadPoolExecutor(3) as threads, runs.taken():
        for number, data in enumerate([*asked, RerunData(page_name="goes on")], start=1):
            threads.submit(hearing._in_turn, runner, data)
            while len(runs._waiting) < number:
                time.sleep(0.001)
    assert order == ["goes on", "first", "second"]


def test_a_run_that_only_waits_lets_others_in_and_is_then_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 30.0)
    runs, order = Turns(), list[str]()

    def until(waiting: int) -> None:
        while len(runs._waiting) != waiting:
            time.sleep(0.001)

    def other(name: str) -> None:
        with runs.taken():
            order.append(name)
            if name == "second":
                until(2)

    with ThreadPoolExecutor(2) as threads, runs.taken():
        for waiting, name in enumerate(("second", "third"), start=1):
            threads.submit(other, name)
            until(waiting)
        with runs.waiting():
            until(1)
        order.append("first again")
    assert order == ["second", "first again", "third"]


def test_runs_that_wait_in_between_are_still_one_at_a_time() -> None:
    runs = Turns()

    def waits() -> None:
        with runs.waiting():
            time.sleep(0.002)

    def run() -> int:
        with runs.taken():
            waits()
            running = len(runs._since)
            time.sleep(0.002)
            return running

    with ThreadPoolExecutor(12) as threads:
        assert [each.result(30) for each in [threads.submit(run) for _number in range(24)]] == [1] * 24


def test_waiting_without_a_turn_takes_none() -> None:
    runs = Turns()
    with runs.waiting():
        pass
    assert not runs._since


def test_a_server_where_runs_wait_for_long_is_crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 0.01)
    monkeypatch.setattr(turns, "MOST", 1)
    runs = Turns()
    most_at_once(runs, lambda: time.sleep(0.02))
    assert runs.is_crowded()


def test_a_server_with_time_is_not_crowded() -> None:
    runs = Turns()
    with runs.taken():
        pass
    assert not runs.is_crowded()


def test_setting_a_lever_back_before_the_form_is_drawn_anew_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a crowd the form is drawn some seconds after it was saved."""
    scenario = packs.load("eshop")
    values = starting(scenario).as_dict()
    memory = Memory(scenario, values, 1)
    held: dict[str, object] = {"drawing-s": memory.adopt(values, 1)}
    monkeypatch.setattr(st, "session_state", held)
    remember("s", memory)
    memory.drawings[memory.version + 1].values["agents"] = 9  # saved
    held["lever-s-agents"] = 9
    assert draft_sync.pending("s") == {}
    held["lever-s-agents"] = values["agents"]
    assert draft_sync.pending("s") == {"agents": values["agents"]}
