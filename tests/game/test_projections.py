"""A draft run forward: from what its team knows and nothing else, shared by all of it, and held against the result."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from game import commands
from game.commands.projecting import project
from game.exploring import lived, trial
from game.exploring.trial import FIGURES, Course, Piece
from game.projecting import desks
from game.projecting.forward import pieces_of, range_of
from game.records import Record, record
from game.shown.projection import Projection, Range, TurnedOut
from game.store import Store
from game.store.projection_tables import Projected
from game.store.tables import Game, Team
from game.views import desk, projection, results
from game.views.projection import projections
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import refused

PATIENCE = 60.0
"""seconds"""
MARKETS = 2
"""for each projection of a test: one in which the others go on as they were seen, and one in which they do not"""


@pytest.fixture
def address(sqlite_ready: str) -> str:
    """One kind of database is enough."""
    return sqlite_ready


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """Projections are made, in this process; the list tells which pieces were worked on."""
    done: list[Piece] = []

    def here(work: Callable[[Piece], tuple[Course, ...]], some: Sequence[Piece]) -> Iterator[tuple[Course, ...]]:
        for piece in some:
            done.append(piece)
            yield work(piece)

    monkeypatch.setattr("game.aside.anywhere", here)
    monkeypatch.setattr("game.exploring.crew.wake", lambda: None)
    monkeypatch.setattr("game.projecting.forward.MARKETS", MARKETS)
    monkeypatch.setenv(desks.SWITCH, "1")
    return done


class Gate:
    """Holds the desks back, as a class that waits for a round does, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened, self.asked = threading.Event(), threading.Event()
        monkeypatch.setattr(desks, "let_classes_pass", self)

    def __call__(self, _store: Store) -> None:
        self.asked.set()
        assert self.opened.wait(PATIENCE)


def fresh(here: Classroom, name: str) -> Range:
    """What is said of somebody's draft as it stands, once it is worked out."""
    return until(lambda: project(here.store, here.students[name]), lambda seen: seen.fresh).range or Range(0, 0, 0)


def until(look: Callable[[], Projection], enough: Callable[[Projection], bool]) -> Projection:
    patience = time.monotonic() + PATIENCE
    while not enough(seen := look()):
        assert time.monotonic() < patience, seen
        time.sleep(0.01)
    return seen


def told(here: Classroom, name: str) -> tuple[TurnedOut, ...]:
    """What somebody is told afterwards, once it is worked out."""
    patience = time.monotonic() + PATIENCE
    while not (seen := projections(here.store, here.students[name])):
        assert time.monotonic() < patience
        time.sleep(0.01)
    return seen


def pieces(here: Classroom, number: int, team: int = 0) -> tuple[Piece, ...]:
    """The work that a team's draft would be for a round."""
    with here.store.read() as session:
        found = record(here.store, session, session.get_one(Game, here.game_id))
        mine = session.get_one(Team, here.teams[team])
        return pieces_of(found, mine, number, desk(here.store, here.students["Ann"]).draft.values)


def test_teammates_share_one_working_out(lesson: Classroom, worked: list[Piece]) -> None:
    ann = fresh(lesson, "Ann")
    assert 0 < ann.low < ann.expected < ann.high < 1
    assert fresh(lesson, "Bob") == ann
    assert len(worked) == MARKETS


def test_a_harsh_plan_is_seen_to_cost_customers_before_it_is_played(lesson: Classroom, worked: list[Piece]) -> None:
    calm = fresh(lesson, "Ann")
    commands.save_draft(lesson.store, lesson.students["Ann"], {"messages": 5.0, "training": 0.0})
    changed = project(lesson.store, lesson.students["Bob"])
    assert changed.range == calm, "the range of before stands until the new one is there"
    assert not changed.fresh
    assert fresh(lesson, "Bob").expected < calm.expected
    assert len(worked) == 2 * MARKETS


