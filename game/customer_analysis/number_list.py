"""Reading a list of customer numbers that somebody typed, pasted or made elsewhere: right rows taken, wrong ones named.

A file of rows with a heading "customer", "Number" or 编号 is read by that column (a file of this desk comes back
whole). Without one every cell of a line must be a customer number: separated by commas, semicolons, tabs or spaces.
"""

import csv
import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from game.errors import Refused

HEADINGS = frozenset({"customer", "customers", "customer number", "number", "编号", "客户", "客户编号", "客户号"})
LARGEST = 5_000_000
"""bytes of a file"""
MOST_ROWS = 100_000
SEPARATORS = re.compile(r"[,;，；、\s]+")
WHOLE = re.compile(r"\+?(\d{1,9})(?:\.0*)?")
SHOWN = 24
"""signs of a wrong cell that are repeated"""


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A line that was not taken."""

    line: int
    """counted from 1"""
    code: str
    """no_number, not_yours, twice"""
    cell: str
    first: int = 0
    """of ``twice``: the line where it stood first"""


@dataclass(frozen=True, slots=True)
class NumberList:
    """What a text held."""

    customers: tuple[int, ...]
    """taken, rising"""
    wrong: tuple[WrongRow, ...]


def decoded(data: bytes) -> str:
    """Give the text of a file as spreadsheets write it: UTF-8, UTF-16 or GB 18030.

    Raises:
        Refused: ``list_too_long``, ``list_unreadable``.
    """
    if len(data) > LARGEST:
        raise Refused("list_too_long", rows=MOST_ROWS, megabytes=LARGEST // 1_000_000)
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for name in (coding, "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused("list_unreadable")


def read(text: str, known: AbstractSet[int]) -> NumberList:
    """Take the numbers of ``known`` customers out of a text, and say line by line what was not taken.

    Raises:
        Refused: ``list_too_long``.
    """
    lines = text.splitlines()
    if len(lines) > MOST_ROWS or len(text) > LARGEST:
        raise Refused("list_too_long", rows=MOST_ROWS, megabytes=LARGEST // 1_000_000)
    taken: dict[int, int] = {}
    wrong: list[WrongRow] = []
    for count, (line, cell) in enumerate(_cells(lines)):
        if count >= MOST_ROWS:
            raise Refused("list_too_long", rows=MOST_ROWS, megabytes=LARGEST // 1_000_000)
        found = WHOLE.fullmatch(cell)
        number = int(found.group(1)) if found else None
        if number is None:
            wrong.append(WrongRow(line, "no_number", cell[:SHOWN]))
        elif number not in known:
            wrong.append(WrongRow(line, "not_yours", cell[:SHOWN]))
        elif number in taken:
            wrong.append(WrongRow(line, "twice", cell[:SHOWN], taken[number]))
        else:
            taken[number] = line
    return NumberList(tuple(sorted(taken)), tuple(wrong))


def _cells(lines: list[str]) -> Iterable[tuple[int, str]]:
    """Give the cells that should be numbers, each with its line; empty lines are passed over."""
    heading = next((n for n, line in enumerate(lines) if line.strip()), None)
    if heading is None:
        return
    comma = max(",;\t", key=lines[heading].count)
    names = [cell.strip().strip("'").lower() for cell in _row(lines[heading], comma)]
    column = next((place for place, name in enumerate(names) if name in HEADINGS), None)
    for number, line in enumerate(lines, 1):
        if not line.strip() or (column is not None and number == heading + 1):
            continue
        if column is None:
            yield from ((number, cell) for cell in SEPARATORS.split(line.strip()) if cell)
        else:
            row = _row(line, comma)
            yield number, row[column].strip().lstrip("'") if column < len(row) else ""


def _row(line: str, comma: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=comma), [])
    except csv.Error:  # a cell of more than a hundred thousand signs
        return []
