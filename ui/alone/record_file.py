"""One's record as a file: every line of play of every own game that brought results, in the reader's language.

The server works it out from what was played when the file is asked for; nothing in it comes from the browser.
"""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from game.actors import Actor
from game.shown.alone import OwnGame, OwnLine
from game.views.alone import my_games
from ui import packs
from ui.alone.words import DIFFICULTIES
from ui.customers.customer_export import as_text
from ui.format import day
from ui.language import _
from ui.store import store
from ui.words import name

DIGITS = 4
"""of a share"""


def offer(player: Actor) -> None:
    """Offer the file."""
    st.download_button(
        _("Download my record"),
        data=lambda: as_csv(my_games(store(), player)),
        file_name=_("My record") + ".csv",
        mime="text/csv",
        icon=":material/download:",
        key="alone-record",
        on_click="ignore",
    )


def as_csv(games: Sequence[OwnGame]) -> bytes:
    """Give the record as CSV that spreadsheets open with the right characters (UTF-8 with a mark)."""
    table = pd.DataFrame([*_rows(games)])
    return table.map(as_text).to_csv(index=False).encode("utf-8-sig")


def _rows(games: Sequence[OwnGame]) -> Iterator[dict[str, object]]:
    for game in sorted(games, key=lambda each: each.game_id):
        for line in game.lines:
            if line.score is not None and line.retention is not None:
                yield _row(game, line, round(line.score, 1), round(line.retention, DIGITS))


def _row(game: OwnGame, line: OwnLine, score: float, retention: float) -> dict[str, object]:
    return {
        _("Company"): packs.scenario_title(game.scenario),
        _("Difficulty"): name(DIFFICULTIES, game.difficulty) if game.difficulty else "",
        _("Rivals"): _(", ").join(packs.strategy_name(key) for key in game.rivals),
        _("Rounds"): game.rounds,
        _("Rounds played"): line.played,
        _("Score"): score,
        _("Place"): line.rank,
        _("Firms"): len(game.rivals) + 1,
        _("Retention rate"): retention,
        _("Line of play"): line.number,
        _("Last played"): day(game.last_played),
    }