def test_only_the_newest_draft_is_worked_out(
    lesson: Classroom, worked: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, ann = Gate(monkeypatch), lesson.students["Ann"]
    for messages in (1.0, 2.0, 3.0):
        commands.save_draft(lesson.store, ann, {"messages": messages})
        assert project(lesson.store, ann).range is None
    gate.opened.set()
    fresh(lesson, "Ann")
    assert {piece.plans[0].messages for piece in worked} == {3.0}


def test_nothing_is_read_or_done_while_a_class_waits_for_a_round(
    lesson: Classroom, worked: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    assert project(lesson.store, lesson.students["Ann"]) == Projection(None, fresh=False)
    assert gate.asked.wait(PATIENCE)
    assert not worked
    gate.opened.set()
    fresh(lesson, "Ann")


def test_what_rivals_decide_and_what_nobody_knows_changes_nothing(
    store: Store, clock: Clock, worked: list[Piece]
) -> None:
    alike = []
    for seed, training in ((7, 0.0), (8, 2500.0)):
        here = two_teams(store, clock, seed=seed)
        here.open()
        commands.save_draft(store, here.students["Cai"], {"training": training})
        here.close()
        here.next()
        commands.save_draft(store, here.students["Cai"], {"messages": 5.0 * (seed - 7), "training": training})
        commands.submit(store, here.students["Cai"], 1)
        found = pieces(here, 2)
        assert not {seed, *(piece.start.seed for piece in found)} & {piece.seed for piece in found}
        alike.append(found)
    assert alike[0] == alike[1]
    assert not worked


def test_before_the_first_round_it_is_there_too_and_later_it_rests_on_ones_own_rounds(played: Classroom) -> None:
    played.next()
    first, third = pieces(played, 1), pieces(played, 3)
    assert {len(piece.start.past) for piece in first} == {0}
    assert {len(piece.start.past) for piece in third} == {2}
    assert {decided[piece.start.firm].messages for piece in third for decided in piece.start.past} == {5.0}


def test_a_range_is_wider_where_markets_differ() -> None:
    def of(shares: Sequence[float]) -> Range:
        zeros = [0.0] * len(FIGURES)
        return range_of([(((share, *zeros[1:]),),) for share in shares])

    near, far = of([0.80, 0.80, 0.80, 0.80]), of([0.76, 0.84, 0.76, 0.84])
    assert near.expected == pytest.approx(far.expected) == pytest.approx(0.8)
    assert near.high - near.low < far.high - far.low
    assert of([1.0, 1.0]).high == 1.0


def test_what_markets_were_out_in_the_round_before_is_put_right_by_half() -> None:
    def told(share: float) -> tuple[float, ...]:
        return (share, *[0.0] * (len(FIGURES) - 1))

    courses = [((told(0.70), told(0.72)),), ((told(0.74), told(0.76)),)]
    assert range_of(courses, None).expected == pytest.approx(0.74)
    assert range_of(courses, 0.80).expected == pytest.approx(0.74 + 0.08 / 2)


def test_a_market_goes_on_from_where_it_was_kept_to_the_last_bit(
    played: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lived, "folder", lambda: tmp_path / "markets")
    played.next()
    piece = pieces(played, 3)[0]
    before = replace(piece, start=replace(piece.start, past=piece.start.past[:1]))

    def fresh_process(one: Piece) -> tuple[Course, ...]:
        monkeypatch.setattr(trial, "_stands", {})
        return trial.led(one)

    fresh_process(before)
    [kept] = (tmp_path / "markets").iterdir()
    course = fresh_process(piece)
    assert len(list((tmp_path / "markets").iterdir())) == 2
    assert fresh_process(piece) == course
    for file in (tmp_path / "markets").iterdir():
        file.write_bytes(b"damaged" if file == kept else b"")
    assert fresh_process(piece) == course


def test_it_is_held_against_what_came(lesson: Classroom, worked: list[Piece]) -> None:
    said = fresh(lesson, "Ann")
    lesson.close()
    [seen] = told(lesson, "Bob")
    assert (seen.round, seen.range, seen.late) == (1, said, False)
    assert seen.retention == results(lesson.store, lesson.students["Ann"]).report.retention
    assert seen.inside == (round(said.low, 3) <= round(seen.retention, 3) <= round(said.high, 3))
    assert len(worked) == MARKETS


def test_what_was_said_of_a_round_is_read_once_for_the_whole_team_and_of_a_line_that_was_left_apart(
    lesson: Classroom, worked: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[set[int]] = []
    real = projection._kept

    def noted(found: Record, team: Team, plans: dict[desks.Place, projection._Plan]) -> object:
        reads.append({place.round for place in plans})
        return real(found, team, plans)

    monkeypatch.setattr(projection, "_kept", noted)
    fresh(lesson, "Ann")
    lesson.close()
    first = told(lesson, "Ann")
    assert told(lesson, "Bob") == first
    assert reads == [{1}]
    commands.go_back(lesson.store, TEACHER, lesson.game_id, 1)
    commands.save_draft(lesson.store, lesson.students["Ann"], {"messages": 5.0, "training": 0.0})
    said = fresh(lesson, "Ann")
    lesson.close()
    assert [seen.range for seen in told(lesson, "Bob")] == [said]
    assert projections(lesson.store, lesson.students["Ann"], 1, branch=1) == first
    assert reads == [{1}, {1}]
    assert len(worked) == 2 * MARKETS


def test_one_that_was_not_there_in_time_comes_out_the_same_and_says_so(lesson: Classroom, worked: list[Piece]) -> None:
    before = pieces(lesson, 1)
    lesson.close()
    [seen] = told(lesson, "Ann")
    assert seen.late
    assert list(before) == worked, "as if it had been asked for in time"


def test_the_plan_that_was_handed_in_counts_and_not_what_was_tried_later(
    lesson: Classroom, worked: list[Piece]
) -> None:
    ann = lesson.students["Ann"]
    commands.save_draft(lesson.store, ann, {"messages": 2.0})
    handed_in = fresh(lesson, "Ann")
    commands.submit(lesson.store, ann, desk(lesson.store, ann).draft.version)
    commands.save_draft(lesson.store, ann, {"messages": 5.0})
    assert fresh(lesson, "Ann") != handed_in
    lesson.close()
    [seen] = told(lesson, "Ann")
    assert (seen.range, seen.late) == (handed_in, False)
    assert len(worked) == 2 * MARKETS


def test_a_server_that_starts_again_knows_what_was_worked_out(
    lesson: Classroom, worked: list[Piece], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = fresh(lesson, "Ann")
    with lesson.store.read() as session:
        assert len(session.scalars(select(Projected)).all()) == 1
    monkeypatch.setattr(lesson.store, "_companions", {})
    assert fresh(lesson, "Ann") == said
    assert len(worked) == MARKETS


def test_it_is_for_the_team_alone(lesson: Classroom, worked: list[Piece]) -> None:
    with refused("student_only"):
        project(lesson.store, TEACHER)
    fresh(lesson, "Ann")
    lesson.close()
    told(lesson, "Ann")
    with refused("not_your_team"):
        projections(lesson.store, lesson.students["Cai"], team_id=lesson.students["Ann"].team_id)
    assert len(worked) == MARKETS


def test_a_server_may_make_none(lesson: Classroom, worked: list[Piece], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(desks.SWITCH, "0")
    assert project(lesson.store, lesson.students["Ann"]) == Projection(None, fresh=False, switched_off=True)
    lesson.close()
    assert projections(lesson.store, lesson.students["Ann"]) == ()
    assert not worked
