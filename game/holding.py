"""A game held by whoever changes it, until the transaction ends: others wait, and then see what became of it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.authority import room_game
from game.errors import Refused
from game.rules import Phase
from game.store.tables import Game


def held(session: Session, game_id: int) -> Game | None:
    """Give a game as it stands now."""
    return session.scalar(
        select(Game).where(Game.id == game_id).with_for_update().execution_options(populate_existing=True)
    )


def held_in_room(session: Session, game_id: int, phases: Collection[Phase] = tuple(Phase)) -> Game:
    """Give a room's game as it stands now, in one of some phases (any).

    Raises:
        Refused: ``unknown_game``; ``not_your_game``; ``not_now`` in any other phase.
    """
    room_game(session, game_id)
    game = held(session, game_id)
    if game is None:
        raise Refused("unknown_game")
    if game.phase not in phases:
        raise Refused("not_now", phase=game.phase, round=game.round, needs=[phase.value for phase in phases])
    return game
