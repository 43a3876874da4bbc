"""Re-runs of a finished game: what is played again, and who plays it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from game import aside
from game.records import Record, scenario_of
from game.rules import revealed_rounds
from game.store.tables import Team
from game.vacancies import own_rounds
from sim import bots, luck, parallel
from sim.decisions import Decisions
from sim.luck import Parts, PlayedGame, PlayedMarket


def many(game: PlayedGame, seeds: Sequence[int]) -> Iterator[dict[int, Parts]]:
    """Re-run a game with some seeds at once, away from the class; the results come in the seeds' order."""
    return aside.anywhere(partial(luck.rerun, game), seeds)


def played_game(found: Record) -> PlayedGame:
    """Give all that was decided in the counted rounds of a game's line of play."""
    teams = found.active()
    crews = [teams] if found.game.mode == "shared" else [[team] for team in teams]
    markets = tuple(_market(found, crew) for crew in crews)
    return PlayedGame(scenario_of(found.game), found.game.customers, markets)


def market_of(found: Record, team: Team) -> PlayedMarket:
    """Give all that was decided in a team's market in the counted rounds."""
    return _market(found, found.active() if found.game.mode == "shared" else [team])


def _market(found: Record, crew: Sequence[Team]) -> PlayedMarket:
    """Give the market that these teams share. What was decided in revealed rounds does not change any more."""
    last = revealed_rounds(found.here)
    own = own_rounds(found, last)
    line, firms = None if last < 1 else found.line.holder(last), tuple(team.id for team in crew)
    key = ("decided", found.game.id, line, last, firms)
    rounds = found.store.reports.recall(key, lambda: _decided(found, crew, last))
    return PlayedMarket(rounds, {team.firm: team.id for team in crew}, {team.firm: own[team.id] for team in crew})


def _decided(found: Record, crew: Sequence[Team], last: int) -> list[Mapping[str, Decisions]]:
    if found.game.mode != "shared":
        return _copy(found, crew[0], last)
    return [{team.firm: _played(found, number, team) for team in crew} for number in range(1, last + 1)]


def _copy(found: Record, team: Team, last: int) -> list[Mapping[str, Decisions]]:
    """Give what a team and the rivals in its own copy of the market played, round by round."""
    return [{team.firm: _played(found, number, team)} | _rivals(found, team, number) for number in range(1, last + 1)]


def _rivals(found: Record, team: Team, number: int) -> dict[str, Decisions]:
    """Give what the rivals played in a round: they decided by what their own reports said."""
    firms = parallel.rivals(found.scenario)
    if number == 1:
        return {firm: bots.decide(how, found.scenario, found.starts[firm], None, 1) for firm, how in firms.items()}
    before = found.report(number - 1, found.market_of(team)).firms
    return {
        firm: bots.decide(how, found.scenario, before[firm].position, before[firm], number)
        for firm, how in firms.items()
    }


def _played(found: Record, number: int, team: Team) -> Decisions:
    played = found.played(number, team)
    if played is None:
        raise LookupError(f"no decision of team {team.id} in round {number}")
    return played
