"""One's record as a file: every line of play of every own game that brought results, in the reader's language.

The server words it from what was played while it draws the page: where a file is fetched nobody reads, so no language
and no clock is known there. Nothing in it comes from the browser.
"""

from collections.abc import Sequence

import streamlit as st

from game.playing_alone.records import record_of
from game.shown.alone import OwnGame
from ui.language import _
from ui.papers.comma_file import csv_of
from ui.record_words import rows_of


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
