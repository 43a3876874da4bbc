"""The answer to a step: its numbers over all seeds, which option is right, and whether the sentence is true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from game.demos.followed import FOLLOWED
from game.demos.form import Condition, Number, Step, Unit
from game.demos.playing import MEASURES, Found, plans_of
from game.demos.portraits import Points

BySeed = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A number of a run: its mean over the seeds, each seed's own, and how it is written."""

    mean: float
    each: BySeed
    unit: Unit


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of one plan."""

    plan: str
    bars: tuple[Value, ...] = ()
    """one for each measure, or, with groups, for each group"""
    rounds: tuple[tuple[Value, ...], ...] = ()
    """measure by measure, round by round"""
    curve: Points | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out of a step."""

    numbers: Mapping[str, Value]
    right: tuple[int, ...]
    """places of the options that are right"""
    true: bool
    """all claims of the step hold, for the mean of the seeds"""
    held: int
    """in how many of the markets, taken alone, all claims hold"""
    drawn: tuple[Drawn, ...]
    seeds: int


def answer(step: Step, found: Sequence[Mapping[str, Found]]) -> Answer:
    """Give the answer from what each seed gave."""
    numbers: dict[str, Value] = {}
    for name, number in step.numbers.items():
        numbers[name] = _value(step, number, found, numbers)
    right = [place for place, option in enumerate(step.options) if option.right and holds(option.right, numbers)]
    return Answer(
        numbers=numbers,
        right=tuple(right),
        true=holds(step.claims, numbers),
        held=sum(_holds_in(step, numbers, seed) for seed in range(len(found))),
        drawn=tuple(_drawn(step, plan.key, found) for plan in plans_of(step)),
        seeds=len(found),
    )


def holds(conditions: Sequence[Condition], numbers: Mapping[str, Value]) -> bool:
    """Tell whether all conditions hold for the means."""
    return all(condition.holds(numbers[condition.number].mean) for condition in conditions)


def _holds_in(step: Step, numbers: Mapping[str, Value], seed: int) -> bool:
    """Tell whether all claims hold in one market alone."""
    return all(claim.holds(numbers[claim.number].each[seed]) for claim in step.claims)


def unit_of(step: Step, number: Number) -> Unit:
    """Give how a number is written."""
    if number.unit is not None:
        return number.unit
    if number.over is not None:
        return "times"
    if number.more_than is not None:
        return "share"
    if number.best:
        return "plain"
    if number.measure is None:
        base = unit_of(step, step.numbers[number.number or ""])
    else:
        base = FOLLOWED[number.measure].unit if number.group is not None else MEASURES[number.measure].unit
    return "points" if base == "share" and number.minus is not None else base


def _value(step: Step, number: Number, found: Sequence[Mapping[str, Found]], known: Mapping[str, Value]) -> Value:
    """Work out one number: seed by seed, so that plans are held against each other on the same customers."""
    unit = unit_of(step, number)
    if number.best:
        return _best(step, number, found, unit)
    other = number.minus or number.over or number.more_than
    if number.measure is None:
        firsts = known[number.number or ""].each
        seconds = known[other].each if other is not None else ()
    else:
        key = number.measure if number.group is None else f"{number.measure}@{number.group}"
        firsts = _of_plan(found, number.plan or plans_of(step)[0].key, key)
        seconds = _of_plan(found, other, key) if other is not None else ()
    each = tuple(_worked_out(number, *pair) for pair in zip(firsts, seconds or firsts, strict=True))
    return Value(_mean_of(number, firsts, seconds, each), each, unit)


def _mean_of(number: Number, firsts: BySeed, seconds: BySeed, each: BySeed) -> float:
    """Give the mean; of a ratio, that of the means, as a ratio of two small numbers of one seed says little."""
    if number.over is None and number.more_than is None:
        return float(np.mean(each))
    return _worked_out(number, float(np.mean(firsts)), float(np.mean(seconds)))


def _worked_out(number: Number, first: float, second: float) -> float:
    if number.minus is not None:
        return first - second
    if number.over is not None:
        return first / second if second else nan
    if number.more_than is not None:
        return first / second - 1 if second else nan
    return first


def _of_plan(found: Sequence[Mapping[str, Found]], plan: str, key: str) -> BySeed:
    return tuple(float(one[plan].numbers[key]) for one in found)


def _best(step: Step, number: Number, found: Sequence[Mapping[str, Found]], unit: Unit) -> Value:
    """Give the ladder's value at which a measure is highest, on average and for each seed."""
    if step.ladder is None or number.measure is None:
        raise KeyError("ladder")
    rows = np.array([_of_plan(found, plan.key, number.measure) for plan in plans_of(step)])
    each = tuple(float(step.ladder.values[place]) for place in rows.argmax(axis=0))
    return Value(float(step.ladder.values[int(rows.mean(axis=1).argmax())]), each, unit)


def _drawn(step: Step, plan: str, found: Sequence[Mapping[str, Found]]) -> Drawn:
    chart, units = step.chart, {name: measure.unit for name, measure in MEASURES.items()}
    bars: list[Value] = []
    if chart.kind in ("bars", "ladder"):
        for measure in chart.measures:
            for group in chart.groups or (None,):
                key = measure if group is None else f"{measure}@{group}"
                each = _of_plan(found, plan, key)
                bars.append(
                    Value(float(np.mean(each)), each, units[measure] if group is None else FOLLOWED[measure].unit)
                )
    rounds = tuple(
        tuple(
            Value(float(np.mean(each)), tuple(each), units[measure])
            for each in zip(*(one[plan].rounds[measure] for one in found), strict=True)
        )
        for measure in (chart.measures if chart.kind == "rounds" else ())
    )
    return Drawn(plan, tuple(bars), rounds, _mean_curve([one[plan].curve for one in found]))


def _mean_curve(curves: Sequence[Points | None]) -> Points | None:
    """Give the mean of the seeds' curves at the places that all of them have; firms are matched by their rank."""
    known = [curve for curve in curves if curve is not None]
    if not known:
        return None
    if len({len(xs) for xs, _ in known}) == 1:
        xs, ys = (np.mean([curve[axis] for curve in known], axis=0) for axis in (0, 1))
        return tuple(map(float, xs)), tuple(map(float, ys))
    shared = sorted(set.intersection(*(set(xs) for xs, _ in known)))
    tables = [dict(zip(*curve, strict=True)) for curve in known]
    return tuple(shared), tuple(float(np.mean([table[x] for table in tables])) for x in shared)
