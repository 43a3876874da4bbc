"""Going back to a round of a game alone, and the lines of play that this leaves beside each other."""

import streamlit as st

from game.commands.alone import take_back, take_line
from game.rules import Phase
from game.shown.alone import OwnGame, OwnLine
from game.views.alone import my_game
from ui import refusals
from ui.format import number, percent, time_of_day
from ui.language import _, in_language
from ui.store import store
from ui.student_page import Here
from ui.words import round_in_sentence, round_name

DASH = "–"


def section(here: Here) -> None:
    """Let a solo player decide a round once more, and set what came of each line of play side by side."""
    if here.actor.kind != "solo" or here.beat.phase == Phase.CLOSED:
        return
    game = my_game(store(), here.actor)
    with st.expander(_("Decide a round again"), icon=":material/undo:"):
        st.caption(_("The rounds from there on are played anew. What you have now stays beside it; nothing is lost."))
        _back(here, game)
        if len(game.lines) > 1:
            _lines(here, game)


def _back(here: Here, game: OwnGame) -> None:
    rounds = list(range(game.round, 0, -1)) if game.phase != Phase.OPEN else list(range(game.round - 1, 0, -1))
    if not rounds:
        return
    words = {number: round_name(number) for number in rounds}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("From which round?"),
            rounds,
            format_func=words.__getitem__,
            key=in_language(f"take-back-{here.beat.branch}-{game.round}"),
            filter_mode=None,
            width=220,
        )
        st.button(
            _("Go back"),
            key="take-back",
            icon=":material/undo:",
            on_click=_take_back,
            args=(here, game, chosen),
        )


def _lines(here: Here, game: OwnGame) -> None:
    table = [_row(game, line) for line in reversed(game.lines)]
    st.dataframe(table, hide_index=True, width="stretch")
    for line in reversed(game.lines):
        if not line.current:
            st.button(
                _("Go on with line {n}").format(n=line.number),
                key=f"take-line-{line.number}",
                type="tertiary",
                on_click=_take_line,
                args=(here, game, line),
            )


def _row(game: OwnGame, line: OwnLine) -> dict[str, str]:
    return {
        _("Line of play"): _("as it is played now") if line.current else str(line.number),
        _("Score"): DASH if line.score is None else number(line.score, 1),
        _("Place"): DASH if line.rank is None else f"{line.rank} / {len(game.rivals) + 1}",
        _("Retention rate"): DASH if line.retention is None else percent(line.retention),
        _("Played to"): round_in_sentence(line.played) if line.played else DASH,
        _("Begun"): time_of_day(line.begun),
    }


def _take_back(here: Here, game: OwnGame, round_number: int) -> None:
    at = (game.line.number, game.round)
    refusals.attempt(lambda: take_back(store(), here.actor, game.game_id, round_number, at=at))


def _take_line(here: Here, game: OwnGame, line: OwnLine) -> None:
    refusals.attempt(lambda: take_line(store(), here.actor, game.game_id, line.number))
