"""The coach of somebody who plays alone: counted, replayed, the same each time, and nobody else's."""

from dataclasses import replace

import pytest

from game import commands
from game.actors import Actor
from game.authority import game_of
from game.commands.alone import ask_coach
from game.playing_alone import coach as coaching
from game.records import record
from game.shown.alone import Advice, OwnChoice
from game.shown.what_if import Asked, Change
from game.store import Store
from game.views import results
from game.views.alone import coach
from game.views.what_if import what_if
from tests.game.classroom import Classroom, Clock
from tests.game.refusals import refused

TRIED = 4


@pytest.fixture
def address(sqlite_ready: str) -> str:
    return sqlite_ready


@pytest.fixture
def solo(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Somebody who has played a round with too few agents; four levers are enough to try."""
    monkeypatch.setattr("game.playing_alone.coach.MOST_TRIED", TRIED)
    player = Classroom(store, clock, "", 0, 0).back(
        commands.play_alone(store, "Eve", OwnChoice("eshop", 3, seed=3)).token
    )
    draft = commands.save_draft(store, player, {"agents": 3})
    commands.submit(store, player, draft.version)
    return player


def answered(store: Store, player: Actor, round_number: int | None = None) -> Advice:
    """Ask, wait for who works, and give the advice."""
    with store.read() as session:
        found = record(store, session, game_of(session, player))
        thread = coaching.ask(store, found, round_number or found.game.round)
    if thread is not None:
        thread.join()
    advice = coach(store, player, round_number).advice
    assert advice is not None
    return advice


def test_what_hurt_most_is_counted_and_the_lever_was_really_replayed(store: Store, solo: Actor) -> None:
    assert coach(store, solo).advice is None, "looking alone works nothing out"
    advice = answered(store, solo)
    seen, report = coach(store, solo), results(store, solo).report
    assert seen.cause == max((cause for cause in coaching.STEPS), key=lambda cause: report.causes[cause])
    assert (seen.lost, seen.of_cause, seen.before) == (report.lost, report.causes[seen.cause], None)
    assert advice.tried == TRIED
    again = what_if(store, solo, Asked(Change("value", advice.lever, value=advice.now), 1), "en")
    assert again.changed == {advice.lever: (advice.was, advice.now)}
    assert advice.stayed == again.would_have_stayed.count - again.would_have_left.count
    assert advice.profit == pytest.approx(again.other[0].profit - again.history[0].profit)
    assert not again.cut, "what it names could have been paid"


def test_the_same_round_brings_the_same_advice_and_is_worked_out_once(store: Store, solo: Actor) -> None:
    first = answered(store, solo)
    with store.read() as session:
        found = record(store, session, game_of(session, solo))
        assert coaching.ask(store, found, 1) is None
        assert coaching.advise(coaching.round_of(found, 1)) == first
    ask_coach(store, solo, 1)
    assert coach(store, solo, 1).advice == first


def test_where_nothing_hurt_it_says_so(store: Store, solo: Actor) -> None:
    report = results(store, solo).report
    calm = report.model_copy(update={"causes": dict.fromkeys(report.causes, 0.0) | {"natural": float(report.lost)}})
    assert coaching.hurt_most(calm) == ""
    with store.read() as session:
        past = coaching.round_of(record(store, session, game_of(session, solo)), 1)
    outcome = past.history.outcomes[0]
    firms = dict(outcome.report.firms) | {past.firm: calm}
    still = replace(outcome, report=outcome.report.model_copy(update={"firms": firms}))
    assert coaching.advise(replace(past, history=replace(past.history, outcomes=(still,)))) == Advice(0)


def test_a_class_gets_no_coach_and_no_round_before_its_time(store: Store, solo: Actor, lesson: Classroom) -> None:
    lesson.close()
    for command in (coach, ask_coach):
        with refused("alone_only"):
            command(lesson.store, lesson.students["Ann"])
        with refused("student_only"):
            command(store, Actor("teacher"))
        with refused("not_revealed", round=2):
            command(store, solo, 2)
