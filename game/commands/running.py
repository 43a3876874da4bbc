"""Moves of the whole game. Each is one conditional update: whoever comes second is told ``already_moved``."""

from game.actors import Actor
from game.rules import Phase
from game.store import Store

Expected = tuple[Phase | str, int]
"""Phase and round that the caller's screen showed; the move is made only from there (None: from wherever it is)."""


def start_briefing(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Lobby → briefing."""
    raise NotImplementedError


def open_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Briefing (or lobby) → the first round is open, practice if the game has one; the market is created."""
    raise NotImplementedError


def close_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Open → closed; the round is played, and (unless the game reveals by hand) revealed."""
    raise NotImplementedError


def reveal(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Closed → revealed; refused (``round_computing``) while results are not there."""
    raise NotImplementedError


def next_round(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """Revealed → the next round is open; after practice round 1, from the fresh market."""
    raise NotImplementedError


def end_game(store: Store, actor: Actor, game_id: int, expected: Expected | None = None) -> None:
    """→ ended, from anywhere but a closed round."""
    raise NotImplementedError


def close_if_due(store: Store, game_id: int) -> bool:
    """Close the round if its time is up, or take over a closed round whose server died; tell whether it did.

    Any poller may call it; it costs one small read when nothing is due.
    """
    raise NotImplementedError


def extend(store: Store, teacher: Actor, game_id: int, minutes: float) -> None:
    """Put minutes on the clock of the open round (without a clock: start one)."""
    raise NotImplementedError


def pause(store: Store, teacher: Actor, game_id: int) -> None:
    """Stop the clock; the round stays open."""
    raise NotImplementedError


def resume(store: Store, teacher: Actor, game_id: int) -> None:
    """Let the clock run on with what was left."""
    raise NotImplementedError


def go_back(store: Store, teacher: Actor, game_id: int, round_number: int) -> int:
    """Open an earlier (or this) round again on a new branch, drafts kept, nothing deleted; give the branch."""
    raise NotImplementedError
