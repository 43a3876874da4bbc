"""Trying plans out, in the background."""

from game.actors import Actor
from game.exploring import answers
from game.exploring.questions import question_of
from game.exploring.sweeping import briefly, sweep_of
from game.exploring.waiting import person_of, waiting
from game.shown.exploring import AskedPlans
from game.shown.sweeping import AskedSweep
from game.store import Store


def try_plans(store: Store, actor: Actor, asked: AskedPlans) -> None:
    """Have plans tried; what was asked before is not worked out again.

    Raises:
        Refused: ``out_of_bounds`` (plans, rounds, markets), ``decision_refused``, ``unknown_scenario``,
            ``no_such_round``, ``too_many_questions``, and who may not look at that game.
    """
    who = person_of(actor)
    with store.read() as session:
        question = question_of(store, session, actor, asked)
        known = answers.fetch(session, question.key)
    if known is None:
        waiting(store).ask(who, question.key, question.pieces)


def stop_trying(store: Store, actor: Actor, asked: AskedPlans) -> None:
    """Give a question up; what is known of it so far stays, and whoever asks again goes on from there."""
    who = person_of(actor)
    with store.read() as session:
        question = question_of(store, session, actor, asked)
    waiting(store).stop(who, question.key)


def turn_levers(store: Store, actor: Actor, asked: AskedSweep) -> None:
    """Have a plan tried as one lever is turned, or two; what was asked before is not worked out again.

    Raises:
        Refused: as :func:`game.exploring.sweeping.sweep_of`; ``too_many_questions``.
    """
    who = person_of(actor)
    with store.read() as session:
        question = sweep_of(store, session, actor, asked)
        known = answers.fetch(session, question.key)
    if known is None:
        waiting(store).ask(who, question.key, question.pieces, briefly)


def stop_turning(store: Store, actor: Actor, asked: AskedSweep) -> None:
    """Give a sweep up; what is known of it so far stays, and whoever asks again goes on from there."""
    who = person_of(actor)
    with store.read() as session:
        question = sweep_of(store, session, actor, asked)
    waiting(store).stop(who, question.key)
