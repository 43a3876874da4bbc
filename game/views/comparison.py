"""Compare: every team's public figures side by side, of revealed rounds only."""

from math import sqrt

from game.actors import Actor
from game.looking_back import class_line
from game.records import Record
from game.rules import PRACTICE_ROUND, Phase
from game.scoring import best
from game.shown.figures import Comparison, PublicFigures, RoundWinners, Standing, TeamRecord
from game.standings import Table, by_place, revealed, rounds_so_far, table, visible_round
from game.store import Store
from game.store.round_tables import SHARED
from game.store.tables import Seat, Team
from game.vacancies import own_since
from game.views.tagging import team_tag
from sim.report import FirmReport, RoundReport

Z = 1.96
"""of a 95 % band"""

_AS_REPORTED = (
    "customers_start",
    "customers_end",
    "kept",
    "lost",
    "won",
    "retention",
    "retention_valuable",
    "satisfaction",
    "nps",
    "service_level",
    "abandonment",
    "complaints",
    "revenue",
    "profit",
    "equity",
    "price",
    "reputation",
)
"""The figures of a firm's report that are public."""


def compare(
    store: Store, actor: Actor, round_number: int | None = None, game_id: int | None = None, branch: int | None = None
) -> Comparison:
    """Give every team's public figures up to a revealed round (None: the latest). A teacher names the game.

    ``branch`` names a line of play that was left, as far as it was revealed.
    """
    with store.read() as session:
        found = class_line(store, session, actor, game_id, branch)
        seat = None if actor.member_id is None else session.get(Seat, (found.game.id, actor.member_id))
        return comparison(found, visible_round(found, round_number), None if seat is None else seat.team_id)


def comparison(found: Record, number: int, mine: int | None) -> Comparison:
    """Give the comparison after a round, as the team ``mine`` sees it."""
    game = found.game
    tables = [table(found, earlier) for earlier in rounds_so_far(number)]
    seen, own = _market_seen(found, number, mine), own_since(found, number)
    return Comparison(
        scenario=game.scenario,
        scale=found.scale,
        mode=game.mode,
        round=number,
        rounds=game.rounds,
        practice=number == PRACTICE_ROUND,
        phase=Phase(game.phase),
        revealed=revealed(found),
        weights=game.weights,
        teams=tuple(_team_record(found, team, tables, mine, own[team.id]) for team in found.active()),
        standings=tuple(_standing(team, tables[-1], mine) for team in by_place(found, tables[-1])),
        winners=tuple(_winners(found, earlier.round) for earlier in tables),
        people={} if seen is None else seen.people,
        flows={} if seen is None else {firm: report.lost_to for firm, report in seen.firms.items()},
    )


def _market_seen(found: Record, number: int, mine: int | None) -> RoundReport | None:
    """Give the market whose flows the looker may see: the shared one, or their own copy."""
    if found.game.mode == "shared":
        return found.report(number, SHARED)
    return None if mine is None else found.report(number, mine)


def _standing(team: Team, after: Table, mine: int | None) -> Standing:
    return Standing(team_tag(team, mine), after.ranks[team.id], after.scores[team.id])


def _team_record(found: Record, team: Team, tables: list[Table], mine: int | None, since: int) -> TeamRecord:
    return TeamRecord(team_tag(team, mine), tuple(_figures(found, team, after) for after in tables), since)


def _figures(found: Record, team: Team, after: Table) -> PublicFigures:
    report = found.firm_report(after.round, team)
    market = found.report(after.round, found.market_of(team))
    served = sum(firm.customers_end for firm in market.firms.values())
    return PublicFigures(
        round=after.round,
        share=report.customers_end / served if served else 0.0,
        retention_error=_error(report),
        score=after.scores[team.id],
        rank=after.ranks[team.id],
        **{name: getattr(report, name) for name in _AS_REPORTED},
    )


def _error(report: FirmReport) -> float:
    """Half width of the retention rate's 95 % band: what a rate of that many customers varies by chance."""
    if report.customers_start == 0:
        return 0.0
    return Z * sqrt(report.retention * (1 - report.retention) / report.customers_start)


def _winners(found: Record, number: int) -> RoundWinners:
    rates = {team.id: found.firm_report(number, team).retention for team in found.active()}
    if number <= 1:
        return RoundWinners(number, best(rates), ())
    rises = {t.id: rates[t.id] - found.firm_report(number - 1, t).retention for t in found.active()}
    return RoundWinners(number, best(rates), best(rises) if max(rises.values()) > 0 else ())
