"""Playing alone against computer rivals."""

from game.commands.entry import Joined
from game.store import Store


def play_alone(
    store: Store, name: str, scenario: str, rounds: int, language: str = "en", seed: int | None = None
) -> Joined:
    """Begin a game of one's own against the scenario's rivals; round 1 is open at once.

    ``submit`` plays and reveals the round, ``next_round`` opens the next, ``end_game`` ends it (all by the player).
    The team bears the company's name in ``language``.
    """
    raise NotImplementedError
