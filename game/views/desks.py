"""The desk: a team's own decision, draft and submission."""

from game.actors import Actor
from game.aims import reached
from game.authority import require_begun, team_of
from game.drafts import differing, draft_of, last_changes
from game.ownership import TABS, Crew, crew_of
from game.records import Record, record
from game.rules import Phase
from game.shown.student import Change, Desk, Submission, Tab
from game.shown.tags import MemberTag
from game.store import Store
from game.store.round_tables import Decision
from game.store.tables import Game, Member, Team
from game.views.tagging import members_of, team_tag
from sim.budget import planned_costs
from sim.decisions import check


def desk(store: Store, actor: Actor, team_id: int | None = None) -> Desk:
    """Give the team's desk for the round at hand; refuse (``not_now``) before the first round is open."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        members = members_of(session, game, team, actor, store.now())
        return _desk(store, found, team, members)


def _desk(store: Store, found: Record, team: Team, members: tuple[MemberTag, ...]) -> Desk:
    game, number = found.game, found.game.round
    row = found.decision(number, team)
    draft = draft_of(found, team, row)
    last, position = found.last_values(number, team), found.position(number, team)
    submission = _submission(found, row)
    return Desk(
        game_id=game.id,
        scenario=game.scenario,
        scale=found.scale,
        phase=Phase(game.phase),
        round=number,
        rounds=game.rounds,
        practice=game.standpoint.practising,
        may_edit=_may_edit(store, game),
        deadline=game.deadline,
        paused_seconds=game.paused_seconds,
        server_now=store.now(),
        team=team_tag(team, team.id),
        me=next((member for member in members if member.me), None),
        teammates=tuple(member for member in members if not member.me),
        tabs=_tabs(found, team, members, may_edit=_may_edit(store, game)),
        draft=draft,
        changes=_changes(found, row),
        submission=submission,
        changed_since_submission=() if submission is None else _changed(submission, draft.values.as_dict()),
        last_values=last,
        last_costs=planned_costs(last, found.scenario, position, reached(found, team, number, last)),
        position=position,
    )


def _tabs(found: Record, team: Team, members: tuple[MemberTag, ...], *, may_edit: bool) -> tuple[Tab, ...]:
    crew = crew_of(found.session, found.game, team.id, found.store.now())
    me = next((member.id for member in members if member.me), None)
    return tuple(_tab(crew, tab, members, me, may_edit=may_edit) for tab in TABS)


def _tab(crew: Crew, tab: str, members: tuple[MemberTag, ...], me: int | None, *, may_edit: bool) -> Tab:
    return Tab(
        key=tab,
        owners=tuple(member for member in members if member.role == tab),
        helpers=tuple(member.name for member in members if (member.id, tab) in crew.helping),
        mine=me is not None and crew.owns(me, tab),
        helping=(me, tab) in crew.helping,
        may_edit=may_edit and me is not None and crew.may_change(me, tab),
    )


def _may_edit(store: Store, game: Game) -> bool:
    return game.phase == Phase.OPEN and (game.deadline is None or game.deadline > store.now())


def _changes(found: Record, row: Decision | None) -> tuple[Change, ...]:
    if row is None:
        return ()
    latest = sorted(last_changes(found.session, row).items(), key=lambda item: item[1].at, reverse=True)
    return tuple(Change(lever, change.by, change.at) for lever, change in latest)


def _submission(found: Record, row: Decision | None) -> Submission | None:
    if row is None or row.submitted is None or row.submitted_by is None or row.submitted_at is None:
        return None
    return Submission(
        values=check(row.submitted, found.scenario),
        version=row.submitted_version or 0,
        reason=row.reason,
        predicted_retention=row.predicted_retention,
        by=found.session.get_one(Member, row.submitted_by).name,
        at=row.submitted_at,
    )


def _changed(submission: Submission, values: dict[str, float | int | str | tuple[str, ...]]) -> tuple[str, ...]:
    return differing(submission.values.as_dict(), values)
