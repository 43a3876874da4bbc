"""While a row is measured anew, the page looks every two seconds whether it is done."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from game.views import ValidityRow, validity_table
from ui import live

STYLE = Path(__file__).with_name("validity.css")


def begin(found: Sequence[ValidityRow]) -> None:
    """Run the page again as soon as a row that is being measured has come to an end; where none is, do nothing."""
    running = _running(found)
    if running:
        live.each_beat(lambda: _look(running))


def _running(found: Sequence[ValidityRow]) -> frozenset[str]:
    return frozenset(row.finding.key for row in found if row.again is not None and row.again.state == "running")


def _look(before: frozenset[str]) -> None:
    if _running(validity_table()) != before:
        st.rerun()
