"""The record of a game that was played alone, in words: the same for who played it and for a class that has it."""

from collections.abc import Iterator

from game.shown.handing_over import GameRecord, LineRecord
from ui import packs
from ui.alone.words import DIFFICULTIES
from ui.format import day
from ui.language import _
from ui.papers.comma_file import Row
from ui.words import name

DIGITS = 4
"""of a share"""


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
