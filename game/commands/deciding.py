"""A team decides: drafts, submissions."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import update
from sqlalchemy.orm import Session

from game import aim_lists
from game.actors import Actor
from game.aims import reached
from game.authority import require_player, team_of
from game.bumps import tell_team
from game.drafts import draft_of, last_changes, real_changes
from game.errors import Refused
from game.lesson_clock import GRACE
from game.log import note
from game.ownership import TABS, crew_of, refuse_foreign
from game.playing import Slot, blank, claim, play
from game.records import Record, record
from game.rules import Move, Phase
from game.shown.student import Draft
from game.store import Store
from game.store.conditional import hits
from game.store.round_tables import Decision, DraftChange, Helping
from game.store.tables import Game, Team
from game.transitions import make
from sim.budget import refuse_overspending
from sim.decisions import Decisions, DecisionsRefused, check, complete

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class _Desk:
    """A team's open round, held until the transaction ends."""

    game: Game
    team: Team
    record: Record
    row: Decision
    values: Decisions
    """the draft, or what it starts from"""


def save_draft(store: Store, student: Actor, changes: Mapping[str, object], base_version: int | None = None) -> Draft:
    """Merge changes of some levers into the team's draft and give it as it now stands.

    With ``base_version`` (the draft the screen showed), levers that a teammate has set differently since are refused
    (``stale_draft``); other changes of teammates are merged. A draft may exceed the budget. Saving what already
    stands changes nothing. Levers of a teammate's tab are refused (``not_your_tab``). An aim ``list NAME`` takes the
    customers of the team's list of that name, as it is now.

    Raises:
        Refused: ``no_such_list``, ``not_your_customer``, ``decision_refused``, ``not_your_tab``, ``stale_draft``,
            ``round_closed``, ``no_team``.
    """
    member = require_player(student)
    with store.write() as session:
        desk = _open_desk(store, session, student)
        values = _merged(desk, aim_lists.resolved(session, desk.team, changes))
        real = real_changes(desk.values, values)
        if real:
            aim_lists.refuse_strangers(desk.record, desk.team, real)
            refuse_foreign(crew_of(session, desk.game, desk.team.id, store.now()), member, real)
            _refuse_stale(desk, real, base_version, member)
            _write(desk, values, real, member)
        return draft_of(desk.record, desk.team, desk.row)


def submit(
    store: Store, student: Actor, version: int, reason: str = "", predicted_retention: float | None = None
) -> None:
    """Hand in the draft of that version; again: replaces what was handed in. For a solo player the round is played.

    Neither reason nor prediction is needed; where one is left out, what a teammate gave before stays.

    Raises:
        Refused: ``decision_refused`` (over_budget), ``stale_submission``, ``round_closed``, ``no_team``,
            ``reason_too_long``, ``out_of_bounds`` (predicted_retention, 0..1).
    """
    member = require_player(student)
    reason = _checked(reason, predicted_retention)
    slot: Slot | None = None
    with store.write() as session:
        desk = _open_desk(store, session, student)
        if version != desk.row.version:
            _refuse_newer(desk, version)
        _refuse_overspent(desk)
        _hand_in(desk, member, reason, predicted_retention)
        note(store, session, student, "submit", desk.game, round=desk.game.round, team=desk.team.id, version=version)
        tell_team(session, desk.team)
        if student.kind == "solo":
            make(session, desk.game, Move.CLOSE_ROUND, deadline=None, paused_seconds=None)
            slot = claim(store, session, desk.game)
    if slot is not None:
        play(store, slot)


def withdraw(store: Store, student: Actor) -> None:
    """Take the team's submission back; the draft stays."""
    require_player(student)
    with store.write() as session:
        desk = _open_desk(store, session, student)
        if desk.row.submitted is None:
            raise Refused("not_submitted")
        desk.row.submitted = desk.row.submitted_version = None
        desk.row.submitted_by = desk.row.submitted_at = None
        note(store, session, student, "withdraw", desk.game, round=desk.game.round, team=desk.team.id)
        tell_team(session, desk.team)


def help_out(store: Store, student: Actor, tab: str) -> None:
    """Let the student change a tab that a teammate looks after, in this round; the whole team is told.

    Raises:
        Refused: ``unknown_role``, ``round_closed``, ``no_team``.
    """
    member = require_player(student)
    if tab not in TABS:
        raise Refused("unknown_role", role=tab, allowed=list(TABS))
    with store.write() as session:
        desk = _open_desk(store, session, student)
        game, crew = desk.game, crew_of(session, desk.game, desk.team.id, store.now())
        if crew.owns(member, tab) or (member, tab) in crew.helping:
            return
        place = {"game_id": game.id, "branch": game.branch, "round": game.round}
        session.add(Helping(**place, member_id=member, tab=tab, at=store.now()))
        note(store, session, student, "help_out", game, round=game.round, team=desk.team.id, tab=tab)
        tell_team(session, desk.team)


