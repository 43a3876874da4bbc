"""How right projections were: what was said of the plans that were played, and what came."""

from game.actors import Actor
from game.looking_back import team_line
from game.projecting.desks import Place, desks, switched_on
from game.projecting.forward import name_of
from game.records import Record
from game.rules import PRACTICE_ROUND
from game.shown.projection import Range, TurnedOut
from game.standings import visible_round
from game.store import Store
from game.store.projection_tables import Projected
from game.store.tables import Team

OWN = ("submitted", "draft", "repeated", "start")
"""sources of a plan that a team stood behind"""


def projections(
    store: Store, actor: Actor, round_number: int | None = None, team_id: int | None = None, branch: int | None = None
) -> tuple[TurnedOut, ...]:
    """Give the projections of the plans that a team played up to a revealed round (None: the latest), oldest first.

    One that nobody had worked out in time is worked out now, of what was known then; until it is there, its round is
    left out. ``branch`` names a line of play that was left, as far as it was revealed.

    Raises:
        Refused: ``not_revealed``; ``not_your_team`` where a student names another team.
    """
    with store.read() as session:
        found, team = team_line(store, session, actor, team_id, branch)
        last = visible_round(found, round_number)
        numbers = [last] if last == PRACTICE_ROUND else range(1, last + 1)
        return tuple(told for number in numbers if (told := _told(found, team, number)) is not None)


def _told(found: Record, team: Team, number: int) -> TurnedOut | None:
    row, values = found.decision(number, team), found.played(number, team)
    if row is None or values is None or row.source not in OWN or team.strategy is not None:
        return None
    place = Place(found.game.id, found.line.holder(number), number, team.id)
    kept = found.session.get(Projected, (*place.key, name_of(values)))
    if kept is None:
        if switched_on():
            desks(found.store).want(place, row.version)
        return None
    said = Range(kept.low, kept.expected, kept.high)
    return TurnedOut(number, said, found.firm_report(number, team).retention, kept.late)
