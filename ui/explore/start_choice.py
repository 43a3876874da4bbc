"""Where the plans begin: a company as it is founded, or the end of a round of one's own game."""

import streamlit as st

from game.actors import Actor
from game.shown.exploring import Beginning, Whence
from game.views.exploring import beginning, beginnings
from ui import packs
from ui.explore.bench import whence_key
from ui.language import _, choices, in_language
from ui.store import store
from ui.words import round_in_sentence


def choose(actor: Actor, team: int | None) -> Beginning:
    """Let the reader choose; the latest round of their own game comes first."""
    places = {whence_key(whence): whence for whence in beginnings(store(), actor, team)}
    words = choices(places, lambda key: _words(places[key]))
    chosen = st.selectbox(
        _("Where the plans begin"),
        list(words),
        format_func=words.__getitem__,
        key=in_language(f"try-start-{'-'.join(places)}"),
        filter_mode=None,
    )
    return beginning(store(), actor, places[str(chosen)])


def _words(whence: Whence) -> str:
    if whence.round:
        return _("Your game, after {round}").format(round=round_in_sentence(whence.round))
    return _("A fresh start: {company}").format(company=packs.scenario_title(whence.pack))


def explained(found: Beginning) -> str:
    """Say what kind of market it is."""
    if not found.whence.round:
        return _("Markets drawn anew, against the computer rivals of this company.")
    if found.true:
        return _("Your real market as it stood, with your real customers; the rivals go on to decide as they did.")
    return _(
        "Markets like yours: drawn anew and led by your own decisions so far; rivals ask the prices that you saw. "
        "What your customers really feel stays hidden until the game is over."
    )
