"""Trying strategies: which rivals they meet on which seats with which chance, and how they do."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.balance.games import Game, Result
from sim.balance.players import named
from sim.balance.tournament import FIRMS, FIRST_SEED, next_up
from sim.balance.workers import Progress, play_games
from sim.bots import Strategy
from sim.scenario import Scenario

CLOSE = 4.0
"""points; a margin of as much counts as 73 % of a win: a smooth share of wins shows in which direction to go"""
FRESH = FIRST_SEED + 500_000
"""first seed of the games that try the strategy found"""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard is searched."""

    generations: int = 12
    population: int = 30
    games: int = 6
    """games in which each strategy is tried, in each pack"""
    per_firm: int = 1000
    seed: int = 0

    @property
    def trial(self) -> int:
        """Games on fresh seeds, in each pack, in which the strategy found is tried at last."""
        return 7 * self.games

    @property
    def in_all(self) -> int:
        """Games of one pack, with those on fresh seeds before and after."""
        return self.generations * self.population * self.games + 2 * self.trial


@dataclass(frozen=True, slots=True)
class Trial:
    """How one strategy did."""

    wins: float
    """share of its games that it won"""
    margin: float
    """mean points ahead of the best rival"""
    score: float
    """mean final score"""
    worth: float
    """what the search makes as large as it can: the smooth share of wins"""


def judged(results: Sequence[Result], own: Sequence[int]) -> Trial:
    """Give how the players on the ``own`` seats of the games did."""
    finals = [(result.final[seat], max(_others(result.final, seat))) for result, seat in zip(results, own, strict=True)]
    margins = np.array([mine - best for mine, best in finals])
    wins = [result.wins()[seat] for result, seat in zip(results, own, strict=True)]
    worth = 1.0 / (1.0 + np.exp(-np.clip(margins / CLOSE, -30, 30)))
    return Trial(
        wins=float(np.mean(wins)),
        margin=float(margins.mean()),
        score=float(np.mean([mine for mine, _ in finals])),
        worth=float(worth.mean()),
    )


@dataclass(slots=True)
class Arena:
    """Where strategies are tried: the packs, the rivals and who does the work."""

    scenarios: Sequence[Scenario]
    effort: Effort
    against: str | None
    workers: int
    progress: Progress

    def worth(self, strategies: Sequence[Strategy], generation: int) -> NDArray[np.float64]:
        """Give each strategy's mean worth over the packs; the rivals and the chance are the generation's."""
        tables = self._tables(self.effort.games, FIRST_SEED + generation * self.effort.games)
        worth = np.zeros(len(strategies))
        for scenario in self.scenarios:
            games = [_seated(strategy, *table) for strategy in strategies for table in tables]
            results = play_games(scenario, games, self.effort.per_firm, self.workers, self.progress)
            for number in range(len(strategies)):
                own = results[number * len(tables) : (number + 1) * len(tables)]
                worth[number] += judged(own, [seat for _, seat, _ in tables]).worth / len(self.scenarios)
        return worth

    def trial(self, strategy: Strategy) -> dict[str, Trial]:
        """Try a strategy on fresh seeds in every pack."""
        tables = self._tables(self.effort.trial, FRESH)
        games = [_seated(strategy, *table) for table in tables]
        return {
            scenario.key: judged(
                play_games(scenario, games, self.effort.per_firm, self.workers, self.progress),
                [seat for _, seat, _ in tables],
            )
            for scenario in self.scenarios
        }

    def _tables(self, games: int, first: int) -> list[tuple[tuple[str, ...], int, int]]:
        """Give the rivals, the own seat and the seed of each game; every named rival about equally often."""
        if self.against is not None:
            return [((self.against,), number % 2, first + number) for number in range(games)]
        chance = np.random.Generator(np.random.Philox(key=np.array([self.effort.seed, first], np.uint64)))
        appearances = dict.fromkeys(named(), 0)
        return [(next_up(appearances, FIRMS - 1, chance), number % FIRMS, first + number) for number in range(games)]


def _seated(strategy: Strategy, rivals: tuple[str, ...], seat: int, seed: int) -> Game:
    return Game((*rivals[:seat], strategy, *rivals[seat:]), seed)


def _others(final: Sequence[float], seat: int) -> list[float]:
    return [total for place, total in enumerate(final) if place != seat]
