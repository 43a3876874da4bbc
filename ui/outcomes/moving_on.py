"""From round to round: looking back at an earlier one, and, playing alone, going on."""

import streamlit as st

from game.commands import end_game, next_round
from game.rules import Phase
from ui import refusals
from ui.language import _, in_language
from ui.store import store
from ui.student_page import Here


def round_picker(revealed: tuple[int, ...], newest: int, key: str) -> int:
    """Let the reader choose one of the revealed rounds, the newest first shown."""
    if len(revealed) < 2:
        return newest
    practice = _("Practice")
    chosen = st.segmented_control(
        _("Round"),
        sorted(revealed),
        default=newest,
        required=True,
        format_func=lambda number: str(number) if number else practice,
        key=in_language(f"{key}-{newest}"),
    )
    return newest if chosen is None else int(chosen)


def buttons(here: Here) -> None:
    """Draw how a solo player goes on; a class goes on with its teacher."""
    beat = here.beat
    if here.actor.kind != "solo" or beat.phase != Phase.REVEALED:
        return
    last = beat.round >= beat.rounds
    if st.button(
        _("End the game") if last else _("On to the next round"),
        type="primary",
        icon=":material/flag:" if last else ":material/arrow_forward:",
        key="move-on",
    ):
        with refusals.shown():
            (end_game if last else next_round)(store(), here.actor, beat.game_id, (beat.phase, beat.round))
            st.rerun()
