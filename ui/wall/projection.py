"""The wall, one picture for each phase: the way in, the brief, the clock, the race, the podium.

Everything is sized by the window, so that a class sees all of it at any resolution and nothing scrolls.
"""

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import streamlit as st

from game.rules import Phase
from game.views import Projector, ProjectorTeam
from ui import address, clock, packs, theme
from ui.language import _, current_language
from ui.wall import qr, race
from ui.words import PHASES, gathering, name, round_name, team_name

STYLE = Path(__file__).with_name("projector.css")
CROWDED = 8
"""Teams from which chips become smaller."""
ONE_ROW = 4
"""Teams that stand in one row below the clock."""


def wall(here: Projector) -> None:
    """Draw what the class sees now."""
    st.html(STYLE)
    st.html(f'<div class="lk-wall lk-{here.phase}">{_head(here)}{PICTURES[here.phase](here)}</div>')


def _head(here: Projector) -> str:
    where = ""
    if here.phase in (Phase.OPEN, Phase.CLOSED, Phase.REVEALED):
        where = round_name(0 if here.practice else here.round, here.rounds)
    company = "" if here.phase == Phase.BRIEFING else packs.scenario_name(here.scenario)
    clocked = _head_clock(here)
    joining = "" if here.phase == Phase.LOBBY else f'<span class="lk-late">{escape(_late(here))}</span>'
    return (
        f'<header><span class="lk-room">{escape(here.room)}</span><span class="lk-muted">{escape(company)}</span>'
        f'<span class="lk-round">{escape(where)}</span>{clocked}{joining}</header>'
    )


def _head_clock(here: Projector) -> str:
    """Return the clock of a stage in which no round is open, small beside its name."""
    if here.phase not in (Phase.BRIEFING, Phase.REVEALED):
        return ""
    left = here.paused_seconds
    paused = left is not None
    return clock.face(left if paused else clock.seconds_left(here.deadline, here.server_now), paused=paused)


def _late(here: Projector) -> str:
    """Return the way in for those who come late."""
    return f"{address.base().split('://')[-1]} · {_('Code {code}').format(code=here.code)}"


def _way_in(here: Projector) -> str:
    link = address.join_link(here.code)
    count = gathering(sum(len(team.members) for team in here.teams), here.unseated)
    return (
        f'<main class="lk-split"><section class="lk-joining"><h1>{escape(_("Join the game"))}</h1>'
        f"{qr.picture(link, _('QR code to join'))}"
        f'<div class="lk-address">{escape(address.base().split("://")[-1])}</div>'
        f'<div class="lk-muted">{escape(_("Class code"))}</div><div class="lk-code">{here.code}</div></section>'
        f'<section class="lk-teams"><h2>{escape(count)}</h2>{_teams(here, _names)}</section></main>'
    )


def _brief(here: Projector) -> str:
    scenario = packs.playable().get(here.scenario)
    if scenario is None:
        return f"<main><h1>{escape(name(PHASES, here.phase))}</h1></main>"
    language = current_language()
    return (
        f'<main class="lk-brief"><h1>{escape(scenario.name.in_(language))}</h1>'
        f'<p class="lk-lead">{escape(scenario.company.in_(language))}</p>'
        f'<p class="lk-goal">{escape(scenario.goal.in_(language))}</p>{_teams(here, _names)}</main>'
    )


def _deciding(here: Projector) -> str:
    left = here.paused_seconds
    paused = left is not None
    face = clock.face(left if paused else clock.seconds_left(here.deadline, here.server_now), paused=paused)
    people = [team for team in here.teams if team.tag.kind == "people"]
    done = sum(team.submitted for team in people)
    count = _("{done} of {all} teams have submitted").format(done=done, all=len(people))
    big = face or f'<span class="lk-clock">{done} / {len(people)}</span>'
    crowd = " lk-many" if len(here.teams) > ONE_ROW else ""
    return (
        f'<main class="lk-deciding{crowd}"><h1>{escape(_("Paused") if paused else name(PHASES, here.phase))}</h1>'
        f'<div class="lk-huge">{big}</div><h2>{escape(count)}</h2>{_teams(here, _progress)}</main>'
    )


def _computing(here: Projector) -> str:
    words = _("The decisions are in. The market plays thirteen weeks.")
    if not here.computing:
        words = _("The results are there. Who kept their customers?")
    return (
        f'<main class="lk-deciding"><h1>{escape(name(PHASES, here.phase))}</h1>'
        f'<div class="lk-weeks" aria-hidden="true">{"<i></i>" * 13}</div><h2>{escape(words)}</h2></main>'
    )


def _results(here: Projector) -> str:
    return race.picture(here.comparison) if here.comparison else _computing(here)


def _ended(here: Projector) -> str:
    return (
        race.podium(here.comparison, here.luck)
        if here.comparison
        else f"<main><h1>{escape(name(PHASES, here.phase))}</h1></main>"
    )


def _teams(here: Projector, line: Callable[[ProjectorTeam], str]) -> str:
    shown = [team for team in here.teams if team.tag.kind != "absent" or here.phase == Phase.LOBBY]
    crowded = " lk-crowded" if len(shown) > CROWDED else ""
    return f'<div class="lk-chips{crowded}">{"".join(_chip(team, line(team)) for team in shown)}</div>'


def _chip(team: ProjectorTeam, line: str) -> str:
    done = " lk-done" if team.submitted else ""
    return (
        f'<div class="lk-chip{done}" style="--lk-team:{theme.seat(team.tag.seat).colour}">'
        f"{theme.badge(team.tag.seat, team_name(team.tag))}<div>{line}</div></div>"
    )


def _names(team: ProjectorTeam) -> str:
    if team.tag.kind == "computer":
        return f'<span class="lk-muted">{escape(_("computer"))}</span>'
    return escape(_(", ").join(team.members)) or f'<span class="lk-muted">{escape(_("Nobody yet"))}</span>'


def _progress(team: ProjectorTeam) -> str:
    if team.tag.kind == "computer":
        return f'<span class="lk-muted">{escape(_("computer"))}</span>'
    return (
        f"✓ {escape(_('submitted'))}" if team.submitted else f'<span class="lk-muted">{escape(_("deciding …"))}</span>'
    )


PICTURES: Mapping[Phase, Callable[[Projector], str]] = {
    Phase.LOBBY: _way_in,
    Phase.BRIEFING: _brief,
    Phase.OPEN: _deciding,
    Phase.CLOSED: _computing,
    Phase.REVEALED: _results,
    Phase.ENDED: _ended,
}
