"""The clock of the stage in which a lesson stands: more time, a pause, going on."""

from datetime import timedelta

from game.actors import Actor
from game.authority import require_teacher
from game.bumps import tell_everybody
from game.errors import Refused
from game.holding import held_in_room
from game.log import note
from game.rules import Phase
from game.store import Store

MOST_MINUTES = 240
TIMED = (Phase.BRIEFING, Phase.OPEN, Phase.REVEALED, Phase.ENDED)
"""where a clock may run; before the lesson and while a round is computed there is nothing to time"""


def extend(store: Store, teacher: Actor, game_id: int, minutes: float) -> None:
    """Put minutes on the clock of the open round or of any stage (without a clock: start one)."""
    require_teacher(teacher)
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused("out_of_bounds", what="minutes", value=minutes, low=0, high=MOST_MINUTES)
    with store.write() as session:
        game = held_in_room(session, game_id, TIMED)
        if game.paused_seconds is not None:
            game.paused_seconds += 60 * minutes
        else:
            game.deadline = max(game.deadline or store.now(), store.now()) + timedelta(minutes=minutes)
        note(store, session, teacher, "extend", game, round=game.round, minutes=minutes)
        tell_everybody(session, game.id)


def pause(store: Store, teacher: Actor, game_id: int) -> None:
    """Stop the clock; everything stays as it is, a round stays open."""
    require_teacher(teacher)
    with store.write() as session:
        game = held_in_room(session, game_id, TIMED)
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
        game = held_in_room(session, game_id, TIMED)
        if game.paused_seconds is None:
            raise Refused("not_paused")
        game.deadline = store.now() + timedelta(seconds=game.paused_seconds)
        game.paused_seconds = None
        note(store, session, teacher, "resume", game, round=game.round)
        tell_everybody(session, game.id)
