"""Finding, reading and checking scenario packs.

A wrong file is refused with the path inside it, the value that stands there and what is allowed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from sim.bots import STRATEGIES
from sim.levers import CATALOGUE, Kind, Lever
from sim.scenario import LeverSettings, Scenario

FOLDER = Path(__file__).resolve().parent.parent / "scenarios"


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One thing wrong with a pack: where in the file, what stands there, and what is allowed."""

    path: str
    value: object
    allowed: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.path}: {self.value!r} - {self.allowed}"


class ScenarioRefused(Exception):
    """A pack cannot be played; nothing was loaded."""

    def __init__(self, file: str, problems: tuple[PackProblem, ...]) -> None:
        self.file = file
        self.problems = problems
        super().__init__(file + "\n" + "\n".join(f"  {problem}" for problem in problems))


def keys() -> list[str]:
    """List the packs that are there, by key."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@lru_cache(maxsize=64)
def load(key: str) -> Scenario:
    """Give the pack named ``key``; refuse an unknown key and a wrong file with :class:`ScenarioRefused`."""
    if key not in keys():
        raise ScenarioRefused(key, (PackProblem("key", key, f"one of {', '.join(keys())}"),))
    return load_file(FOLDER / f"{key}.yaml")


def load_file(path: Path) -> Scenario:
    """Read and check one pack."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problem = PackProblem("", str(path), f"a readable YAML file ({error})")
        raise ScenarioRefused(str(path), (problem,)) from error
    if not isinstance(data, dict):
        raise ScenarioRefused(str(path), (PackProblem("", data, "a mapping of keys"),))
    return from_data(data, str(path), expected_key=path.stem)


def from_data(data: dict[str, object], file: str, expected_key: str | None = None) -> Scenario:
    """Check a pack that is already read."""
    try:
        scenario = Scenario.model_validate(data)
    except ValidationError as error:
        problems = tuple(
            PackProblem(".".join(map(str, e["loc"])), e.get("input"), e["msg"]) for e in error.errors(include_url=False)
        )
        raise ScenarioRefused(file, problems) from error
    problems = tuple(_inconsistencies(scenario, expected_key))
    if problems:
        raise ScenarioRefused(file, problems)
    return scenario


def _inconsistencies(scenario: Scenario, expected_key: str | None) -> Iterator[PackProblem]:
    if expected_key is not None and scenario.key != expected_key:
        yield PackProblem("key", scenario.key, f"the file's own name, {expected_key}")
    if scenario.scale != 1.0:
        yield PackProblem("scale", scenario.scale, "1; a pack is written at its nominal size")
    for number, rival in enumerate(scenario.rivals):
        if rival not in STRATEGIES:
            yield PackProblem(f"rivals.{number}", rival, f"one of {', '.join(STRATEGIES)}")
    yield from _segment_problems(scenario)
    yield from _lever_problems(scenario)
    yield from _score_problems(scenario)
    for number, event in enumerate(scenario.events):
        if event.round > scenario.rounds:
            yield PackProblem(f"events.{number}.round", event.round, f"1 to {scenario.rounds}")


def _segment_problems(scenario: Scenario) -> Iterator[PackProblem]:
    total = sum(segment.share for segment in scenario.segments)
    if abs(total - 1) > 1e-6:
        yield PackProblem("segments.*.share", round(total, 6), "shares that add up to 1")
    names = [segment.key for segment in scenario.segments]
    if len(set(names)) < len(names):
        yield PackProblem("segments.*.key", names, "different keys")
    for number, person in enumerate(scenario.people):
        if person.segment not in names:
            yield PackProblem(f"people.{number}.segment", person.segment, f"one of {', '.join(names)}")


def _lever_problems(scenario: Scenario) -> Iterator[PackProblem]:
    for key in scenario.settings:
        if key not in CATALOGUE:
            yield PackProblem(f"levers.{key}", key, f"one of {', '.join(CATALOGUE)}")
    for key, lever in scenario.levers.items():
        settings = scenario.settings.get(key, LeverSettings())
        if lever.numeric:
            yield from _numeric_problems(lever)
        elif any(value is not None for value in (settings.low, settings.high, settings.step)):
            yield PackProblem(f"levers.{key}", settings.model_dump(exclude_none=True), "only start, no range")
        elif not set(lever.start if isinstance(lever.start, tuple) else (lever.start,)) <= set(lever.options):
            yield PackProblem(f"levers.{key}.start", lever.start, f"of {', '.join(lever.options)}")


def _numeric_problems(lever: Lever) -> Iterator[PackProblem]:
    if isinstance(lever.start, str | tuple) or not lever.low <= lever.start <= lever.high:
        yield PackProblem(f"levers.{lever.key}.start", lever.start, f"{lever.low:g} to {lever.high:g}")
    widest = CATALOGUE[lever.key]
    bounded = lever.kind in (Kind.SHARE, Kind.RATE) and not lever.unit.startswith("yuan")
    if lever.low < widest.low or (bounded and lever.high > widest.high):
        yield PackProblem(f"levers.{lever.key}", (lever.low, lever.high), f"{widest.low:g} to {widest.high:g}")
    if lever.low >= lever.high:
        yield PackProblem(f"levers.{lever.key}", (lever.low, lever.high), "low below high")


def _score_problems(scenario: Scenario) -> Iterator[PackProblem]:
    parts = {"retention", "satisfaction", "profit", "equity"}
    for name, found in (("weights", set(scenario.score.weights)), ("scale", set(scenario.score.scale))):
        if found != parts:
            yield PackProblem(f"score.{name}", sorted(found), f"exactly {', '.join(sorted(parts))}")
    if min(scenario.score.weights.values(), default=0) < 0 or sum(scenario.score.weights.values()) <= 0:
        yield PackProblem("score.weights", scenario.score.weights, "none negative, not all zero")
    for part, (low, high) in scenario.score.scale.items():
        if low >= high:
            yield PackProblem(f"score.scale.{part}", (low, high), "low below high")
