"""Choosing a team and a role, one tap each."""

import secrets
import time
from collections.abc import Hashable

import streamlit as st

from game.actors import Actor
from game.commands import choose_team, rename_team
from game.rules import ROLES, Phase
from game.views import Lobby, LobbyTeam, Pulse
from ui import device, identity, live, refusals, rest, theme
from ui.language import _, choices, in_language, ngettext
from ui.store import store
from ui.words import PHASES, ROLE_LINES, name, team_name
from ui.words import ROLES as ROLE_NAMES

LONGEST_TEAM_NAME = 24
OTHERS = 5.0
"""seconds after which the page shows who else has sat down elsewhere"""
_NOTICE_READ = "recovery_notice_read"


class Company:
    """What the page looks for at each beat: teammates at once, the other teams only now and then.

    Where sixty come in within a minute, somebody takes a seat each second: no screen could follow every one.
    """

    def __init__(self, me: Actor) -> None:
        self._me, self._drawn, self._seen = me, time.monotonic(), live.now(me)

    def __call__(self) -> None:
        """Draw the page again if there is company to show."""
        now = live.now(self._me)
        if now is None or self._seen is None:
            return
        others = now.activity != self._seen.activity and time.monotonic() - self._drawn > OTHERS
        if now.team_version != self._seen.team_version or others:
            st.rerun()

    def at_rest(self, seen: Pulse) -> rest.WaitsFor | None:
        """Wait for company; None while the page does not show yet who has come."""
        return self._others if self._others(seen) == self._others(self._seen) else None

    @staticmethod
    def _others(now: Pulse | None) -> Hashable:
        return now and (now.team_version, now.activity)


def recovery_notice() -> None:
    """Show the recovery code of this session until it is read."""
    code = identity.recovery_code()
    if not code or st.session_state.get(_NOTICE_READ):
        return
    with st.container(border=True, key="lk-recovery"):
        device.recovery_card(code)
        st.button(_("Noted"), key="recovery_noted", on_click=_note_read, width="stretch")


def choice(me: Actor, here: Lobby) -> None:
    """Offer every team but the computer's; a tap takes a seat with the first role that is free there."""
    st.subheader(_("Choose your team"), anchor=False)
    tiles = st.grid(min_column_width=240, gap="small")
    for team in (each for each in here.teams if each.open or each.tag.kind != "computer"):
        with tiles.cell(), st.container(border=True, key=f"lk-seat-{team.tag.seat}"):
            st.html(theme.badge(team.tag.seat, team_name(team.tag)))
            st.caption(_members(team))
            st.button(
                _("Join this team"),
                key=f"team_{team.tag.id}",
                disabled=not team.open,
                width="stretch",
                on_click=_take_seat,
                args=(me, team),
            )


def own_team(me: Actor, here: Lobby) -> None:
    """Show one's team, the roles to choose from, and what one waits for."""
    own = next(team for team in here.teams if team.tag.mine)
    st.html(f'<div class="lk-big">{theme.badge(own.tag.seat, team_name(own.tag))}</div>')
    st.write(_members(own))
    _role(me, own)
    with st.container(horizontal=True):
        _rename(me, own)
        _change_team(me, here)
    if here.phase == Phase.LOBBY:
        st.info(_("You are in. The game begins when your teacher starts it."), icon=":material/hourglass_top:")
    elif here.phase is not None:
        st.info(_("The game is on: {phase}.").format(phase=name(PHASES, here.phase)), icon=":material/play_arrow:")


def _role(me: Actor, own: LobbyTeam) -> None:
    taken = {member.role: member.name for member in own.members if not member.me and member.role}
    roles = choices(ROLES, lambda role: _role_words(role, taken))
    st.pills(
        _("What do you look after? Everybody sees everything; the leader may change everything."),
        list(roles),
        default=me.role,
        required=True,
        format_func=roles.__getitem__,
        key=_role_key(me),
        on_change=lambda: refusals.attempt(lambda: _set_role(me, own)),
    )
    if me.role:
        st.caption(f"**{name(ROLE_NAMES, me.role)}** – {name(ROLE_LINES, me.role)}")


def _role_words(role: str, taken: dict[str, str]) -> str:
    words = name(ROLE_NAMES, role)
    return f"{words} · {taken[role]}" if role in taken else words


def _role_key(me: Actor) -> str:
    """Give a key of this very session: after a lost line the pills show what holds, not what was tapped in vain."""
    session = st.session_state.setdefault("session_mark", secrets.token_hex(4))
    return in_language(f"role_{me.role}_{session}")


def _set_role(me: Actor, own: LobbyTeam) -> None:
    role = st.session_state.get(_role_key(me))
    if role and role != me.role:
        choose_team(store(), me, own.tag.id, str(role))


def _rename(me: Actor, own: LobbyTeam) -> None:
    with st.popover(_("Name the team"), icon=":material/edit:", key="rename_team"):
        st.text_input(
            _("Team name"), value=team_name(own.tag), max_chars=LONGEST_TEAM_NAME, key="team_name", on_change="ignore"
        )
        st.button(
            _("Save the name"),
            key="save_team_name",
            type="primary",
            width="stretch",
            on_click=lambda: refusals.attempt(lambda: rename_team(store(), me, st.session_state["team_name"].strip())),
        )


def _change_team(me: Actor, here: Lobby) -> None:
    with st.popover(_("Change team"), icon=":material/swap_horiz:", key="change_team"):
        for team in here.teams:
            if team.open and not team.tag.mine:
                label = f"{theme.plain_badge(team.tag.seat, team_name(team.tag))} · {_members(team)}"
                st.button(label, key=f"move_{team.tag.id}", width="stretch", on_click=_take_seat, args=(me, team))


def _take_seat(me: Actor, team: LobbyTeam) -> None:
    taken = {member.role for member in team.members}
    free = [role for role in ROLES if role not in taken]
    refusals.attempt(lambda: choose_team(store(), me, team.tag.id, free[0] if free else ROLES[0]))


def _members(team: LobbyTeam) -> str:
    names = [member.name for member in team.members]
    if not names:
        return _("Nobody yet")
    count = ngettext("{n} person", "{n} people", len(names)).format(n=len(names))
    return f"{count}: {_(', ').join(names)}"


def _note_read() -> None:
    st.session_state[_NOTICE_READ] = True