def _open_desk(store: Store, session: Session, student: Actor) -> _Desk:
    """Give the desk of an open round; the game's row is held, so the round cannot close before this is written."""
    game, team = team_of(session, student)
    here = (Game.id == game.id, Game.round == game.round, Game.branch == game.branch)
    in_time = (Game.phase == Phase.OPEN.value) & (Game.deadline.is_(None) | (Game.deadline > store.now() - GRACE))
    if hits(session, update(Game).where(*here, in_time).values(activity=Game.activity)) != 1:
        session.refresh(game)
        raise Refused("round_closed", phase=game.phase, round=game.round)
    found = record(store, session, game)
    row = session.get(Decision, (game.id, game.branch, game.round, team.id), populate_existing=True)
    if row is None:
        row = blank(Slot(game.id, game.branch, game.round), team.id)
    values = found.last_values(game.round, team) if row.draft is None else check(row.draft, found.scenario)
    return _Desk(game, team, found, row, values)


def _merged(desk: _Desk, changes: Mapping[str, object]) -> Decisions:
    try:
        return complete(changes, desk.values, desk.record.scenario)
    except DecisionsRefused as refused:
        raise decision_refused(refused) from refused


def decision_refused(refused: DecisionsRefused) -> Refused:
    """Give the engine's refusal as one of the game's."""
    return Refused("decision_refused", problems=[asdict(problem) for problem in refused.problems])


def _refuse_stale(desk: _Desk, real: Mapping[str, object], base_version: int | None, member: int) -> None:
    """Refuse levers that somebody else has set since the version that the screen showed."""
    if base_version is None or base_version >= desk.row.version:
        return
    since = last_changes(desk.record.session, desk.row, after=base_version)
    clashes = {lever: change for lever, change in since.items() if lever in real and change.member_id != member}
    if clashes:
        latest = max(clashes.values(), key=lambda change: change.at)
        raise Refused("stale_draft", changed=sorted(clashes), by=latest.by, at=latest.at, version=desk.row.version)


def _refuse_newer(desk: _Desk, version: int) -> None:
    since = last_changes(desk.record.session, desk.row, after=min(max(version, 0), desk.row.version))
    latest = max(since.values(), key=lambda change: change.at, default=None)
    raise Refused(
        "stale_submission",
        changed=sorted(since),
        by=None if latest is None else latest.by,
        at=None if latest is None else latest.at,
        version=desk.row.version,
    )


def _write(desk: _Desk, values: Decisions, real: Mapping[str, object], member: int) -> None:
    row, session, now = desk.row, desk.record.session, desk.record.store.now()
    row.version, row.draft = row.version + 1, dict(values.as_dict())
    row.draft_by, row.draft_at = member, now
    session.add(row)
    session.add(
        DraftChange(
            game_id=row.game_id,
            branch=row.branch,
            round=row.round,
            team_id=row.team_id,
            version=row.version,
            member_id=member,
            at=now,
            values=dict(real),
        )
    )
    tell_team(session, desk.team)


def _refuse_overspent(desk: _Desk) -> None:
    number = desk.game.round
    reach = reached(desk.record, desk.team, number, desk.values)
    try:
        refuse_overspending(desk.values, desk.record.scenario, desk.record.position(number, desk.team), reach)
    except DecisionsRefused as refused:
        raise decision_refused(refused) from refused


def _checked(reason: str, predicted_retention: float | None) -> str:
    reason = reason.replace("\0", "").strip()
    if len(reason) > LONGEST_REASON:
        raise Refused("reason_too_long", longest=LONGEST_REASON)
    if predicted_retention is not None and not 0 <= predicted_retention <= 1:
        raise Refused("out_of_bounds", what="predicted_retention", value=predicted_retention, low=0, high=1)
    return reason


def _hand_in(desk: _Desk, member: int, reason: str, predicted_retention: float | None) -> None:
    row = desk.row
    row.submitted, row.submitted_version = dict(desk.values.as_dict()), row.version
    row.submitted_by, row.submitted_at = member, desk.record.store.now()
    row.reason = reason or row.reason
    row.predicted_retention = row.predicted_retention if predicted_retention is None else predicted_retention
    desk.record.session.add(row)
