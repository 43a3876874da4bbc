"""A lever turned through its range: the best point, the flat region, the cliff; bounded, kept, on a real cluster."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from game import aside
from game.commands.exploring import stop_turning, turn_levers
from game.exploring import waiting
from game.exploring.outcomes import OUTCOMES
from game.exploring.reading import reading
from game.exploring.sweeping import BITE, MOST_POINTS, briefly
from game.exploring.trial import FIGURES, Course, Piece, Start, tried
from game.shown.exploring import Whence, WhichMarkets
from game.shown.sweeping import AskedSweep, TriedSweep, Turned
from game.views.exploring import turned_levers
from sim import cluster, packs, parallel
from sim.decisions import starting
from tests import dask_cluster
from tests.game.classroom import TEACHER, Classroom
from tests.game.refusals import refused

PATIENCE = 60.0
"""seconds"""
PACK = packs.load("eshop")
USUAL = starting(PACK).as_dict()
AGENTS = Turned("agents", 2, 14, 7)
MESSAGES = Turned("messages", 0.0, 5.0, 6)


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """One kind of database is enough."""
    return sqlite_ready


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """Every point is told at once, without an engine: more agents cost more and keep more, up to ten."""
    done: list[Piece] = []

    def course(piece: Piece, agents: int) -> Course:
        made_up = {"retention": 0.8 + 0.01 * min(agents, 10) + piece.seed % 997 / 1e6, "costs": 1000.0 * agents}
        return (tuple(made_up.get(key, 0.0) for key in FIGURES),)

    def here(_work: object, some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        for piece in some:
            done.append(piece)
            yield tuple(course(piece, plan.agents) for plan in piece.plans)

    monkeypatch.setattr(aside, "anywhere", here)
    return done


def asked(*levers: Turned, markets: int = 3, rounds: int = 2) -> AskedSweep:
    return AskedSweep(Whence("eshop"), USUAL, levers or (AGENTS,), rounds, WhichMarkets(markets))


def waited(look: Callable[[], TriedSweep]) -> TriedSweep:
    until = time.monotonic() + PATIENCE
    while (seen := look()).progress.state != "done":
        assert time.monotonic() < until, seen.progress
        time.sleep(0.02)
    return seen


def test_the_best_point_and_the_flat_region_around_it_are_found(lesson: Classroom, told: list[Piece]) -> None:
    ann = lesson.students["Ann"]
    turn_levers(lesson.store, ann, asked())
    seen = waited(lambda: turned_levers(lesson.store, ann, asked()))
    assert [point[0] for point in seen.points] == [2, 4, 6, 8, 10, 12, 14]
    kept = seen.readings["retention"]
    assert (kept.best, kept.flat) == (4, (4, 5, 6)), "from ten agents on nothing more is kept"
    assert seen.readings["costs"].best == 0, "of costs, the least is best"
    assert seen.readings["costs"].flat == (0,)
    assert kept.spreads[0].low < kept.spreads[0].median < kept.spreads[0].high
    turn_levers(lesson.store, lesson.students["Cai"], asked())
    assert len(told) == 3 * -(-7 // BITE), "the second who asks has it at once"


def test_two_levers_make_a_map(lesson: Classroom, told: list[Piece]) -> None:
    here = asked(AGENTS, MESSAGES, markets=1)
    turn_levers(lesson.store, TEACHER, here)
    seen = waited(lambda: turned_levers(lesson.store, TEACHER, here))
    assert len(seen.points) == 42
    assert seen.points[6] == (4, 0.0)
    assert [axis[-1] for axis in seen.axes] == [14, 5.0]
    flat = {seen.points[place][0] for place in seen.readings["retention"].flat}
    assert flat == {10, 12, 14}
    assert all(plan.messages in MESSAGES_TURNED for piece in told for plan in piece.plans)


MESSAGES_TURNED = set(np.linspace(0.0, 5.0, 6))


def test_a_sudden_fall_is_a_cliff_and_a_steady_one_is_not() -> None:
    markets = np.arange(5)[:, None] / 1000
    steady = np.linspace(0.2, 0.9, 10) + markets
    assert reading(["agents"], (10,), "service_level", steady).cliff is None
    sudden = np.array([0.05, 0.06, 0.1, 0.7, 0.75, 0.78, 0.8, 0.82, 0.83, 0.84]) + markets
    cliff = reading(["agents"], (10,), "service_level", sudden).cliff
    assert cliff is not None
    assert (cliff.lever, cliff.above, cliff.below, round(cliff.by, 6)) == ("agents", 3, 2, 0.6)
    waits = reading(["agents"], (10,), "mean_wait", -sudden).cliff
    assert waits is not None
    assert (waits.above, waits.below) == (3, 2), "of waiting, less is better"
    by_luck = sudden * np.array([1, -1, 1, -1, 1])[:, None]
    assert reading(["agents"], (10,), "service_level", by_luck).cliff is None, "not in nine of ten markets"


def test_a_whole_curve_of_one_market_is_there_before_the_others(
    lesson: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, here, done = lesson.students["Ann"], asked(markets=2), []

    def first_bite(_work: object, some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        for piece in some:
            done.append(piece)
            if len(done) == 3:
                stop_turning(lesson.store, ann, here)
            yield tuple((tuple(float(plan.agents) for _ in FIGURES),) for plan in piece.plans)

    monkeypatch.setattr(aside, "anywhere", first_bite)
    turn_levers(lesson.store, ann, here)
    until = time.monotonic() + PATIENCE
    while (seen := turned_levers(lesson.store, ann, here)).progress.state != "none":
        assert time.monotonic() < until
        time.sleep(0.02)
    assert seen.progress.done == 3
    assert (seen.markets, len(seen.points)) == (1, 7), "cancelled in the second market; the first is whole"
    turn_levers(lesson.store, ann, here)
    assert waited(lambda: turned_levers(lesson.store, ann, here)).markets == 2
    assert len(done) == 4


@pytest.mark.parametrize(
    ("levers", "code", "what"),
    [
        ((Turned("agents", 2, 400, 5),), "out_of_bounds", "stretch"),
        ((Turned("agents", 12, 2, 5),), "out_of_bounds", "stretch"),
        ((Turned("messages", float("nan"), 2.0, 5),), "out_of_bounds", "stretch"),
        ((Turned("agents", 2, 14, 1_000_000),), "out_of_bounds", "points"),
        ((Turned("agents", 2, 14, 13), Turned("messages", 0.0, 5.0, 21)), "out_of_bounds", "points"),
        ((), "out_of_bounds", "levers"),
        ((AGENTS, MESSAGES, Turned("pay", 0.8, 1.4, 3)), "out_of_bounds", "levers"),
        ((Turned("channels", 0, 1, 2),), "not_to_turn", None),
        ((Turned("no such lever", 0, 1, 2),), "not_to_turn", None),
        ((AGENTS, AGENTS), "not_to_turn", None),
    ],
)
def test_what_cannot_be_turned_is_refused(
    lesson: Classroom, levers: tuple[Turned, ...], code: str, what: str | None
) -> None:
    details = {} if what is None else {"what": what}
    with refused(code, **details):
        turn_levers(lesson.store, lesson.students["Ann"], replace(asked(), levers=levers))


def test_many_points_in_many_markets_are_bounded_together(lesson: Classroom) -> None:
    wide = Turned("messages", 0.0, 5.0, MOST_POINTS)
    with refused("out_of_bounds", what="points", value=MOST_POINTS, high=40):
        turn_levers(lesson.store, lesson.students["Ann"], asked(wide, markets=100))


def test_forty_ask_at_once_and_all_get_their_turn(
    lesson: Classroom, told: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    all_asked = Event()
    monkeypatch.setattr(waiting, "let_classes_pass", lambda _store: all_asked.wait(PATIENCE))
    queue = waiting.waiting(lesson.store)
    start = Start(PACK, 400, parallel.TEAM, (parallel.TEAM,))
    pieces = [Piece(start, (starting(PACK),), 1, seed) for seed in range(4)]
    for person in range(40):
        queue.ask(person, f"of {person}", [replace(piece, rounds=person) for piece in pieces], briefly)
    all_asked.set()
    until = time.monotonic() + PATIENCE
    while any(queue.look(f"of {person}")[0].state != "done" for person in range(40)):
        assert time.monotonic() < until
        time.sleep(0.02)
    half = told[: len(told) // 2]
    assert {piece.rounds for piece in half} == set(range(40)), "nobody has a second turn before all had a first"


def test_a_sweep_tells_briefly_what_all_rounds_together_came_to() -> None:
    rivals = parallel.rivals(PACK)
    start = Start(PACK, 400, parallel.TEAM, (parallel.TEAM, *rivals), reacting=rivals)
    piece = Piece(start, (starting(PACK.at_scale(100 / PACK.customers_per_firm)),), 2, 5)
    [[brief]], [course] = briefly(piece), tried(piece)
    for place, key in enumerate(FIGURES):
        rounds = [told[place] for told in course]
        over = OUTCOMES.get(key)
        expected = (
            max(rounds) if over is None else {"mean": sum(rounds) / 2, "sum": sum(rounds), "end": rounds[-1]}[over]
        )
        assert brief[place] == pytest.approx(expected)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_gives_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    rivals = parallel.rivals(PACK)
    start = Start(PACK, 400, parallel.TEAM, (parallel.TEAM, *rivals), reacting=rivals)
    plan = starting(PACK.at_scale(100 / PACK.customers_per_firm))
    pieces = [Piece(start, (plan,), 1, seed) for seed in (5, 6)]
    monkeypatch.setattr(aside, "_silent", {})
    with dask_cluster.running() as scheduler:
        monkeypatch.setenv(cluster.SCHEDULER, scheduler)
        monkeypatch.setattr(aside, "each", lambda _work, items: pytest.fail("here") if items else iter(()))
        assert list(aside.anywhere(briefly, pieces)) == [briefly(piece) for piece in pieces]


def test_a_dead_cluster_is_told_and_the_work_is_done_here(lesson: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    dead, here = dask_cluster.dead(), asked(markets=1)
    monkeypatch.setattr(aside, "_silent", {})
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    monkeypatch.setenv(cluster.SCHEDULER, dead)
    monkeypatch.setattr(
        aside,
        "each",
        lambda _work, some: iter([tuple((tuple(1.0 for _ in FIGURES),) for _ in piece.plans) for piece in some]),
    )
    turn_levers(lesson.store, TEACHER, here)
    assert waited(lambda: turned_levers(lesson.store, TEACHER, here)).silent_cluster == dead
