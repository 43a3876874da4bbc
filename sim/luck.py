"""How much of a final ranking was luck: the same decisions played again in markets made anew.

A re-run changes the seed and nothing else, so that what differs between two of them is chance alone. The world is made
anew from the fresh seed (other people, other history); events are the pack's; everybody decides as they did.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sim import market, quarter
from sim.decisions import Decisions
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import score
from sim.world import World

RUNS = 200
"""re-runs of a game: a share of them is known to about three points in a hundred"""
ENOUGH = 40
"""re-runs from which a first, preliminary band is given"""
SURE = 0.9
"""Who finishes ahead of the next in at least this share of the re-runs is truly ahead; otherwise they are tied."""
MIDDLE = (0.05, 0.95)
"""A range holds nine re-runs of ten."""

Rounds = Sequence[Mapping[str, Decisions]]
"""What every firm of a market played, round by round."""
Parts = dict[str, float]
"""Part of the score -> points, as in :data:`sim.score.PARTS`."""


@dataclass(frozen=True, slots=True)
class PlayedMarket:
    """One market of a game as it was played."""

    rounds: Rounds
    teams: Mapping[str, int]
    """firm -> team, for the firms that are ranked (in a team's own copy of the market: the team's alone)"""
    counted: Mapping[str, Collection[int]] = field(default_factory=dict)
    """firm -> the rounds, from 1, that its team is scored by; a firm that is left out: by all"""


@dataclass(frozen=True, slots=True)
class PlayedGame:
    """All that was decided in a game, and the size it was decided at."""

    scenario: Scenario
    """at its nominal size"""
    customers: int | None
    """people in each market; None: the scenario's own number"""
    markets: tuple[PlayedMarket, ...]
    """the shared one, or every team's own copy"""


@dataclass(frozen=True, slots=True)
class Luck:
    """Where one team ends when only luck changes."""

    shares: tuple[float, ...]
    """share of the re-runs in which it came first, second, ..."""
    usual: int
    """its most frequent rank (of equals the best)"""
    ranks: tuple[int, int]
    """nine of ten re-runs end from the first of these to the second"""
    scores: tuple[float, float]
    """likewise of its score"""


@dataclass(frozen=True, slots=True)
class Tie:
    """Neighbours in the final ranking of whom luck decided: none of them is sure to be ahead of another."""

    teams: tuple[int, ...]
    """best first"""
    turned: float
    """share of the re-runs in which the last of them finishes ahead of the first"""
    equal: float
    """share of the re-runs in which those two have the same score"""


@dataclass(frozen=True, slots=True)
class Band:
    """What many re-runs say about a final ranking."""

    runs: int
    teams: Mapping[int, Luck]
    """in the order of the final ranking"""
    ties: tuple[Tie, ...]
    """in that order too; two of them may overlap, as a small difference adds up over three teams"""


def seed_of(seed: int, number: int) -> int:
    """Give the seed of a game's re-run, the same one every time; ``number`` counts from 1."""
    drawn = np.random.SeedSequence([seed, number]).generate_state(1, np.uint64)[0]
    return int(drawn >> np.uint64(1))


def rerun(game: PlayedGame, seed: int) -> dict[int, Parts]:
    """Play a game's decisions once more with another seed; give what every team's score is made of at the end."""
    worlds: dict[tuple[str, ...], World] = {}
    scored: dict[int, Parts] = {}
    for played in game.markets:
        firms = tuple(played.rounds[0])
        if firms not in worlds:  # copies of a market begin alike
            worlds[firms] = market.create(game.scenario, firms, seed, game.customers)
        scored |= _play(game.scenario, worlds[firms], played, seed)
    return scored


def _play(scenario: Scenario, world: World, played: PlayedMarket, seed: int) -> dict[int, Parts]:
    sized = quarter.at_size_of(scenario, world)
    reports: dict[str, list[FirmReport]] = {firm: [] for firm in played.teams}
    for number, decisions in enumerate(played.rounds, start=1):
        world, outcome = quarter.run(sized, world, decisions, seed)
        for firm, so_far in reports.items():
            if number in played.counted.get(firm, (number,)):
                so_far.append(outcome.report.firms[firm])
    return {team: score(reports[firm], sized).parts for firm, team in played.teams.items()}


def band(ranking: Sequence[int], scores: Sequence[Mapping[int, float]]) -> Band:
    """Set a final ranking (best first) against the teams' scores in many re-runs of the game.

    Raises:
        ValueError: there is no re-run to go by.
    """
    if not scores:
        raise ValueError("a band needs at least one re-run")
    totals = np.array([[run[team] for team in ranking] for run in scores])
    ranks = 1 + (totals[:, None, :] > totals[:, :, None]).sum(axis=2)
    teams = {team: _luck(ranks[:, place], totals[:, place]) for place, team in enumerate(ranking)}
    return Band(len(scores), teams, _ties(ranking, totals))


def _luck(ranks: NDArray[np.int64], totals: NDArray[np.float64]) -> Luck:
    """Describe one team; ``ranks`` and ``totals`` have a value for every re-run."""
    most = int(ranks.max())
    counted = np.bincount(ranks, minlength=most + 1)[1:]
    low, high = np.quantile(ranks, MIDDLE, method="inverted_cdf")
    worst, best = np.quantile(totals, MIDDLE)
    return Luck(
        shares=tuple(float(count) / len(ranks) for count in counted),
        usual=1 + int(counted.argmax()),
        ranks=(int(low), int(high)),
        scores=(float(worst), float(best)),
    )


def _ties(ranking: Sequence[int], totals: NDArray[np.float64]) -> tuple[Tie, ...]:
    """Find the longest runs of neighbours in which nobody is truly ahead of anybody behind."""
    found: list[Tie] = []
    reached = 0
    for first in range(len(ranking)):
        last = first
        while last + 1 < len(ranking) and _open(totals[:, first : last + 2]):
            last += 1
        if last > max(first, reached):
            reached = last
            found.append(_tie(ranking[first : last + 1], totals[:, first], totals[:, last]))
    return tuple(found)


def _open(totals: NDArray[np.float64]) -> bool:
    """Tell whether no team of some neighbours is truly ahead of one behind it; shape ``(runs, neighbours)``."""
    pairs = combinations(range(totals.shape[1]), 2)
    return not any((totals[:, ahead] > totals[:, behind]).mean() >= SURE for ahead, behind in pairs)


def _tie(teams: Sequence[int], first: NDArray[np.float64], last: NDArray[np.float64]) -> Tie:
    return Tie(tuple(teams), turned=float((last > first).mean()), equal=float((last == first).mean()))
