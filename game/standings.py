"""Every team's rounds, scores and ranks along a game's line of play."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.errors import Refused
from game.records import Record
from game.rules import PRACTICE_ROUND, Phase, revealed_rounds
from game.scoring import ranks, scores
from game.store.tables import Team
from game.vacancies import own_rounds
from sim.report import FirmReport
from sim.score import Score


@dataclass(frozen=True, slots=True)
class Table:
    """The class after one round."""

    round: int
    scores: Mapping[int, Score]
    ranks: Mapping[int, int]


def visible_round(found: Record, wanted: int | None) -> int:
    """Give the round that may be shown: the one asked for, or the latest; refuse what is not revealed."""
    seen = revealed(found)
    number = (seen[-1] if seen else found.here.round) if wanted is None else wanted
    if number not in seen:
        raise Refused("not_revealed", round=number)
    return number


def own_round(found: Record, team: Team, number: int | None) -> int:
    """Give a revealed round (None: the latest) of a team that takes part; refuse another (``team_not_in_game``)."""
    if team.kind == "absent":
        raise Refused("team_not_in_game", team=team.name)
    return visible_round(found, number)


def revealed(found: Record) -> tuple[int, ...]:
    """List the rounds that everybody may see: the practice round only while it is at hand."""
    here = found.here
    if here.practising:
        return (PRACTICE_ROUND,) if here.phase == Phase.REVEALED else ()
    return tuple(range(1, revealed_rounds(here) + 1))


def rounds_so_far(number: int) -> range:
    """Give the rounds that count up to one (the practice round: itself alone)."""
    return range(PRACTICE_ROUND, 1) if number == PRACTICE_ROUND else range(1, number + 1)


def histories(found: Record, number: int) -> dict[int, list[FirmReport]]:
    """Give every team's reports of the rounds that it answers for, up to a round."""
    own = own_rounds(found, number)
    return {team.id: [found.firm_report(each, team) for each in own[team.id]] for team in found.active()}


def table(found: Record, number: int) -> Table:
    """Give the class after a round."""
    scored = scores(histories(found, number), found.scenario, found.game.weights)
    return Table(number, scored, ranks(scored))


def mean_retention(found: Record, number: int) -> float:
    """Give the mean of the teams' retention rates in a round."""
    rates = [found.firm_report(number, team).retention for team in found.active()]
    return sum(rates) / len(rates)


def by_place(found: Record, after: Table) -> list[Team]:
    """List the teams, best first; equals by seat."""
    return sorted(found.active(), key=lambda team: (after.ranks[team.id], team.seat))
