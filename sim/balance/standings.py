"""How every kind of player did in the tournament."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from sim.balance import measures
from sim.balance.games import Result
from sim.balance.players import kind_of, name_of
from sim.pack_part import Part
from sim.score import PARTS
from sim.text import Text


class Standing(Part):
    """How one kind of player did in the tournament."""

    key: str
    games: int
    wins: float
    """share of its games that it won"""
    wins_error: float
    score: float
    """mean final score"""
    parts: dict[str, float]
    """mean points of each part of the score"""

    @property
    def name(self) -> Text:
        """What the kind is called."""
        return name_of(self.key)


def _kinds(result: Result) -> list[str]:
    return [kind_of(str(player)) for player in result.game.players]


def shares_of_the_win(result: Result) -> dict[str, float]:
    """Give every kind's share of the win; where two players are of one kind, their mean."""
    kinds = _kinds(result)
    won: dict[str, float] = dict.fromkeys(kinds, 0.0)
    for kind, win in zip(kinds, result.wins(), strict=True):
        won[kind] += win / kinds.count(kind)
    return won


def standings_of(lineups: Sequence[Sequence[Result]]) -> list[Standing]:
    """Give how every kind of player did, best share of wins first."""
    shares = measures.win_shares([[shares_of_the_win(result) for result in results] for results in lineups])
    scores: dict[str, list[float]] = defaultdict(list)
    parts: dict[str, list[Mapping[str, float]]] = defaultdict(list)
    for result in (result for results in lineups for result in results):
        for kind, final, points in zip(_kinds(result), result.final, result.parts, strict=True):
            scores[kind].append(final)
            parts[kind].append(points)
    standings = [
        Standing(
            key=kind,
            games=len(scores[kind]),
            wins=share.value,
            wins_error=share.error,
            score=float(np.mean(scores[kind])),
            parts={part: float(np.mean([points[part] for points in parts[kind]])) for part in PARTS},
        )
        for kind, share in shares.items()
    ]
    return sorted(standings, key=lambda standing: (-standing.wins, -standing.score))
