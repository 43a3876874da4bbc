"""Measuring how much of a final ranking was luck."""

from game.actors import Actor
from game.authority import driven_game
from game.bumps import tell_everybody
from game.log import note
from game.looking_back import require_counted, require_ended
from game.luck import SILENT_SECONDS, take_over, take_up, wake
from game.store import Store
from sim.luck import RUNS

_SILENT = """
SELECT 1 FROM luck_jobs l JOIN games g ON g.id = l.game_id AND g.branch = l.branch
WHERE g.id = ? AND g.phase = 'ended' AND l.failed IS NULL AND l.done < l.wanted AND l.at < ?
"""


def measure_luck(store: Store, actor: Actor, game_id: int) -> None:
    """Play a finished game's decisions again :data:`sim.luck.RUNS` times in the background; again and again is once.

    A teacher may for any room's game, a solo player for their own.

    Raises:
        Refused: ``not_now`` before the game has ended; ``not_revealed`` where no round counts.
    """
    with store.write() as session:
        game = driven_game(session, actor, game_id)
        require_ended(game)
        rounds = require_counted(game.standpoint)
        mine = take_up(store, session, game, rounds, RUNS)
        if mine:
            note(store, session, actor, "measure_luck", game, runs=RUNS)
            tell_everybody(session, game.id)
    if mine:
        wake(store)


def go_on_measuring(store: Store, game_id: int) -> bool:
    """Take over re-runs that a dead server left; tell whether this one did. Any poller may call it: one small read."""
    if store.peek(_SILENT, (game_id, store.now().timestamp() - SILENT_SECONDS)) is None:
        return False
    if not take_over(store, game_id):
        return False
    wake(store)
    return True
