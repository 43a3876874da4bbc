"""Handing the record of a game alone over to one's class: a form the first time, one tap from then on."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from game.actors import Actor
from game.commands.entry import LONGEST_NAME, LONGEST_NUMBER
from game.commands.handing_over import hand_over, hand_over_by_code, hand_over_from_seat, take_record_back
from game.errors import Refused
from game.playing_alone.records import record_of
from game.rules import Phase
from game.shown.alone import OwnGame
from game.shown.handing_over import Door, GameRecord, MyHandOver
from game.views.alone import my_games
from game.views.handing_over import hand_over_doors, my_hand_overs
from ui import identity, packs, refusals
from ui.format import day, number, percent, time_of_day
from ui.language import _, choices, in_language, ngettext
from ui.record_words import difficulty_of
from ui.store import store
from ui.student_page import Here

PLACE = "handing-over"
ALL = 0
"""no game has that number"""
TAPS = 3
"""doors that are offered without a form"""
SHOWN = 4
"""of what was handed over, the latest"""
_ASKS, _ELSEWHERE, _DONE, _EVERY = "hand_over_asks_number", "hand_over_elsewhere", "handed_over", "hand_overs_all"

Records = Mapping[int, GameRecord]


def at_the_end(here: Here) -> None:
    """At the end of a game alone, let it be handed over where its result stands."""
    if here.actor.kind == "solo" and here.beat.phase == Phase.ENDED:
        games = my_games(store(), here.actor)
        section(here.actor, sorted(games, key=lambda game: not game.at_hand))


def section(player: Actor, games: Sequence[OwnGame]) -> None:
    """Let somebody who plays alone hand over what they played, and see and take back what a class has of them.

    The first of the ``games`` is offered first.
    """
    records = {game.game_id: record for game in games if (record := record_of(game)) is not None}
    mine = my_hand_overs(store(), player)
    if not records and not mine:
        return
    with st.expander(_("Hand over to your class"), expanded=bool(mine), icon=":material/outbox:", key="hand-over"):
        st.caption(
            _(
                "Your teacher gets the figures of a game as it stands now: score, place, retention, rivals, and how "
                "often you went back. Nobody else sees them."
            )
        )
        refusals.show_kept(PLACE)
        if st.session_state.pop(_DONE, False):
            st.success(_("Handed over. Your teacher has it now."), icon=":material/check:")
        left, right = st.columns(2, gap="medium")
        with left:
            _offer(player, records, mine)
        with right:
            _handed_over(player, records, mine)


def _offer(player: Actor, records: Records, mine: Sequence[MyHandOver]) -> None:
    if not records:
        return
    words = choices(records, lambda game: _in_a_line(records[game]))
    if len(records) > 1:
        words[ALL] = _("All my games ({count})").format(count=len(records))
    chosen = st.selectbox(
        _("Which game?"), [*words], format_func=words.__getitem__, key=in_language("hand_over_game"), filter_mode=None
    )
    game = None if chosen == ALL else chosen
    doors = hand_over_doors(store(), player)
    open_now = [door for door in doors if mine or door.member_id is not None][:TAPS]
    if open_now:
        _taps(player, open_now, game)
    if not open_now or st.session_state.get(_ELSEWHERE):
        _form(player, doors[0] if doors else None, game, border=bool(open_now))


def _taps(player: Actor, doors: Sequence[Door], game: int | None) -> None:
    """Offer to do it as the last time, and as whom this device sits in a class."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for place, door in enumerate(doors):
            st.button(
                _("Hand over to {room} as {name}").format(room=door.room, name=door.name),
                key=f"hand_over_tap_{place}",
                icon=":material/badge:" if door.member_id else ":material/outbox:",
                on_click=_tap,
                args=(player, door, game),
            )
        st.button(_("Another class or name"), key="hand_over_elsewhere_open", type="tertiary", on_click=_elsewhere)
    if any(door.member_id for door in doors):
        words = _("You have a seat in this class: your teacher sees that the record comes from there.")
        st.caption(f":material/badge: {words}")


