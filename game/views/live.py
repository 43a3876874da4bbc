"""The pulse: one tiny row that every device polls."""

from game.actors import Actor
from game.presence import touch
from game.pulses import Pulse, of_game, of_member
from game.store import Store


def pulse(store: Store, game: Actor | int) -> Pulse:
    """Give where a game stands now, and note that the actor is here; refuse an actor without a game (``no_game``)."""
    if isinstance(game, int):
        return of_game(store, game, 0, "unknown_game")
    if game.member_id is not None:
        touch(store, game.member_id)
    if game.room_id is not None:
        return of_member(store, game.room_id, game.member_id)
    return of_game(store, game.game_id or 0, game.team_id or 0, "no_game")
