"""A firm's decisions for one round: a value for every lever, checked against the scenario."""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeGuard

from sim.levers import AIMS, MAY_BE_MISSING, Kind, Lever, Value
from sim.scenario import Scenario
from sim.targeting import aims, rules
from sim.targeting.aims import Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """One value per lever; the fields are the keys of :data:`sim.levers.EVERY_LEVER`, in its units."""

    ads_search: float
    ads_social: float
    ads_brand: float
    target_segments: tuple[str, ...]
    """no segment named: everybody is addressed"""
    promotion_depth: float
    promotion_audience: str
    messages: float
    personalisation: float
    cross_selling: float
    agents: int
    specialists: int
    training: float
    pay: float
    self_service: float
    channels: tuple[str, ...]
    routing: str
    compensation: float
    empowerment: float
    complaint_hours: float
    points_rate: float
    tier_benefits: float
    care_contacts_a: float
    care_contacts_b: float
    care_contacts_c: float
    key_account_managers: int
    proactive_audience: str
    proactive_offer: str
    proactive_reach: float
    win_back_audience: str
    win_back_offer: str
    win_back_budget: float
    survey_share: float
    survey_follow_up: float
    platform_operational: float
    platform_analytical: float
    platform_collaborative: float
    data_quality: float
    visits: int = 0
    """visits a week that customers may book"""
    self_service_push: float = 0.0
    """share of the contacts, the easiest first, that must try self-service before they may call"""
    studies: tuple[str, ...] = ()
    """what an institute is to find out about the rivals"""
    study_interviews: float = 400.0
    """for each study, over all rivals together"""
    messages_to: str = ""
    """customers who get messages; the empty text stands for everybody, here and below"""
    priority_to: str = ""
    """customers who are served before all others"""
    care_to: str = ""
    proactive_to: str = ""
    win_back_to: str = ""
    automation: str = ""

    @property
    def aimed(self) -> bool:
        """True where an aim or an automation rule is set."""
        return any(getattr(self, key) for key in AIMS)

    def as_dict(self) -> dict[str, Value]:
        """Give the decisions as plain values, one per lever (tuples become lists in JSON)."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a set of decisions: a code, the lever, its value and what is allowed."""

    code: str
    lever: str
    value: object
    allowed: dict[str, object]

    def __str__(self) -> str:
        """Say it in one line."""
        allowed = ", ".join(f"{name}: {value}" for name, value in self.allowed.items())
        return f"{self.lever}: {self.code} ({self.value!r}; {allowed})"


_starts: deque[tuple[Scenario, "Decisions"]] = deque(maxlen=8)
"""the last scenarios whose start was asked for; neither they nor decisions ever change"""


class DecisionsRefused(Exception):
    """The decisions cannot be played as they stand; nothing was changed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


def starting(scenario: Scenario) -> Decisions:
    """Give what the company did before the teams took over: every lever at its start.

    It is asked for many times a round, and of few scenarios; who asks of the same object again has the same answer.
    """
    for known, start in tuple(_starts):
        if known is scenario:
            return start
    start = check({key: lever.start for key, lever in scenario.levers.items()}, scenario)
    _starts.append((scenario, start))
    return start


def at_another_seat(decisions: Decisions, shift: int, twins: int, mirrors: int) -> Decisions:
    """Give the decisions for a firm so many seats further: its lists name its own copies of the same people."""
    texts = {key: getattr(decisions, key) for key, lever in AIMS.items() if lever.kind is Kind.AIM}
    further = {key: aims.moved(text, shift, twins, mirrors) for key, text in texts.items() if text}
    return replace(decisions, **further) if further else decisions  # type: ignore[arg-type]


def complete(changes: Mapping[str, object], base: Decisions, scenario: Scenario) -> Decisions:
    """Give ``base`` with ``changes`` made to it, checked."""
    return check({**base.as_dict(), **changes}, scenario)


def check(values: Mapping[str, object], scenario: Scenario) -> Decisions:
    """Give the decisions that ``values`` state; refuse them with every problem found in them.

    Aims, automation rules and the levers of :data:`sim.levers.LATER` may be missing, as they are in what was decided
    before there were any.
    """
    levers = scenario.levers
    problems = [
        Problem("unknown_lever", str(key), values[key], {}) for key in values if key not in levers and key not in AIMS
    ]
    checked: dict[str, Value] = {}
    for key, lever in levers.items():
        if key not in values and key in MAY_BE_MISSING:
            checked[key] = _normal(lever, lever.start)
        elif key not in values:
            problems.append(Problem("missing_lever", key, None, _allowed(lever)))
        elif found := list(_problems(lever, values[key])):
            problems += found
        else:
            checked[key] = _normal(lever, values[key])
    for key, lever in AIMS.items():
        try:
            checked[key] = _text(lever, values.get(key, lever.start), scenario)
        except Unreadable as fault:
            problems.append(Problem(fault.code, key, fault.part, {"line": fault.line}))
    if problems:
        raise DecisionsRefused(problems)
    return Decisions(**checked)  # type: ignore[arg-type]


def _problems(lever: Lever, value: object) -> Iterator[Problem]:
    """Yield what is wrong with one value."""
    allowed = _allowed(lever)
    if lever.kind is Kind.SUBSET:
        if not isinstance(value, list | tuple | set | frozenset):
            yield Problem("wrong_type", lever.key, value, allowed)
        elif not set(value) <= set(lever.options):
            yield Problem("not_an_option", lever.key, sorted(map(str, value)), allowed)
        elif lever.key == "channels" and not value:
            yield Problem("empty_subset", lever.key, [], allowed)
    elif lever.kind is Kind.CHOICE:
        if value not in lever.options:
            yield Problem("not_an_option", lever.key, value, allowed)
    elif not _is_number(value, whole=lever.kind is Kind.COUNT):
        yield Problem("wrong_type", lever.key, value, allowed)
    elif not lever.low <= value <= lever.high:
        yield Problem("out_of_range", lever.key, value, allowed)


def _text(lever: Lever, value: object, scenario: Scenario) -> str:
    """Give an aim's or rules' text in the one form in which it is kept."""
    if not isinstance(value, str):
        raise Unreadable("wrong_type", str(value))
    if lever.kind is Kind.RULES:
        return rules.normal(value)
    text = aims.normal(value, lever.key)
    strange = aims.segments_in(text) - {segment.key for segment in scenario.segments}
    if strange:
        raise Unreadable("bad_condition", f"segment={min(strange)}")
    return text


def _is_number(value: object, *, whole: bool) -> TypeGuard[float]:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    return not whole or value == int(value)


def _allowed(lever: Lever) -> dict[str, object]:
    if lever.numeric:
        return {"low": lever.low, "high": lever.high}
    return {"options": list(lever.options)}


def _normal(lever: Lever, value: object) -> Value:
    """Give a checked value in the one form in which it is kept."""
    if lever.kind is Kind.SUBSET and isinstance(value, Iterable):
        chosen = set(value)
        return tuple(option for option in lever.options if option in chosen)
    if lever.kind is Kind.COUNT and isinstance(value, int | float):
        return int(value)
    if isinstance(value, int | float):
        return float(value)
    return str(value)
