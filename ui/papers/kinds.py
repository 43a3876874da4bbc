"""The kinds of file that a paper becomes."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.language import N_
from ui.papers.paper import Paper
from ui.papers.workbook import workbook


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    label: str
    ending: str
    mime: str
    icon: str
    make: Callable[[Paper], bytes]


_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SPREADSHEET = Format(N_("As a spreadsheet"), "xlsx", _SHEETS, ":material/table:", workbook)
