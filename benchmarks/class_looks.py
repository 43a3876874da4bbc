"""How long a class waits for what it looks at: the customer desk, a replay, what made the difference, the debrief.

Plays its own games in a database of its own, and asks as the pages do. Seconds are of the wall, whatever else the
machine does; a processor's own are told beside them where the work is done in this process.
"""

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from unittest import mock

from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from benchmarks.pages import DOOR, PASSWORD, known, run_once
from benchmarks.results import Ask, Found, Table
from benchmarks.settings import Settings
from game import commands, views
from game.actors import Actor, identify
from game.commands.difference import find_difference
from game.shown.difference import TwoTeams
from game.shown.what_if import Asked, Change
from game.store import Store
from game.views.debrief import debrief
from game.views.difference import difference
from game.views.what_if import what_if
from sim import packs
from sim.bots import decide
from ui.debrief.files import FORMATS, file_of
from ui.handover import COOKIES, PLAYER
from ui.store import store

PEOPLE = ("service_first", "discounter")
COMPUTERS = ("balanced", "loyalty_first", "acquirer", "investor", "poacher", "learner", "spammer", "do_nothing")
LOOKS = 0.05
"""seconds between two looks at how far the replays are"""
LANGUAGE = "zh"
OPENINGS = 3


@dataclass(frozen=True, slots=True)
class Waited:
    """How long something took."""

    what: str
    asked: float
    """seconds, at most"""
    wall: float
    own: float | None
    """seconds of a processor; None where other processes do the work"""

    def row(self) -> tuple[str, ...]:
        """Give the line to print."""
        own = "" if self.own is None else f"{self.own:.2f}"
        return self.what, f"{self.asked:g}", f"{self.wall:.2f}", own

    def ask(self) -> Ask:
        """Hold it against what was asked."""
        return Ask(self.what, f"≤ {self.asked:g} s", f"{self.wall:.2f} s", self.wall <= self.asked)


@dataclass(frozen=True, slots=True)
class Class:
    """A class game, and who is in it."""

    kept: Store
    teacher: Actor
    game: int
    tokens: tuple[str, ...]


