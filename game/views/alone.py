"""One's own games: all of them, and the one at hand with its lines of play."""

from game.actors import Actor
from game.authority import current_game, game_of, own_games
from game.lines import on_line
from game.playing_alone.best import bests
from game.playing_alone.coach import coaching
from game.playing_alone.games import games_of, own_game_view
from game.records import record
from game.shown.alone import Best, Coaching, OwnGame
from game.standings import visible_round
from game.store import Store


def my_games(store: Store, player: Actor) -> tuple[OwnGame, ...]:
    """List the games of somebody who plays alone, the one played last first.

    Raises:
        Refused: ``student_only`` for a teacher, ``alone_only`` for somebody of a class.
    """
    with store.read() as session:
        member_id = own_games(session, player)
        return games_of(store, session, member_id, current_game(session, member_id))


def my_bests(store: Store, player: Actor) -> tuple[Best, ...]:
    """Give somebody's best game of each company and difficulty; refused as :func:`my_games` is."""
    return bests(my_games(store, player))


def my_game(store: Store, player: Actor) -> OwnGame:
    """Give the game at hand; refused likewise, and (``no_game``) where there is none."""
    with store.read() as session:
        own_games(session, player)
        return own_game_view(store, session, game_of(session, player))


def coach(store: Store, player: Actor, round_number: int | None = None, branch: int | None = None) -> Coaching:
    """Say what hurt most in a round of the game at hand, and which lever to look at once that is worked out.

    Only for who plays alone: in a class it would tell a team what no team should be told.

    Raises:
        Refused: ``alone_only``; ``not_revealed``; ``no_such_line``.
    """
    with store.read() as session:
        own_games(session, player)
        found = on_line(record(store, session, game_of(session, player)), branch)
        return coaching(found, visible_round(found, round_number))
