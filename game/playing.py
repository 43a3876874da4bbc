"""Playing a closed round: claimed by one server, run by the engine, its results written once.

A claim that a dead server left behind is taken over after :data:`CLAIM_SECONDS`; both would write the same bits, and
only the first may.
"""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session

from game.backups import automatic
from game.errors import Refused
from game.lesson_clock import arrival
from game.log import note
from game.markets import run
from game.records import Record, record
from game.rules import Move, Phase, after
from game.settling import Settled, settle
from game.store import Store
from game.store.caches import Place, row
from game.store.conditional import hits
from game.store.round_tables import Claim, Decision, Report, Result
from game.store.tables import Game
from game.transitions import shift
from sim import engine
from sim.report import Outcome
from sim.world import World

CLAIM_SECONDS = 20
"""After this a claim without a result is taken for a dead server's."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One round of one branch of one game."""

    game: int
    branch: int
    round: int


@dataclass(frozen=True, slots=True)
class Played:
    """What came of running a round, before it is written."""

    decisions: Mapping[int, Settled]
    markets: Mapping[int, tuple[World, Outcome]]
    seconds: float
    engine: str
    """fingerprint of the engine that ran it"""


def claim(store: Store, session: Session, game: Game) -> Slot:
    """Claim the round that has just been closed for this server."""
    slot = Slot(game.id, game.branch, game.round)
    session.execute(delete(Claim).where(*_here(slot)))
    session.add(Claim(game_id=slot.game, branch=slot.branch, round=slot.round, owner=store.owner, at=store.now()))
    return slot


def left_behind(store: Store) -> list[int]:
    """List the games whose closed round waits for a server that died."""
    stale = _abandoned(store)
    there = (Claim.game_id == Game.id, Claim.branch == Game.branch, Claim.round == Game.round)
    with store.read() as session:
        found = select(Game.id).join(Claim, and_(*there))
        return list(session.scalars(found.where(Game.phase == Phase.CLOSED.value, Game.ready.is_(False), stale)))


def take_over(store: Store, game_id: int) -> bool:
    """Play a closed round whose server died, if there is one; tell whether this server did."""
    with store.write() as session:
        game = session.get_one(Game, game_id)
        slot = Slot(game.id, game.branch, game.round)
        stale = _abandoned(store)
        mine = {"owner": store.owner, "at": store.now()}
        if not game.standpoint.computing or hits(session, update(Claim).where(*_here(slot), stale).values(mine)) != 1:
            return False
        note(store, session, None, "take_over", game, round=slot.round)
    return play(store, slot)


def _abandoned(store: Store) -> ColumnElement[bool]:
    """Tell a claim that was left a while ago; one of the future is from before somebody set the clock back."""
    while_ago, ahead = (store.now() + timedelta(seconds=seconds) for seconds in (-CLAIM_SECONDS, CLAIM_SECONDS))
    return (Claim.at < while_ago) | (Claim.at > ahead)


def play(store: Store, slot: Slot) -> bool:
    """Run the engine on a closed round and write what comes of it; tell whether this call wrote it.

    Where the engine fails, the round is open again, without a clock, everything else unchanged (``engine_failed``).
    """
    try:
        played = _run(store, slot)
    except Refused:
        raise
    except Exception as error:
        _reopen(store, slot, error)
        raise Refused("engine_failed", round=slot.round) from error
    return played is not None and _write(store, slot, played)


def _run(store: Store, slot: Slot) -> Played | None:
    with store.read() as session:
        game = session.get_one(Game, slot.game)
        if not _still_computing(game, slot):
            return None
        begun = time.perf_counter()
        found = record(store, session, game)
        settled = settle(found)
        markets = {number: _run_market(found, number, settled) for number in _markets(found)}
        return Played(settled, markets, time.perf_counter() - begun, engine.of_game(game.scenario))


def _markets(found: Record) -> list[int]:
    return sorted({found.market_of(team) for team in found.active()})


def _run_market(found: Record, number: int, settled: Mapping[int, Settled]) -> tuple[World, Outcome]:
    here = [team for team in found.active() if found.market_of(team) == number]
    return run(found, number, {team.firm: settled[team.id].values for team in here})


def _write(store: Store, slot: Slot, played: Played) -> bool:
    """Write everything in one transaction, if the round still waits for it."""
    rows = [cached for number, ran in played.markets.items() for cached in result_rows(slot, number, ran)]
    try:
        with store.write() as session:
            game = session.get_one(Game, slot.game)
            if not _still_computing(game, slot):
                return False
            there = replace(game.standpoint, ready=True)
            there = after(Move.REVEAL, there) if game.auto_reveal else there
            shift(session, game, there, **arrival(store, session, game, there))
            session.add(_result(store, slot, played))
            session.add_all(rows)
            _write_decisions(session, slot, played)
            note(store, session, None, "played", game, round=slot.round, seconds=round(played.seconds, 3))
    except Refused as refused:
        if refused.code == "already_moved":
            return False
        raise
    _remember(store, slot, played)
    if there.phase == Phase.REVEALED:
        automatic.wake(store)
    return True


def _still_computing(game: Game, slot: Slot) -> bool:
    return game.standpoint.computing and (game.branch, game.round) == (slot.branch, slot.round)


def _result(store: Store, slot: Slot, played: Played) -> Result:
    return Result(
        game_id=slot.game,
        branch=slot.branch,
        round=slot.round,
        at=store.now(),
        seconds=played.seconds,
        engine=played.engine,
    )


def result_rows(slot: Slot, number: int, ran: tuple[World, Outcome]) -> list[object]:
    """Give the rows that keep what a round brought in one market."""
    world, outcome = ran
    place = Place(slot.game, slot.branch, slot.round, number, "world")
    report = outcome.report.model_dump_json()
    return [
        Report(game_id=slot.game, branch=slot.branch, round=slot.round, market=number, report=report),
        row(place, world.to_bytes()),
        row(place.of("log"), outcome.log.to_bytes()),
    ]


def _write_decisions(session: Session, slot: Slot, played: Played) -> None:
    for team, settled in played.decisions.items():
        decision = session.get(Decision, (slot.game, slot.branch, slot.round, team))
        if decision is None:
            decision = blank(slot, team)
            session.add(decision)
        decision.played, decision.source = asdict(settled.values), settled.source


def blank(slot: Slot, team: int) -> Decision:
    """Give the row of a team that has not touched a lever."""
    return Decision(
        game_id=slot.game,
        branch=slot.branch,
        round=slot.round,
        team_id=team,
        version=0,
        draft=None,
        draft_by=None,
        draft_at=None,
        submitted=None,
        submitted_version=None,
        submitted_by=None,
        submitted_at=None,
        reason="",
        predicted_retention=None,
        played=None,
        source=None,
    )


def _remember(store: Store, slot: Slot, played: Played) -> None:
    for number, (world, outcome) in played.markets.items():
        place = Place(slot.game, slot.branch, slot.round, number, "world")
        store.worlds.keep(place, world)
        store.worlds.keep(place.of("log"), outcome.log)


def _reopen(store: Store, slot: Slot, error: Exception) -> None:
    with store.write() as session:
        game = session.get_one(Game, slot.game)
        if _still_computing(game, slot):
            shift(session, game, replace(game.standpoint, phase=Phase.OPEN))
            session.execute(delete(Claim).where(*_here(slot)))
            note(store, session, None, "engine_failed", game, round=slot.round, error=repr(error))


def _here(slot: Slot) -> tuple[ColumnElement[bool], ...]:
    return (Claim.game_id == slot.game, Claim.branch == slot.branch, Claim.round == slot.round)
