"""Records of games played alone that students handed over to a class: a table, the files of it, and throwing away."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from game.actors import Actor
from game.commands.handing_over import drop_record
from game.shown.handing_over import HandedOver
from game.views import RoomView
from game.views.handing_over import hand_over_count, hand_overs
from ui import packs, refusals
from ui.format import day, time_of_day
from ui.language import _, current_language, ngettext, reading
from ui.papers.comma_file import Row, csv_of
from ui.papers.kinds import SPREADSHEET
from ui.papers.paper import Cell, Chapter, Kind, Paper, Table
from ui.record_words import difficulty_of, rows_of
from ui.store import store

PLACE = "handed-records"
SHORT, HIGHEST = 12, 460
"""records that are shown without scrolling; pixels of a table that scrolls"""


def section(teacher: Actor, room: RoomView) -> None:
    """Show what a class has of games played alone, folded up until somebody asks for it.

    A fold with another number in its head is another one to the browser: it begins as the last one was left.
    """
    count, kept = hand_over_count(store(), teacher, room.id), f"handed-records-left-{room.id}"
    head, began, left = st.session_state.get(kept, (count, False, False))
    began = began if head == count else left
    folded = st.expander(
        _("Records handed over ({count})").format(count=count),
        expanded=began,
        icon=":material/inbox:",
        key=f"handed-records-{room.id}",
        on_change="rerun",
    )
    st.session_state[kept] = (count, began, bool(folded.open))
    if folded.open:
        with folded:
            _inside(teacher, room)


def _inside(teacher: Actor, room: RoomView) -> None:
    refusals.show_kept(PLACE)
    records = hand_overs(store(), teacher, room.id)
    if not records:
        words = _(
            "Nobody has handed a record over yet. Who plays alone does it on *Start*, under *Hand over to your class*, "
            "with the code {code}."
        )
        st.write(words.format(code=room.code))
        return
    _table(teacher, records)
    _files(room, records)


def _table(teacher: Actor, records: Sequence[HandedOver]) -> None:
    """Show a row for each game; rows that are chosen can be thrown away."""
    st.caption(_what_it_is())
    numbers = any(each.student_number for each in records)
    table = st.dataframe(
        [{**_shown(each, numbers=numbers), _("Handed over"): each.at} for each in records],
        hide_index=True,
        width="stretch",
        height="content" if len(records) <= SHORT else HIGHEST,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"handed-{hash(tuple((each.room_id, each.game_id, each.at) for each in records))}-{current_language()}",
        column_config={
            _("Retention"): st.column_config.NumberColumn(format="percent"),
            _("Handed over"): st.column_config.DatetimeColumn(
                format="MM-DD HH:mm", timezone=st.context.timezone or "UTC"
            ),
        },
    )
    chosen = [records[place] for place in table.selection.rows if place < len(records)]
    if chosen:
        words = ngettext("Throw away the record of {who}", "Throw away {n} records", len(chosen))
        st.button(
            words.format(n=len(chosen), who=chosen[0].name),
            key="drop_records",
            icon=":material/delete:",
            on_click=_drop,
            args=(teacher, chosen),
        )


def _what_it_is() -> str:
    return _(
        "One row for each game, as it stood when it was handed over; of several lines of play the one that got "
        "furthest. Where the name is by “seat”, the record came from a device that sits in this class under that name, "
        "or with the recovery code of that seat; any other name is as it was typed, and nothing checks it. Only you "
        "see this."
    )


def _drop(teacher: Actor, chosen: Sequence[HandedOver]) -> None:
    for each in chosen:
        refusals.attempt(partial(drop_record, store(), teacher, each.game_id, each.room_id), PLACE)


def _files(room: RoomView, records: Sequence[HandedOver]) -> None:
    """Offer the files; what is in them is worded now, in the language of who asks."""
    lines = lines_of(records)
    paper = paper_of(room.name, records, lines)
    title, kind = _("Records handed over"), SPREADSHEET
    with st.container(horizontal=True):
        st.download_button(
            _("Download as CSV"),
            data=lambda: csv_of(lines),
            file_name=f"{title}.csv",
            mime="text/csv",
            icon=":material/download:",
            key="records-csv",
            on_click="ignore",
        )
        st.download_button(
            _(kind.label),
            data=_Workbook(paper),
            file_name=f"{title}.{kind.ending}",
            mime=kind.mime,
            icon=kind.icon,
            key="records-xlsx",
            on_click="ignore",
        )


def lines_of(records: Sequence[HandedOver]) -> list[Row]:
    """Give a row for each line of play of the records, worded for the reader."""
    return [{**_who(each), **row} for each in records for row in rows_of(each.record)]


def paper_of(title: str, records: Sequence[HandedOver], lines: Sequence[Row]) -> Paper:
    """Give what the spreadsheet of a class holds: what it is, a row for each game, a row for each line of play."""
    said = (_what_it_is(), _("Records of one player bear the same player number, whatever name was given."))
    games = [_shown(each, numbers=True) for each in records]
    tables = (_as_table(_("One row per game"), games), _as_table(_("One row per line of play"), lines))
    chapter = Chapter("records", "", said, tables=tables)
    return Paper(_("Records handed over"), title, current_language(), (chapter,))


@dataclass(frozen=True, slots=True)
class _Workbook:
    """Makes the spreadsheet once somebody fetches it."""

    paper: Paper

    def __call__(self) -> bytes:
        with reading(self.paper.language):
            return SPREADSHEET.make(self.paper)


def _shown(each: HandedOver, *, numbers: bool) -> Row:
    record, line = each.record, each.record.furthest
    return {
        _("Student"): each.name,
        **({_("Student number"): each.student_number or ""} if numbers else {}),
        _("Name by"): _name_from(each),
        _("Score"): round(line.score, 1),
        _("Retention"): line.retention,
        _("Place"): f"{line.rank} / {record.firms}",
        _("Rounds"): f"{line.played} / {record.rounds}",
        _("Company"): packs.scenario_name(record.scenario),
        _("Difficulty"): difficulty_of(record),
        _("Went back"): record.again,
        _("Handed over"): _when(each),
    }


def _who(each: HandedOver) -> Row:
    """Give what the files say of each line before what was played."""
    return {
        _("Student"): each.name,
        _("Student number"): each.student_number or "",
        _("Name by"): _name_from(each),
        _("Handed over"): _when(each),
        _("Player number"): each.player,
        _("Game number"): each.game_id,
        _("Went back"): each.record.again,
    }


def _name_from(each: HandedOver) -> str:
    """Say what ties the record to whom it names."""
    return _("typed") if each.member_id is None else _("seat")


def _when(each: HandedOver) -> str:
    return f"{day(each.at)} {time_of_day(each.at)}"


def _as_table(title: str, rows: Sequence[Row]) -> Table:
    kinds: dict[str, Kind] = {_("Score"): "decimal", _("Retention rate"): "percent", _("Retention"): "percent"}
    heads = tuple(rows[0])
    cells = tuple(tuple(Cell(row[head], kinds.get(head, "text")) for head in heads) for row in rows)
    return Table(title, heads, cells)
