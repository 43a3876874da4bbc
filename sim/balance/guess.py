"""Where a search believes good strategies to be, and strategies drawn from there.

A strategy is a turn for every numeric lever (drawn from a normal distribution), and an option for every choice and for
every way to react to what a firm sees (drawn by odds).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.balance.players import strategy_of
from sim.bots import Strategy, reactions
from sim.bots.strategy import Reaction
from sim.levers import LEVERS, Kind, Value
from sim.text import Text

NUMERIC = tuple(lever.key for lever in LEVERS if lever.numeric)
CHANNELS: tuple[Value, ...] = (("phone",), ("chat", "phone"), ("chat", "phone", "social"))
CHOICES: dict[str, tuple[Value, ...]] = {lever.key: lever.options for lever in LEVERS if lever.kind is Kind.CHOICE} | {
    "channels": CHANNELS
}
"""what the search may choose among; which segments to target differs from pack to pack and stays at the start"""
REACTIONS: dict[str, Reaction] = {
    "message_as_often_as_welcome": reactions.message_as_often_as_welcome,
    "cure_causes": reactions.cure_causes,
    "staff_to_load": reactions.staff_to_load,
}
"""ways to react that a strategy may have, in the order in which they act"""

STEP = 0.05
"""turns are rounded to this, so that what was tried is what is printed"""
SPREAD, LEAST_SPREAD = 0.4, 0.06
"""of turns: at first, and never less"""
LEAST_ODDS = 0.04
LEANING = 0.6
"""odds that a search beginning at a known strategy adds to what that strategy chooses"""
LEARNING = 0.7
"""weight of what was learned last"""

NAME = Text(en="Found by search", zh="搜索所得")
IDEA = Text(en="Came out of a search over all levers.", zh="对所有决策项搜索得出。")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One strategy as the search sees it: turns in the order of ``NUMERIC``, and picked options by number."""

    turns: tuple[float, ...]
    picks: Mapping[str, int]

    def strategy(self) -> Strategy:
        """Give the strategy."""
        turns = {key: turn for key, turn in zip(NUMERIC, self.turns, strict=True) if turn}
        choices = {key: options[self.picks[key]] for key, options in CHOICES.items()}
        return Strategy(NAME, IDEA, turns, choices, tuple(REACTIONS[name] for name in self.reactions()))

    def reactions(self) -> tuple[str, ...]:
        """Give the names of its ways to react."""
        return tuple(name for name in REACTIONS if self.picks[name])


def _even() -> dict[str, NDArray[np.float64]]:
    sizes = {key: len(options) for key, options in CHOICES.items()} | dict.fromkeys(REACTIONS, 2)
    return {key: np.full(size, 1.0 / size) for key, size in sizes.items()}


@dataclass(slots=True)
class Guess:
    """Means and spreads of turns, in the order of ``NUMERIC``; odds of every choice's options and every reaction."""

    means: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(NUMERIC)))
    spreads: NDArray[np.float64] = field(default_factory=lambda: np.full(len(NUMERIC), SPREAD))
    odds: dict[str, NDArray[np.float64]] = field(default_factory=_even)


def around(start: str | None) -> Guess:
    """Give the guess to begin with: around the start decisions, every option as likely; or around a named strategy."""
    guess = Guess()
    if start is None:
        return guess
    known = strategy_of(start)
    guess.means = np.array([known.turns.get(key, 0.0) for key in NUMERIC])
    for key, options in CHOICES.items():
        chosen = known.choices.get(key)
        chosen = tuple(sorted(chosen)) if isinstance(chosen, tuple) else chosen
        if chosen in options:
            guess.odds[key] = _leaning(len(options), options.index(chosen))
    for name, reaction in REACTIONS.items():
        guess.odds[name] = _leaning(2, int(reaction in known.reactions))
    return guess


def draw(guess: Guess, chance: np.random.Generator) -> Candidate:
    """Draw one strategy."""
    turns = guess.means + guess.spreads * chance.standard_normal(len(NUMERIC))
    picks = {key: int(chance.choice(len(odds), p=odds)) for key, odds in guess.odds.items()}
    return Candidate(_rounded(turns), picks)


def middle(guess: Guess) -> Candidate:
    """Give the strategy in the middle of the guess: mean turns, likeliest options."""
    return Candidate(_rounded(guess.means), {key: int(odds.argmax()) for key, odds in guess.odds.items()})


def learned(guess: Guess, best: Sequence[Candidate]) -> Guess:
    """Give the guess moved towards the best."""
    turns = np.array([one.turns for one in best])
    odds = {}
    for key, before in guess.odds.items():
        seen = np.bincount([one.picks[key] for one in best], minlength=before.size) / len(best)
        kept = np.maximum(LEARNING * seen + (1 - LEARNING) * before, LEAST_ODDS)
        odds[key] = kept / kept.sum()
    return Guess(
        means=LEARNING * turns.mean(0) + (1 - LEARNING) * guess.means,
        spreads=np.maximum(LEARNING * turns.std(0) + (1 - LEARNING) * guess.spreads, LEAST_SPREAD),
        odds=odds,
    )


def _rounded(turns: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(round(float(turn) / STEP) * STEP, 2) for turn in np.clip(turns, -1.0, 1.0))


def _leaning(size: int, place: int) -> NDArray[np.float64]:
    odds = np.full(size, (1 - LEANING) / size)
    odds[place] += LEANING
    return odds
