"""What an actor may look back at: a team's rounds, a class's, and once a game has ended everything of everybody.

Each gives the record of a line of play, the current one or one that was left, within the caller's transaction.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import game_of, require_begun, team_of
from game.errors import Refused
from game.lines import on_line
from game.records import Record, record
from game.rules import Phase, Standpoint, revealed_rounds
from game.store import Store
from game.store.tables import Game, Team

Shown = TypeVar("Shown")


def team_line(
    store: Store, session: Session, actor: Actor, team_id: int | None = None, branch: int | None = None
) -> tuple[Record, Team]:
    """Give a line of play and the team: a player's own, for a teacher any.

    Raises:
        Refused: ``not_now`` before the first round is open; ``not_your_team``; ``no_such_line``.
    """
    game, team = team_of(session, actor, team_id)
    require_begun(game)
    return on_line(record(store, session, game), branch), team


def class_line(
    store: Store, session: Session, actor: Actor, game_id: int | None = None, branch: int | None = None
) -> Record:
    """Give a line of play of a class's game, for what all of the class may see. A teacher names the game.

    Raises:
        Refused: ``not_now`` before the first round is open; ``not_your_game``; ``no_such_line``.
    """
    game = game_of(session, actor, game_id)
    require_begun(game)
    return on_line(record(store, session, game), branch)


def open_line(
    store: Store, session: Session, actor: Actor, game_id: int | None = None, branch: int | None = None
) -> Record:
    """Give a line of play of which every team's decisions may be told: to a teacher, and to players after the end.

    Raises:
        Refused: ``not_now`` for a player before the end; as :func:`class_line`.
    """
    game = game_of(session, actor, game_id)
    if actor.kind != "teacher":
        require_ended(game)
    require_begun(game)
    return on_line(record(store, session, game), branch)


def read_alike(store: Store, game: Game, what: tuple[Hashable, ...], read: Callable[[], Shown]) -> Shown:
    """Give what ``read`` gives of a game, read once for all who are shown the same while its version stands.

    When results come out, five teammates look at them at once. ``what`` names what is read and for whom; it must depend
    on nothing that a screen is not told of (:mod:`game.bumps`).
    """
    return store.alike.recall((game.id, game.version, *what), read)


def require_ended(game: Game) -> None:
    """Refuse (``not_now``) before a game has ended."""
    if game.phase != Phase.ENDED:
        raise Refused("not_now", phase=game.phase, round=game.round, needs=[Phase.ENDED.value])


def require_counted(here: Standpoint) -> int:
    """Give the last revealed round; refuse (``not_revealed``) before the first that counts is."""
    last = revealed_rounds(here)
    if last < 1:
        raise Refused("not_revealed", round=1)
    return last
