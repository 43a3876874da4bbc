"""How right projections were: what was said of the plans that were played, and what came."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import select

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


class _Plan(NamedTuple):
    """A plan that a team played and stood behind."""

    version: int
    name: str


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
        if team.strategy is not None:
            return ()
        numbers = [last] if last == PRACTICE_ROUND else range(1, last + 1)
        places = [Place(found.game.id, found.line.holder(number), number, team.id) for number in numbers]
        known = {place: store.turned_out.recall(place, lambda: None) for place in places}
        new = _worked_out(found, team, [place for place, told in known.items() if told is None])
        return tuple(told for place in places if (told := known[place] or new.get(place)) is not None)


def _worked_out(found: Record, team: Team, places: list[Place]) -> dict[Place, TurnedOut]:
    """Read what is there by now, to be known from then on to the whole team, and ask for what is not."""
    plans = {place: plan for place in places if (plan := _stood_behind(found, team, place)) is not None}
    told = dict(_kept(found, team, plans)) if plans else {}
    for place, turned_out in told.items():
        found.store.turned_out.keep(place, turned_out)
    if switched_on():
        for place in plans.keys() - told.keys():
            desks(found.store).want(place, plans[place].version)
    return told


def _stood_behind(found: Record, team: Team, place: Place) -> _Plan | None:
    """Give what a team played in a closed round, if it was the team's own; that stands, too."""

    def read() -> _Plan | None:
        row, values = found.decision(place.round, team), found.played(place.round, team)
        if row is None or values is None or row.source not in OWN:
            return None
        return _Plan(row.version, name_of(values))

    return found.store.turned_out.recall(("plan", place), read)


def _kept(found: Record, team: Team, plans: Mapping[Place, _Plan]) -> Iterator[tuple[Place, TurnedOut]]:
    """Read all that is there in one go: a page of the eighth round may ask for eight."""
    theirs = Projected.game_id == found.game.id, Projected.team_id == team.id
    names = {plan.name for plan in plans.values()}
    rows = found.session.scalars(select(Projected).where(*theirs, Projected.plan.in_(names)))
    by_plan = {(row.branch, row.round, row.plan): row for row in rows}
    for place, plan in plans.items():
        if kept := by_plan.get((place.branch, place.round, plan.name)):
            said = Range(kept.low, kept.expected, kept.high)
            yield place, TurnedOut(place.round, said, found.firm_report(place.round, team).retention, kept.late)
