"""One tile per team on the cockpit: who is there, how far they are, who needs a visit."""

from html import escape

import streamlit as st

from game.rules import Phase
from game.views import Cockpit, MemberTag, TeamTile
from ui import packs, theme
from ui.format import time_of_day
from ui.language import _
from ui.teacher.as_team import PARAMETER
from ui.words import ROLES, SOURCES, name, team_name

NARROWEST = 230


def tiles(here: Cockpit) -> None:
    """Draw every team that takes part."""
    grid = st.grid(min_column_width=NARROWEST, gap="small")
    for tile in here.tiles:
        if tile.tag.kind != "absent":
            with grid.cell(), st.container(gap=None):
                st.html(_tile(tile, here.phase))
                _look(tile, here)
    if here.unseated:
        names = _(", ").join(member.name for member in here.unseated)
        grid.html(
            f'<div class="lk-tile"><div class="lk-badge">{escape(_("Without a team"))}</div>'
            f'<div class="lk-muted">{escape(names)}</div></div>'
        )


def _look(tile: TeamTile, here: Cockpit) -> None:
    """Lead to the team's screens, as soon as it has any."""
    if tile.tag.kind == "people" and here.phase != Phase.LOBBY:
        key = f"look_{tile.tag.id}"
        if st.button(_("As they see it"), icon=":material/visibility:", type="tertiary", key=key):
            st.switch_page("look.py", query_params={PARAMETER: str(tile.tag.id)})


def _tile(tile: TeamTile, phase: Phase) -> str:
    kind, symbol, words = _status(tile, phase)
    return (
        f'<div class="lk-tile lk-{kind}" style="--lk-team:{theme.seat(tile.tag.seat).colour}">'
        f"{theme.badge(tile.tag.seat, team_name(tile.tag))}"
        f'<div class="lk-status"><span aria-hidden="true">{symbol}</span> {escape(words)}</div>'
        f'<div class="lk-people">{_people(tile)}</div></div>'
    )


def _status(tile: TeamTile, phase: Phase) -> tuple[str, str, str]:
    """Return a tile's state as a class of style, a symbol and words."""
    if tile.tag.kind == "computer":
        return "computer", "⚙", _("played by the computer")
    if phase in (Phase.LOBBY, Phase.BRIEFING):
        return ("waiting", "✓", _("ready")) if tile.members else ("empty", "–", _("nobody yet"))
    if phase == Phase.OPEN:
        return _deciding(tile)
    source = name(SOURCES, tile.last_source) if tile.last_source else ""
    return ("done", "✓", source) if tile.last_source == "submitted" else ("waiting", "·", source)


def _deciding(tile: TeamTile) -> tuple[str, str, str]:
    if tile.submitted and tile.submitted_at is not None:
        at = time_of_day(tile.submitted_at)
        return "done", "✓", _("submitted by {name} at {time}").format(name=tile.submitted_by, time=at)
    if tile.stuck:
        return "stuck", "!", _("nothing has changed for a while – a visit may help")
    if tile.draft_version and tile.draft_at is not None:
        at = time_of_day(tile.draft_at)
        return "drafting", "✎", _("draft by {name} at {time}").format(name=tile.draft_by, time=at)
    return "waiting", "…", _("has not touched anything yet")


def _people(tile: TeamTile) -> str:
    if tile.tag.kind == "computer" and tile.tag.strategy:
        return f'<span class="lk-muted">{escape(packs.strategy_idea(tile.tag.strategy))}</span>'
    return "".join(_person(member) for member in tile.members)


def _person(member: MemberTag) -> str:
    dot, state = ("●", _("online")) if member.online else ("○", _("away"))
    role = f" · {name(ROLES, member.role)}" if member.role else ""
    shown = f'<span class="lk-dot" role="img" aria-label="{escape(state)}">{dot}</span>'
    return f'<div title="{escape(state)}">{shown} {escape(member.name + role)}</div>'
