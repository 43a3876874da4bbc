"""Moves of the whole game. Each is one conditional update: whoever comes second is told ``already_moved``."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import driven_game
from game.errors import Refused
from game.log import note
from game.markets import created, start_place
from game.playing import CLAIM_SECONDS, Slot, claim, play, take_over
from game.rules import Move, Phase, after
from game.seating import settle_empty_teams, teams_of
from game.store import Store
from game.store.caches import row
from game.store.round_tables import Market
from game.store.tables import Game
from game.transitions import Expected, make
from sim.world import World

_DUE = """
SELECT g.phase, g.ready, g.deadline, c.at FROM games g
LEFT JOIN claims c ON c.game_id = g.id AND c.branch = g.branch AND c.round = g.round
WHERE g.id = ?
"""


def start_briefing(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Lobby → briefing."""
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        make(session, game, Move.START_BRIEFING, expected)
        note(store, session, actor, Move.START_BRIEFING, game)


def open_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Briefing (or lobby) → the first round is open, practice if the game has one; the market is created."""
    with store.read() as session:
        game = driven_game(session, actor, game_id)
        after(Move.OPEN_ROUND, game.standpoint)
        world = created(game, [team.firm for team in teams_of(session, game.id)])
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        make(session, game, Move.OPEN_ROUND, expected, deadline=_deadline(store, game))
        settle_empty_teams(session, game)
        keep_market(session, game, world)
        note(store, session, actor, Move.OPEN_ROUND, game, round=game.round)
    store.worlds.keep(start_place(game), world)


def keep_market(session: Session, game: Game, world: World) -> None:
    """Write down the market from which the game starts."""
    positions: dict[str, object] = {firm: position.model_dump() for firm, position in world.positions.items()}
    session.add(Market(game_id=game.id, scale=world.scale, firms=list(world.firms), positions=positions))
    session.add(row(start_place(game), world.to_bytes()))


def close_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Open → closed; the round is played, and (unless the game reveals by hand) revealed."""
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        slot = _close(store, session, game, actor, expected)
    play(store, slot)


def reveal(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Closed → revealed; refused (``round_computing``) while results are not there."""
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        make(session, game, Move.REVEAL, expected)
        note(store, session, actor, Move.REVEAL, game, round=game.round)


def next_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Revealed → the next round is open; after practice round 1, from the fresh market."""
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        make(session, game, Move.NEXT_ROUND, expected, deadline=_deadline(store, game))
        note(store, session, actor, Move.NEXT_ROUND, game, round=game.round)


def end_game(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """→ ended, from anywhere but a closed round."""
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        make(session, game, Move.END_GAME, expected, deadline=None, paused_seconds=None)
        note(store, session, actor, Move.END_GAME, game, round=game.round)


def close_if_due(store: Store, game_id: int) -> bool:
    """Close the round if its time is up, or take over a closed round whose server died; tell whether it did.

    Any poller may call it; it costs one small read when nothing is due.
    """
    found = store.peek(_DUE, (game_id,))
    if found is None:
        return False
    phase, ready, deadline, claimed = found
    now = store.now()
    if phase == Phase.OPEN and deadline is not None and _moment(deadline) <= now:
        return _close_in_time(store, game_id)
    stale = now - timedelta(seconds=CLAIM_SECONDS)
    if phase == Phase.CLOSED and not ready and claimed is not None and _moment(claimed) < stale:
        return take_over(store, game_id)
    return False


def _close_in_time(store: Store, game_id: int) -> bool:
    """Close the round by the clock, unless somebody did so or gave more time just now."""
    try:
        with store.write() as session:
            game = session.scalar(select(Game).where(Game.id == game_id).with_for_update())
            if game is None or game.phase != Phase.OPEN or game.deadline is None or game.deadline > store.now():
                return False
            slot = _close(store, session, game, None, None)
    except Refused as refused:
        if refused.code == "already_moved":
            return False
        raise
    return play(store, slot)


def _close(store: Store, session: Session, game: Game, actor: Actor | None, expected: Expected | None) -> Slot:
    make(session, game, Move.CLOSE_ROUND, expected, deadline=None, paused_seconds=None)
    note(store, session, actor, Move.CLOSE_ROUND, game, round=game.round)
    return claim(store, session, game)


def _deadline(store: Store, game: Game) -> datetime | None:
    return None if game.minutes is None else store.now() + timedelta(minutes=game.minutes)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
