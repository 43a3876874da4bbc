"""What a strategy is: an idea in one sentence, and how far it turns each lever away from the start.

Turns are relative, so the same strategy plays every scenario at every size: 0 leaves a lever where the company had it,
1 is the top of its range, -1 the bottom.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sim import budget
from sim.decisions import Decisions, check, starting
from sim.levers import Kind, Lever, Value
from sim.report import FirmReport, Position
from sim.scenario import Scenario
from sim.text import Text

EVERY_CHANNEL = ("phone", "chat", "social")
Turns = dict[str, float]
"""Numeric lever -> how far from its start, -1 to 1."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a firm knows when it decides."""

    scenario: Scenario
    position: Position
    last: FirmReport | None
    """the round before; none before the first"""
    round_number: int

    @property
    def second_half(self) -> bool:
        """True from the round after half-time on."""
        return self.round_number > self.scenario.rounds // 2


Reaction = Callable[[Turns, Situation], Turns]
"""Gives the turns of a round from the strategy's usual ones and what the firm knows."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """One way to run a firm."""

    name: Text
    idea: Text
    turns: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    choices: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    """what is chosen where a lever is a choice or a subset; what is left out stays at its start"""
    reactions: tuple[Reaction, ...] = ()
    """applied one after the other"""
    later: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """turns that take the place of the usual ones in the second half of a game"""


def follow(strategy: Strategy, situation: Situation) -> Decisions:
    """Give the decisions of a firm that follows ``strategy``: valid, and within its budget."""
    turns = {**strategy.turns, **(strategy.later if situation.second_half else {})}
    for react in strategy.reactions:
        turns = react(turns, situation)
    scenario = situation.scenario
    levers = scenario.levers
    turned = {key: turned_to(levers[key], turn) for key, turn in turns.items()}
    decisions = check({**starting(scenario).as_dict(), **strategy.choices, **turned}, scenario)
    return budget.fit(decisions, scenario, situation.position)


def turned_to(lever: Lever, turn: float) -> float:
    """Give the value of a numeric lever turned by ``turn`` of the way to its top or bottom."""
    start = start_of(lever)
    end = lever.top if turn > 0 else lever.low
    value = start + min(abs(turn), 1.0) * (end - start)
    if lever.kind is Kind.COUNT:
        return float(round(value))
    return min(max(_tidy(value, lever.step), lever.low), lever.high)


def turn_to(lever: Lever, value: float) -> float:
    """Give the turn that brings a numeric lever to ``value``, or as near as its range goes."""
    start = start_of(lever)
    reach = lever.top - start if value > start else start - lever.low
    return max(-1.0, min(1.0, (value - start) / reach)) if reach > 0 else 0.0


def start_of(lever: Lever) -> float:
    """Give where a numeric lever stood before the teams took over."""
    if isinstance(lever.start, str | tuple):
        raise TypeError(f"lever {lever.key} is not numeric")
    return float(lever.start)


def _tidy(value: float, step: float) -> float:
    """Give a value as a person would set it: on the lever's steps."""
    return round(round(value / step) * step, 6) if step else value
