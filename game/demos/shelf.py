"""Finding, reading and checking prepared lessons: one file each in ``scenarios/demos``.

A wrong file is refused as a wrong scenario pack is: with the path inside it, the value that stands there and what is
allowed. The others stay playable.
"""

from collections.abc import Iterator
from functools import lru_cache

from game.debriefing.topics import TOPICS
from game.demos.form import LONGEST, Demo
from game.demos.playing import MEASURES
from game.demos.step_checks import step_problems
from sim import packs, yaml_files
from sim.packs import keys as pack_keys
from sim.yaml_files import YamlProblem, YamlRefused

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
    """Give the lesson named ``key``; refuse an unknown key and a wrong file with :class:`YamlRefused`."""
    return yaml_files.read(yaml_files.find(FOLDER, key, keys()), Demo, _inconsistencies)


def from_data(data: dict[str, object], file: str, expected_key: str | None = None) -> Demo:
    """Check a lesson that is already read."""
    return yaml_files.checked(data, file, Demo, _inconsistencies, expected_key)


def playable() -> dict[str, Demo]:
    """Give every lesson that is sound, in the list's order."""
    return yaml_files.sorted_out(keys(), load)[0]


def broken() -> tuple[YamlRefused, ...]:
    """Give why lessons were left out."""
    return yaml_files.sorted_out(keys(), load)[1]


def _inconsistencies(demo: Demo, expected_key: str | None) -> Iterator[YamlProblem]:
    yield from _head_problems(demo, expected_key)
    if demo.pack not in pack_keys():
        yield YamlProblem("pack", demo.pack, f"one of {', '.join(pack_keys())}")
        return
    pack = packs.load(demo.pack)
    numeric = [name for name, lever in pack.levers.items() if lever.numeric]
    for place, key in enumerate(demo.free):
        if key not in numeric:
            yield YamlProblem(f"free.{place}", key, f"one of {', '.join(numeric)}")
    for place, step in enumerate(demo.steps):
        yield from step_problems(pack, step, f"steps.{place}")


def _head_problems(demo: Demo, expected_key: str | None) -> Iterator[YamlProblem]:
    """Yield what is wrong with the lesson as a whole."""
    if expected_key is not None and demo.key != expected_key:
        yield YamlProblem("key", demo.key, f"the file's own name, {expected_key}")
    if demo.minutes > LONGEST:
        yield YamlProblem("steps.*.minutes", demo.minutes, f"at most {LONGEST} together")
    for place, topic in enumerate(demo.topics):
        if topic not in TOPICS:
            yield YamlProblem(f"topics.{place}", topic, f"one of {', '.join(TOPICS)}")
    for place, name in enumerate(demo.watch):
        if name not in MEASURES:
            yield YamlProblem(f"watch.{place}", name, f"one of {', '.join(MEASURES)}")
    names = [step.key for step in demo.steps]
    if len(set(names)) < len(names):
        yield YamlProblem("steps.*.key", names, "different keys")
