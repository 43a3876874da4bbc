"""Plans that are kept: one's own, and one that a link leads to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import named
from game.errors import Refused
from game.exploring.kept_questions import read
from game.exploring.waiting import person_of
from game.shown.kept_plans import PlanKept, PlanMade
from game.store import Store
from game.store.exploring_tables import KeptPlan, kept_by
from game.store.tables import Member


def kept_plans(store: Store, actor: Actor) -> tuple[PlanKept, ...]:
    """List the plans that this person keeps, the latest first."""
    who = person_of(actor)
    with store.read() as session:
        rows = session.scalars(select(KeptPlan).where(kept_by(who)).order_by(KeptPlan.at.desc(), KeptPlan.id.desc()))
        return tuple(_shown(session, row, who) for row in rows)


def plan_by_link(store: Store, actor: Actor, plan_id: int) -> PlanKept:
    """Give the plan that a link leads to: one's own, or one that is shared in one's class (a teacher: in any).

    Raises:
        Refused: ``unknown_plan``.
    """
    who = person_of(actor)
    with store.read() as session:
        row = named(session, KeptPlan, plan_id)
        if row is None or not (row.member_id == who or (row.room_id is not None and row.room_id in _rooms(actor, row))):
            raise Refused("unknown_plan")
        return _shown(session, row, who)


def _rooms(actor: Actor, row: KeptPlan) -> set[int | None]:
    """Give the classes whose shared plans somebody may see."""
    return {row.room_id} if actor.kind == "teacher" else {actor.room_id}


def _shown(session: Session, row: KeptPlan, who: int | None) -> PlanKept:
    by = "" if row.member_id is None else session.get_one(Member, row.member_id).name
    plan = PlanMade(row.pack, row.scale, row.values)
    return PlanKept(row.id, row.name, plan, row.member_id == who, by, row.room_id is not None, read(row.asked))
