"""What it cost every team to serve its customers: a teacher's at any time, everybody's once the game has ended."""

from collections.abc import Iterable, Iterator

from game.actors import Actor
from game.looking_back import open_line
from game.records import Record
from game.shown.served import Served, added_up
from game.standings import visible_round
from game.store import Store
from game.views.tagging import team_tag
from sim.levers import WAYS
from sim.report import ChannelFigures, FirmReport


def cost_to_serve(
    store: Store, actor: Actor, round_number: int | None = None, game_id: int | None = None, branch: int | None = None
) -> tuple[Served, ...]:
    """Give it for every team in a revealed round (None: the latest), in the order of seats. A teacher names the game.

    Raises:
        Refused: ``not_now`` for a player before the end; ``not_revealed``.
    """
    with store.read() as session:
        found = open_line(store, session, actor, game_id, branch)
        return served(found, [visible_round(found, round_number)], actor.team_id)


def served(found: Record, rounds: Iterable[int], mine: int | None) -> tuple[Served, ...]:
    """Give it for every team over some rounds."""
    numbers = tuple(rounds)
    return tuple(
        Served(team_tag(team, mine), dict(_added_up([found.firm_report(number, team) for number in numbers])))
        for team in found.active()
    )


def _added_up(reports: list[FirmReport]) -> Iterator[tuple[str, ChannelFigures]]:
    for way in WAYS:
        used = [report.channels[way] for report in reports if way in report.channels]
        if used:
            yield way, added_up(used)
