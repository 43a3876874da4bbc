"""What a debrief is made of, before it becomes a page, a file or slides: chapters of sentences, tables and charts.

So are other papers that are to be taken along, as the records that a class has.

Every figure stands here once; whoever draws it, draws this.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from ui import format as figures

Kind = Literal["text", "count", "decimal", "percent", "points", "apart", "money", "change"]
"""how a cell is written; points: a difference of two shares with its sign, apart: without"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: words, or a figure with how it is written."""

    value: str | float | None
    kind: Kind = "text"

    @property
    def words(self) -> str:
        """The figure as the reader writes it."""
        value = self.value
        if isinstance(value, str) or value is None:
            return value or figures.NOTHING
        return _WRITTEN[self.kind](value)


_WRITTEN: Mapping[Kind, Callable[[float], str]] = {
    "text": figures.number,
    "count": figures.number,
    "decimal": partial(figures.number, decimals=2),
    "percent": figures.percent,
    "points": figures.signed_points,
    "apart": figures.points,
    "money": partial(figures.money, short=True),
    "change": figures.signed,
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading; the first column names the rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or one colour of bars."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    """the band"""
    banded: bool = False
    """whether the band is drawn, rather than told where one points"""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: lines over numbers, steps (held until the next number), or lying bars in stacks or side by side."""

    key: str
    title: str
    kind: Literal["lines", "steps", "stacked", "beside"]
    places: tuple[str, ...]
    """the numbers below, or the names beside the bars"""
    series: tuple[Series, ...]
    across: str
    """what is counted along the bottom"""
    upward: str = ""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """One question and its answers."""

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """headings with their items"""
    formulas: tuple[tuple[str, str], ...] = ()
    """names with lines of plain text, kept as they are"""
    notes: tuple[str, ...] = ()
    """small print"""
    further: tuple[Table, ...] = ()
    """tables too long to be read through: for the spreadsheet only"""


@dataclass(frozen=True, slots=True)
class Paper:
    """All of it in one language."""

    title: str
    subtitle: str
    language: str
    chapters: tuple[Chapter, ...] = field(default=())


def text(words: str | None) -> Cell:
    """Give a cell of words."""
    return Cell(words)


def plain(words: str) -> str:
    """Give a sentence without the signs of bold type."""
    return words.replace("**", "")


def breadth(words: str) -> int:
    """Give how broad words are, in letters; a Chinese character counts twice."""
    return sum(1 + (ord(letter) > 0x2E80) for letter in words)
