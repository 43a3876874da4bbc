"""Finding, reading and checking prepared lessons: one file each in ``scenarios/demos``.

A wrong file is refused as a wrong scenario pack is: with the path inside it, the value that stands there and what is
allowed. The others stay playable.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from game.debriefing.topics import TOPICS
from game.demos.form import LONGEST, Demo
from game.demos.playing import MEASURES
from game.demos.step_checks import step_problems
from sim import packs
from sim.packs import PackProblem, ScenarioRefused
from sim.packs import keys as pack_keys

FOLDER = packs.FOLDER / "demos"
ORDER = (
    "five_points",
    "winning_or_keeping",
    "whale_curve",
    "flat_middle",
    "recovery",
    "queue",
    "too_many_messages",
    "waking_sleepers",
    "loyalty_programme",
    "employees_first",
    "technology_alone",
    "double_jeopardy",
)
"""the shipped lessons as the list shows them; a teacher's own come after"""


def keys() -> list[str]:
    """List the lessons that are there, sound or not."""
    there = {path.stem for path in FOLDER.glob("*.yaml")}
    return [key for key in ORDER if key in there] + sorted(there - set(ORDER))


@lru_cache(maxsize=64)
def load(key: str) -> Demo:
    """Give the lesson named ``key``; refuse an unknown key and a wrong file with :class:`sim.packs.ScenarioRefused`."""
    if key not in keys():
        raise ScenarioRefused(key, (PackProblem("key", key, f"one of {', '.join(keys())}"),))
    return load_file(FOLDER / f"{key}.yaml")


def load_file(path: Path) -> Demo:
    """Read and check one lesson."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problem = PackProblem("", str(path), f"a readable YAML file ({error})")
        raise ScenarioRefused(str(path), (problem,)) from error
    if not isinstance(data, dict):
        raise ScenarioRefused(str(path), (PackProblem("", data, "a mapping of keys"),))
    return from_data(data, str(path), expected_key=path.stem)


def from_data(data: dict[str, object], file: str, expected_key: str | None = None) -> Demo:
    """Check a lesson that is already read."""
    try:
        demo = Demo.model_validate(data)
    except ValidationError as error:
        problems = tuple(
            PackProblem(".".join(map(str, e["loc"])), e.get("input"), e["msg"]) for e in error.errors(include_url=False)
        )
        raise ScenarioRefused(file, problems) from error
    problems = tuple(_inconsistencies(demo, expected_key))
    if problems:
        raise ScenarioRefused(file, problems)
    return demo


def playable() -> dict[str, Demo]:
    """Give every lesson that is sound, in the list's order."""
    sound = {}
    for key in keys():
        try:
            sound[key] = load(key)
        except ScenarioRefused:
            continue
    return sound


def broken() -> list[ScenarioRefused]:
    """Give why lessons were left out."""
    refused = []
    for key in keys():
        try:
            load(key)
        except ScenarioRefused as problem:
            refused.append(problem)
    return refused


def _inconsistencies(demo: Demo, expected_key: str | None) -> Iterator[PackProblem]:
    yield from _head_problems(demo, expected_key)
    if demo.pack not in pack_keys():
        yield PackProblem("pack", demo.pack, f"one of {', '.join(pack_keys())}")
        return
    pack = packs.load(demo.pack)
    numeric = [name for name, lever in pack.levers.items() if lever.numeric]
    for place, key in enumerate(demo.free):
        if key not in numeric:
            yield PackProblem(f"free.{place}", key, f"one of {', '.join(numeric)}")
    for place, step in enumerate(demo.steps):
        yield from step_problems(pack, step, f"steps.{place}")


def _head_problems(demo: Demo, expected_key: str | None) -> Iterator[PackProblem]:
    """Yield what is wrong with the lesson as a whole."""
    if expected_key is not None and demo.key != expected_key:
        yield PackProblem("key", demo.key, f"the file's own name, {expected_key}")
    if demo.minutes > LONGEST:
        yield PackProblem("steps.*.minutes", demo.minutes, f"at most {LONGEST} together")
    for place, topic in enumerate(demo.topics):
        if topic not in TOPICS:
            yield PackProblem(f"topics.{place}", topic, f"one of {', '.join(TOPICS)}")
    for place, name in enumerate(demo.watch):
        if name not in MEASURES:
            yield PackProblem(f"watch.{place}", name, f"one of {', '.join(MEASURES)}")
    names = [step.key for step in demo.steps]
    if len(set(names)) < len(names):
        yield PackProblem("steps.*.key", names, "different keys")
