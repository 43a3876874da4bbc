"""Trying plans out, in the background."""

from typing import TypeVar

from game.actors import Actor
from game.exploring import answers
from game.exploring.questions import question_of
from game.exploring.sweeping import briefly, sweep_of
from game.exploring.trial import tried
from game.exploring.waiting import Trial, person_of, waiting
from game.exploring.work import Maker, Work
from game.shown.exploring import AskedPlans
from game.shown.sweeping import AskedSweep
from game.store import Store

Asked = TypeVar("Asked", AskedPlans, AskedSweep)


def try_plans(store: Store, actor: Actor, asked: AskedPlans) -> None:
    """Have plans tried; what was asked before is not worked out again.

    Raises:
        Refused: ``out_of_bounds`` (plans, rounds, markets), ``bad_markets`` (a list of markets that is none),
            ``decision_refused``, ``unknown_scenario``, ``no_such_round``, ``too_many_questions``,
            and who may not look at that game.
    """
    _begin(store, actor, asked, question_of, tried)


def stop_trying(store: Store, actor: Actor, asked: AskedPlans) -> None:
    """Give a question up; what is known of it so far stays, and whoever asks again goes on from there."""
    _stop(store, actor, asked, question_of)


def turn_levers(store: Store, actor: Actor, asked: AskedSweep) -> None:
    """Have a plan tried as one lever is turned, or two; what was asked before is not worked out again.

    Raises:
        Refused: as :func:`game.exploring.sweeping.sweep_of`; ``too_many_questions``.
    """
    _begin(store, actor, asked, sweep_of, briefly)


def stop_turning(store: Store, actor: Actor, asked: AskedSweep) -> None:
    """Give a sweep up; what is known of it so far stays, and whoever asks again goes on from there."""
    _stop(store, actor, asked, sweep_of)


def _begin(store: Store, actor: Actor, asked: Asked, work_of: Maker[Asked, Work], trial: Trial) -> None:
    who = person_of(actor)
    with store.read() as session:
        work = work_of(store, session, actor, asked)
        known = answers.fetch(session, work.key)
    if known is None:
        waiting(store).ask(who, work.key, work.pieces, trial)


def _stop(store: Store, actor: Actor, asked: Asked, work_of: Maker[Asked, Work]) -> None:
    who = person_of(actor)
    with store.read() as session:
        work = work_of(store, session, actor, asked)
    waiting(store).stop(who, work.key)
