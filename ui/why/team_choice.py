"""Whose past is looked at: a player's own team's, for a teacher any."""

import streamlit as st

from game.actors import Actor
from game.views import TeamTag, compare
from ui.language import _, choices, in_language
from ui.store import store
from ui.words import team_name


def teams(actor: Actor, game_id: int | None, branch: int | None) -> dict[int, TeamTag]:
    """Give the teams of the game by id, the leader first."""
    view = compare(store(), actor, game_id=game_id, branch=branch)
    return {standing.team.id: standing.team for standing in view.standings}


def choose(label: str, tags: dict[int, TeamTag], key: str, *, begin: int = 0) -> int:
    """Let the reader choose a team."""
    words = choices(tags, lambda number: team_name(tags[number]))
    chosen = st.selectbox(
        label,
        list(words),
        index=begin,
        format_func=words.__getitem__,
        key=in_language(key),
        filter_mode=None,
        width=300,
    )
    return int(chosen)


def own_or_chosen(actor: Actor, tags: dict[int, TeamTag], key: str) -> int | None:
    """Give the team whose past is asked: None is one's own."""
    return choose(_("Team"), tags, key) if actor.kind == "teacher" else None
