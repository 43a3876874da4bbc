"""The cockpit's drawer for playing a game again, with what should be different this time."""

import streamlit as st

from game.actors import Actor
from game.commands import bring_class, play_again, replay_decisions
from game.views import Again, Cockpit, Settings, again
from sim import packs
from sim.scenario import Event
from ui import refusals, which_game
from ui.language import _, current_language, ngettext
from ui.store import store
from ui.teacher import replay_table, weights

LARGEST_SEED = 2**31 - 1
MOST_MINUTES = 60


def banner(teacher: Actor, here: Cockpit) -> None:
    """Say that the class is in another game, and lead it here; of a replay, say what became different."""
    known = again(store(), teacher, here.game_id)
    if not known.with_class:
        with st.container(border=True, key="lk-elsewhere"):
            st.write(_("The class is in another game of this room. You look at this one alone."))
            with st.container(horizontal=True):
                st.button(
                    _("Bring the class here"),
                    key="bring_class",
                    icon=":material/login:",
                    on_click=lambda: refusals.attempt(lambda: bring_class(store(), teacher, here.game_id)),
                )
                if known.replays is not None and st.button(_("Back to the game it replays"), key="to_original"):
                    which_game.take_up(known.replays)
                    st.rerun()
    if known.replays is not None:
        replay_table.draw(teacher, known.replays, here.game_id)


def drawer(teacher: Actor, here: Cockpit) -> None:
    """Ask what should be different, and play again: the teams anew, or the decisions that were taken."""
    with st.expander(_("Play it again"), icon=":material/replay:", key=f"replay-{here.game_id}"):
        known = again(store(), teacher, here.game_id)
        prefix = f"again_{here.game_id}"
        st.caption(_("As it was, unless you change something here."))
        _sizes(prefix, known)
        _events(prefix, here, known)
        weights.fields(f"{prefix}_weight", known.settings.weights, live=False)
        left, right = st.columns(2, gap="medium")
        with left:
            _teams_anew(teacher, here, known, prefix)
        with right:
            _decisions_again(teacher, here, known, prefix)


def _sizes(prefix: str, known: Again) -> None:
    was = known.settings
    row = st.grid(3, min_column_width=180)
    with row.cell():
        st.number_input(_("Rounds"), 1, 12, was.rounds, key=f"{prefix}_rounds", on_change="ignore")
    with row.cell():
        st.number_input(
            _("Minutes a round (0: no clock)"),
            0,
            MOST_MINUTES,
            round(min(was.minutes or 0, MOST_MINUTES)),
            key=f"{prefix}_minutes",
            on_change="ignore",
        )
    with row.cell():
        st.number_input(
            _("Seed: the same one gives the same customers again"),
            0,
            LARGEST_SEED,
            was.seed,
            key=f"{prefix}_seed",
            on_change="ignore",
            placeholder=_("by chance"),
        )


def _events(prefix: str, here: Cockpit, known: Again) -> None:
    events = packs.load(here.scenario).events
    if not events:
        return
    st.write(_("In which round does each event strike? 0 means never."))
    row = st.grid(3, min_column_width=180)
    for event in events:
        with row.cell():
            st.number_input(
                event.name.in_(current_language()),
                0,
                12,
                known.settings.events[event.key],
                key=_event_key(prefix, event),
                on_change="ignore",
            )


def _event_key(prefix: str, event: Event) -> str:
    return f"{prefix}_event_{event.key}"


def _teams_anew(teacher: Actor, here: Cockpit, known: Again, prefix: str) -> None:
    st.markdown(f"**{_('The same teams play again')}**")
    st.caption(_("Names, members and roles stay; everybody starts afresh. The game at hand is set aside and kept."))
    st.checkbox(_("A practice round first, not counted"), key=f"{prefix}_practice", on_change="ignore")
    if st.button(_("Let them play again"), key="play_again", icon=":material/replay:"):
        with refusals.shown():
            which_game.take_up(play_again(store(), teacher, here.game_id, _chosen(prefix, here, known)))
            st.rerun()


def _decisions_again(teacher: Actor, here: Cockpit, known: Again, prefix: str) -> None:
    st.markdown(f"**{_('The same decisions once more')}**")
    rounds = ngettext("{n} revealed round", "{n} revealed rounds", known.revealed).format(n=known.revealed)
    st.caption(
        _("What every team decided is played again: {rounds}. You see it alone until you bring the class.").format(
            rounds=rounds
        )
    )
    if st.button(
        _("Play the decisions again"),
        key="replay_decisions",
        icon=":material/fast_forward:",
        disabled=not known.revealed,
    ):
        with refusals.shown(), st.spinner(_("The quarters run once more …")):
            which_game.take_up(replay_decisions(store(), teacher, here.game_id, _chosen(prefix, here, known)))
            st.rerun()


def _chosen(prefix: str, here: Cockpit, known: Again) -> Settings:
    kept, was = st.session_state, known.settings
    return Settings(
        rounds=int(kept[f"{prefix}_rounds"]),
        seed=kept[f"{prefix}_seed"],
        weights=weights.chosen(f"{prefix}_weight", was.weights),
        events={event.key: int(kept[_event_key(prefix, event)]) for event in packs.load(here.scenario).events},
        minutes=float(kept[f"{prefix}_minutes"]) or None,
        practice=bool(kept[f"{prefix}_practice"]),
        auto_reveal=was.auto_reveal,
    )
