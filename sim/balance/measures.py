"""The measures of a fair game, each a function of scores alone, so that each can be tried on a table made by hand.

A *cell* is one strategy in one line-up: its final scores over the seeds on which that line-up was played.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Scores = NDArray[np.float64]
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value and its standard error (0 where it is not reckoned)."""

    value: float
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Shares:
    """Where the variance of scores comes from; the three add up to 1."""

    strategy: float
    opponents: float
    luck: float


def jackknife(parts: Sequence[Part], measure: Callable[[Sequence[Part]], float]) -> float:
    """Give the standard error of a measure of independent parts by leaving out each in turn (Tukey 1958).

    0 where there are too few parts to tell.
    """
    if len(parts) < 3:
        return 0.0
    without = np.array([measure([*parts[:number], *parts[number + 1 :]]) for number in range(len(parts))])
    return float(np.sqrt((len(parts) - 1) * ((without - without.mean()) ** 2).mean()))


def variation(groups: Sequence[Sequence[float]]) -> float:
    """Give the coefficient of variation within groups of scores that ought to be equal.

    Root of the pooled variance within the groups (each with one degree of freedom less than its size) ÷ the mean
    size of all scores.
    """
    arrays = [np.asarray(group, float) for group in groups]
    within = sum(float(((array - array.mean()) ** 2).sum()) for array in arrays)
    freedom = sum(array.size - 1 for array in arrays)
    mean = float(np.abs(np.concatenate(arrays)).mean())
    if freedom == 0 or within == 0:
        return 0.0
    return float(np.sqrt(within / freedom) / mean) if mean > 0 else float("inf")


def variation_over_seeds(lineups: Sequence[Scores]) -> tuple[float, float]:
    """Give the coefficient of variation of one strategy's score over seeds against the same rivals.

    Once as it is, and once after taking out of every game what all its firms share (a good or a bad market, which
    changes nobody's rank). Line-ups of shape (seeds, firms); both relative to the mean size of the scores as they are.
    """
    whole = variation([column for scores in lineups for column in scores.T])
    size = float(np.mean([np.abs(scores).mean() for scores in lineups]))
    rests = [scores - scores.mean(0) - scores.mean(1, keepdims=True) + scores.mean() for scores in lineups]
    freedom = sum((scores.shape[0] - 1) * (scores.shape[1] - 1) for scores in lineups)
    left = sum(float((rest**2).sum()) for rest in rests)
    return whole, float(np.sqrt(left / freedom) / size) if freedom and size else 0.0


def variance_shares(cells: Mapping[str, Sequence[Sequence[float]]]) -> Shares:
    """Split the variance of scores: between strategies, between a strategy's line-ups, over seeds within a line-up.

    Nested sums of squares ÷ their total, which they add up to exactly. ``cells``: strategy -> its cells.
    """
    everything = np.concatenate([np.asarray(cell, float) for own in cells.values() for cell in own])
    grand = everything.mean()
    total = float(((everything - grand) ** 2).sum())
    strategy = opponents = luck = 0.0
    for own in cells.values():
        arrays = [np.asarray(cell, float) for cell in own]
        scores = np.concatenate(arrays)
        strategy += scores.size * float((scores.mean() - grand) ** 2)
        opponents += sum(array.size * float((array.mean() - scores.mean()) ** 2) for array in arrays)
        luck += sum(float(((array - array.mean()) ** 2).sum()) for array in arrays)
    if total == 0:
        return Shares(0.0, 0.0, 0.0)
    return Shares(strategy / total, opponents / total, luck / total)


def same_order(lineups: Sequence[Scores]) -> Estimate:
    """Give the mean Spearman correlation between the rankings of the same firms on two seeds.

    ``lineups``: arrays of shape (seeds, firms), each firm in its own column; averaged over pairs of seeds, then over
    line-ups.
    """
    means = []
    for scores in lineups:
        ranks = np.apply_along_axis(stats.rankdata, 1, scores)
        pairs = [
            _correlation(ranks[one], ranks[other]) for one in range(len(ranks)) for other in range(one + 1, len(ranks))
        ]
        if pairs:
            means.append(float(np.mean(pairs)))
    return _mean(means)


