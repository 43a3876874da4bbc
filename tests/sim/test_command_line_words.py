"""Every word that the simulation says stands in the Chinese catalogue, and nothing else stands there."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import sim
from locales import FOLDER, read_catalogue
from tests.source_trees import tree_of

CATALOGUE = FOLDER / "zh" / "LC_MESSAGES" / "sim.po"


def said() -> set[str]:
    return {word for path in Path(sim.__file__).parent.rglob("*.py") for word in messages(path)}


def messages(path: Path) -> Iterator[str]:
    for call in ast.walk(tree_of(path)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "translate":
            yield from (str(part.value) for part in call.args if isinstance(part, ast.Constant))


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_message_is_translated_and_no_translation_is_unused() -> None:
    known = {str(message.id) for message in read_catalogue(CATALOGUE, "zh") if message.id and message.string}
    assert said() - known == set()
    assert known - said() == set()


def test_translations_fill_the_same_gaps() -> None:
    for message in read_catalogue(CATALOGUE, "zh"):
        if message.id:
            assert gaps(str(message.string)) == gaps(str(message.id)), message.id
