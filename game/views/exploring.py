"""Trying plans out: where plans may begin, and what came of them."""

from sqlalchemy.orm import Session

from game import aside
from game.actors import Actor
from game.authority import team_of
from game.errors import Refused
from game.exploring import answers
from game.exploring.outcomes import summed_up
from game.exploring.questions import beginning_of, question_of
from game.exploring.sweeping import sweep_of, told
from game.exploring.waiting import person_of, waiting
from game.records import record
from game.rules import revealed_rounds
from game.shown.exploring import AskedPlans, Beginning, TriedPlans, TryingProgress, Whence
from game.shown.sweeping import AskedSweep, TriedSweep
from game.store import Store
from sim.packs import keys as known_packs


def beginnings(store: Store, actor: Actor, team_id: int | None = None) -> tuple[Whence, ...]:
    """List where this person's plans may begin: the latest rounds of their game, then the packs, their own first."""
    person_of(actor)
    with store.read() as session:
        own = _rounds(store, session, actor, team_id)
    pack = own[0].pack if own else ""
    fresh = [Whence(key) for key in known_packs()]
    return (*own, *sorted(fresh, key=lambda whence: whence.pack != pack))


def beginning(store: Store, actor: Actor, whence: Whence) -> Beginning:
    """Give a place where plans may begin.

    Raises:
        Refused: ``unknown_scenario``, ``no_such_round``, and who may not look at that game.
    """
    person_of(actor)
    with store.read() as session:
        return beginning_of(store, session, actor, whence)[1]


def tried_plans(store: Store, actor: Actor, asked: AskedPlans) -> TriedPlans:
    """Give what came of plans, as far as it is known.

    Raises:
        Refused: as :func:`game.commands.exploring.try_plans`.
    """
    person_of(actor)
    with store.read() as session:
        question = question_of(store, session, actor, asked)
        progress, courses = _known(store, session, question.key)
    plans = summed_up(courses) if courses else ()
    return TriedPlans(progress, plans, len(courses), aside.silent_cluster())


def turned_levers(store: Store, actor: Actor, asked: AskedSweep) -> TriedSweep:
    """Give what came of turning one lever, or two, as far as it is known.

    Raises:
        Refused: as :func:`game.commands.exploring.turn_levers`.
    """
    person_of(actor)
    with store.read() as session:
        question = sweep_of(store, session, actor, asked)
        progress, courses = _known(store, session, question.key)
    return told(question, progress, courses, aside.silent_cluster())


def _known(store: Store, session: Session, key: str) -> tuple[TryingProgress, answers.Courses]:
    """Give how far a question is, and what is known: from this server's memory, else what was kept."""
    progress, courses = waiting(store).look(key)
    kept = None if progress.state in ("waiting", "running") else answers.fetch(session, key)
    if kept is None:
        return progress, courses
    return TryingProgress("done", len(kept), len(kept)), kept


def _rounds(store: Store, session: Session, actor: Actor, team_id: int | None) -> list[Whence]:
    try:
        game, team = team_of(session, actor, team_id)
    except Refused:  # in no game, or in no team
        return []
    if team.kind == "absent":
        return []
    last = revealed_rounds(record(store, session, game).here)
    return [Whence(game.scenario, number, team_id) for number in range(last, 0, -1)]
