"""Finding out what made the difference between two teams."""

from game.actors import Actor
from game.difference import find_out, kept, task_of
from game.shown.difference import TwoTeams
from game.store import Store
from game.views.difference import by_seat, two_teams


def find_difference(store: Store, actor: Actor, which: TwoTeams, game_id: int | None = None) -> None:
    """Exchange the decisions of two teams, group by group, in sixteen replays in the background; again is once.

    A teacher may at any time, players once the game has ended.

    Raises:
        Refused: ``not_now``, ``not_revealed``, ``unknown_team``.
    """
    with store.read() as session:
        found, first, second = two_teams(store, session, actor, which, game_id)
        task = task_of(found, *by_seat(first, second))
        known = kept(session, task)
    if known is None:
        find_out(store, task)