def _form(player: Actor, known: Door | None, game: int | None, *, border: bool) -> None:
    """Ask what the door of a class asks, as it was answered the last time."""
    with st.form("hand_over", border=border):
        code = st.text_input(_("Class code"), value=known.code if known else "", max_chars=8, key="hand_over_code")
        name = st.text_input(
            _("Your name"),
            value=known.name if known else "",
            max_chars=LONGEST_NAME,
            key="hand_over_name",
            autocomplete="name",
        )
        typed = None
        if st.session_state.get(_ASKS) or (known is not None and known.student_number):
            typed = st.text_input(
                _("Student number"),
                value=(known.student_number if known else None) or "",
                max_chars=LONGEST_NUMBER,
                key="hand_over_number",
                autocomplete="off",
            )
        recovery = st.text_input(
            _("Recovery code of your seat there (if you have one)"),
            max_chars=20,
            key="hand_over_recovery",
            help=_("With it your teacher sees that the record comes from your seat, whose name it bears."),
            autocomplete="off",
        )
        if st.form_submit_button(_("Hand over"), type="primary", key="hand_over_submit"):
            _submit(partial(_given, player, code, name, typed, recovery.strip(), game))


def _given(  # noqa: PLR0913, PLR0917 - the fields of the form
    player: Actor, code: str, name: str, typed: str | None, recovery: str, game: int | None
) -> None:
    """Hand over as the form says: from a seat, or under a name."""
    if recovery:
        hand_over_by_code(store(), player, code, recovery, game, identity.source())
    else:
        hand_over(store(), player, code, name, typed, game, identity.source())


def _submit(act: Callable[[], None]) -> None:
    try:
        act()
    except Refused as refused:
        refusals.show_or_ask_number(refused, _ASKS)
        return
    for flag in (_ASKS, _ELSEWHERE):
        st.session_state.pop(flag, None)
    st.session_state[_DONE] = True
    st.rerun()


def _tap(player: Actor, door: Door, game: int | None) -> None:
    def act() -> None:
        if door.member_id is None:
            hand_over(store(), player, door.code, door.name, door.student_number, game, identity.source())
        else:
            hand_over_from_seat(store(), player, door.member_id, game)
        st.session_state[_DONE] = True

    refusals.attempt(act, PLACE)


def _elsewhere() -> None:
    st.session_state[_ELSEWHERE] = not st.session_state.get(_ELSEWHERE, False)


def _handed_over(player: Actor, records: Records, mine: Sequence[MyHandOver]) -> None:
    """List what classes have, to be taken back."""
    every = bool(st.session_state.get(_EVERY))
    for each in mine if every else mine[:SHOWN]:
        _one(player, each, records.get(each.handed.game_id))
    if not every and len(mine) > SHOWN:
        st.button(
            _("All that was handed over ({count})").format(count=len(mine)),
            key="hand_overs_every",
            type="tertiary",
            on_click=st.session_state.__setitem__,
            args=(_EVERY, True),
        )


def _one(player: Actor, each: MyHandOver, now: GameRecord | None) -> None:
    handed = each.handed
    who = f"{handed.name} ({handed.student_number})" if handed.student_number else handed.name
    words = _("{room} has it since {day}, {time}, as {who}").format(
        room=each.room, day=day(handed.at), time=time_of_day(handed.at), who=who
    )
    lines = [words, " · ".join(part for part in (_came_out(handed.record), _went_back(handed.record)) if part)]
    if now is not None and (now.lines, now.again) != (handed.record.lines, handed.record.again):
        lines.append(_("You have played on since. Hand it over again if the class should have that too."))
    with st.container(border=True):
        st.markdown(f"**{packs.scenario_title(handed.record.scenario)}**")
        st.caption("  \n".join(lines))
        st.button(
            _("Take it back"),
            key=f"take_record_back_{handed.game_id}_{handed.room_id}",
            type="tertiary",
            icon=":material/undo:",
            on_click=_take_back,
            args=(player, each),
        )


def _came_out(record: GameRecord) -> str:
    line = record.furthest
    return _("{score} points, place {rank} of {firms}, {retention} of customers kept in round {round}").format(
        score=number(line.score, 1),
        rank=line.rank,
        firms=record.firms,
        retention=percent(line.retention),
        round=line.played,
    )


def _went_back(record: GameRecord) -> str:
    if not record.again:
        return ""
    return ngettext("went back once", "went back {count} times", record.again).format(count=record.again)


def _take_back(player: Actor, each: MyHandOver) -> None:
    refusals.attempt(lambda: take_record_back(store(), player, each.handed.game_id, each.handed.room_id), PLACE)


def _in_a_line(record: GameRecord) -> str:
    line = record.furthest
    figures = _("{score} points ({played}/{rounds} rounds)").format(
        score=number(line.score, 1), played=line.played, rounds=record.rounds
    )
    parts = (packs.scenario_name(record.scenario), figures, difficulty_of(record))
    return " · ".join(part for part in parts if part)
