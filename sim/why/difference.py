"""What made the difference between two firms: their gap shared out among the groups of their decisions.

The two exchange the decisions of some groups, and the game is played again; so for every set of groups. What a group
is worth is its Shapley value (Shapley 1953): the mean, over all orders in which the groups could change hands, of what
its own exchange does to the gap. Exact, as four groups make only sixteen games; it adds up; groups that do the same
get the same; a group in which the two decided alike gets nothing.

When everything has changed hands, the firms have changed roles, and but for their places in the market the gap is
turned round. So the decisions' part of the gap is half of what the whole exchange does to it. What is left over is the
part of the places: who is whose neighbour, and with it luck. In parallel markets there is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import factorial, fsum

from sim import market, quarter
from sim.decisions import Decisions, at_another_seat
from sim.levers import Group, Value
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import PARTS, score
from sim.why.replay import Stretch, of_group, replay

GROUPS = tuple(group.value for group in Group)
EVERY = range(2 ** len(GROUPS))
"""all sets of groups; bit i of a number stands for group i"""
ALL = 2 ** len(GROUPS) - 1

Figures = dict[str, float]
"""A firm's whole game in figures: the parts of its score (``score_retention``, ...), and what stands in its reports"""
Pair = tuple[Figures, Figures]
"""the first firm's and the second's"""


@dataclass(frozen=True, slots=True)
class Duel:
    """Two firms of one game, and all that decides how it goes; plain values."""

    scenario: Scenario
    """at its nominal size"""
    customers: int | None
    seed: int
    rounds: Sequence[Mapping[str, Decisions]]
    """what everybody in the first firm's market decided, round by round"""
    firm: str
    other: str | None
    """the second firm; None where it had a copy of the market to itself"""
    theirs: Sequence[Decisions]
    """what the second firm decided"""
    reacting: Mapping[str, str] = field(default_factory=dict)
    """computer rivals in a copy of the market -> strategy: they decide by what happens"""
    counted: tuple[Sequence[int], Sequence[int]] = ((), ())
    """the rounds, from 1, that each of the two answers for; none named: all"""


def distinct(duel: Duel) -> dict[int, int]:
    """Give for every set of groups the set whose game is the same to the bit: without groups decided alike.

    A list names other people at another seat, so two lists are never alike.
    """
    differ = sum(1 << place for place, group in enumerate(GROUPS) if not _alike(duel, group))
    return {chosen: chosen & differ for chosen in EVERY}


def _alike(duel: Duel, group: str) -> bool:
    pairs = [
        (of_group(decided[duel.firm], group), of_group(theirs, group))
        for decided, theirs in zip(duel.rounds, duel.theirs, strict=True)
    ]
    return all(mine == theirs and not any(_is_list(value) for value in mine.values()) for mine, theirs in pairs)


def _is_list(value: Value) -> bool:
    return isinstance(value, str) and value.lstrip().startswith("list ")


def exchanged(duel: Duel, sets: Sequence[int]) -> list[Pair]:
    """Play the game once for each set of groups whose decisions the two exchange."""
    world = market.create(duel.scenario, tuple(duel.rounds[0]), duel.seed, duel.customers)
    sized = quarter.at_size_of(duel.scenario, world)
    stretch = Stretch(sized, world, duel.rounds, duel.seed, duel.reacting)
    return [_play(duel, stretch, chosen) for chosen in sets]


def _play(duel: Duel, stretch: Stretch, chosen: int) -> Pair:
    own = [decided[duel.firm] for decided in duel.rounds]
    world, other_firm = stretch.before, duel.other or duel.firm
    shift = world.seat(duel.firm) - world.seat(other_firm)
    place = world.twins, world.mirrors
    changes = {duel.firm: [_of_groups(at_another_seat(each, shift, *place), chosen) for each in duel.theirs]}
    if duel.other is not None:
        changes[duel.other] = [_of_groups(at_another_seat(each, -shift, *place), chosen) for each in own]
    lived = replay(stretch, changes, within_budget=False)
    first, second = duel.counted
    return (
        figures(lived.reports(duel.firm), first, stretch.scenario),
        figures(lived.reports(other_firm), second, stretch.scenario),
    )


def _of_groups(decisions: Decisions, chosen: int) -> dict[str, Value]:
    """Give what decisions say about the levers of a set of groups."""
    values: dict[str, Value] = {}
    for place, group in enumerate(GROUPS):
        if chosen >> place & 1:
            values |= of_group(decisions, group)
    return values


def figures(reports: Sequence[FirmReport], counted: Sequence[int], scenario: Scenario) -> Figures:
    """Give a firm's game in figures, over the rounds it answers for (none named: all)."""
    told = [report for number, report in enumerate(reports, start=1) if not counted or number in counted]
    parts = score(told, scenario).parts
    return {f"score_{part}": parts[part] for part in PARTS} | {
        "retention": fsum(report.retention for report in told) / len(told),
        "customers_end": float(told[-1].customers_end),
        "satisfaction": fsum(report.satisfaction for report in told) / len(told),
        "profit": fsum(report.profit for report in told),
        "equity": told[-1].equity,
    }


def gaps(pairs: Sequence[Pair], *, copies: bool) -> list[Figures]:
    """Give by how much the first is ahead, for every set of groups, in the order of :data:`EVERY`.

    ``copies``: each had the market to itself, so that the second with the first's decisions of a set of groups is the
    first with the second's of all others.
    """
    seconds = [pairs[ALL - chosen][1] if copies else pairs[chosen][1] for chosen in EVERY]
    return [
        {name: first[name] - second[name] for name in first} for (first, _), second in zip(pairs, seconds, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Shared:
    """One figure's gap, shared out; the groups' parts and the places' add up to it."""

    gap: float
    groups: Mapping[str, float]
    places: float


def share_out(worth: Sequence[float]) -> Shared:
    """Share out a gap; ``worth`` is the gap for every set of groups exchanged, in the order of :data:`EVERY`."""
    parts = {group: -value / 2 for group, value in zip(GROUPS, shapley(worth), strict=True)}
    return Shared(gap=worth[0], groups=parts, places=(worth[0] + worth[ALL]) / 2)


def shapley(worth: Sequence[float]) -> list[float]:
    """Give every player's Shapley value; ``worth`` has a value for each set of players, by its bits.

    Raises:
        ValueError: the number of values is not a power of two.
    """
    players = len(worth).bit_length() - 1
    if len(worth) != 2**players:
        raise ValueError(f"{len(worth)} values are not those of all sets of players")
    weights = [factorial(size) * factorial(players - 1 - size) for size in range(players)]
    return [
        fsum(
            weights[chosen.bit_count()] * (worth[chosen | 1 << player] - worth[chosen])
            for chosen in range(2**players)
            if not chosen >> player & 1
        )
        / factorial(players)
        for player in range(players)
    ]
