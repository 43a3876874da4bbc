"""Firms that no people run: which a new team may take over, and what one did before anybody ran it.

In a shared market the firms are made with the market, so a new team takes over one that a computer runs, or that all
its people have left. In parallel markets it gets a copy of the market that has carried on so far as a silent team's
would have: the same decisions, cut to the budget, in every round of every line of play. Both are plain rows, so that
replays, branches and re-runs treat them like any other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.lineage import lineage
from game.markets import play_round
from game.playing import Slot
from game.records import Record
from game.rules import PRACTICE_ROUND
from game.seating import empty_teams, teams_of
from game.store.caches import Place
from game.store.round_tables import Decision, Result
from game.store.tables import Game, Team
from sim.budget import fit
from sim.decisions import Decisions, starting
from sim.report import Outcome
from sim.world import World

VACANT = "vacant"
"""source of a round in which a firm carried on before its team had come"""
NOT_THEIRS = ("computer", VACANT)
"""sources of rounds that a team of people did not decide"""


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """One round that a firm went through without a team."""

    slot: Slot
    values: Decisions
    world: World
    outcome: Outcome


def free_firms(session: Session, game: Game) -> list[Team]:
    """List the firms of a running shared market that a new team may take over, by seat."""
    deserted = {team.id for team in empty_teams(session, game)}
    return [team for team in teams_of(session, game.id) if team.kind == "computer" or team.id in deserted]


def carried_on(found: Record, team: Team) -> Iterator[CarriedOn]:
    """Play what a firm goes through without a team in every round that has been played, on every line of play."""
    played = select(Result).where(Result.game_id == found.game.id).order_by(Result.branch, Result.round)
    values: dict[tuple[int, int], Decisions] = {}
    for result in found.session.scalars(played).all():
        there = replace(found, line=lineage(found.session, found.game.id, result.branch))
        before = values.get((there.line.holder(result.round - 1), result.round - 1)) if result.round > 1 else None
        plan = fit(before or starting(found.scenario), found.scenario, there.position(result.round, team))
        world, outcome = play_round(there, result.round, team.id, {team.firm: plan})
        values[result.branch, result.round] = plan
        found.store.worlds.keep(Place(found.game.id, result.branch, result.round, team.id, "world"), world)
        found.store.reports.keep((found.game.id, result.branch, result.round, team.id), outcome.report)
        yield CarriedOn(Slot(found.game.id, result.branch, result.round), plan, world, outcome)


def own_rounds(found: Record, last: int) -> Mapping[int, list[int]]:
    """Give the counted rounds that each team answers for: a team of people those it decided itself.

    Who has not yet decided any answers for the firm as it was found; so does a computer.
    """
    if last == PRACTICE_ROUND:
        return {team.id: [PRACTICE_ROUND] for team in found.active()}
    return {team: own or list(range(1, last + 1)) for team, own in _decided(found, last).items()}


def own_since(found: Record, last: int) -> Mapping[int, int]:
    """Give the first counted round that each team answers for; the next one where it has not decided any yet."""
    if last == PRACTICE_ROUND:
        return {team.id: 1 for team in found.active()}
    return {team: own[0] if own else last + 1 for team, own in _decided(found, last).items()}


def _decided(found: Record, last: int) -> dict[int, list[int]]:
    """List for each team the rounds that it decided itself; for a computer all."""
    others, every = _not_theirs(found), range(1, last + 1)
    return {
        team.id: [number for number in every if (team.id, found.line.holder(number), number) not in others]
        for team in found.active()
    }


def _not_theirs(found: Record) -> set[tuple[int, int, int]]:
    people = [team.id for team in found.active() if team.kind == "people"]
    rows = select(Decision.team_id, Decision.branch, Decision.round).where(
        Decision.game_id == found.game.id, Decision.team_id.in_(people), Decision.source.in_(NOT_THEIRS)
    )
    return {(team, branch, number) for team, branch, number in found.session.execute(rows)}
