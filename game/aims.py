"""Whom a team's aims and automation rules reach as its market stands."""

from game.markets import world_before
from game.records import Record
from game.store.tables import Team
from sim.decisions import Decisions
from sim.targeting.reach import UNAIMED, Reach, reach


def reached(found: Record, team: Team, number: int, values: Decisions) -> Reach:
    """Give whom a plan for a round reaches as the market stands before it; reads nothing where it has no aim."""
    if not values.aimed:
        return UNAIMED
    world = world_before(found, number, found.market_of(team))
    return reach(values, found.scenario, world, team.firm, found.position(number, team))
