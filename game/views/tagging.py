"""Naming teams and people for views."""

from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.presence import is_online
from game.records import Record
from game.shown.tags import MemberTag, TeamKind, TeamTag
from game.store.tables import Game, Member, Seat, Team
from sim import parallel


def team_tag(team: Team, mine: int | None = None) -> TeamTag:
    """Give a team's tag; ``mine`` is the id of the looker's team."""
    named = team.strategy if team.kind == "computer" and team.strategy is not None else team.name
    kind = cast("TeamKind", team.kind)
    return TeamTag(team.id, named, team.seat, kind, team.strategy, team.firm, mine=team.id == mine)


def known_firms(found: Record, team: Team) -> tuple[TeamTag, ...]:
    """Give everybody whose firm may stand in the team's reports.

    In a shared market these are all teams; in parallel markets the team and computer rivals, seated after all teams.
    """
    if found.game.mode == "shared":
        return tuple(team_tag(other, team.id) for other in found.teams)
    rivals = enumerate(parallel.rivals(found.scenario).items(), start=len(found.teams))
    tags = (TeamTag(0, strategy, seat, "computer", strategy, firm) for seat, (firm, strategy) in rivals)
    return (team_tag(team, team.id), *tags)


def members_by_team(session: Session, game: Game, actor: Actor, now: datetime) -> dict[int, tuple[MemberTag, ...]]:
    """Give the members of each team, in the order in which they joined."""
    teams: dict[int, tuple[MemberTag, ...]] = {}
    for team_id, role, number, name, seen_at in session.execute(_seated(game)):
        teams[team_id] = (*teams.get(team_id, ()), _tag(_Person(number, name, seen_at), role, actor, now))
    return teams


def members_of(session: Session, game: Game, team: Team, actor: Actor, now: datetime) -> tuple[MemberTag, ...]:
    """Give the members of one team, in the order in which they joined."""
    seated = session.execute(_seated(game).where(Seat.team_id == team.id))
    return tuple(
        _tag(_Person(number, name, seen_at), role, actor, now) for _team, role, number, name, seen_at in seated
    )


def member_tag(member: Member, role: str | None, actor: Actor, now: datetime) -> MemberTag:
    """Give a person's tag."""
    return _tag(_Person(member.id, member.name, member.seen_at), role, actor, now)


def _seated(game: Game) -> Select[int, str, int, str, datetime]:
    return (
        select(Seat.team_id, Seat.role, Member.id, Member.name, Member.seen_at)
        .join(Member, Member.id == Seat.member_id)
        .where(Seat.game_id == game.id)
        .order_by(Member.id)
    )


class _Person(NamedTuple):
    id: int
    name: str
    seen_at: datetime


def _tag(person: _Person, role: str | None, actor: Actor, now: datetime) -> MemberTag:
    online = is_online(person.seen_at, now)
    return MemberTag(person.id, person.name, role, online=online, me=person.id == actor.member_id)
