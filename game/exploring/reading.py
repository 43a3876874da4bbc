"""What a curve, or a map, says: its best point, the flat region around it, and where it falls off a cliff."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from game.exploring.outcomes import LESS_IS_BETTER, spreads
from game.shown.sweeping import Cliff, Reading
from sim.luck import MIDDLE

STEEP = 0.25
"""A fall is a cliff where one step takes at least this share of all that the levers can do …"""
SUDDEN = 3.0
"""… and is so many times as deep as the usual step."""
FEWEST_STEPS = 8
"""counted both ways: among fewer, no step is unusual"""

Values = NDArray[np.float64]


def reading(levers: Sequence[str], shape: tuple[int, ...], outcome: str, values: Values) -> Reading:
    """Read one outcome off all points: the best, what is as good, and the cliff.

    ``values`` has a row for every market and a column for every point; ``shape`` says how many values each lever takes.
    Who looks on while markets are worked out reads the same again and again: that is remembered.
    """
    return _read(tuple(levers), shape, outcome, np.ascontiguousarray(values).tobytes())


@lru_cache(maxsize=512)
def _read(levers: tuple[str, ...], shape: tuple[int, ...], outcome: str, packed: bytes) -> Reading:
    values = np.frombuffer(packed, np.float64).reshape(-1, prod(shape))
    better = -values if outcome in LESS_IS_BETTER else values
    best = int(np.median(better, axis=0).argmax())
    as_good = np.quantile(better[:, [best]] - better, MIDDLE[0], axis=0) <= 0.0
    return Reading(tuple(spreads(values.T)), best, _around(best, as_good, shape), _cliff(levers, better, shape))


def _around(best: int, as_good: NDArray[np.bool_], shape: tuple[int, ...]) -> tuple[int, ...]:
    """Give the connected points around the best that are as good."""
    reached, fresh = {best}, [best]
    while fresh:
        here = fresh.pop()
        for near in _neighbours(here, shape):
            if near not in reached and as_good[near]:
                reached.add(near)
                fresh.append(near)
    return tuple(sorted(reached))


def _neighbours(place: int, shape: tuple[int, ...]) -> Iterable[int]:
    where = np.unravel_index(place, shape)
    for axis, length in enumerate(shape):
        for step in (-1, 1):
            if 0 <= where[axis] + step < length:
                moved = tuple(int(at) + (step if number == axis else 0) for number, at in enumerate(where))
                yield int(np.ravel_multi_index(moved, shape))


def _cliff(levers: Sequence[str], better: Values, shape: tuple[int, ...]) -> Cliff | None:
    """Find the steepest fall between neighbours, if it is sudden, and in nine of ten markets there at all."""
    median = np.median(better, axis=0)
    whole = float(median.max() - median.min())
    found: list[Cliff] = []
    for axis, lever in enumerate(levers):
        above, below = _pairs(axis, shape)
        if len(above) < FEWEST_STEPS:
            continue
        steps = better[:, above] - better[:, below]
        falls = np.median(steps, axis=0)
        least = max(STEEP * whole, SUDDEN * float(np.median(np.abs([*falls, 0.0]))))
        sure = np.quantile(steps, MIDDLE[0], axis=0) > 0
        deepest = int(np.where(sure, falls, -np.inf).argmax())
        if sure[deepest] and falls[deepest] >= least > 0:
            found.append(Cliff(lever, int(above[deepest]), int(below[deepest]), float(falls[deepest])))
    return max(found, key=lambda cliff: cliff.by, default=None)


def _pairs(axis: int, shape: tuple[int, ...]) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Give all neighbours along an axis, both ways round: from which point, to which."""
    places = np.moveaxis(np.arange(np.prod(shape)).reshape(shape), axis, 0)
    ahead, back = places[:-1].ravel(), places[1:].ravel()
    return np.concatenate([ahead, back]), np.concatenate([back, ahead])
