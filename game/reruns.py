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
    last = revealed_rounds(found.here)
    teams, own = found.active(), own_rounds(found, last)
    if found.game.mode == "shared":
        rounds = [{team.firm: _played(found, number, team) for team in teams} for number in range(1, last + 1)]
        markets = [PlayedMarket(rounds, {team.firm: team.id for team in teams}, {t.firm: own[t.id] for t in teams})]
    else:
        markets = [
            PlayedMarket(_copy(found, team, last), {team.firm: team.id}, {team.firm: own[team.id]}) for team in teams
        ]
    return PlayedGame(scenario_of(found.game), found.game.customers, tuple(markets))


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
