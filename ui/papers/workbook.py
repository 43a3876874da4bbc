"""A paper as a spreadsheet: every table a sheet with real numbers; no cell is a formula, whatever a team wrote."""

import io
import re
from collections.abc import Iterator, Mapping

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ui.language import _
from ui.papers.comma_file import as_text
from ui.papers.paper import Chapter, Paper, Table, breadth

AS_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
PATTERNS: Mapping[str, str] = {
    "count": "#,##0",
    "decimal": "#,##0.00",
    "percent": "0.0%",
    "money": '"¥"#,##0;-"¥"#,##0',
    "change": "+#,##0;-#,##0;0",
}
LONGEST_NAME = 31
"""signs of a sheet's name"""
IN_POINTS: Mapping[str, str] = {"points": "+0.0{unit};-0.0{unit}", "apart": "0.0{unit}"}
"""of shares, as hundreds of them"""
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
FIRST_COLUMN, COLUMN = 24, 14
CHAPTER, WORDS = 28, 110
"""letters that a column holds: of the tables, and of the first sheet"""
LINE = 15
"""points that a line of letters is high"""


def workbook(paper: Paper) -> bytes:
    """Give the file."""
    file = io.BytesIO()
    with Workbook(file, AS_WRITTEN) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        over_numbers = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "align": "right"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        formats = {kind: book.add_format({"num_format": pattern}) for kind, pattern in _patterns().items()}
        taken: set[str] = set()
        _overview(book.add_worksheet(_name(paper.title, taken)), paper, bold, wrapped)
        for table in _tables(paper):
            _sheet(book.add_worksheet(_name(table.title, taken)), table, (bold, over_numbers), formats)
    return file.getvalue()


def _patterns() -> dict[str, str]:
    """Give how every kind of figure is written; percentage points bear their name, lest they seem shares."""
    unit = '"' + _("{points} points").format(points="").replace('"', "") + '"'
    return {**PATTERNS, **{kind: pattern.format(unit=unit) for kind, pattern in IN_POINTS.items()}}


def _tables(paper: Paper) -> Iterator[Table]:
    for chapter in paper.chapters:
        yield from (*chapter.tables, *chapter.further)


def _name(title: str, taken: set[str]) -> str:
    """Give a sheet a name that no other has and that every program allows."""
    plain = _shortened(NOT_IN_A_NAME.sub(" ", title).strip() or "…")
    number, name = 1, plain
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: LONGEST_NAME - 4].rstrip()} {number}"
    taken.add(name.casefold())
    return name


def _shortened(title: str) -> str:
    """Give as many whole words as a sheet's name holds."""
    if len(title) <= LONGEST_NAME:
        return title
    words = title[: LONGEST_NAME + 1].rpartition(" ")[0].rstrip(" ,，:：")
    return words or title[:LONGEST_NAME]


def _overview(sheet: Worksheet, paper: Paper, bold: Format, wrapped: Format) -> None:
    """Write every sentence and question on the first sheet."""
    _on_paper(sheet)
    sheet.set_column(0, 0, CHAPTER)
    sheet.set_column(1, 1, WORDS)
    lines: list[tuple[str, str]] = [(paper.title, paper.subtitle)]
    for chapter in paper.chapters:
        lines += _said(chapter)
    for row, (head, words) in enumerate(lines):
        sheet.set_row(row, max(_high(head, CHAPTER), _high(words, WORDS)))
        sheet.write_string(row, 0, str(as_text(head)), bold)
        sheet.write_string(row, 1, str(as_text(words)), wrapped)


def _high(words: str, letters: int) -> int:
    """Give how high a cell must be for its words: not every program finds that out by itself."""
    return LINE * sum(max(1, -(-breadth(line) // (letters - 2))) for line in words.split("\n"))


def _said(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Give the chapter's words line by line, its title beside the first."""
    words = [*chapter.sentences]
    for head, items in chapter.lists:
        words += [head, *(f"· {item}" for item in items)]
    words += [f"{name}\n{lines}" for name, lines in chapter.formulas]
    words += [note for note in chapter.notes if note]
    for number, line in enumerate(words or [""]):
        yield (chapter.title if number == 0 else "", line)


def _on_paper(sheet: Worksheet) -> None:
    """Let the sheet be as broad as a page when it is printed."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _sheet(sheet: Worksheet, table: Table, heads: tuple[Format, Format], formats: Mapping[str, Format]) -> None:
    """Write a table; a head stands where its column's figures stand."""
    _on_paper(sheet)
    sheet.repeat_rows(0)
    sheet.set_column(0, 0, FIRST_COLUMN)
    sheet.set_column(1, max(len(table.heads) - 1, 1), COLUMN)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, max(_high(head, COLUMN) for head in table.heads))
    for column, head in enumerate(table.heads):
        numbers = any(len(cells) > column and isinstance(cells[column].value, float | int) for cells in table.rows)
        sheet.write_string(0, column, str(as_text(head)), heads[numbers])
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell.value, str):
                sheet.write_string(row, column, str(as_text(cell.value)))
            elif cell.value is not None:
                value = cell.value * 100 if cell.kind in IN_POINTS else cell.value
                sheet.write_number(row, column, value, formats.get(cell.kind))
