"""Trying plans out: where plans may begin, and what came of them."""

from typing import TypeVar

from sqlalchemy import select
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
from game.exploring.work import Maker, Work
from game.records import record
from game.rules import revealed_rounds
from game.shown.exploring import AskedPlans, Beginning, TriedPlans, TryingProgress, Whence
from game.shown.sweeping import AskedSweep, TriedSweep
from game.store import Store
from game.store.tables import Game, Seat, Team
from sim.packs import keys as known_packs

EARLIER = 3
"""games before the present one in which plans may begin"""

Asked = TypeVar("Asked", AskedPlans, AskedSweep)
Made = TypeVar("Made", bound=Work)


def beginnings(store: Store, actor: Actor, team_id: int | None = None) -> tuple[Whence, ...]:
    """List where this person's plans may begin: the latest rounds of their game, then the packs, their own first.

    A teacher names a team; a player's earlier games come after the present one, with their team in them.
    """
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
    _question, progress, courses = _known(store, actor, asked, question_of)
    plans = summed_up(courses) if courses else ()
    return TriedPlans(progress, plans, len(courses), aside.silent_cluster())


def turned_levers(store: Store, actor: Actor, asked: AskedSweep) -> TriedSweep:
    """Give what came of turning one lever, or two, as far as it is known.

    Raises:
        Refused: as :func:`game.commands.exploring.turn_levers`.
    """
    question, progress, courses = _known(store, actor, asked, sweep_of)
    return told(question, progress, courses, aside.silent_cluster())


def _known(
    store: Store, actor: Actor, asked: Asked, work_of: Maker[Asked, Made]
) -> tuple[Made, TryingProgress, answers.Courses]:
    """Give a question, how far it is, and what is known: from this server's memory, else what was kept."""
    person_of(actor)
    with store.read() as session:
        work = work_of(store, session, actor, asked)
        progress, courses = waiting(store).look(work.key)
        kept = None if progress.state in ("waiting", "running") else answers.fetch(session, work.key)
    if kept is None:
        return work, progress, courses
    return work, TryingProgress("done", len(kept), len(kept)), kept


def _rounds(store: Store, session: Session, actor: Actor, team_id: int | None) -> list[Whence]:
    """List the rounds of the game that this person means, then of those a player took part in before."""
    try:
        game, team = team_of(session, actor, team_id)
    except Refused:  # in no game, or in no team
        now, found = None, []
    else:
        now, found = game.id, _revealed(store, session, game, team, team_id)
    if actor.member_id is None or actor.kind == "teacher":
        return found
    seats = session.scalars(select(Seat).where(Seat.member_id == actor.member_id).order_by(Seat.game_id.desc()))
    for seat in [seat for seat in seats if seat.game_id != now][:EARLIER]:
        game, team = session.get_one(Game, seat.game_id), session.get_one(Team, seat.team_id)
        found += _revealed(store, session, game, team, team.id)
    return found


def _revealed(store: Store, session: Session, game: Game, team: Team, named: int | None) -> list[Whence]:
    """List the revealed rounds of a game, the latest first."""
    if team.kind == "absent":
        return []
    last = revealed_rounds(record(store, session, game).here)
    return [Whence(game.scenario, number, named) for number in range(last, 0, -1)]
