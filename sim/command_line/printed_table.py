"""Tables for a terminal: columns stay aligned where letters are two cells wide, as Chinese ones are."""

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Give the cells that a text fills: two for wide letters, none for combining marks and joiners."""
    return sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def printed(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1, last_left: int = 0) -> str:
    """Give a table with a ruled head; ``left`` columns at the start and ``last_left`` at the end are flush left."""
    widths = [max(width(row[column]) for row in (head, *rows)) for column in range(len(head))]
    rule = ["─" * cells for cells in widths]
    flush_left = {*range(left), *range(len(head) - last_left, len(head))}
    return "\n".join(_line(row, widths, flush_left) for row in (head, rule, *rows))


def _line(row: Sequence[str], widths: Sequence[int], flush_left: set[int]) -> str:
    cells = []
    for column, (text, cell) in enumerate(zip(row, widths, strict=True)):
        space = " " * (cell - width(text))
        cells.append(text + space if column in flush_left else space + text)
    return "  ".join(cells).rstrip()
