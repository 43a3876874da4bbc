"""Beginning a game alone: the company, and for who wants it how many rivals, how hard, how many rounds."""

import streamlit as st

from game.commands.teaching import MOST_ROUNDS
from game.difficulties import DIFFICULTIES, USUAL
from game.playing_alone.rivals import FEWEST, MOST, possible_rivals, usual_rivals
from game.shown.alone import OwnChoice
from sim.scenario import Scenario
from ui import packs
from ui.alone.words import DIFFICULTIES as NAMES
from ui.alone.words import LINES
from ui.language import _, choices, current_language, in_language
from ui.words import name

NAMED = 3
"""rivals that are named as examples"""


def choice() -> OwnChoice:
    """Let the reader choose a company, and the rest if they like: without it one tap begins a usual game."""
    scenarios = packs.playable()
    titles = choices(scenarios, packs.scenario_title)
    key = st.selectbox(
        _("Company"), list(titles), format_func=titles.__getitem__, key=in_language("alone_scenario"), filter_mode=None
    )
    pack = scenarios[key]
    st.caption(pack.company.in_(current_language()))
    with st.expander(_("Rivals, difficulty, rounds"), icon=":material/tune:"):
        difficulty = _difficulty(pack)
        left, right = st.columns(2)
        with left:
            rivals = st.number_input(_("Rivals"), FEWEST, MOST, usual_rivals(pack), key=f"alone_rivals_{key}")
        with right:
            rounds = st.number_input(_("Rounds"), 1, MOST_ROUNDS, pack.rounds, key=f"alone_rounds_{key}")
    return OwnChoice(key, int(rounds), difficulty, int(rivals), current_language())


def _difficulty(pack: Scenario) -> str:
    words = choices(DIFFICULTIES, lambda key: name(NAMES, key))
    chosen = st.segmented_control(
        _("Difficulty"),
        list(words),
        default=USUAL,
        required=True,
        format_func=words.__getitem__,
        key=in_language("alone_difficulty"),
    )
    difficulty = str(chosen or USUAL)
    examples = [packs.strategy_name(key) for key in possible_rivals(pack, difficulty)[:NAMED]]
    st.caption(f"{_(LINES[difficulty])} {_('For example: {rivals}.').format(rivals=_(', ').join(examples))}")
    return difficulty
