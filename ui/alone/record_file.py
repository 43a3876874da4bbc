"""One's record as a file: every line of play of every own game that brought results, in the reader's language.

The server words it from what was played while it draws the page: where a file is fetched nobody reads, so no language
and no clock is known there. Nothing in it comes from the browser.
"""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import streamlit as st

from game.playing_alone.records import record_of
from game.shown.alone import OwnGame
from game.shown.handing_over import GameRecord, LineRecord
from ui import packs
from ui.alone.words import DIFFICULTIES
from ui.customers.customer_export import as_text
from ui.format import day
from ui.language import _
from ui.words import name

DIGITS = 4
"""of a share"""
Row = Mapping[str, str | float | None]


def offer(games: Sequence[OwnGame]) -> None:
    """Offer the file."""
    st.download_button(
        _("Download my record"),
        data=as_csv(games),
        file_name=_("My record") + ".csv",
        mime="text/csv",
        icon=":material/download:",
        key="alone-record",
        on_click="ignore",
    )


def as_csv(games: Sequence[OwnGame]) -> bytes:
    """Give the record of own games."""
    records = (record_of(game) for game in sorted(games, key=lambda each: each.game_id))
    return csv_of([row for record in records if record is not None for row in rows_of(record)])


def csv_of(rows: Sequence[Row]) -> bytes:
    """Give rows as CSV that spreadsheets open with the right characters (UTF-8 with a mark); no cell is a formula."""
    return pd.DataFrame([*rows]).map(as_text).to_csv(index=False).encode("utf-8-sig")


def rows_of(record: GameRecord) -> Iterator[Row]:
    """Give a row for each line of play of a record, worded for the reader."""
    for line in record.lines:
        yield _row(record, line)


def _row(record: GameRecord, line: LineRecord) -> Row:
    return {
        _("Company"): packs.scenario_title(record.scenario),
        _("Difficulty"): difficulty_of(record),
        _("Rivals"): _(", ").join(packs.strategy_name(key) for key in record.rivals),
        _("Rounds"): record.rounds,
        _("Rounds played"): line.played,
        _("Score"): round(line.score, 1),
        _("Place"): line.rank,
        _("Firms"): record.firms,
        _("Retention rate"): round(line.retention, DIGITS),
        _("Line of play"): line.number,
        _("Last played"): day(record.last_played),
    }


def difficulty_of(record: GameRecord) -> str:
    """Give the word for how hard the rivals were; "" from before one could choose."""
    return name(DIFFICULTIES, record.difficulty) if record.difficulty else ""
