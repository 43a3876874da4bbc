"""The moves of a whole game, for whoever may make them: a teacher, a solo player, the clock.

Nobody's right is checked here: :mod:`game.commands.running` does, and :mod:`game.autopilot` acts for the clock.
"""

from sqlalchemy.orm import Session

from game.actors import Actor
from game.lesson_clock import arrival
from game.log import note
from game.markets import start_place
from game.playing import Slot, claim
from game.rules import Move
from game.seating import settle_empty_teams
from game.store import Store
from game.store.caches import row
from game.store.round_tables import Market
from game.store.tables import Game
from game.transitions import Expected, make_and_set
from sim.world import World


def move(  # noqa: PLR0913, PLR0917 - who makes which move of which game, from where
    store: Store, session: Session, game: Game, which: Move, who: Actor | None = None, expected: Expected | None = None
) -> None:
    """Make a move, and set the clock of where it leads; without an actor it is the clock's doing."""
    make_and_set(session, game, which, expected, lambda there: arrival(store, session, game, there))
    details = {} if which == Move.START_BRIEFING else {"round": game.round}
    note(store, session, who, which, game, **details)


def open_first(  # noqa: PLR0913, PLR0917 - the same, with the market that was made for it
    store: Store, session: Session, game: Game, world: World, who: Actor | None = None, expected: Expected | None = None
) -> None:
    """Briefing (or lobby) → the first round is open, on a market that was just created."""
    move(store, session, game, Move.OPEN_ROUND, who, expected)
    settle_empty_teams(session, game)
    keep_market(session, game, world)


def keep_market(session: Session, game: Game, world: World) -> None:
    """Write down the market from which the game starts."""
    positions: dict[str, object] = {firm: position.model_dump() for firm, position in world.positions.items()}
    session.add(Market(game_id=game.id, scale=world.scale, firms=list(world.firms), positions=positions))
    session.add(row(start_place(game), world.to_bytes()))


def close(
    store: Store, session: Session, game: Game, who: Actor | None = None, expected: Expected | None = None
) -> Slot:
    """Open → closed, claimed for this server, which then plays it."""
    move(store, session, game, Move.CLOSE_ROUND, who, expected)
    return claim(store, session, game)