def seat_bias(lineups: Sequence[Scores], seats: Sequence[NDArray[np.int64]]) -> tuple[float, float]:
    """Give the p value of an F test that no seat scores better than another, and the seats' largest difference.

    Scores and seats of shape (seeds, firms). What the strategy in its line-up (column) and the game (row) explain is
    taken out first; what stays is compared between seats.
    """
    rests, places = [], []
    freedom = 0
    for scores, where in zip(lineups, seats, strict=True):
        rests.append((scores - scores.mean(0) - scores.mean(1, keepdims=True) + scores.mean()).ravel())
        places.append(where.ravel())
        freedom += (scores.shape[0] - 1) * (scores.shape[1] - 1)
    rest, place = np.concatenate(rests), np.concatenate(places)
    kinds = np.unique(place)
    means = np.array([rest[place == kind].mean() for kind in kinds])
    between = sum(float((place == kind).sum() * mean**2) for kind, mean in zip(kinds, means, strict=True))
    within = float((rest**2).sum()) - between
    apart = float(means.max() - means.min())
    left = freedom - (kinds.size - 1)
    if left <= 0 or between <= 1e-12:
        return 1.0, apart
    if within <= 1e-12 * between:
        return 0.0, apart
    return float(stats.f.sf(between / (kinds.size - 1) / (within / left), kinds.size - 1, left)), apart


def win_shares(lineups: Sequence[Sequence[Mapping[str, float]]]) -> dict[str, Estimate]:
    """Give each kind's share of wins in the games it took part in, with its standard error over line-ups.

    ``lineups``: the games of each line-up, a game being kind -> its share of the win.
    """
    won: dict[str, list[float]] = defaultdict(list)
    for games in lineups:
        for kind in games[0]:
            won[kind].append(float(np.mean([game[kind] for game in games])))
    return {kind: _mean(wins) for kind, wins in won.items()}


def sticky(halves: Sequence[Scores], finals: Sequence[Scores]) -> tuple[Estimate, Estimate]:
    """Give how far half-time decides: rank correlation of half-time and final standings, share of lost leads.

    The mean over games of Spearman's correlation between the firms' scores so far and their final ones; and the share
    of games in which whoever led at half-time does not win. Line-ups of shape (games, firms); the error is over them.
    """
    correlations, changes = [], []
    for half, final in zip(halves, finals, strict=True):
        games = zip(half, final, strict=True)
        correlations.append(float(np.mean([_correlation(*map(stats.rankdata, game)) for game in games])))
        changes.append(float(np.mean(half.argmax(1) != final.argmax(1))))
    return _mean(correlations), _mean(changes)


def likeliest_counter(margins: Mapping[str, Sequence[float]]) -> str:
    """Give the rival that beat the champion most often, of equals the one further ahead: rival -> points ahead of it.

    Whoever did best of many did so partly by luck: how often it really wins must be seen in other games.
    """
    return max(margins, key=lambda key: (sum(margin > 0 for margin in margins[key]), float(np.mean(margins[key]))))


def share(wins: Sequence[float]) -> Estimate:
    """Give the share of games won, with its standard error."""
    return _mean(wins)


def _mean(values: Sequence[float]) -> Estimate:
    if not values:
        return Estimate(float("nan"))
    spread = float(np.std(values, ddof=1) / np.sqrt(len(values))) if len(values) > 1 else 0.0
    return Estimate(float(np.mean(values)), spread)


def _correlation(one: Scores, other: Scores) -> float:
    """Give the correlation of two rankings; where all tie in one of them, 1 if they tie in both, else 0."""
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return float(np.ptp(one) == np.ptp(other))
    return float(np.corrcoef(one, other)[0, 1])
