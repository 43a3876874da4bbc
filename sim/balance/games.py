"""One game between strategies on seats: who is how far ahead after every round.

Played like :func:`sim.playthrough.play`, but the half year of business as usual before round 1 is the same for all
strategies, so a process keeps the markets it made and plays many games from each.
"""

from dataclasses import dataclass

from sim import market, quarter
from sim.balance.players import Player, strategy_of
from sim.bots.strategy import Situation, follow
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import score
from sim.world import World

KEPT = 3
"""markets that a process keeps; games that share one are played one after the other"""

_markets: dict[tuple[str, int, int, int], World] = {}
"""(pack as text, firms, seed, people for each firm) -> the market before round 1; nobody changes a world"""


@dataclass(frozen=True, slots=True)
class Game:
    """What is played: a player on every seat, and the game's chance."""

    players: tuple[Player, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Result:
    """A game that was played; seats in the order of ``game.players``."""

    game: Game
    standings: tuple[tuple[float, ...], ...]
    """round -> every seat's score so far"""
    parts: tuple[dict[str, float], ...]
    """seat -> the parts of its final score"""

    @property
    def final(self) -> tuple[float, ...]:
        """Every seat's final score."""
        return self.standings[-1]

    def wins(self) -> tuple[float, ...]:
        """Give each seat's share of the win: 1 for the highest score; those that tie to the bit share it."""
        best = max(self.final)
        first = [total == best for total in self.final]
        return tuple(won / sum(first) for won in first)


def play(scenario: Scenario, game: Game, per_firm: int) -> Result:
    """Play one whole game in one shared market of ``per_firm`` people for each firm."""
    world = _market(scenario, len(game.players), game.seed, per_firm)
    sized = quarter.at_size_of(scenario, world)
    plans = {firm: strategy_of(player) for firm, player in zip(world.firms, game.players, strict=True)}
    history: dict[str, list[FirmReport]] = {firm: [] for firm in world.firms}
    standings = []
    for number in range(1, scenario.rounds + 1):
        decisions = {
            firm: follow(plan, Situation(sized, world.positions[firm], _last(history[firm]), number))
            for firm, plan in plans.items()
        }
        world, outcome = quarter.run(sized, world, decisions, game.seed)
        for firm, reports in history.items():
            reports.append(outcome.report.firms[firm])
        standings.append(tuple(score(reports, sized).total for reports in history.values()))
    parts = tuple(score(reports, sized).parts for reports in history.values())
    return Result(game, tuple(standings), parts)


def play_all(scenario: Scenario, games: tuple[Game, ...], per_firm: int) -> list[Result]:
    """Play games one after the other: the unit of work that a worker gets."""
    return [play(scenario, game, per_firm) for game in games]


def _last(reports: list[FirmReport]) -> FirmReport | None:
    return reports[-1] if reports else None


def _market(scenario: Scenario, firms: int, seed: int, per_firm: int) -> World:
    """Give the market before round 1, made once for all games of a seed that follow each other."""
    place = (scenario.model_dump_json(), firms, seed, per_firm)
    if place not in _markets:
        while len(_markets) >= KEPT:
            del _markets[next(iter(_markets))]
        seats = [f"seat{number:02}" for number in range(firms)]
        _markets[place] = market.create(scenario, seats, seed, per_firm * firms)
    return _markets[place]
