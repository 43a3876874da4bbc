"""One's own games: all of them, and the one at hand with its lines of play."""

from game.actors import Actor
from game.authority import current_game, game_of, own_games
from game.playing_alone.games import games_of, own_game_view
from game.shown.alone import OwnGame
from game.store import Store


def my_games(store: Store, player: Actor) -> tuple[OwnGame, ...]:
    """List the games of somebody who plays alone, the one played last first.

    Raises:
        Refused: ``student_only`` for a teacher, ``alone_only`` for somebody of a class.
    """
    with store.read() as session:
        member_id = own_games(session, player)
        return games_of(store, session, member_id, current_game(session, member_id))


def my_game(store: Store, player: Actor) -> OwnGame:
    """Give the game at hand; refused likewise, and (``no_game``) where there is none."""
    with store.read() as session:
        own_games(session, player)
        return own_game_view(store, session, game_of(session, player))
