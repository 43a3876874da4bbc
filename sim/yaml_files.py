"""Reading a folder of YAML files that each hold one thing of a kind: a scenario pack, a prepared lesson.

A wrong file is refused with the path inside it, the value that stands there and what is allowed; the others stay.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """One thing wrong with a file: where in it, what stands there, and what is allowed."""

    path: str
    value: object
    allowed: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.path}: {self.value!r} - {self.allowed}"


class YamlRefused(Exception):
    """What a file holds cannot be played; nothing was loaded."""

    def __init__(self, file: str, problems: tuple[YamlProblem, ...]) -> None:
        self.file = file
        self.problems = problems
        super().__init__(file + "\n" + "\n".join(f"  {problem}" for problem in problems))


Inconsistencies = Callable[[Form, str | None], Iterable[YamlProblem]]
"""Gives what is wrong with a thing whose fields are all right one by one; the text is the key it should bear."""


def find(folder: Path, key: str, known: Iterable[str]) -> Path:
    """Give the file of a key in a folder; refuse a key that is not among those known."""
    allowed = list(known)
    if key not in allowed:
        raise YamlRefused(key, (YamlProblem("key", key, f"one of {', '.join(allowed)}"),))
    return folder / f"{key}.yaml"


def read(path: Path, form: type[Form], inconsistencies: Inconsistencies[Form]) -> Form:
    """Read and check one file, whose name is the key it should bear."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise YamlRefused(str(path), (YamlProblem("", str(path), f"a readable YAML file ({error})"),)) from error
    if not isinstance(data, dict):
        raise YamlRefused(str(path), (YamlProblem("", data, "a mapping of keys"),))
    return checked(data, str(path), form, inconsistencies, path.stem)


def checked(
    data: dict[str, object],
    file: str,
    form: type[Form],
    inconsistencies: Inconsistencies[Form],
    expected_key: str | None,
) -> Form:
    """Check what was read: first field by field, then whether it fits together."""
    try:
        found = form.model_validate(data)
    except ValidationError as error:
        problems = tuple(
            YamlProblem(".".join(map(str, e["loc"])), e.get("input"), e["msg"]) for e in error.errors(include_url=False)
        )
        raise YamlRefused(file, problems) from error
    problems = tuple(inconsistencies(found, expected_key))
    if problems:
        raise YamlRefused(file, problems)
    return found


def sorted_out(keys: Iterable[str], load: Callable[[str], Form]) -> tuple[dict[str, Form], tuple[YamlRefused, ...]]:
    """Load every key: give what is sound, by key and in that order, and why the others were left out."""
    sound: dict[str, Form] = {}
    broken: list[YamlRefused] = []
    for key in keys:
        try:
            sound[key] = load(key)
        except YamlRefused as refused:
            broken.append(refused)
    return sound, tuple(broken)
