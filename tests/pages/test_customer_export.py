"""The customers' file: what a spreadsheet opens are words and numbers, never formulas."""

import pandas as pd
import pytest

from sim import packs
from ui.customers.customer_export import HEADERS, translated
from ui.papers.comma_file import as_text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"])
def test_words_that_begin_like_a_formula_are_marked_as_words(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Ann", "", 5, -2.5, None, "1-2"])
def test_everything_else_stays(cell: object) -> None:
    assert as_text(cell) == cell


def test_a_table_with_a_formula_for_a_name_holds_none() -> None:
    scenario = packs.load("eshop")
    row: dict[str, object] = dict.fromkeys(HEADERS, 1)
    row |= {
        "name": "=HYPERLINK(1)",
        "segment": scenario.segments[0].key,
        "grade": "-A",
        "channel": "social",
        "stage": "steady",
        "tier": "+x",
    }
    table = translated(pd.DataFrame([row]), scenario, "en")
    cells = [cell for cell in table.iloc[0] if isinstance(cell, str)]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell[0] in "=+-@"]
