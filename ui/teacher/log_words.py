"""What happened in a game, line by line, for the teacher."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from game.log import CLOCK
from game.views import Logged
from ui.format import number, time_of_day
from ui.language import N_, _

LINES = 20

WORDS: Mapping[str, str] = {
    "create_game": N_("created the game"),
    "choose_team": N_("took a seat"),
    "rename_team": N_("renamed the team: {new}"),
    "move_member": N_("moved somebody to another team"),
    "fill_empty_teams": N_("let computers run the empty teams"),
    "start_briefing": N_("started the briefing"),
    "open_round": N_("opened the first round"),
    "next_round": N_("opened the next round"),
    "submit": N_("submitted"),
    "withdraw": N_("took the submission back"),
    "close_round": N_("closed the round"),
    "played": N_("the market ran ({seconds} s)"),
    "reveal": N_("showed the results"),
    "end_game": N_("ended the game"),
    "measure_luck": N_("had the luck measured"),
    "luck_measured": N_("the game was played again {runs} times"),
    "extend": N_("put {minutes} minutes on the clock"),
    "pause": N_("paused the clock"),
    "resume": N_("let the clock run"),
    "go_back": N_("went back to round {round}"),
    "return_to": N_("took up an earlier line of play again"),
    "play_again": N_("had the same teams play again"),
    "replay_decisions": N_("had {rounds} rounds of decisions played again"),
    "bring_class": N_("brought the class into this game"),
    "set_grade_rule": N_("set a grade rule for the team's customers"),
    "save_target_list": N_("kept a target list: {name} ({customers} customers)"),
    "help_out": N_("helps out at a teammate's tab"),
    "set_weights": N_("changed the weights"),
    "set_plan": N_("set the plan of the lesson"),
    "start_lesson": N_("let the lesson run by itself"),
    "steer_by_hand": N_("took over the steering"),
    "step_back": N_("went one step back"),
    "message": N_("said: {text}"),
    "add_team": N_("added team {seat}"),
    "drop_team": N_("took out team {name}"),
    "clock_made_up": N_("gave back {minutes} minutes in which no server ran"),
    "clock_paused_while_away": N_("stands paused: no server ran for {minutes} minutes"),
    "take_over": N_("took over a round that was left unfinished"),
    "engine_failed": N_("the round could not be computed and is open again"),
}
"""What a line says, by what was logged; anything else concerns the machine and is left out."""


def lines(log: tuple[Logged, ...]) -> None:
    """Draw the latest lines, newest first."""
    told = [line for line in log if line.what in WORDS][:LINES]
    for line in told:
        st.html(
            f'<div><span class="lk-muted">{time_of_day(line.at)}</span> <b>{escape(_who(line))}</b> '
            f"{escape(_words(line))}</div>"
        )
    if not told:
        st.caption(_("Nothing yet."))


def _words(line: Logged) -> str:
    details = {key: number(value, 1) if isinstance(value, float) else value for key, value in line.details.items()}
    return _(WORDS[line.what]).format_map(_Gaps(details))


def _who(line: Logged) -> str:
    return {"teacher": _("Teacher"), CLOCK: _("The clock")}.get(line.who, line.who)


class _Gaps(dict[str, object]):
    """A detail that an older line does not have is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
