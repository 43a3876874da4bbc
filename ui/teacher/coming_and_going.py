"""One team more, one team less, between rounds."""

import streamlit as st

from game.actors import Actor
from game.commands import add_team, drop_team
from game.rules import Phase
from game.views import Cockpit, TeamTile
from ui import refusals, theme
from ui.language import _, choices, in_language
from ui.store import store
from ui.words import team_name

BETWEEN = (Phase.LOBBY, Phase.BRIEFING, Phase.REVEALED)


def drawer(teacher: Actor, here: Cockpit) -> None:
    """Offer to add a team and to take one out, and say what either means now."""
    if here.phase not in BETWEEN:
        st.caption(_("Between rounds you can add a team or take one out. Late students join a team at any time."))
        return
    _adding(teacher, here)
    _dropping(teacher, here)


def _adding(teacher: Actor, here: Cockpit) -> None:
    free = [tile for tile in here.tiles if _is_free(tile)]
    takes_over = here.phase == Phase.REVEALED and here.mode == "shared"
    if takes_over and not free:
        st.caption(_("Every firm is run by a team, so a new team has no firm to run. Let newcomers join a team."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        firm = _which(_("The new team takes over"), free, f"takes_over_{here.game_id}") if takes_over else None
        st.button(
            _("Add a team"),
            icon=":material/group_add:",
            key="add_team",
            on_click=refusals.attempt,
            args=(lambda: add_team(store(), teacher, here.game_id, firm),),
        )
    st.caption(_meaning(here, takes_over=takes_over))


def _meaning(here: Cockpit, *, takes_over: bool) -> str:
    if takes_over:
        return _("It goes on with that firm's customers and money; its score counts the rounds it decides itself.")
    if here.phase == Phase.REVEALED:
        return _(
            "Its own market has gone on so far as if the team had been silent; its score counts the rounds it decides "
            "itself."
        )
    return _("It begins with everybody else.")


def _dropping(teacher: Actor, here: Cockpit) -> None:
    people = [tile for tile in here.tiles if tile.tag.kind == "people"]
    if not people:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        team = _which(_("Take a team out"), people, f"dropped_{here.game_id}")
        with st.popover(_("Take it out"), icon=":material/group_remove:"):
            after = here.phase == Phase.REVEALED
            st.write(_("A computer carries its firm on.") if after else _("Its place is gone."))
            st.write(_("Its people choose another team."))
            st.button(
                _("Yes, take it out"),
                key="drop_team",
                on_click=refusals.attempt,
                args=(lambda: drop_team(store(), teacher, here.game_id, team),),
            )


def _which(label: str, tiles: list[TeamTile], key: str) -> int:
    tags = {tile.tag.id: tile.tag for tile in tiles}
    badges = choices(tags, lambda team: theme.plain_badge(tags[team].seat, team_name(tags[team])))
    return int(
        st.selectbox(
            label, list(tags), format_func=badges.__getitem__, key=in_language(key), filter_mode=None, width=260
        )
    )


def _is_free(tile: TeamTile) -> bool:
    return tile.tag.kind == "computer" or (tile.tag.kind == "people" and not tile.members)
