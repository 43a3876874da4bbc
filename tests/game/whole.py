"""What holds in a database of games whatever anybody did: one function that says all of it."""

import math
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from game.lineage import lineage
from game.playing_alone.records import handed
from game.records import scenario_at
from game.rules import MODES, PRACTICE_ROUND, ROLES, Phase, revealed_rounds
from game.store import Store
from game.store.hand_over_tables import HandOver
from game.store.round_tables import Branch, Decision, DraftChange, Market, Report, Result
from game.store.tables import Game, Member, Room, Seat, Team, Token
from sim.decisions import check


def broken(store: Store) -> list[str]:
    """Say in words what is not whole; nothing where all is well."""
    with store.read() as session:
        found = [*_of_rooms(session), *_of_people(session, store), *_of_records(session)]
        for game in session.scalars(select(Game)).all():
            found += [f"game {game.id}: {what}" for what in _of_game(session, game)]
        return found


def _of_rooms(session: Session) -> Iterator[str]:
    for room in session.scalars(select(Room)):
        game = None if room.game_id is None else session.get(Game, room.game_id)
        if room.game_id is not None and (game is None or game.room_id != room.id):
            yield f"room {room.id} is in a game that is not its own"
        if not _proper(room.name):
            yield f"room {room.id} has the name {room.name!r}"


def _of_people(session: Session, store: Store) -> Iterator[str]:
    for member in session.scalars(select(Member)):
        if not _proper(member.name) or len(member.name_key) > 160:
            yield f"member {member.id} has the name {member.name!r}"
    for token in session.scalars(select(Token)):
        if len(token.hash) != 64 or token.created_at > store.now() or token.expires_at <= token.created_at:
            yield "a token is not a hash or never good"


def _of_records(session: Session) -> Iterator[str]:
    for row in session.scalars(select(HandOver)):
        owner = session.get_one(Game, row.game_id).owner_id
        if not _proper(row.name) or owner is None or not handed(row, owner).record.lines:
            yield f"class {row.room_id} has an improper record of game {row.game_id}"


def _of_game(session: Session, game: Game) -> Iterator[str]:
    yield from _of_settings(game)
    yield from _of_teams(session, game)
    yield from _of_rounds(session, game)
    yield from _of_decisions(session, game)


def _of_settings(game: Game) -> Iterator[str]:
    if game.mode not in MODES or not 1 <= game.rounds <= 12 or not 0 <= game.round <= game.rounds:
        yield f"mode {game.mode}, round {game.round} of {game.rounds}"
    if any(type(number) is not int for number in (game.rounds, game.round, game.branch, game.seed)):
        yield "a number of the game is not whole"
    if Phase(game.phase) != Phase.OPEN and game.paused_seconds is not None and game.deadline is not None:
        yield "paused and running at once"
    if not math.isclose(sum(game.weights.values()), 1.0) or min(game.weights.values()) < 0:
        yield f"weights {game.weights}"
    if (game.room_id is None) == (game.owner_id is None):
        yield "it is nobody's, or two people's"


def _of_teams(session: Session, game: Game) -> Iterator[str]:
    teams = {team.id: team for team in session.scalars(select(Team).where(Team.game_id == game.id))}
    if not teams:
        yield "it has no teams"
    for team in teams.values():
        if not _proper(team.name) or (team.kind == "computer") != (team.strategy is not None):
            yield f"team {team.id} is {team.name!r}, {team.kind}, {team.strategy}"
    for seat in session.scalars(select(Seat).where(Seat.game_id == game.id)):
        member = session.get_one(Member, seat.member_id)
        if seat.team_id not in teams or seat.role not in ROLES or member.room_id != game.room_id:
            yield f"member {seat.member_id} sits in team {seat.team_id} as {seat.role}"


def _of_rounds(session: Session, game: Game) -> Iterator[str]:
    begun = game.phase not in (Phase.LOBBY, Phase.BRIEFING, Phase.ENDED)
    if begun and session.get(Market, game.id) is None:
        yield "it has begun without a market"
    if session.get(Branch, (game.id, game.branch)) is None and game.branch != 0:
        yield f"branch {game.branch} is not there"
        return
    line = lineage(session, game.id, game.branch)
    shown = [PRACTICE_ROUND] if game.branch == 0 and game.phase == Phase.REVEALED else []
    for number in shown or range(1, revealed_rounds(game.standpoint) + 1):
        key = (game.id, line.holder(number), number)
        if session.get(Result, key) is None:
            yield f"round {number} is revealed without a result"
        reports = select(func.count()).where(Report.game_id == key[0], Report.branch == key[1], Report.round == number)
        if not session.scalar(reports):
            yield f"round {number} has no report"


def _of_decisions(session: Session, game: Game) -> Iterator[str]:
    market = session.get(Market, game.id)
    scenario = scenario_at(game.scenario, 1.0 if market is None else market.scale)
    changes = Counter(
        (change.branch, change.round, change.team_id)
        for change in session.scalars(select(DraftChange).where(DraftChange.game_id == game.id))
    )
    for row in session.scalars(select(Decision).where(Decision.game_id == game.id)):
        where = f"round {row.round} of team {row.team_id} on branch {row.branch}"
        for values in filter(None, (row.draft, row.submitted, row.played)):
            check(values, scenario)
        if row.submitted is not None and (row.submitted_by is None or (row.submitted_version or 0) > row.version):
            yield f"{where} was submitted by nobody, or from the future"
        if row.predicted_retention is not None and not 0 <= row.predicted_retention <= 1:
            yield f"{where} predicts {row.predicted_retention}"
        if len(row.reason) > 500 or "\0" in row.reason:
            yield f"{where} gives an endless reason"
        if changes[row.branch, row.round, row.team_id] > row.version:
            yield f"{where} has more changes than versions"


def _proper(name: str) -> bool:
    return name.isprintable() and 1 <= len(name) <= 80 and name == name.strip()
