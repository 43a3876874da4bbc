"""Setting up a game: four questions, everything else has a sensible answer already."""

import streamlit as st

from game.actors import Actor
from game.commands import create_game
from game.rules import MODES
from game.views import RoomView
from sim.scenario import Scenario
from ui import packs, refusals, which_game
from ui.language import _, choices, current_language, in_language
from ui.store import store
from ui.teacher import weights
from ui.words import MODE_LINES, name
from ui.words import MODES as MODE_NAMES

TEAMS = (1, 12, 6)
ROUNDS = (1, 8)
MINUTES = (0, 60, 6)
RIVALS_AT_MOST = 6
LARGEST_SEED = 999_999


def form(teacher: Actor, room: RoomView) -> None:
    """Ask what to play and create the game."""
    scenario = _scenario()
    _sizes(scenario)
    st.checkbox(_("A practice round first, not counted"), value=True, key="game_practice", on_change="ignore")
    st.caption(f"{_empty_teams()}  \n{_('A double lesson has time for five rounds.')}")
    with st.expander(_("More settings")):
        _more(scenario)
    if st.button(_("Create the game"), type="primary", icon=":material/rocket_launch:", key="create_game"):
        with refusals.shown():
            which_game.take_up(_create(teacher, room, scenario))
            st.switch_page("cockpit.py")


def _empty_teams() -> str:
    """Say what becomes of teams that nobody joins."""
    if st.session_state.get("game_mode", MODES[0]) == "shared":
        return _("Teams that nobody joins are played by the computer.")
    return _("Teams that nobody joins drop out.")


def _sizes(scenario: Scenario) -> None:
    row = st.grid(3, min_column_width=180)
    with row.cell():
        st.number_input(_("Teams"), *TEAMS, key="game_teams", on_change="ignore")
    with row.cell():
        longest = min(ROUNDS[1], scenario.rounds)
        st.number_input(_("Rounds"), *ROUNDS, longest, key=f"game_rounds_{scenario.key}", on_change="ignore")
    with row.cell():
        st.number_input(
            _("Minutes to decide in a round (0: no clock)"), *MINUTES, key="game_minutes", on_change="ignore"
        )


def _scenario() -> Scenario:
    scenarios = packs.playable()
    for refused in packs.broken():
        st.warning(_("A scenario was left out because its file is wrong:") + f"\n```\n{refused}\n```")
    titles = choices(scenarios, packs.scenario_title)
    key = st.radio(
        _("What do you want to play?"),
        list(titles),
        format_func=titles.__getitem__,
        captions=[each.company.in_(current_language()) for each in scenarios.values()],
        key="game_scenario",
    )
    return scenarios[key]


def _more(scenario: Scenario) -> None:
    modes = choices(MODES, lambda mode: name(MODE_NAMES, mode))
    st.radio(
        _("Market"),
        list(modes),
        format_func=modes.__getitem__,
        captions=[name(MODE_LINES, mode) for mode in MODES],
        key="game_mode",
    )
    if st.session_state.get("game_mode", MODES[0]) == "shared":
        rivals = choices(packs.rivals(), packs.strategy_name)
        st.multiselect(
            _("Computer rivals beside the teams"),
            list(rivals),
            format_func=rivals.__getitem__,
            max_selections=RIVALS_AT_MOST,
            key=in_language("game_rivals"),
            on_change="ignore",
            placeholder=_("none"),
        )
    st.checkbox(
        _("Show the results as soon as a round is computed"), value=True, key="game_auto_reveal", on_change="ignore"
    )
    weights.fields("game_weight", scenario.score.weights, live=False)
    st.number_input(
        _("Seed: the same one gives the same customers again"),
        0,
        LARGEST_SEED,
        None,
        key="game_seed",
        on_change="ignore",
        placeholder=_("by chance"),
    )


def _create(teacher: Actor, room: RoomView, scenario: Scenario) -> int:
    kept = st.session_state
    shared = kept["game_mode"] == "shared"
    return create_game(
        store(),
        teacher,
        room.id,
        scenario=scenario.key,
        rounds=int(kept[f"game_rounds_{scenario.key}"]),
        teams=int(kept["game_teams"]),
        mode=kept["game_mode"],
        practice=bool(kept["game_practice"]),
        minutes=float(kept["game_minutes"]) or None,
        weights=weights.chosen("game_weight", scenario.score.weights),
        seed=kept["game_seed"],
        computer_rivals=tuple(kept.get(in_language("game_rivals"), ())) if shared else (),
        auto_reveal=bool(kept["game_auto_reveal"]),
    )
