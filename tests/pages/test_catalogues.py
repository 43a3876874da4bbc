"""Every word that a screen may show stands in the Chinese catalogue, and nothing else stands there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from game.errors import CODES
from locales import LANGUAGES, SOURCE, catalogue_files, read_catalogue, translator
from tests.source_trees import tree_of
from ui.refusals import WORDS

HOUSE = Path(__file__).resolve().parents[2]
FOLDERS = ("game", "pages", "ui")
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2, "gettext": 1, "translate": 1}
"""What marks a message, with how many of its arguments are message ids."""
TRANSLATED = [language for language in LANGUAGES if language != SOURCE]
LATIN_ALLOWED = {
    "A",
    "B",
    "C",
    "D",
    "CRM",
    "QR",
    "p",
    "RFM",
    "NPS",
    "CSV",
    "UTF",
    "Liuke",
    "DATABASE_URL",
    "LIUKE_TEACHERS",
    "min",
    "F",
    "R",
    "M",
    "K",
    "Gupta",
    "Lehmann",
    "m",
    "r",
    "i",
    "KPI",
    "SimPy",
    "YAML",
}
"""Latin words that Chinese readers use as they are."""

ELSEWHERE = {"sim.po"}
"""The command line's words, said in ``sim`` and tested there."""

Key = str | tuple[str, ...]


@cache
def said() -> dict[Key, list[str]]:
    """Every message id in the code, those inside f-strings too, with the places where it is said."""
    found: dict[Key, list[str]] = {}
    for folder in FOLDERS:
        for path in sorted((HOUSE / folder).rglob("*.py")):
            for key, line in messages(tree_of(path)):
                found.setdefault(key, []).append(f"{path.relative_to(HOUSE)}:{line}")
    return found


def messages(tree: ast.AST) -> Iterator[tuple[Key, int]]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and (count := KEYWORDS.get(called(call.func), 0)):
            said_here = [part.value for part in call.args[:count] if isinstance(part, ast.Constant)]
            ids = tuple(part for part in said_here if isinstance(part, str) and part)
            if len(ids) == count:
                yield (ids if count > 1 else ids[0]), call.lineno


def called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def translated(language: str) -> dict[Key, Message]:
    return {
        key: message
        for path in catalogue_files(language)
        if path.name not in ELSEWHERE
        for key, message in entries(path, language)
    }


def entries(path: Path, language: str) -> Iterator[tuple[Key, Message]]:
    for message in read_catalogue(path, language):
        if message.id:
            yield (tuple(message.id) if isinstance(message.id, list | tuple) else message.id), message


def forms(message: Message) -> list[str]:
    text = message.string
    return [part or "" for part in text] if isinstance(text, list | tuple) else [text or ""]


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_of_the_screens_is_translated(language: str) -> None:
    known = {key for key, message in translated(language).items() if all(forms(message))}
    missing = {key: places for key, places in said().items() if key not in known}
    assert not missing, "\n".join(f"{places[0]}: {key}" for key, places in sorted(missing.items(), key=lambda i: i[1]))


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_unsure_or_unused(language: str) -> None:
    for path in catalogue_files(language):
        catalogue = read_catalogue(path, language)
        unsure = [message.id for message in catalogue if message.id and message.fuzzy]
        assert not unsure, f"{path.name}: fuzzy {unsure}"
        assert not catalogue.obsolete, f"{path.name}: obsolete {list(catalogue.obsolete)}"
    unused = set(translated(language)) - set(said())
    assert not unused, f"nobody says {sorted(map(str, unused))}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_files_agree_where_they_hold_the_same_message(language: str) -> None:
    seen: dict[Key, tuple[str, object]] = {}
    for path in catalogue_files(language):
        for key, message in entries(path, language):
            before = seen.setdefault(key, (path.name, message.string))
            assert before[1] == message.string, f"{key}: {before[0]} and {path.name} differ"


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_fill_the_same_gaps(language: str) -> None:
    for key, message in translated(language).items():
        wanted = fields(key if isinstance(key, str) else key[-1])
        for form in forms(message):
            assert fields(form) == wanted, f"{key!r} → {form!r}"


def test_no_english_is_left_in_the_chinese_words() -> None:
    for key, message in translated("zh").items():
        for form in forms(message):
            plain = re.sub(r"\{[^}]*\}|`[^`]*`|https?://\S+", " ", form)
            words = set(re.findall(r"[A-Za-z][A-Za-z_]*", plain)) - LATIN_ALLOWED
            assert not words, f"{key!r} → {form!r}"


def test_no_chinese_stands_in_the_message_ids() -> None:
    for key, places in said().items():
        assert not re.search(r"[\u4e00-\u9fff]", str(key)), f"{places[0]}: {key}"


def test_every_refusal_is_worded_with_its_own_details() -> None:
    assert set(WORDS) == set(CODES)
    for code, sentence in WORDS.items():
        assert fields(sentence) <= set(CODES[code]), f"{code}: {sentence}"


def test_an_unknown_language_reads_english() -> None:
    assert translator("xx").gettext("Start") == "Start"
