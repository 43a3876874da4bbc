"""Which games are played: between whom, on which seats, with which chance.

Everything here follows from the extent alone, so the same command plays the same games.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sim.balance.games import Game
from sim.balance.players import DRAWN, GENERALIST, ONE_IDEA, Player, entrants, named

FIRMS = 4
"""firms in a game of the tournament"""
SEED_POOL = 24
"""different chances that the tournament's line-ups share"""
FIRST_SEED = 1000
FRESH_SEED = FIRST_SEED + 100 * SEED_POOL
ALIKE = 2
"""games in which all firms are alike"""
TURNED = 1
"""line-ups of the tournament that are played from every turn of the table"""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is played for each pack."""

    games: int = 600
    """four-firm games of the tournament; the other kinds of games grow with it"""
    seeds: int = 4
    """chances on which the same line-up is played"""
    per_firm: int | None = None
    """people for each firm; none: the pack's own"""

    @property
    def lineups(self) -> int:
        """Different line-ups of the tournament."""
        return max(self.games // self.seeds, 1)

    @property
    def pairs(self) -> int:
        """Games in which two firms follow the same strategy."""
        return max(self.games // 10, 3)

    @property
    def five_firm(self) -> int:
        """Games of the generalist against four one-idea rivals."""
        return max(self.games // 8, 4)

    @property
    def heats(self) -> int:
        """Two-firm games against each rival in which the champion's counter is looked for."""
        return 3 if self.games >= 40 else 1

    @property
    def climbs(self) -> int:
        """Passes in which an answer to the champion is sought among plans that nobody named."""
        return 2 if self.games >= 90 else 0

    @property
    def duels(self) -> int:
        """Two-firm games in which the rival that did best against the champion has to do it again: an odd number."""
        return max(self.games // 20, 4) | 1


SMALL_EXTENT = Extent(games=48, seeds=2, per_firm=1000)
"""enough to see whether something is badly wrong, in well under a minute"""


def tournament(extent: Extent) -> list[tuple[Game, ...]]:
    """Give the line-ups, each as its games over the seeds.

    Every kind of player appears equally often, rivals are drawn by lot, and from seed to seed a line-up moves on by one
    seat, so that every player sits everywhere.
    """
    chance = _chance(1)
    appearances = dict.fromkeys(entrants(), 0)
    lineups = []
    for number in range(extent.lineups):
        kinds = next_up(appearances, FIRMS, chance)
        players = tuple(f"{DRAWN}:{number}" if kind == DRAWN else kind for kind in kinds)
        first = number * extent.seeds
        lineups.append(tuple(_turned(players, turn, _seed(first + turn)) for turn in range(extent.seeds)))
    return lineups


def next_up(appearances: dict[str, int], count: int, chance: np.random.Generator) -> tuple[str, ...]:
    """Draw ``count`` of those who appeared least so far, in any order, and count their appearance."""
    rested = sorted(appearances, key=lambda kind: (appearances[kind], chance.random()))
    drawn = tuple(rested[place] for place in chance.permutation(count))
    for kind in drawn:
        appearances[kind] += 1
    return drawn


def turned_tables(lineups: Sequence[tuple[Game, ...]]) -> list[tuple[Game, ...]]:
    """Give the first line-ups from every turn of the table, each on one chance."""
    return [
        tuple(_turned(games[0].players, turn, games[0].seed) for turn in range(FIRMS)) for games in lineups[:TURNED]
    ]


def alike() -> list[Game]:
    """Give games in which all four firms follow the same strategy."""
    return [Game((key,) * FIRMS, FIRST_SEED) for key in named()[:ALIKE]]


def pairs(extent: Extent) -> list[Game]:
    """Give games in which two firms follow the same strategy, between two different others; seats drawn by lot."""
    chance = _chance(2)
    games = []
    for number in range(extent.pairs):
        twice = named()[number % len(named())]
        others = [key for key in named() if key != twice]
        picked = [others[place] for place in chance.permutation(len(others))[:2]]
        players = [twice, twice, *picked]
        seated = tuple(players[place] for place in chance.permutation(FIRMS))
        games.append(Game(seated, _seed(number)))
    return games


def five_firm_games(extent: Extent) -> list[Game]:
    """Give games of the generalist against four one-idea rivals: every four of them equally often, seats by lot."""
    chance = _chance(3)
    fours = list(combinations(ONE_IDEA, 4))
    order: list[int] = []
    while len(order) < extent.five_firm:
        order.extend(int(place) for place in chance.permutation(len(fours)))
    games = []
    for number in range(extent.five_firm):
        players = [GENERALIST, *fours[order[number]]]
        seated = tuple(players[place] for place in chance.permutation(len(players)))
        games.append(Game(seated, _seed(number)))
    return games


def heats(champion: str, answers: Sequence[Player], extent: Extent) -> list[Game]:
    """Give two-firm games of the champion against each of some rivals: enough to see who might beat it."""
    return [Game((champion, rival), _seed(turn)) for rival in answers for turn in range(extent.heats)]


def duels(champion: str, rival: Player, extent: Extent) -> list[Game]:
    """Give two-firm games of the champion against one rival, on seeds that no heat was played on."""
    return [Game((champion, rival), FRESH_SEED + turn) for turn in range(extent.duels)]


def _turned(players: tuple[Player, ...], turn: int, seed: int) -> Game:
    """Move everybody on by ``turn`` seats."""
    first = turn % len(players)
    return Game((*players[-first:], *players[:-first]) if first else players, seed)


def _seed(number: int) -> int:
    return FIRST_SEED + number % SEED_POOL


def _chance(purpose: int) -> np.random.Generator:
    """Give the chance that draws line-ups, the same in every run."""
    return np.random.Generator(np.random.Philox(key=np.array([purpose, 0], np.uint64)))
