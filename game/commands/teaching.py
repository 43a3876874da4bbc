"""What a teacher sets up: rooms, games, teams, weights."""

from collections.abc import Mapping, Sequence

from game.actors import Actor
from game.store import Store
from game.views.teacher import RoomView


def open_room(store: Store, teacher: Actor, name: str, *, asks_number: bool = False) -> RoomView:
    """Open a room with a fresh code that stays the same all term."""
    raise NotImplementedError


def create_game(
    store: Store,
    teacher: Actor,
    room_id: int,
    *,
    scenario: str,
    rounds: int,
    teams: int,
    mode: str = "shared",
    practice: bool = True,
    minutes: float | None = None,
    weights: Mapping[str, float] | None = None,
    seed: int | None = None,
    customers: int | None = None,
    computer_rivals: Sequence[str] = (),
    auto_reveal: bool = True,
) -> int:
    """Create a game in the lobby and make it the room's current one; give its id.

    ``teams`` seats for people, then one seat for each strategy of ``computer_rivals``; ``customers`` people in the
    whole market (None: the scenario's own size).
    """
    raise NotImplementedError


def set_weights(store: Store, teacher: Actor, game_id: int, weights: Mapping[str, float]) -> None:
    """Set what the parts of the score weigh; every table of the game follows at once."""
    raise NotImplementedError


def fill_empty_teams(store: Store, teacher: Actor, game_id: int) -> int:
    """Let computers run every team without members; give how many. Opening the first round does it as well."""
    raise NotImplementedError


def move_member(store: Store, teacher: Actor, game_id: int, member_id: int, team_id: int) -> None:
    """Put somebody into a team of the game."""
    raise NotImplementedError
