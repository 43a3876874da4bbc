"""What every team plays when a round closes: what was handed in, or what stands in for it."""

from dataclasses import dataclass

from game.aims import reached
from game.records import Record
from game.store.round_tables import Decision
from game.store.tables import Team
from sim import bots
from sim.budget import fit
from sim.decisions import Decisions, check

REPLAYED = "replayed"
"""source of a decision that another game's team took, set ahead of the round"""


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision as it is played, and where it came from."""

    values: Decisions
    source: str
    """submitted, draft, repeated, start, computer, replayed or vacant"""


def settle(record: Record) -> dict[int, Settled]:
    """Give what every team plays in the round at hand, by team."""
    return {team.id: _settled(record, team) for team in record.active()}


def _settled(record: Record, team: Team) -> Settled:
    number = record.game.round
    if team.strategy is not None:
        return Settled(_computed(record, team, team.strategy), "computer")
    row = record.decision(number, team)
    if row is not None and row.submitted is not None:
        return Settled(check(row.submitted, record.scenario), "submitted")
    values, source = _standing_in(record, team, row)
    position, reach = record.position(number, team), reached(record, team, number, values)
    return Settled(fit(values, record.scenario, position, reach), source)


def _standing_in(record: Record, team: Team, row: Decision | None) -> tuple[Decisions, str]:
    """Give the last draft, else last round's decision, else the start."""
    if row is not None and row.draft is not None:
        return check(row.draft, record.scenario), row.source or "draft"
    number = record.game.round
    before = record.played(number - 1, team) if number > 1 else None
    return (record.last_values(number, team), "start" if before is None else "repeated")


def _computed(record: Record, team: Team, strategy: str) -> Decisions:
    number = record.game.round
    last = record.firm_report(number - 1, team) if number > 1 else None
    return bots.decide(strategy, record.scenario, record.position(number, team), last, max(number, 1))
