"""Finding a strategy by search over the levers: the cross-entropy method (Rubinstein 1999; de Boer et al. 2005).

Strategies are drawn from a guess; the best of each generation move the guess towards themselves. All strategies of a
generation meet the same rivals on the same seats with the same chance, so that they are compared with each other and
not by their luck; the next generation meets others, so that nobody learns one market by heart.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.balance.guess import around, draw, learned, middle
from sim.balance.trials import Arena, Trial
from sim.bots import Strategy

ELITE = 0.2
"""share of a generation that the next one learns from"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search ended with."""

    strategy: Strategy
    reactions: tuple[str, ...]
    """names of its ways to react"""
    trials: Mapping[str, Trial]
    """pack -> how it did on fresh seeds"""
    start: Mapping[str, Trial]
    """the same games played by the middle of where the search began"""
    course: tuple[float, ...]
    """mean worth of the best of every generation"""


def search(arena: Arena, start: str | None = None) -> Found:
    """Search a strategy that wins in the arena; the same arena and start find the same strategy.

    ``start`` names the strategy around which to begin; none: the start decisions.
    """
    effort = arena.effort
    chance = np.random.Generator(np.random.Philox(key=np.array([effort.seed, 77], np.uint64)))
    guess = around(start)
    first = middle(guess).strategy()
    course = []
    for generation in range(effort.generations):
        drawn = [middle(guess), *(draw(guess, chance) for _ in range(effort.population - 1))]
        worth = arena.worth([one.strategy() for one in drawn], generation)
        best = np.argsort(-worth, kind="stable")[: max(2, round(ELITE * effort.population))]
        course.append(float(worth[best].mean()))
        guess = learned(guess, [drawn[place] for place in best])
    found = middle(guess)
    trials, before = arena.trial(found.strategy()), arena.trial(first)
    return Found(found.strategy(), found.reactions(), trials, before, tuple(course))
