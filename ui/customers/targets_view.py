"""The team's target lists: those that are kept, and a list of numbers from elsewhere taken in."""

import json
from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from game import commands
from game.commands.desk_work import LONGEST_NAME
from game.customer_analysis.number_list import LARGEST, WrongRow, decoded
from game.views import TargetListShown, numbers_in, target_lists
from ui import format as figures
from ui import refusals
from ui.customers import list_in_use, target_keeping
from ui.customers.customer_export import as_csv
from ui.customers.customer_list import Desk
from ui.language import N_, _, current_language
from ui.store import store
from ui.words import round_in_sentence

PLACE = "taken-in"
WRONG = "taken-in-wrong"
TOLD = 12
"""wrong lines that are told one by one"""

WRONG_WORDS: Mapping[str, str] = {
    "no_number": N_("Line {line}: “{cell}” is no customer number."),
    "not_yours": N_("Line {line}: customer {cell} is not and was not one of yours."),
    "twice": N_("Line {line}: customer {cell} stands in line {first} already."),
}


def draw(desk: Desk) -> None:
    """Draw the whole room."""
    st.subheader(_("Your team's target lists"), anchor=False)
    lists = target_lists(store(), desk.actor)
    if not lists:
        st.write(_("There is none yet. Keep one from the list, a kind or the riskiest, or take one in below."))
    else:
        list_in_use.form(desk.actor, lists)
    for shown in lists:
        _kept(desk, shown)
    _take_in(desk)


def _kept(desk: Desk, shown: TargetListShown) -> None:
    with st.container(border=True):
        st.markdown(f"**{shown.name}**")
        st.caption(
            _("{count} customers, {gone} of them have left. By {name}, {round}.").format(
                count=figures.number(len(shown.customers)),
                gone=figures.number(len(shown.customers) - shown.present),
                name=shown.by,
                round=round_in_sentence(shown.round),
            )
        )
        with st.container(horizontal=True):
            rows = desk.frame[desk.frame["customer"].isin(shown.customers)]
            st.download_button(
                _("Download as CSV"),
                data=partial(as_csv, rows, desk.scenario, desk.actor, current_language()),
                file_name=f"{shown.name}.csv",
                mime="text/csv",
                icon=":material/download:",
                key=f"list-csv-{shown.id}",
                on_click="ignore",
            )
            throw = partial(refusals.attempt, partial(commands.drop_target_list, store(), desk.actor, shown.id))
            st.button(_("Throw away"), icon=":material/delete:", key=f"list-drop-{shown.id}", on_click=throw)


def _take_in(desk: Desk) -> None:
    st.subheader(_("Take in a list of numbers"), anchor=False)
    st.markdown(
        _(
            "From your own spreadsheet or notebook: a CSV file with a column *Number* (or *customer*), or numbers with "
            "commas or one a line. Lines that do not fit are left out and told one by one."
        )
    )
    st.text_input(_("Name of the list"), key=f"list-name-{PLACE}", max_chars=LONGEST_NAME)
    megabytes = LARGEST // 1_000_000
    _own_words(megabytes)
    st.file_uploader(_("CSV file"), type=["csv", "txt", "tsv"], key="list-file", max_upload_size=megabytes)
    st.text_area(_("or numbers pasted here"), key="list-text", height=110)
    st.button(_("Take the list in"), key="take-in", type="primary", on_click=_read_and_keep, args=(desk,))
    target_keeping.answer(PLACE)
    _tell_wrong(st.session_state.pop(WRONG, ()))


def _own_words(megabytes: int) -> None:
    """Let the field for files say in the reader's language what it says in English by itself."""
    button = json.dumps(_("Choose a file"), ensure_ascii=False)
    rule = json.dumps(_("CSV or text, at most {mb} MB").format(mb=megabytes), ensure_ascii=False)
    field = ".st-key-list-file [data-testid=stFileUploaderDropzone"
    built_in, own = "font-size: 0", "font-size: 0.9rem; content:"
    st.html(
        f"<style>{field}] button p, {field}Instructions] span {{ {built_in} }}"
        f"{field}] button p::after {{ {own} {button} }} {field}Instructions] span::after {{ {own} {rule} }}</style>"
    )


def _read_and_keep(desk: Desk) -> None:
    st.session_state.pop(WRONG, None)

    def take() -> None:
        file = st.session_state.get("list-file")
        text = str(st.session_state.get("list-text") or "") if file is None else decoded(file.getvalue())
        found = numbers_in(store(), desk.actor, text)
        st.session_state[WRONG] = found.wrong
        target_keeping.keep(desk.actor, found.customers, PLACE)

    refusals.attempt(take, f"{PLACE}-text")


def _tell_wrong(wrong: Sequence[WrongRow]) -> None:
    refusals.show_kept(f"{PLACE}-text")
    if not wrong:
        return
    lines = [
        _(WRONG_WORDS[row.code]).format(line=row.line, cell=_plain(row.cell), first=row.first) for row in wrong[:TOLD]
    ]
    if len(wrong) > TOLD:
        lines.append(_("… and {count} more lines.").format(count=figures.number(len(wrong) - TOLD)))
    head = _("{count} entries were left out:").format(count=figures.number(len(wrong)))
    st.warning("\n".join([head, *(f"- {line}" for line in lines)]), icon=":material/rule:")


def _plain(cell: str) -> str:
    """Give a cell that Markdown does not take for an order."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+-.!|~$:&" else sign for sign in cell)
