"""Moving a game from phase to phase: one conditional update, so that whatever happens twice is done once."""

from collections.abc import Callable, Mapping
from dataclasses import asdict

from sqlalchemy import update
from sqlalchemy.orm import Session

from game.errors import Refused
from game.rules import Move, Phase, Standpoint, after
from game.store.conditional import hits
from game.store.tables import Game

Expected = tuple[Phase | str, int]
"""Phase and round that the caller's screen showed; the move is made only from there (None: from wherever it is)."""


def make(session: Session, game: Game, move: Move, expected: Expected | None = None, **others: object) -> None:
    """Make a move and set other columns with it, or refuse (``already_moved``, ``not_now``) and change nothing."""
    make_and_set(session, game, move, expected, lambda _there: others)


def make_and_set(
    session: Session,
    game: Game,
    move: Move,
    expected: Expected | None,
    others: Callable[[Standpoint], Mapping[str, object]],
) -> None:
    """Make a move and set with it what belongs to where it leads, or refuse likewise."""
    if expected is not None and (game.phase, game.round) != (str(expected[0]), expected[1]):
        raise Refused("already_moved", phase=game.phase, round=game.round)
    there = after(move, game.standpoint)
    shift(session, game, there, **others(there))


def shift(session: Session, game: Game, there: Standpoint, **others: object) -> None:
    """Put the game somewhere else, if it still stands where it was read."""
    where = (
        Game.id == game.id,
        Game.phase == game.phase,
        Game.round == game.round,
        Game.branch == game.branch,
        Game.ready == game.ready,
    )
    values = {**asdict(there), "phase": there.phase.value, **others}
    bumped = {"version": Game.version + 1, "activity": Game.activity + 1}
    moved = hits(session, update(Game).where(*where).values(values | bumped))
    session.refresh(game)
    if moved != 1:
        raise Refused("already_moved", phase=game.phase, round=game.round)