def run(settings: Settings) -> Found:
    """Play the games, take the times; what a page kept is forgotten before each."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)  # Streamlit remarks that no server is running
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/liuke.db"
        try:
            waited = _measured(settings)
        finally:
            store().close()
            logging.disable(before)
    words = (
        f"Web shop: a desk of {settings.desk:,} customers in all for two firms, and a class game of "
        f"{len(PEOPLE) + len(COMPUTERS)} firms over {settings.class_rounds} rounds, ended. Nothing is in memory before "
        "each look. Replays for what made the difference are made by processes that step back for the class."
    )
    head = ("what", "asked, s", "wall, s", "processor, s")
    return Found(
        [Table("What a class waits for", head, [one.row() for one in waited], words)], [w.ask() for w in waited]
    )


def _measured(settings: Settings) -> list[Waited]:
    kept = store()
    token = commands.set_teacher_password(kept, PASSWORD, commands.new_setup_code(kept) or "")
    teacher = known(identify(kept, token))
    large = _played(kept, teacher, rounds=3, customers=settings.desk)
    waited = _desk(large)
    usual = _played(kept, teacher, rounds=settings.class_rounds, computers=COMPUTERS)
    commands.end_game(kept, teacher, usual.game)
    return [*waited, _replay(usual), _difference(usual), _debrief(usual)]


def _played(
    kept: Store, teacher: Actor, rounds: int, customers: int | None = None, computers: tuple[str, ...] = ()
) -> Class:
    """Play a game to its last results; people decide as strategies would."""
    room = commands.open_room(kept, teacher, f"Benchmark {rounds}")
    game = commands.create_game(
        kept, teacher, room.id, scenario="eshop", rounds=rounds, teams=len(PEOPLE), practice=False, seed=11,
        customers=customers, computer_rivals=computers,
    )  # fmt: skip
    tokens = tuple(commands.join(kept, room.code, name).token for name in PEOPLE)
    for seat, token in enumerate(tokens):
        team = views.lobby(kept, known(identify(kept, token))).teams[seat].tag.id
        commands.choose_team(kept, known(identify(kept, token)), team, "leader")
    for number in range(1, rounds + 1):
        (commands.open_round if number == 1 else commands.next_round)(kept, teacher, game)
        for token, strategy in zip(tokens, PEOPLE, strict=True):
            _hand_in(kept, known(identify(kept, token)), strategy, number)
        commands.close_round(kept, teacher, game)
    return Class(kept, teacher, game, tokens)


def _hand_in(kept: Store, student: Actor, strategy: str, number: int) -> None:
    desk = views.desk(kept, student)
    scenario = packs.load(desk.scenario).at_scale(desk.scale)
    last = views.results(kept, student).report if number > 1 else None
    draft = commands.save_draft(kept, student, decide(strategy, scenario, desk.position, last, number).as_dict())
    commands.submit(kept, student, draft.version, "As the strategy would.", 0.9)


def _desk(large: Class) -> list[Waited]:
    """Open the desk some times, of which the middle one counts; filter it by grades, of which the slowest counts."""
    student = known(identify(large.kept, large.tokens[0]))
    with mock.patch.object(ContextProxy, "cookies", {COOKIES[PLAYER]: large.tokens[0]}), _still_ourselves():
        opened, filtered = [], []
        for _time in range(OPENINGS):
            at = AppTest.from_file(str(DOOR), default_timeout=60).run()
            _forget(large.kept)
            at.switch_page("customers.py")
            opened.append(_timed(partial(run_once, at, "customers")))
        for grades in (["A"], ["A", "B"], ["D"], []):
            at.button_group(key="filter-own-grades").set_value(grades)
            filtered.append(_timed(partial(run_once, at, "customers")))
    count = f"{len(views.customers(large.kept, student).frame):,} customers"
    return [
        Waited(f"the desk opens, {count}", 1, *sorted(opened)[OPENINGS // 2]),
        Waited(f"the desk filters, {count}", 0.2, *max(filtered)),
    ]


@contextmanager
def _still_ourselves() -> Iterator[None]:
    """Be the program again that was started: a page that runs takes its name, and workers would begin as that page."""
    program = sys.modules["__main__"]
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _replay(usual: Class) -> Waited:
    _forget(usual.kept)
    student = known(identify(usual.kept, usual.tokens[0]))
    asked = Asked(Change("value", lever="messages", value=2.0), 2)
    times = _timed(lambda: what_if(usual.kept, student, asked, LANGUAGE))
    return Waited("a replay of one round of a class game", 1, *times)


def _difference(usual: Class) -> Waited:
    _forget(usual.kept)
    teams = [team.tag.id for team in views.cockpit(usual.kept, usual.teacher, usual.game).tiles][: len(PEOPLE)]
    which = TwoTeams(teams[0], teams[1])
    began = time.perf_counter()
    find_difference(usual.kept, usual.teacher, which, usual.game)
    while (seen := difference(usual.kept, usual.teacher, which, usual.game).progress).state == "running":
        time.sleep(LOOKS)
    if seen.state != "done":
        raise RuntimeError("the replays failed")
    return Waited("what made the difference between two teams", 20, time.perf_counter() - began, None)


def _debrief(usual: Class) -> Waited:
    """Write the web page of the debrief, with what made the difference and its replays."""
    _forget(usual.kept)
    if not any(pair.difference.figures for pair in debrief(usual.kept, usual.teacher, usual.game).contrasts):
        raise RuntimeError("the debrief does not tell what made the difference")
    _forget(usual.kept)
    times = _timed(lambda: file_of(FORMATS["html"], usual.teacher, usual.game, LANGUAGE))
    return Waited("the debrief as a web page", 10, *times)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Do the work; give seconds of the wall and of this process."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - own


def _forget(kept: Store) -> None:
    for memory in (kept.worlds, kept.reports, kept.studies):
        memory.forget()
