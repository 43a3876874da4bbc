"""Finding a strategy by climbing: every lever of a plan is moved a step both ways, and what helps is kept.

A lever may stand elsewhere in the second half of a game, so a plan found so may build first and be heard later.

All moves of a pass meet the same rivals with the same chance, so that the difference between two plans is nearly free
of luck (common random numbers); the next pass meets others. Finer than the search by chance of
:mod:`sim.balance.search`, and only as good as where it begins: choices and ways to react stay as they are.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim.balance.guess import IDEA, NAME, NUMERIC, REACTIONS
from sim.balance.players import strategy_of
from sim.balance.search import Found
from sim.balance.trials import Arena, Effort
from sim.bots import Strategy

STEP, LEAST_STEP, SHORTER = 0.2, 0.1, 0.7
"""how far a lever is turned: at first, at least; and how much less after each pass"""
STRIDES = ((1.0, 0.0), (0.5, 0.0), (1.0, 0.25), (0.5, 0.25), (1.0, 0.5))
"""what is tried with the helpful moves together: share of the step, and how much of the best gain a move must bring"""

Place = tuple[str, bool]
"""a lever, and whether in the second half of the game"""
Moves = dict[Place, tuple[float, float]]
"""what is moved -> the turn it would have, and what moving it there alone gains"""
PLACES: tuple[Place, ...] = tuple((key, later) for later in (False, True) for key in NUMERIC)


def games_in(effort: Effort) -> int:
    """Give how many games of one pack a whole climb plays, with those on fresh seeds before and after."""
    return climbing_games(effort) + 2 * effort.trial


def climbing_games(effort: Effort) -> int:
    """Give how many games of one pack the passes alone play."""
    return effort.generations * (2 * len(PLACES) + len(STRIDES) + 2) * effort.games


def climb(arena: Arena, start: str) -> Found:
    """Improve the named strategy for as many passes as the arena's effort has generations; try it on fresh seeds."""
    first = replace(strategy_of(start), name=NAME, idea=IDEA)
    plan, course = improved(arena, first)
    reactions = tuple(name for name, reaction in REACTIONS.items() if reaction in plan.reactions)
    return Found(plan, reactions, arena.trial(plan), arena.trial(first), course)


def improved(arena: Arena, plan: Strategy) -> tuple[Strategy, tuple[float, ...]]:
    """Give the plan after all passes, and the worth of the best plan of each."""
    step, course = STEP, []
    for number in range(arena.effort.generations):
        moves = _helpful(arena, plan, step, number)
        tried = [plan, *(_together(plan, moves, *stride) for stride in STRIDES)]
        worth = arena.worth(tried, number)
        plan = tried[int(np.argmax(worth))]
        course.append(float(worth.max()))
        step = max(LEAST_STEP, SHORTER * step)
    return plan, tuple(course)


def _helpful(arena: Arena, plan: Strategy, step: float, number: int) -> Moves:
    """Try everything a step up and a step down alone; give the moves that gain something, the better of two."""
    ways = [(place, _clipped(_turn(plan, place) + way * step)) for place in PLACES for way in (1, -1)]
    worth = arena.worth([plan, *(_moved(plan, {place: turn}) for place, turn in ways)], number)
    moves: Moves = {}
    for (place, turn), gain in zip(ways, worth[1:] - worth[0], strict=True):
        if gain > moves.get(place, (0.0, 0.0))[1]:
            moves[place] = (turn, float(gain))
    return moves


def _together(plan: Strategy, moves: Moves, share: float, least: float) -> Strategy:
    """Give the plan after a share of every move that gains at least so much of what the best one gains."""
    best = max((gain for _, gain in moves.values()), default=0.0)
    kept = {place: turn for place, (turn, gain) in moves.items() if gain >= least * best}
    return _moved(plan, {place: _turn(plan, place) * (1 - share) + share * turn for place, turn in kept.items()})


def _moved(plan: Strategy, turns: Mapping[Place, float]) -> Strategy:
    """Give the plan with some levers elsewhere; where the first half moves, the second half stays as it was."""
    first = {key: _clipped(turn) for (key, later), turn in turns.items() if not later}
    second = {key: plan.turns.get(key, 0.0) for key in first} | dict(plan.later)
    second |= {key: _clipped(turn) for (key, later), turn in turns.items() if later}
    usual = {**plan.turns, **first}
    return replace(plan, turns=usual, later={key: turn for key, turn in second.items() if turn != usual.get(key, 0.0)})


def _turn(plan: Strategy, place: Place) -> float:
    key, later = place
    usual = plan.turns.get(key, 0.0)
    return plan.later.get(key, usual) if later else usual


def _clipped(turn: float) -> float:
    return round(min(1.0, max(-1.0, turn)), 2)
