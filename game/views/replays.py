"""With what a game was played, to play it again."""

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.records import record
from game.rules import revealed_rounds
from game.shown.replays import Again, Settings
from game.store import Store
from game.store.tables import Room
from sim import packs


def again(store: Store, teacher: Actor, game_id: int) -> Again:
    """Give the settings of a game, and how much of it can be played again."""
    require_teacher(teacher)
    with store.read() as session:
        game = room_game(session, game_id)
        room = session.get_one(Room, game.room_id)
        usual = {event.key: event.round for event in packs.load(game.scenario).events}
        kept = {key: int(str(number)) for key, number in (game.events or {}).items()}
        settings = Settings(
            rounds=game.rounds,
            seed=game.seed,
            weights=game.weights,
            events=usual | kept,
            minutes=game.minutes,
            auto_reveal=game.auto_reveal,
        )
        found = record(store, session, game)
        return Again(settings, revealed_rounds(found.here), game.replays, with_class=room.game_id == game.id)
