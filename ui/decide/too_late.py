"""What was set in the last moment before a round closed: told with its values, on whatever page one is by then.

A device sends what was set within a fraction of a second, and once more shortly before the clock runs out
(:mod:`ui.decide.leaving`). What still comes after the round has closed, or after the class has gone back to another,
did not count; nobody has to find that out from the results.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from game.aim_lists import BY_NAME
from game.rules import Phase
from sim.levers import AIMS, Value
from sim.scenario import Scenario
from ui.decide.draft_memory import forget, memory_of, scopes
from ui.decide.draft_sync import pending
from ui.decide.lever_values import value_words
from ui.decide.lever_words import lever_name
from ui.language import _, current_language
from ui.live import Glance
from ui.sentences import together
from ui.words import round_in_sentence

_KEPT = "too-late"


@dataclass(frozen=True, slots=True)
class Late:
    """What came too late for one round."""

    round: int
    values: dict[str, Value]
    scenario: Scenario


def scope_of(here: Glance) -> str | None:
    """Name the round that is open to this person: game, branch and round."""
    beat = here.beat
    if beat is None or here.actor is None or beat.phase != Phase.OPEN:
        return None
    return f"{beat.game_id}-{beat.branch}-{beat.round}"


def catch(here: Glance) -> None:
    """Keep what was set here and not saved in rounds that are over; call ahead of everything that leaves the page."""
    now = scope_of(here)
    for scope in scopes():
        memory = memory_of(scope)
        if scope == now or memory is None:
            continue
        values = memory.overtaken | memory.foreign | memory.late | pending(scope)
        if values:
            note(int(scope.rsplit("-", 1)[-1]), values, memory.scenario)
        forget(scope)


def note(number: int, values: Mapping[str, Value], scenario: Scenario) -> None:
    """Keep what came too late for a round, beside what did already."""
    kept = st.session_state.get(_KEPT)
    before = kept.values if isinstance(kept, Late) and kept.round == number else {}
    st.session_state[_KEPT] = Late(number, before | dict(values), scenario)


def show() -> None:
    """Tell what came too late, until it is read."""
    late = st.session_state.get(_KEPT)
    if not isinstance(late, Late):
        return
    words = _("{round} had closed before this was saved, so it did not count: {values}.").format(
        round=round_in_sentence(late.round).capitalize(), values=_listed(late)
    )
    words = together([words, where_it_stands()], current_language())
    with st.container(key="lk-too-late"):
        st.warning(words, icon=":material/schedule:")
        st.button(_("I have read this"), key="too-late-read", on_click=st.session_state.pop, args=(_KEPT, None))


def where_it_stands() -> str:
    """Say where one finds what counted instead."""
    return _("What counted stands under Results, in “What you decided”.")


def _listed(late: Late) -> str:
    language = current_language()
    return _(", ").join(
        f"{lever_name(key, language)} {_value(key, value, late.scenario)}" for key, value in late.values.items()
    )


def _value(key: str, value: Value, scenario: Scenario) -> str:
    """Say a value; a list that was only named yet has no customers to count."""
    named = BY_NAME.fullmatch(value) if key in AIMS and isinstance(value, str) else None
    return f"“{named['name']}”" if named else value_words(key, value, scenario, current_language())
