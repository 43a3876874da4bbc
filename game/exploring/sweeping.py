"""Many plans that differ in one lever, or in two: how they are tried, and what the curve or the map says.

All points meet the same markets, so that two of them are compared market by market. The first market goes first through
all points: a whole curve is there early, and the others make its band.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from sqlalchemy.orm import Session

from game.actors import Actor
from game.bounds import number_within, within
from game.errors import Refused
from game.exploring.outcomes import OUTCOMES, over_rounds
from game.exploring.questions import MOST_ROUNDS, beginning_of, key_of, playable, sized
from game.exploring.reading import Values, reading
from game.exploring.trial import FIGURES, Course, Piece, Start, tried
from game.exploring.which_markets import seeds_for
from game.shown.exploring import TryingProgress
from game.shown.sweeping import AskedSweep, TriedSweep, Turned
from game.store import Store
from sim.decisions import Decisions
from sim.levers import Kind
from sim.scenario import Scenario

MOST_LEVERS = 2
FEWEST_POINTS, MOST_POINTS = 2, 200
"""of one lever; of two levers together"""
MOST_RUNS = 4000
"""points times markets"""
BITE = 5
"""points that a worker tries in one market at once: half a second of work and more"""


@dataclass(frozen=True, slots=True)
class SweepQuestion:
    """What is to be worked out, and the name under which the answer is kept."""

    key: str
    levers: tuple[str, ...]
    axes: tuple[tuple[float, ...], ...]
    pieces: tuple[Piece, ...]

    @property
    def points(self) -> tuple[tuple[float, ...], ...]:
        """The levers' values at every point, the first lever's changing slowest."""
        return tuple(product(*self.axes))


def briefly(piece: Piece) -> tuple[Course, ...]:
    """Try every plan of a piece, and tell of each only what came of all its rounds together."""
    return tuple((_brief(np.array(course)),) for course in tried(piece))


def _brief(told: Values) -> tuple[float, ...]:
    over = {key: float(over_rounds(told, key)) for key in OUTCOMES}
    return tuple(over[key] if key in over else float(told[:, place].max()) for place, key in enumerate(FIGURES))


def sweep_of(store: Store, session: Session, actor: Actor, asked: AskedSweep) -> SweepQuestion:
    """Give the work that a sweep is, if this person may ask it.

    Raises:
        Refused: ``out_of_bounds`` (levers, points, markets, rounds, the stretch), ``bad_markets``,
            ``decision_refused``, ``not_to_turn`` for a lever that is no number; as
            :func:`game.exploring.questions.beginning_of` does.
    """
    within("rounds", asked.rounds, 1, MOST_ROUNDS)
    seeds = seeds_for(asked.markets)
    start, beginning = beginning_of(store, session, actor, asked.whence)
    scenario = sized(start, beginning)
    axes, keys = axes_of(asked.levers, scenario, len(seeds)), tuple(turned.lever for turned in asked.levers)
    points = [dict(zip(keys, point, strict=True)) for point in product(*axes)]
    first = playable({**asked.plan, **points[0]}, scenario, beginning)  # the others are within their bounds too
    plans = [replace(first, **point) for point in points]  # type: ignore[arg-type]
    return SweepQuestion(
        key_of(start, plans, asked.rounds, seeds, "sweep"), keys, axes, _pieces(start, plans, asked, seeds)
    )


def axes_of(levers: Sequence[Turned], scenario: Scenario, markets: int) -> tuple[tuple[float, ...], ...]:
    """Give the values through which levers go in so many markets.

    Raises:
        Refused: ``out_of_bounds`` (levers, points, the stretch), ``not_to_turn``.
    """
    within("levers", len(levers), 1, MOST_LEVERS)
    axes = tuple(_axis(turned, scenario) for turned in levers)
    count = int(np.prod([len(axis) for axis in axes]))
    within("points", count, FEWEST_POINTS, min(MOST_POINTS, MOST_RUNS // markets))
    if len({turned.lever for turned in levers}) < len(levers):
        raise Refused("not_to_turn", lever=levers[0].lever)
    return axes


def _pieces(start: Start, plans: Sequence[Decisions], asked: AskedSweep, seeds: Sequence[int]) -> tuple[Piece, ...]:
    bites = [tuple(plans[first : first + BITE]) for first in range(0, len(plans), BITE)]
    return tuple(Piece(start, bite, asked.rounds, seed) for seed in seeds for bite in bites)


def _axis(turned: Turned, scenario: Scenario) -> tuple[float, ...]:
    """Give the values through which a lever goes, evenly; people come in whole numbers."""
    lever = scenario.levers.get(turned.lever) if isinstance(turned.lever, str) else None
    if lever is None or not lever.numeric:
        raise Refused("not_to_turn", lever=str(turned.lever)[:40])
    within("points", turned.points, FEWEST_POINTS, MOST_POINTS)
    for end in (turned.low, turned.high):
        number_within("stretch", end, lever.low, lever.high)
    if turned.low >= turned.high:
        raise Refused("out_of_bounds", what="stretch", value=turned.high, low=turned.low, high=lever.high)
    even = np.linspace(turned.low, turned.high, turned.points)
    if lever.kind is Kind.COUNT:
        return tuple(int(value) for value in sorted({round(float(value)) for value in even}))
    return tuple(float(value) for value in even)


def told(
    question: SweepQuestion, progress: TryingProgress, found: Sequence[tuple[Course, ...]], silent: str | None
) -> TriedSweep:
    """Tell what came of a sweep so far: of all points in the markets that are through, else of the first points."""
    bites = -(-len(question.points) // BITE)
    markets = len(found) // bites
    flat = [course[0] for piece in found[: markets * bites or bites] for course in piece]
    values = np.array(flat, np.float64).reshape(max(markets, 1), -1, len(FIGURES)) if flat else np.empty((1, 0, 1))
    known = values.shape[1]
    shape = tuple(len(axis) for axis in question.axes)
    cut = np.flatnonzero(values[:, :, FIGURES.index("cut")].any(axis=0)) if known else ()
    through = {key: values[:, :, FIGURES.index(key)] for key in OUTCOMES} if known else {}
    return TriedSweep(
        progress=progress,
        axes=question.axes,
        points=question.points[:known],
        readings={key: reading(question.levers, shape, key, found) for key, found in through.items()}
        if markets
        else {},
        early={key: tuple(map(float, each[0])) for key, each in through.items() if not markets},
        markets=markets,
        cut=tuple(int(place) for place in cut),
        silent_cluster=silent,
    )
