"""A plan made for one company, size or version, fitted to another: what means something there is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.exploring.questions import LIST
from game.shown.sweeping import Turned
from sim.decisions import Decisions, DecisionsRefused, check
from sim.levers import AIMS, Kind, Lever, Value
from sim.scenario import Scenario

HUGE, NEAR = 1e15, 1e-9


@dataclass(frozen=True, slots=True)
class Fitted:
    """A plan that can be tried, and the levers that could not be taken over as they were."""

    values: Decisions
    changed: tuple[str, ...]


def fitted(values: Mapping[str, object], scale: float, scenario: Scenario) -> Fitted:
    """Fit a plan's levers: money and people grow with the company, what is out of range comes to its bound.

    A lever that the plan does not know, or whose value means nothing here, is at its start; so is an aim at a list, as
    it names customers of another market.
    """
    times = scenario.scale / scale
    found = {key: _fitted(lever, values.get(key), times) for key, lever in scenario.levers.items()}
    changed = tuple(key for key, (_value, kept) in found.items() if not kept)
    levers = {key: value for key, (value, _kept) in found.items()}
    texts = {key: values.get(key, "") for key in AIMS}
    here = {key: text for key, text in texts.items() if text == "" or _means_something(key, text, levers, scenario)}
    return Fitted(check(levers | here, scenario), (*changed, *(key for key in AIMS if key not in here)))


def fitted_stretch(turned: Turned, scale: float, scenario: Scenario) -> Turned:
    """Fit the stretch through which a lever is turned, as :func:`fitted` does a plan's levers."""
    lever = scenario.levers[turned.lever]
    times = scenario.scale / scale if lever.kind in (Kind.MONEY, Kind.COUNT) else 1.0
    low, high = (min(max(times * end, lever.low), lever.high) for end in (turned.low, turned.high))
    return Turned(turned.lever, low, high, turned.points)


def _means_something(key: str, text: object, levers: Mapping[str, Value], scenario: Scenario) -> bool:
    """Tell whether an aim, or automation rules, can be followed here."""
    try:
        found = check({**levers, key: text}, scenario).as_dict()[key]
    except DecisionsRefused:
        return False
    return not str(found).startswith(LIST)


def _fitted(lever: Lever, value: object, times: float) -> tuple[Value, bool]:
    """Give a lever's value here, and whether it is still what was meant."""
    if lever.numeric:
        return _number(lever, value, times)
    if lever.kind is Kind.SUBSET and isinstance(value, list | tuple):
        chosen = tuple(option for option in lever.options if option in value)
        fits = len(chosen) == len(value) and bool(chosen or lever.key != "channels")
        return (chosen, True) if fits else (lever.start, False)
    return (str(value), True) if value in lever.options else (lever.start, False)


def _number(lever: Lever, value: object, times: float) -> tuple[Value, bool]:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < HUGE:
        return lever.start, False
    meant = value * (times if lever.kind in (Kind.MONEY, Kind.COUNT) else 1.0)
    meant = float(round(meant)) if lever.kind is Kind.COUNT else meant
    kept = min(max(meant, lever.low), lever.high)
    return int(kept) if lever.kind is Kind.COUNT else float(kept), abs(kept - meant) <= NEAR * max(1.0, abs(meant))
