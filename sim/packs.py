"""Finding, reading and checking scenario packs.

A wrong file is refused with the path inside it, the value that stands there and what is allowed.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sim import yaml_files
from sim.bots import STRATEGIES
from sim.levers import CATALOGUE, Kind, Lever
from sim.scenario import LeverSettings, Scenario
from sim.yaml_files import YamlProblem, YamlRefused

FOLDER = Path(__file__).resolve().parent.parent / "scenarios"


def keys() -> list[str]:
    """List the packs that are there, by key."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@lru_cache(maxsize=64)
def load(key: str) -> Scenario:
    """Give the pack named ``key``; refuse an unknown key and a wrong file with :class:`YamlRefused`."""
    return load_file(yaml_files.find(FOLDER, key, keys()))


def load_file(path: Path) -> Scenario:
    """Read and check one pack."""
    return yaml_files.read(path, Scenario, _inconsistencies)


def from_data(data: dict[str, object], file: str, expected_key: str | None = None) -> Scenario:
    """Check a pack that is already read."""
    return yaml_files.checked(data, file, Scenario, _inconsistencies, expected_key)


def playable() -> dict[str, Scenario]:
    """Give every pack that is sound, by key."""
    return yaml_files.sorted_out(keys(), load)[0]


def broken() -> tuple[YamlRefused, ...]:
    """Give why packs were left out."""
    return yaml_files.sorted_out(keys(), load)[1]


def _inconsistencies(scenario: Scenario, expected_key: str | None) -> Iterator[YamlProblem]:
    if expected_key is not None and scenario.key != expected_key:
        yield YamlProblem("key", scenario.key, f"the file's own name, {expected_key}")
    if scenario.scale != 1.0:
        yield YamlProblem("scale", scenario.scale, "1; a pack is written at its nominal size")
    for number, rival in enumerate(scenario.rivals):
        if rival not in STRATEGIES:
            yield YamlProblem(f"rivals.{number}", rival, f"one of {', '.join(STRATEGIES)}")
    yield from _segment_problems(scenario)
    yield from _lever_problems(scenario)
    yield from _score_problems(scenario)
    for number, event in enumerate(scenario.events):
        if event.round > scenario.rounds:
            yield YamlProblem(f"events.{number}.round", event.round, f"1 to {scenario.rounds}")


def _segment_problems(scenario: Scenario) -> Iterator[YamlProblem]:
    total = sum(segment.share for segment in scenario.segments)
    if abs(total - 1) > 1e-6:
        yield YamlProblem("segments.*.share", round(total, 6), "shares that add up to 1")
    names = [segment.key for segment in scenario.segments]
    if len(set(names)) < len(names):
        yield YamlProblem("segments.*.key", names, "different keys")
    for number, person in enumerate(scenario.people):
        if person.segment not in names:
            yield YamlProblem(f"people.{number}.segment", person.segment, f"one of {', '.join(names)}")


def _lever_problems(scenario: Scenario) -> Iterator[YamlProblem]:
    for key in scenario.settings:
        if key not in CATALOGUE:
            yield YamlProblem(f"levers.{key}", key, f"one of {', '.join(CATALOGUE)}")
    for key, lever in scenario.levers.items():
        settings = scenario.settings.get(key, LeverSettings())
        if lever.numeric:
            yield from _numeric_problems(lever)
        elif any(value is not None for value in (settings.low, settings.high, settings.step)):
            yield YamlProblem(f"levers.{key}", settings.model_dump(exclude_none=True), "only start, no range")
        elif not set(lever.start if isinstance(lever.start, tuple) else (lever.start,)) <= set(lever.options):
            yield YamlProblem(f"levers.{key}.start", lever.start, f"of {', '.join(lever.options)}")


def _numeric_problems(lever: Lever) -> Iterator[YamlProblem]:
    if isinstance(lever.start, str | tuple) or not lever.low <= lever.start <= lever.high:
        yield YamlProblem(f"levers.{lever.key}.start", lever.start, f"{lever.low:g} to {lever.high:g}")
    widest = CATALOGUE[lever.key]
    bounded = lever.kind in (Kind.SHARE, Kind.RATE) and not lever.unit.startswith("yuan")
    if lever.low < widest.low or (bounded and lever.high > widest.high):
        yield YamlProblem(f"levers.{lever.key}", (lever.low, lever.high), f"{widest.low:g} to {widest.high:g}")
    if lever.low >= lever.high:
        yield YamlProblem(f"levers.{lever.key}", (lever.low, lever.high), "low below high")


def _score_problems(scenario: Scenario) -> Iterator[YamlProblem]:
    parts = {"retention", "satisfaction", "profit", "equity"}
    for name, found in (("weights", set(scenario.score.weights)), ("scale", set(scenario.score.scale))):
        if found != parts:
            yield YamlProblem(f"score.{name}", sorted(found), f"exactly {', '.join(sorted(parts))}")
    if min(scenario.score.weights.values(), default=0) < 0 or sum(scenario.score.weights.values()) <= 0:
        yield YamlProblem("score.weights", scenario.score.weights, "none negative, not all zero")
    for part, (low, high) in scenario.score.scale.items():
        if low >= high:
            yield YamlProblem(f"score.scale.{part}", (low, high), "low below high")
