"""Trying plans out: paired on the same markets, kept, cancelled, in turns, and only for whom it is."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from game.actors import Actor
from game.commands.exploring import stop_trying, try_plans
from game.exploring import waiting
from game.exploring.outcomes import OUTCOMES, spread, summed_up
from game.exploring.questions import question_of
from game.exploring.trial import FIGURES, Course, Piece, Start, tried
from game.shown.exploring import AskedPlans, TriedPlans, Whence, WhichMarkets
from game.store import Store
from game.store.exploring_tables import Answered
from game.views.exploring import tried_plans
from sim import packs, parallel
from sim.decisions import complete, starting
from sim.luck import seed_of
from tests.game.classroom import TEACHER, Classroom
from tests.game.refusals import refused

FEW = 1600
"""people in a market"""
PATIENCE = 60.0
"""seconds"""

PACK = packs.load("eshop")
SIZED = PACK.at_scale(FEW / 4 / PACK.customers_per_firm)
RIVALS = parallel.rivals(PACK)
HERE = Start(PACK, FEW, parallel.TEAM, (parallel.TEAM, *RIVALS), reacting=RIVALS)
USUAL = starting(SIZED)


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """One kind of database is enough."""
    return sqlite_ready


def pieces(plans: Sequence[object], markets: int = 2, rounds: int = 2) -> list[Piece]:
    return [Piece(HERE, tuple(plans), rounds, seed_of(1, number)) for number in range(markets)]  # type: ignore[arg-type]


def test_plans_that_are_alike_do_alike_to_the_last_bit() -> None:
    found = summed_up([tried(piece) for piece in pieces([USUAL, USUAL])])
    assert {(one.low, one.high) for one in found[1].differences.values()} == {(0.0, 0.0)}
    assert found[0].outcomes == found[1].outcomes


def test_the_difference_is_taken_market_by_market() -> None:
    harsh = complete({"messages": 5.0}, USUAL, SIZED)
    courses = [tried(piece) for piece in pieces([USUAL, harsh], markets=3)]
    here = FIGURES.index("retention")
    gaps = [
        np.mean([told[here] for told in second]) - np.mean([told[here] for told in first]) for first, second in courses
    ]
    gap = summed_up(courses)[1].differences["retention"]
    assert gap.median == pytest.approx(np.median(gaps))
    assert gap.high < 0, "five messages a week drive customers away in every market"


def test_a_market_is_the_same_whichever_process_or_company_of_plans_it_meets() -> None:
    [alone], [piece] = [tried(each) for each in pieces([USUAL], markets=1)], pieces([USUAL, USUAL], markets=1)
    assert tried(piece) == (*alone, *alone)


def test_a_plan_that_cannot_be_paid_is_cut_and_that_is_told() -> None:
    dear = complete({"ads_brand": SIZED.levers["ads_brand"].high, "agents": SIZED.levers["agents"].high}, USUAL, SIZED)
    usual, cut = summed_up([tried(piece) for piece in pieces([USUAL, dear])])
    assert (usual.cut, cut.cut) == (0, 2)


def test_a_band_holds_nine_of_ten() -> None:
    found = spread([float(number) for number in range(101)])
    assert (found.low, found.median, found.high) == (5.0, 50.0, 95.0)
    with pytest.raises(ValueError, match="at least one"):
        spread([])


FRESH = Whence("eshop")


def asked(whence: Whence = FRESH, markets: int = 2, plans: int = 2) -> AskedPlans:
    usual = starting(PACK).as_dict()
    return AskedPlans(
        whence, tuple(usual | {"messages": 0.25 * number} for number in range(plans)), 1, WhichMarkets(markets)
    )


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """Pieces are worked on in this process, in small markets; the list tells which."""
    done: list[Piece] = []

    def here(work: Callable[[Piece], tuple[Course, ...]], some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        for piece in some:
            done.append(piece)
            yield work(replace(piece, start=replace(piece.start, customers=FEW), plans=(USUAL,) * len(piece.plans)))

    monkeypatch.setattr("game.aside.anywhere", here)
    return done


def played(worked: Sequence[Piece]) -> int:
    return sum(len(piece.plans) for piece in worked)


def waited(look: Callable[[], TriedPlans], state: str = "done") -> TriedPlans:
    until = time.monotonic() + PATIENCE
    while (seen := look()).progress.state != state:
        assert time.monotonic() < until, seen.progress
        time.sleep(0.02)
    return seen


def kept(here: Classroom, who: Actor) -> str:
    """Wait until the answer to what was asked is kept for all servers; give its name."""
    until = time.monotonic() + PATIENCE
    while True:
        with here.store.read() as session:
            key = question_of(here.store, session, who, asked()).key
            if session.get(Answered, key) is not None:
                return key
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_same_question_is_answered_at_once_the_second_time(lesson: Classroom, worked: list[Piece]) -> None:
    ann, cai = lesson.students["Ann"], lesson.students["Cai"]
    try_plans(lesson.store, ann, asked())
    first = waited(lambda: tried_plans(lesson.store, ann, asked()))
    assert (first.markets, played(worked)) == (2, 4)
    kept(lesson, ann)
    lesson.store._companions.clear()  # another server, which knows nothing
    try_plans(lesson.store, cai, asked())
    assert tried_plans(lesson.store, cai, asked()) == first
    assert played(worked) == 4


def test_a_damaged_answer_is_worked_out_again(lesson: Classroom, worked: list[Piece]) -> None:
    ann = lesson.students["Ann"]
    try_plans(lesson.store, ann, asked())
    waited(lambda: tried_plans(lesson.store, ann, asked()))
    key = kept(lesson, ann)
    with lesson.store.write() as session:
        session.get_one(Answered, key).data = b"spoilt"
    lesson.store._companions.clear()
    assert tried_plans(lesson.store, ann, asked()).progress.state == "none"
    try_plans(lesson.store, ann, asked())
    waited(lambda: tried_plans(lesson.store, ann, asked()))
    assert played(worked) == 8


def test_it_can_be_cancelled_and_taken_up_where_it_was(lesson: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, many = lesson.students["Ann"], asked(markets=5)
    done: list[int] = []

    def here(_work: object, some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        for piece in some:
            done.append(piece.seed)
            if len(set(done)) == 3:
                stop_trying(lesson.store, ann, many)
            yield ((tuple(float(piece.seed % 7) for _ in FIGURES),),) * len(piece.plans)

    monkeypatch.setattr("game.aside.anywhere", here)
    try_plans(lesson.store, ann, many)
    stopped = waited(lambda: tried_plans(lesson.store, ann, many), "none")
    assert stopped.markets == stopped.progress.done == 3
    try_plans(lesson.store, ann, many)
    assert waited(lambda: tried_plans(lesson.store, ann, many)).markets == 5
    assert len(done) - 1 == len(set(done)) == 5, "of the first market each plan by itself"


def test_everybody_gets_a_turn_after_the_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[int] = []
    monkeypatch.setattr("game.aside.at_once", lambda: 1)
    begun = False

    def here(_work: object, some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        nonlocal begun
        while not begun:
            time.sleep(0.01)
        for piece in some:
            order.append(piece.rounds)
            yield ()

    queue = waiting.Waiting(store, here)
    queue.ask(9, "held until all have asked", [replace(pieces([USUAL])[0], rounds=9)])
    for person, size in ((1, 4), (2, 2), (3, 1)):
        queue.ask(person, f"of {person}", [replace(pieces([USUAL])[0], rounds=person)] * size)
    queue.ask(1, "more of 1", [replace(pieces([USUAL])[0], rounds=1)] * 2)
    begun = True
    until = time.monotonic() + PATIENCE
    while queue.look("more of 1")[0].state != "done":
        assert time.monotonic() < until
        time.sleep(0.01)
    assert order == [9, 1, 2, 3, 1, 2, 1, 1, 1, 1]


def test_nobody_has_more_than_a_few_questions_under_way(store: Store) -> None:
    held = True

    def here(_work: object, some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        while held:
            time.sleep(0.01)
        yield from (() for _ in some)

    queue = waiting.Waiting(store, here)
    for number in range(waiting.MOST):
        queue.ask(1, str(number), pieces([USUAL]))
    with refused("too_many_questions", most=waiting.MOST):
        queue.ask(1, "one more", pieces([USUAL]))
    queue.ask(2, "of another", pieces([USUAL]))
    queue.stop(1, "1")
    queue.ask(1, "one more", pieces([USUAL]))
    held = False


def test_a_class_that_waits_for_a_round_comes_first(lesson: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[Store] = []
    monkeypatch.setattr(waiting, "let_classes_pass", passed.append)
    monkeypatch.setattr("game.aside.at_once", lambda: 1)
    queue = waiting.Waiting(lesson.store, lambda _work, some: iter([() for _ in some]))
    queue.ask(1, "x", pieces([USUAL], markets=3))
    while queue.look("x")[0].state != "done":
        time.sleep(0.01)
    assert passed == [lesson.store] * 3, "asked before every bite"


def test_pages_that_are_waited_for_come_first_for_three_quarters_of_the_time(
    lesson: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience: list[float] = []
    monkeypatch.setattr("game.aside.let_pages_pass", lambda _closed, seconds: patience.append(seconds))
    monkeypatch.setattr("game.aside.at_once", lambda: 1)

    def slowly(_work: object, some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        for _piece in some:
            time.sleep(0.02)
            yield ()

    queue = waiting.Waiting(lesson.store, slowly)
    queue.ask(1, "x", pieces([USUAL], markets=3))
    while queue.look("x")[0].state != "done":
        time.sleep(0.01)
    assert patience[0] == 0, "nothing has been worked on yet"
    assert all(seconds >= 3 * 0.02 for seconds in patience[1:])
    assert len(patience) == 3


def test_of_plans_the_first_market_is_played_alone_with_every_plan_at_once(lesson: Classroom) -> None:
    given: list[list[int]] = []

    def here(work: Callable[[Piece], tuple[Course, ...]], some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        given.append([len(piece.plans) for piece in some])
        return (work(piece) for piece in some)

    wanted = pieces([USUAL, replace(USUAL, agents=12), replace(USUAL, agents=2)], markets=2)
    queue = waiting.Waiting(lesson.store, here)
    queue.ask(1, "x", wanted)
    while queue.look("x")[0].state != "done":
        time.sleep(0.01)
    assert given == [[1, 1, 1], [3]]
    assert queue.look("x")[1] == [tried(piece) for piece in wanted]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"markets": WhichMarkets(1_000_000)}, {"what": "markets", "value": 1_000_000, "low": 1, "high": 100}),
        ({"rounds": 9}, {"what": "rounds", "value": 9, "low": 1, "high": 8}),
        ({"plans": asked(plans=1).plans}, {"what": "plans", "value": 1, "low": 2, "high": 4}),
        ({"plans": asked(plans=5).plans}, {"what": "plans", "value": 5, "low": 2, "high": 4}),
    ],
)
def test_too_much_is_refused_with_what_is_allowed(
    lesson: Classroom, change: dict[str, object], what: dict[str, object]
) -> None:
    with refused("out_of_bounds", **what):
        try_plans(lesson.store, lesson.students["Ann"], replace(asked(), **change))  # type: ignore[arg-type]


def test_a_lever_out_of_range_is_refused(lesson: Classroom) -> None:
    plans = tuple({**plan, "messages": 99.0} for plan in asked().plans)
    with refused("decision_refused"):
        try_plans(lesson.store, lesson.students["Ann"], replace(asked(), plans=plans))
    with refused("unknown_scenario"):
        try_plans(lesson.store, lesson.students["Ann"], asked(Whence("no such pack")))


def test_every_outcome_is_told_of_every_plan(lesson: Classroom, worked: list[Piece]) -> None:
    try_plans(lesson.store, TEACHER, asked(plans=3))
    seen = waited(lambda: tried_plans(lesson.store, TEACHER, asked(plans=3)))
    assert len(seen.plans) == 3
    assert all(set(plan.outcomes) == set(OUTCOMES) for plan in seen.plans)
    assert played(worked) == 6
