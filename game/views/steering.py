"""The cockpit: everything the teacher steers by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.one_stage_back import leads_back
from game.records import Record, record, round_rows
from game.rules import Phase, obvious
from game.shown.tags import MemberTag
from game.shown.teacher import BranchView, Cockpit, Logged, TeamTile
from game.store import Store
from game.store.round_tables import Branch, Decision
from game.store.tables import Event, Game, Member, Room, Team
from game.views.tagging import member_tag, members_by_team, team_tag

STUCK_SECONDS = 180
"""A team of people is stuck that neither saves nor submits anything for this long."""
LOG_LINES = 40


def cockpit(store: Store, teacher: Actor, game_id: int) -> Cockpit:
    """Give everything the teacher steers by."""
    require_teacher(teacher)
    with store.read() as session:
        game = room_game(session, game_id)
        found = record(store, session, game)
        members = members_by_team(session, game, teacher, store.now())
        tiles = _tiles(found, members)
        return _cockpit(found, session.get_one(Room, game.room_id), tiles, _unseated(found, members, teacher))


def _cockpit(found: Record, room: Room, tiles: tuple[TeamTile, ...], unseated: tuple[MemberTag, ...]) -> Cockpit:
    game, here = found.game, found.game.standpoint
    return Cockpit(
        game_id=game.id,
        room_id=room.id,
        room=room.name,
        code=room.code,
        scenario=game.scenario,
        mode=game.mode,
        phase=here.phase,
        round=game.round,
        rounds=game.rounds,
        branch=game.branch,
        branches=_branches(found),
        practice=here.practising,
        computing=here.computing,
        ready=game.ready,
        auto_reveal=game.auto_reveal,
        deadline=game.deadline,
        paused_seconds=game.paused_seconds,
        minutes=game.minutes,
        server_now=found.store.now(),
        weights=game.weights,
        seed=game.seed,
        version=game.version,
        tiles=tiles,
        unseated=unseated,
        all_in=_all_in(tiles),
        next=obvious(here),
        leads_back=leads_back(found.session, game),
        reachable=_reachable(game),
        log=_log(found.session, game),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What is read once for the tiles of all teams."""

    names: Mapping[int, str]
    """of everybody of the room"""
    moved: datetime | None
    """when the round at hand was opened, or the clock was last let run"""
    before: Mapping[int, str | None]
    """by team: where the decisions came from that were played in the round before"""


def _tiles(found: Record, members: dict[int, tuple[MemberTag, ...]]) -> tuple[TeamTile, ...]:
    rows, said = round_rows(found.session, found.game), _said(found)
    return tuple(_tile(found, team, members.get(team.id, ()), rows.get(team.id), said) for team in found.teams)


def _said(found: Record) -> _Said:
    session, game, before = found.session, found.game, found.game.round - 1
    names = select(Member.id, Member.name).where(Member.room_id == game.room_id)
    moved = select(Event.at).where(Event.game_id == game.id, Event.what.in_(_OPENERS)).order_by(Event.id.desc())
    sources = select(Decision.team_id, Decision.source).where(Decision.game_id == game.id, Decision.round == before)
    played = sources.where(Decision.branch == found.line.holder(before)) if before > 0 else None
    return _Said(
        dict(session.execute(names).all()),
        session.scalar(moved.limit(1)),
        {} if played is None else dict(session.execute(played).all()),
    )


_OPENERS = ("open_round", "next_round", "go_back", "resume")


def _tile(found: Record, team: Team, members: tuple[MemberTag, ...], row: Decision | None, said: _Said) -> TeamTile:
    before = said.before.get(team.id)
    if row is None:
        nothing = (0, None, None, None, None)
        stuck = _stuck(found, team, said.moved)
        return TeamTile(team_tag(team), members, *nothing, submitted=False, stuck=stuck, last_source=before)
    return TeamTile(
        tag=team_tag(team),
        members=members,
        draft_version=row.version,
        draft_by=None if row.draft_by is None else said.names[row.draft_by],
        draft_at=row.draft_at,
        submitted_by=None if row.submitted_by is None else said.names[row.submitted_by],
        submitted_at=row.submitted_at,
        submitted=row.submitted is not None,
        stuck=row.submitted is None and _stuck(found, team, said.moved, row.draft_at),
        last_source=row.source or before,
    )


def _stuck(found: Record, team: Team, *moments: datetime | None) -> bool:
    """Say whether nothing has come from a team of people since the last of some moments for too long."""
    if found.game.phase != Phase.OPEN or team.kind != "people":
        return False
    return found.store.now() - max(filter(None, moments)) > timedelta(seconds=STUCK_SECONDS)


def _all_in(tiles: tuple[TeamTile, ...]) -> bool:
    people = [tile for tile in tiles if tile.tag.kind == "people" and tile.members]
    return bool(people) and all(tile.submitted for tile in people)


def _reachable(game: Game) -> tuple[int, ...]:
    here = game.standpoint
    begun = here.phase not in (Phase.LOBBY, Phase.BRIEFING) and not here.practising and not here.computing
    return tuple(range(1, here.round + 1)) if begun else ()


def _unseated(found: Record, members: dict[int, tuple[MemberTag, ...]], teacher: Actor) -> tuple[MemberTag, ...]:
    seated = {member.id for team in members.values() for member in team}
    everybody = select(Member).where(Member.room_id == found.game.room_id).order_by(Member.id)
    now = found.store.now()
    return tuple(
        member_tag(member, None, teacher, now) for member in found.session.scalars(everybody) if member.id not in seated
    )


def _branches(found: Record) -> tuple[BranchView, ...]:
    rows = select(Branch).where(Branch.game_id == found.game.id).order_by(Branch.number)
    current = found.game.branch
    return tuple(
        BranchView(row.number, row.parent, row.from_round, current=row.number == current, created_at=row.created_at)
        for row in found.session.scalars(rows)
    )


def _log(session: Session, game: Game) -> tuple[Logged, ...]:
    lines = select(Event).where(Event.game_id == game.id).order_by(Event.id.desc()).limit(LOG_LINES)
    return tuple(Logged(line.at, line.who, line.what, line.details) for line in session.scalars(lines))
