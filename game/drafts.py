"""A team's draft: what it holds, what it would cost, and who changed which lever."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.aims import reached
from game.records import Record
from game.shown.student import Draft
from game.store.round_tables import Decision, DraftChange
from game.store.tables import Member, Team
from sim.budget import planned_costs, refuse_overspending
from sim.decisions import Decisions, DecisionsRefused, Problem, check
from sim.report import Position
from sim.targeting.reach import Reach


@dataclass(frozen=True, slots=True)
class LeverChange:
    """Who set a lever last, and when."""

    member_id: int
    by: str
    at: datetime


def real_changes(before: Decisions, after: Decisions) -> dict[str, object]:
    """Give the levers that differ, with their new values."""
    old, new = before.as_dict(), after.as_dict()
    return {lever: value for lever, value in new.items() if value != old[lever]}


def last_changes(session: Session, row: Decision, after: int = 0) -> dict[str, LeverChange]:
    """Give who set each lever last since a version of the draft; levers that nobody touched are left out."""
    here = (DraftChange.game_id == row.game_id, DraftChange.branch == row.branch, DraftChange.round == row.round)
    found = (
        select(DraftChange.values, DraftChange.member_id, Member.name, DraftChange.at)
        .join(Member, Member.id == DraftChange.member_id)
        .where(*here, DraftChange.team_id == row.team_id, DraftChange.version > after)
        .order_by(DraftChange.version)
    )
    changes: dict[str, LeverChange] = {}
    for values, member, name, at in session.execute(found):
        changes |= dict.fromkeys(values, LeverChange(member, name, at))
    return changes


def draft_of(record: Record, team: Team, row: Decision | None, round_number: int | None = None) -> Draft:
    """Give the team's draft for the round at hand (or another that it may plan), priced."""
    number = record.game.round if round_number is None else round_number
    position = record.position(number, team)
    drafted = None if row is None or row.draft is None else row.draft
    values = record.last_values(number, team) if drafted is None else check(drafted, record.scenario)
    reach = reached(record, team, number, values)
    planned = planned_costs(values, record.scenario, position, reach)
    by = None if row is None or row.draft_by is None else record.session.get_one(Member, row.draft_by).name
    return Draft(
        values=values,
        version=0 if row is None else row.version,
        by=by,
        at=None if row is None else row.draft_at,
        planned=planned,
        planned_total=sum(planned.values()),
        budget=position.budget,
        problems=_problems(record, values, position, reach),
        reach=reach,
    )


def _problems(record: Record, values: Decisions, position: Position, reach: Reach) -> tuple[Problem, ...]:
    try:
        refuse_overspending(values, record.scenario, position, reach)
    except DecisionsRefused as refused:
        return refused.problems
    return ()


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> tuple[str, ...]:
    """List the levers in which two sets of values differ."""
    return tuple(lever for lever in one if one[lever] != other.get(lever))
