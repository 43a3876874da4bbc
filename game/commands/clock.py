"""The clock of a round: more time, a pause, going on."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.bumps import tell_everybody
from game.errors import Refused
from game.log import note
from game.rules import Phase
from game.store import Store
from game.store.tables import Game

MOST_MINUTES = 240


def extend(store: Store, teacher: Actor, game_id: int, minutes: float) -> None:
    """Put minutes on the clock of the open round (without a clock: start one)."""
    require_teacher(teacher)
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused("out_of_bounds", what="minutes", value=minutes, low=0, high=MOST_MINUTES)
    with store.write() as session:
        game = _open_game(session, game_id)
        if game.paused_seconds is not None:
            game.paused_seconds += 60 * minutes
        else:
            game.deadline = max(game.deadline or store.now(), store.now()) + timedelta(minutes=minutes)
        note(store, session, teacher, "extend", game, round=game.round, minutes=minutes)
        tell_everybody(session, game.id)


def pause(store: Store, teacher: Actor, game_id: int) -> None:
    """Stop the clock; the round stays open."""
    require_teacher(teacher)
    with store.write() as session:
        game = _open_game(session, game_id)
        if game.paused_seconds is not None:
            raise Refused("already_paused")
        if game.deadline is None:
            raise Refused("no_clock")
        game.paused_seconds = max(1.0, (game.deadline - store.now()).total_seconds())
        game.deadline = None
        note(store, session, teacher, "pause", game, round=game.round)
        tell_everybody(session, game.id)


def resume(store: Store, teacher: Actor, game_id: int) -> None:
    """Let the clock run on with what was left."""
    require_teacher(teacher)
    with store.write() as session:
        game = _open_game(session, game_id)
        if game.paused_seconds is None:
            raise Refused("not_paused")
        game.deadline = store.now() + timedelta(seconds=game.paused_seconds)
        game.paused_seconds = None
        note(store, session, teacher, "resume", game, round=game.round)
        tell_everybody(session, game.id)


def _open_game(session: Session, game_id: int) -> Game:
    """Give a game with an open round, held until the transaction ends."""
    room_game(session, game_id)
    held = select(Game).where(Game.id == game_id).with_for_update().execution_options(populate_existing=True)
    game = session.scalars(held).one()
    if game.phase != Phase.OPEN:
        raise Refused("not_now", phase=game.phase, round=game.round, needs=[Phase.OPEN.value])
    return game
