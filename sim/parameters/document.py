"""The parts of a document that are written from the code: they stand between two marks, and everything else stays.

``<!-- table: behaviour -->`` … ``<!-- end -->`` holds a whole table, ``<!-- values: room.NAME … -->`` … the values that
the equation above it uses. Marks cannot be seen where the document is read.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from sim import packs
from sim.parameters import catalogue
from sim.parameters.behaviour_words import BEHAVIOUR
from sim.parameters.lever_words import EFFECT, LEVER
from sim.parameters.pack_words import PACK, SEGMENT
from sim.parameters.words import Words
from sim.text import Text

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs"
DOCUMENTS = {"en": FOLDER / "model.md", "zh": FOLDER / "model.zh.md"}
"""language -> the page about the model"""

_PART = re.compile(r"(<!-- (table|values): ([^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)
_NAME = Text(en="name", zh="名称")
_DEFAULT = Text(en="default", zh="默认值")
_PACKS = Text(en="packs that set it", zh="情景包另设")
_VALUE = Text(en="value", zh="取值")
_UNIT = Text(en="unit", zh="单位")
_MEANING = Text(en="meaning", zh="含义")
_SOURCE = Text(en="source", zh="出处")
_VALUES = Text(en="Values", zh="取值")
_COLON = Text(en=": ", zh="：")
_AND = Text(en="; ", zh="；")
_PACK = Text(en="pack", zh="情景包")
_SEGMENT = Text(en="segment", zh="客户群")
_UNSET = Text(en="where a pack says nothing", zh="情景包未设时")
_EVENT = Text(en="event", zh="事件")
_ROUND = Text(en="round", zh="回合")
_FROM = Text(en="begins after weeks", zh="几周后开始")
_LASTS = Text(en="weeks", zh="持续周数")
_CHANGES = Text(en="changes", zh="改变")
_COUNT = Text(
    en="Of {all} parameters, {assumed} are assumptions, wholly or in part.",
    zh="共 {all} 个参数，其中 {assumed} 个全部或部分是假设。",
)


def refreshed(document: str, language: str) -> str:
    """Give a document with every marked part written anew.

    Raises:
        KeyError: a mark names a table or a parameter that there is not.
    """

    def written(found: re.Match[str]) -> str:
        opening, kind, names, closing = found.groups()
        text = TABLES[names](language) if kind == "table" else _values(names.split(), language)
        return f"{opening}{text}\n{closing}"

    return _PART.sub(written, document)


def refresh() -> list[Path]:
    """Write the marked parts of the documents anew; give those that have changed."""
    changed = []
    for language, path in DOCUMENTS.items():
        before = path.read_text(encoding="utf-8")
        after = refreshed(before, language)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _values(names: Sequence[str], language: str) -> str:
    for name in names:
        if name not in catalogue.ALL:
            raise KeyError(name)
    return _VALUES.in_(language) + _COLON.in_(language) + _AND.in_(language).join(map(catalogue.in_short, names))


def _behaviour(language: str) -> str:
    head = (_NAME, _DEFAULT, _PACKS, _UNIT, _MEANING, _SOURCE)
    rows = []
    for key, words in BEHAVIOUR.items():
        said = " · ".join(f"{pack} {text}" for pack, text in catalogue.by_pack(key).items())
        rows.append([_code(key), catalogue.value(key), said, *_said(words, language)])
    return _table([text.in_(language) for text in head], rows)


def _named(language: str) -> str:
    head = [text.in_(language) for text in (_NAME, _VALUE, _UNIT, _MEANING, _SOURCE)]
    parts = []
    for room, keys in groupby(catalogue.NAMED, catalogue.room_of):
        rows = [[_code(key), catalogue.value(key), *_said(catalogue.NAMED[key], language)] for key in keys]
        parts.append(f"`{catalogue.file_of(room)}`\n\n{_table(head, rows)}")
    return "\n\n".join(parts)


def _packs(language: str) -> str:
    names = packs.keys()
    head = [_NAME.in_(language), *names, *(text.in_(language) for text in (_UNIT, _MEANING, _SOURCE))]
    rows = [
        [f"`{key}`", *(catalogue.by_pack(key)[name] for name in names), *_said(words, language)]
        for key, words in PACK.items()
    ]
    return _table(head, rows)


def _segments(language: str) -> str:
    meanings = [[f"`{name}`", *_said(words, language)] for name, words in SEGMENT.items()]
    figures = [[pack, segment, *of.values()] for pack, segment, of in catalogue.segments()]
    said = _table([text.in_(language) for text in (_NAME, _UNIT, _MEANING, _SOURCE)], meanings)
    head = [_PACK.in_(language), _SEGMENT.in_(language), *(f"`{name}`" for name in SEGMENT)]
    return f"{said}\n\n{_table(head, figures)}"


def _levers(language: str) -> str:
    names = packs.keys()
    head = [_NAME.in_(language), _UNSET.in_(language), *names]
    rows = [
        [_code(key), catalogue.lever(key), *(catalogue.lever(key, name) for name in names), *_said(words, language)]
        for key, words in LEVER.items()
    ]
    return _table([*head, *(text.in_(language) for text in (_UNIT, _MEANING, _SOURCE))], rows)


def _events(language: str) -> str:
    meanings = [[f"`{name}`", *_said(words, language)] for name, words in EFFECT.items()]
    rows = [
        [pack, event.key, *map(str, (event.round, event.week, event.weeks)), catalogue.figure(event.effects)]
        for pack, event in catalogue.events()
    ]
    said = _table([text.in_(language) for text in (_NAME, _UNIT, _MEANING, _SOURCE)], meanings)
    head = [text.in_(language) for text in (_PACK, _EVENT, _ROUND, _FROM, _LASTS, _CHANGES)]
    return f"{said}\n\n{_table(head, rows)}"


def _count(language: str) -> str:
    """Say how many parameters nobody has published."""
    assumed = sum("假设" in words.source.zh for words in catalogue.EVERYTHING.values())
    return _COUNT.in_(language).format(all=len(catalogue.EVERYTHING), assumed=assumed)


TABLES: dict[str, Callable[[str], str]] = {
    "count": _count,
    "behaviour": _behaviour,
    "named": _named,
    "packs": _packs,
    "segments": _segments,
    "levers": _levers,
    "events": _events,
}
"""Name in a mark -> what writes the table."""


def _code(key: str) -> str:
    return f"`{key.rpartition('.')[2]}`"


def _said(words: Words, language: str) -> list[str]:
    return [text.in_(language) for text in (words.unit, words.meaning, words.source)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
