"""Where the plans begin: a company as it is founded, or the end of a round of a game."""

from collections.abc import Mapping, Sequence

import streamlit as st

from game.actors import Actor
from game.errors import Refused
from game.shown.exploring import Beginning, Whence
from game.views.exploring import beginning, beginnings
from ui import packs, refusals
from ui.explore.bench import whence_key
from ui.language import _, choices, in_language
from ui.store import store
from ui.which_game import game_of
from ui.why import team_choice
from ui.words import round_in_sentence

_WANTED = "try-start-wanted"
_AT, _LEFT = "try-start-at", "try-start-left"
"""where the page is, and where it was before a question took it elsewhere"""
_PLACES = "try-start-places"
"""what the menu offered when it was drawn last"""
_FARTHER = "try-start-farther"
"""a place that the menu does not offer of itself, and somebody asked for: an older game's"""


def want(whence: Whence) -> None:
    """Have the page begin there when it is drawn next, if this person's plans may."""
    st.session_state[_WANTED] = whence


def choose(actor: Actor) -> Beginning:
    """Let the reader choose; the latest round of their own game comes first, a teacher first says of which team."""
    wanted = st.session_state.pop(_WANTED, None)
    wanted = wanted if isinstance(wanted, Whence) else None
    with st.container(horizontal=True):
        team = _team(actor, wanted)
        offered = beginnings(store(), actor, team)
        farther = _farther(offered, wanted, actor)
        places = {whence_key(whence): whence for whence in (*offered, *farther)}
        words = choices(places, lambda key: _words(places[key], actor, farther=places[key] in farther))
        all_places = "-".join(places)
        field = in_language(f"try-start-{all_places}")
        if st.session_state.get(_PLACES) == all_places and st.session_state.get(_AT) in places:
            st.session_state.setdefault(field, st.session_state[_AT])  # another language has a menu of its own
        st.session_state[_PLACES] = all_places
        there = (key for key, whence in places.items() if wanted and _same(whence, wanted, actor.team_id))
        if (place := next(there, None)) is not None:
            st.session_state[field] = place
        chosen = str(
            st.selectbox(
                _("Where the plans begin"), list(words), format_func=words.__getitem__, key=field, filter_mode=None
            )
        )
    _tell_of_move(words, chosen, taken=wanted is not None)
    return beginning(store(), actor, places[chosen])


def _tell_of_move(words: Mapping[str, str], chosen: str, *, taken: bool) -> None:
    """Say, where a question took the page elsewhere, where the plans are that stood on it before."""
    state = st.session_state
    if state.get(_AT, chosen) != chosen:
        state[_LEFT] = state[_AT] if taken else ""
    state[_AT] = chosen
    before = state.get(_LEFT, "")
    if before in words:
        said = _("The question brought you here. Your earlier plans are still at “{place}”: choose it to go back.")
        st.caption(said.format(place=words[before]))


def _farther(offered: Sequence[Whence], wanted: Whence | None, actor: Actor) -> list[Whence]:
    """Give the place that is wanted and not offered, as long as this person's plans may begin there."""
    if wanted is not None and not any(_same(whence, wanted, actor.team_id) for whence in offered):
        with refusals.shown():
            st.session_state[_FARTHER] = beginning(store(), actor, wanted).whence
    known = st.session_state.get(_FARTHER)
    return [known] if isinstance(known, Whence) and not any(_same(one, known, actor.team_id) for one in offered) else []


def _same(whence: Whence, wanted: Whence, own: int | None) -> bool:
    """Tell whether a place is the one that is wanted; without a team it is that of one's own."""
    if (whence.pack, whence.round) != (wanted.pack, wanted.round):
        return False
    return not wanted.round or (own if whence.team is None else whence.team) == wanted.team


def _team(actor: Actor, wanted: Whence | None) -> int | None:
    """Let a teacher choose a team of the game at hand, once it has results; None for everybody else."""
    game_id = game_of(actor)
    if actor.kind != "teacher" or game_id is None:
        return None
    try:
        tags = team_choice.teams(actor, game_id, None)
    except Refused:  # nothing is revealed yet
        return None
    field = f"try-team-{game_id}"
    if wanted is not None and wanted.team in tags:
        st.session_state[in_language(field)] = wanted.team
    return team_choice.choose(_("Team"), tags, field)


def _words(whence: Whence, actor: Actor, *, farther: bool = False) -> str:
    if not whence.round:
        return _("A fresh start: {company}").format(company=packs.scenario_title(whence.pack))
    after = round_in_sentence(whence.round)
    if actor.kind == "teacher" and farther:
        return _("Another game ({company}), after {round}").format(
            company=packs.scenario_name(whence.pack), round=after
        )
    if actor.kind == "teacher":
        return _("This team’s game, after {round}").format(round=after)
    if whence.team is not None:
        company = packs.scenario_name(whence.pack)
        return _("An earlier game of yours ({company}), after {round}").format(company=company, round=after)
    return _("Your game, after {round}").format(round=after)


def explained(found: Beginning, actor: Actor) -> str:
    """Say what kind of market it is."""
    if not found.whence.round:
        return _("Markets drawn anew, against the computer rivals of this company.")
    teacher = actor.kind == "teacher"
    if found.true and teacher:
        return _("The real market as it stood, with its real customers; the rivals go on to decide as they did.")
    if found.true:
        return _("Your real market as it stood, with your real customers; the rivals go on to decide as they did.")
    if teacher:
        return _(
            "Markets like this team’s: drawn anew and led by its own decisions so far; rivals ask the prices that it "
            "saw. Once the game is over, plans begin in the real market."
        )
    return _(
        "Markets like yours: drawn anew and led by your own decisions so far; rivals ask the prices that you saw. "
        "What your customers really feel stays hidden until the game is over."
    )
