"""Tables for a terminal stay aligned in any script."""

from hypothesis import given
from hypothesis import strategies as st

from sim.command_line.printed_table import printed, width


def test_a_chinese_letter_is_two_cells_wide() -> None:
    assert width("留客") == 4
    assert width("Liuke") == 5
    assert width("e\u0301") == 1


def test_columns_stay_aligned_whatever_the_script() -> None:
    table = printed(["Firm", "End"], [["安娜", "2"], ["Bob", "1,000"]])
    assert table.splitlines() == ["Firm    End", "────  ─────", "安娜      2", "Bob   1,000"]


@given(st.lists(st.tuples(st.text("a安é", min_size=1), st.text("0123", min_size=1)), min_size=1))
def test_every_line_is_as_wide_as_the_rule(rows: list[tuple[str, str]]) -> None:
    lines = printed(["x", "y"], rows).splitlines()
    assert {width(line) for line in lines} == {width(lines[1])}
