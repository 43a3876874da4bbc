"""Tables as CSV, and cells that no spreadsheet takes for formulas."""

from collections.abc import Mapping, Sequence

import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""with what a formula begins, in one spreadsheet program or another"""
Row = Mapping[str, str | float | None]
"""a figure or words under each heading"""


def as_text(cell: object) -> object:
    """Give a cell that no spreadsheet takes for a formula: words that begin like one get an apostrophe before them."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def csv_of(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Give rows as CSV that spreadsheets open with the right characters (UTF-8 with a mark); no cell is a formula."""
    return pd.DataFrame([*rows]).map(as_text).to_csv(index=False).encode("utf-8-sig")
