"""Plans that are kept: one's own, and one that a link leads to."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import named
from game.errors import Refused
from game.exploring.kept_questions import read
from game.exploring.waiting import person_of
from game.rules import Phase
from game.shown.exploring import Whence
from game.shown.kept_plans import Begins, PlanKept, PlanMade, QuestionKept
from game.store import Store
from game.store.exploring_tables import KeptPlan, kept_by
from game.store.tables import Game, Member, Seat, Team

_THERE: Begins = "there"


def kept_plans(store: Store, actor: Actor) -> tuple[PlanKept, ...]:
    """List the plans that this person keeps, the latest first; their questions begin where this person's plans may."""
    who = person_of(actor)
    with store.read() as session:
        rows = session.scalars(select(KeptPlan).where(kept_by(who)).order_by(KeptPlan.at.desc(), KeptPlan.id.desc()))
        return tuple(_shown(session, actor, row) for row in rows)


def plan_by_link(store: Store, actor: Actor, plan_id: int) -> PlanKept:
    """Give the plan that a link leads to: one's own, or one that is shared in one's class (a teacher: in any).

    A plan that begins in the past of a team shows what that team decided: until its game has ended, the link opens for
    that team and the teacher alone.

    Raises:
        Refused: ``unknown_plan``, ``plan_of_running_game``.
    """
    who = person_of(actor)
    with store.read() as session:
        row = named(session, KeptPlan, plan_id)
        if row is None or not (row.member_id == who or (row.room_id is not None and row.room_id in _rooms(actor, row))):
            raise Refused("unknown_plan")
        if row.member_id != who and not _may_read(session, actor, read(row.asked)):
            raise Refused("plan_of_running_game")
        return _shown(session, actor, row)


def _still_playing(session: Session, question: QuestionKept | None) -> Team | None:
    """Give the team in whose past a question begins, where its game has not ended: till then it is the team's own."""
    if question is None or not question.asked.whence.round:
        return None
    team = named(session, Team, question.asked.whence.team)
    ended = team is None or session.get_one(Game, team.game_id).phase == Phase.ENDED
    return None if ended else team


def _may_read(session: Session, actor: Actor, question: QuestionKept | None) -> bool:
    """Tell whether a question gives away nothing that another team decides in a game that is not over."""
    team = _still_playing(session, question)
    return team is None or actor.kind == "teacher" or _team_in(session, actor, team.game_id) == team.id


def _team_in(session: Session, actor: Actor, game_id: int) -> int | None:
    """Give the team of which somebody is, or was, in a game."""
    seat = None if actor.member_id is None else session.get(Seat, (game_id, actor.member_id))
    return None if seat is None else seat.team_id


def _place(session: Session, actor: Actor, asked: Whence) -> tuple[Whence, Begins]:
    """Give where this person's plans may begin that is most like the place where somebody asked."""
    team = named(session, Team, asked.team) if asked.round else None
    if team is None:
        return Whence(asked.pack), "fresh" if asked.round else "there"
    own = team.id if actor.kind == "teacher" else _team_in(session, actor, team.game_id)
    if own is None:
        return Whence(asked.pack), "fresh"
    return replace(asked, team=own), "there" if own == team.id else "own_team"


def _rooms(actor: Actor, row: KeptPlan) -> set[int | None]:
    """Give the classes whose shared plans somebody may see."""
    return {row.room_id} if actor.kind == "teacher" else {actor.room_id}


def _shown(session: Session, actor: Actor, row: KeptPlan) -> PlanKept:
    who = person_of(actor)
    by = "" if row.member_id is None else session.get_one(Member, row.member_id).name
    plan = PlanMade(row.pack, row.scale, row.values)
    question, begins = read(row.asked), _THERE
    held = _still_playing(session, question) is not None
    if question is not None:
        whence, begins = _place(session, actor, question.asked.whence)
        question = replace(question, asked=replace(question.asked, whence=whence))
    return PlanKept(row.id, row.name, plan, row.member_id == who, by, row.room_id is not None, question, begins, held)
