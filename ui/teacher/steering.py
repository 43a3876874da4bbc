"""The cockpit's head: where the game stands, the clock, and the one obvious next step."""

from collections.abc import Callable
from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import extend, pause, resume, step_back
from game.commands.clock import TIMED
from game.rules import Phase
from game.views import Cockpit, LessonPlan
from ui import address, clock, packs, refusals
from ui.format import number
from ui.language import _
from ui.store import store
from ui.teacher import lesson_panel, lesson_words, missing, next_step
from ui.wall import qr
from ui.which_game import PARAMETER
from ui.words import PHASES, gathering, name, round_in_sentence, round_name

MORE_MINUTES = (2, 5)


def heading(here: Cockpit) -> None:
    """Say which game this is, and lead to the projector."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(here.room, anchor=False, width="content")
        st.html(f'<span class="lk-muted">{escape(packs.scenario_title(here.scenario))}</span>', width="content")
        st.space("stretch")
        link = f"{address.here()}/projector?{PARAMETER}={here.game_id}"
        st.link_button(_("Open the projector"), link, icon=":material/present_to_all:")


def panel(teacher: Actor, here: Cockpit, plan: LessonPlan) -> None:
    """Draw the state of play with the one next step, and the class code beside it."""
    left, right = st.columns([5, 3], gap="medium")
    with left, st.container(border=True, key="lk-steer"):
        _state(here)
        st.caption("  \n".join([_situation(here), *_by_itself(here, plan)]))
        for line in missing.words(here):
            st.html(f'<div class="lk-missing">{escape(line)}</div>')
        with st.container(key="next_step"):
            if lesson_panel.starts(here, plan):
                lesson_panel.start_button(teacher, here)
            next_step.button(teacher, here, beside=lesson_panel.starts(here, plan))
        if here.phase in TIMED:
            _clock_buttons(teacher, here)
    with right, st.container(border=True):
        _way_in(here)


def _state(here: Cockpit) -> None:
    left = here.paused_seconds
    paused = left is not None
    face = clock.face(left if paused else clock.seconds_left(here.deadline, here.server_now), paused=paused)
    title = _("Paused") if paused else name(PHASES, here.phase)
    if here.phase in (Phase.OPEN, Phase.CLOSED, Phase.REVEALED):
        title = f"{round_name(0 if here.practice else here.round, here.rounds)} · {title}"
    st.html(f'<div class="lk-state"><span>{escape(title)}</span>{face if here.phase in TIMED else ""}</div>')


def _by_itself(here: Cockpit, plan: LessonPlan) -> list[str]:
    """Say what happens next without anybody's doing, while the clock runs."""
    if not plan.autopilot or here.deadline is None:
        return []
    if plan.closes_early is not None:
        return [_("Everyone is in: the round closes by itself in a moment.")]
    return [lesson_words.coming(plan)]


def _situation(here: Cockpit) -> str:
    people = [tile for tile in here.tiles if tile.tag.kind == "people"]
    if here.phase in (Phase.LOBBY, Phase.BRIEFING):
        return gathering(sum(len(tile.members) for tile in here.tiles), len(here.unseated))
    if here.phase == Phase.OPEN:
        done = sum(tile.submitted for tile in people)
        return _("{done} of {all} teams have submitted").format(done=done, all=len(people))
    if here.phase == Phase.CLOSED:
        return _("The decisions are in. The market plays thirteen weeks.")
    return _("Results are on every screen.") if here.phase == Phase.REVEALED else _("Well played, everyone.")


def _clock_buttons(teacher: Actor, here: Cockpit) -> None:
    stands = here.paused_seconds is None and here.deadline is None
    if stands and here.minutes and here.phase == Phase.OPEN:
        st.warning(_("The clock is off: this round stays open until you start the clock or close it."))
    with st.container(horizontal=True):
        if here.paused_seconds is not None:
            _act(_("Let it run"), ":material/play_arrow:", "resume", lambda: resume(store(), teacher, here.game_id))
        elif here.deadline is not None:
            _act(_("Pause"), ":material/pause:", "pause", lambda: pause(store(), teacher, here.game_id))
        elif here.minutes and here.phase == Phase.OPEN:
            label = _("Start the clock: {n} min").format(n=number(here.minutes))
            _act(label, ":material/timer:", "start_clock", _extension(teacher, here, here.minutes))
        for minutes in MORE_MINUTES if here.phase == Phase.OPEN or not stands else ():
            label = _("+{n} min").format(n=minutes)
            _act(label, ":material/more_time:", f"extend_{minutes}", _extension(teacher, here, minutes))
        _back(teacher, here)


def _back(teacher: Actor, here: Cockpit) -> None:
    """Offer one stage back, where one leads back; opening a round again asks first, as every screen changes."""
    if not here.leads_back:
        return

    def back() -> None:
        step_back(store(), teacher, here.game_id, (here.phase, here.round))

    if here.phase != Phase.REVEALED:
        _act(_("One step back"), ":material/undo:", "step_back", back)
    else:
        with st.popover(_("One step back"), icon=":material/undo:"):
            st.write(
                _("Everybody decides on {round} again. These results are kept.").format(
                    round=round_in_sentence(here.round)
                )
            )
            _act(_("Yes, go back"), ":material/undo:", "step_back", back)


def _extension(teacher: Actor, here: Cockpit, minutes: float) -> Callable[[], None]:
    return lambda: extend(store(), teacher, here.game_id, minutes)


def _act(label: str, icon: str, key: str, command: Callable[[], None]) -> None:
    st.button(label, icon=icon, key=key, on_click=refusals.attempt, args=(command,))


def _way_in(here: Cockpit) -> None:
    link = address.join_link(here.code)
    picture, words = st.columns([2, 3], vertical_alignment="center")
    with picture:
        st.html(qr.picture(link, _("QR code to join")))
    with words:
        st.html(
            f'<span class="lk-muted">{escape(_("Class code"))}</span><div class="lk-code lk-way-in">{here.code}</div>'
            f'<span class="lk-link">{escape(address.base().split("://")[-1])}</span>'
        )
        _other_address()


def _other_address() -> None:
    hosts = address.hosts()
    if address.is_local() and len(hosts) > 1:
        with st.popover(_("Phones cannot open it?"), type="tertiary"):
            st.radio(
                _("This computer has several addresses. Try another:"),
                hosts,
                index=hosts.index(address.chosen_host()) if address.chosen_host() in hosts else 0,
                key="host",
                on_change=lambda: address.choose_host(st.session_state["host"]),
            )
