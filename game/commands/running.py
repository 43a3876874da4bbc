"""Moves of the whole game. Each is one conditional update: whoever comes second is told ``already_moved``."""

from datetime import UTC, datetime, timedelta

from game import autopilot, moving
from game.actors import Actor
from game.authority import driven_game
from game.backups import automatic
from game.lesson_clock import over_at
from game.markets import created, start_place
from game.playing import CLAIM_SECONDS, play, take_over
from game.rules import Move, Phase, after
from game.seating import teams_of
from game.store import Store
from game.transitions import Expected

_DUE = """
SELECT g.phase, g.ready, g.deadline, c.at FROM games g
LEFT JOIN claims c ON c.game_id = g.id AND c.branch = g.branch AND c.round = g.round
WHERE g.id = ?
"""


def start_briefing(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Lobby → briefing."""
    _move(store, actor, game_id, Move.START_BRIEFING, expected)


def open_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Briefing (or lobby) → the first round is open, practice if the game has one; the market is created."""
    with store.read() as session:
        game = driven_game(session, actor, game_id)
        after(Move.OPEN_ROUND, game.standpoint)
        world = created(game, [team.firm for team in teams_of(session, game.id)])
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        moving.open_first(store, session, game, world, actor, expected)
    store.worlds.keep(start_place(game), world)


def close_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Open → closed; the round is played, and (unless the game reveals by hand) revealed."""
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        slot = moving.close(store, session, game, actor, expected)
    play(store, slot)


def reveal(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Closed → revealed; refused (``round_computing``) while results are not there."""
    _move(store, actor, game_id, Move.REVEAL, expected)
    automatic.wake(store)


def next_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Revealed → the next round is open; after practice round 1, from the fresh market."""
    _move(store, actor, game_id, Move.NEXT_ROUND, expected)


def end_game(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """→ ended, from anywhere but a closed round."""
    _move(store, actor, game_id, Move.END_GAME, expected)


def close_if_due(store: Store, game_id: int) -> bool:
    """Move the game on if its time is up, or take over a closed round whose server died; tell whether it did.

    Anybody may call it; it costs one small read when nothing is due.
    """
    found = store.peek(_DUE, (game_id,))
    if found is None:
        return False
    phase, ready, deadline, claimed = found
    now = store.now()
    if deadline is not None and over_at(_moment(deadline), phase) <= now:
        return autopilot.move_on(store, game_id)
    if phase == Phase.CLOSED and not ready and claimed is not None:
        lively = abs(now - _moment(claimed)) <= timedelta(seconds=CLAIM_SECONDS)
        return not lively and take_over(store, game_id)
    return False


def _move(store: Store, actor: Actor, game_id: int, which: Move, expected: Expected | None) -> None:
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        moving.move(store, session, game, which, actor, expected)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
