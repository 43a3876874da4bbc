"""One's own games on the start page: to go on with where they were left, and those that are over with their result."""

import streamlit as st

from game.actors import Actor
from game.commands.alone import give_up, take_up
from game.playing_alone.best import bests
from game.shown.alone import OwnGame
from game.views.alone import my_games
from ui import live, menu, packs, refusals
from ui.alone import handing_over, personal_best, record_file
from ui.alone.words import DIFFICULTIES
from ui.format import day, number, percent
from ui.language import _
from ui.store import store
from ui.words import name, round_name

SHOWN_OVER = 12
"""games that are over, the latest"""


def section(player: Actor) -> None:
    """Draw the games of somebody who plays alone, the one played last first."""
    games = my_games(store(), player)
    st.subheader(_("Your games"), anchor=False)
    st.caption(_("Nothing runs while you are away: come back whenever you like, also days later."))
    going = [game for game in games if not game.over]
    for place, game in enumerate(going):
        _unfinished(player, game, first=place == 0)
    if not going:
        st.info(_("None of your games is under way. Begin one below."), icon=":material/flag:")
    personal_best.every(bests(games))
    over = [game for game in games if game.over]
    if over:
        with st.expander(_("Finished games ({count})").format(count=len(over)), icon=":material/inventory_2:"):
            for game in over[:SHOWN_OVER]:
                _finished(player, game)
    if any(line.played for game in games for line in game.lines):
        record_file.offer(games)
    handing_over.section(player, games)


def against(game: OwnGame) -> str:
    """Say how hard a game is and who the rivals are."""
    rivals = _(", ").join(packs.strategy_name(key) for key in game.rivals)
    return f"{name(DIFFICULTIES, game.difficulty)} · {rivals}" if game.difficulty else rivals


def came_out(game: OwnGame) -> str:
    """Say in figures how the game stands, or ended: nothing before a round was played."""
    line = game.line
    if line.score is None or line.retention is None or line.rank is None:
        return ""
    return _("{score} points, place {rank} of {firms}, {retention} of customers kept in round {round}").format(
        score=number(line.score, 1),
        rank=line.rank,
        firms=len(game.rivals) + 1,
        retention=percent(line.retention),
        round=line.played,
    )


def _unfinished(player: Actor, game: OwnGame, *, first: bool) -> None:
    with st.container(border=True):
        _head(game, round_name(game.round, game.rounds))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(
                _("Go on"),
                key=f"go_on_{game.game_id}",
                type="primary" if first else "secondary",
                icon=":material/play_arrow:",
            ):
                _take_up(player, game)
            st.button(
                _("End it"), key=f"give_up_{game.game_id}", type="tertiary", on_click=_give_up, args=(player, game)
            )


def _finished(player: Actor, game: OwnGame) -> None:
    with st.container(border=True):
        _head(game, _("ended in round {round} of {rounds}").format(round=game.round, rounds=game.rounds))
        if st.button(_("Look at it"), key=f"look_at_{game.game_id}", type="tertiary", icon=":material/insights:"):
            _take_up(player, game)


def _head(game: OwnGame, where: str) -> None:
    st.markdown(f"**{packs.scenario_title(game.scenario)}** · {where}")
    played = _("last played {day}").format(day=day(game.last_played))
    st.caption("  \n".join(part for part in (f"{against(game)} · {played}", came_out(game)) if part))


def _take_up(player: Actor, game: OwnGame) -> None:
    with refusals.shown():
        take_up(store(), player, game.game_id)
        here = live.glance()
        there = menu.where_it_happens(here.actor, here.beat) or menu.DECIDE
        st.switch_page(f"{there.key}.py")


def _give_up(player: Actor, game: OwnGame) -> None:
    refusals.attempt(lambda: give_up(store(), player, game.game_id))
