"""A team's draft between a device and the store: what was set here goes there, what teammates set comes here.

Fields hold what this person set; ``seen`` holds what the store had when this device last looked. The difference is
this person's own, and only that is sent. Nothing is lost: what a teammate overtook is kept and told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from game.actors import Actor
from game.commands import save_draft
from game.errors import Refused
from game.views import Desk, Draft, desk
from locales import LANGUAGES
from sim.levers import Lever, Value
from ui import live
from ui.decide.lever_fields import meant, same, shown
from ui.language import current_language
from ui.store import store
from ui.student_page import Here

RETRIED = {"storage_busy", "storage_failed", "storage_full"}
"""Refusals after which the fields keep what was set, and the next beat tries again"""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Changes of this device that a teammate had made differently a moment before."""

    by: str
    at: datetime | None
    mine: dict[str, Value]


@dataclass(slots=True)
class Memory:
    """What this device knows of the draft in one round."""

    seen: dict[str, Value]
    version: int
    displayed: int = 0
    """the draft's version that this person had before their eyes, own changes included: what they may submit"""
    overtaken: Overtaken | None = None
    refused: Refused | None = None
    late: dict[str, Value] = field(default_factory=dict)
    """changes that came after the round had closed"""


def field_key(scope: str, lever: Lever, language: str | None = None) -> str:
    """Give the session's key of a lever's field; ``scope`` names game, branch and round.

    Menus keep their words in the browser, so each language has a menu of its own.
    """
    key = f"lever-{scope}-{lever.key}"
    return key if lever.numeric else f"{key}-{language or current_language()}"


def memory_of(scope: str) -> Memory | None:
    """Give what this device knows, if it has looked before."""
    known = st.session_state.get(f"draft-{scope}")
    return known if isinstance(known, Memory) else None


def pending(scope: str, levers: Mapping[str, Lever]) -> dict[str, Value]:
    """Give what was set on this device and not yet saved, just before a switch of the language too."""
    known = memory_of(scope)
    if known is None:
        return {}
    changes: dict[str, Value] = {}
    for key, lever in levers.items():
        for language in LANGUAGES:
            held = st.session_state.get(field_key(scope, lever, language))
            if held is not None and not same(value := meant(lever, held), _displayed(lever, known.seen[key])):
                changes[key] = value
    return changes


def synchronised(scope: str, here: Here, levers: Mapping[str, Lever], view: Desk) -> tuple[Desk, int]:
    """Save what is pending and show what teammates set; call ahead of the fields.

    Gives the desk as it then stands, and the team's version that it shows.
    """
    changes = pending(scope, levers)
    memory = memory_of(scope) or Memory(view.draft.values.as_dict(), view.draft.version)
    st.session_state[f"draft-{scope}"] = memory
    version, before, unseen = here.beat.team_version, memory.version, _unseen(view.draft, memory, levers)
    if changes and view.may_edit:
        if not _saved(here.actor, memory, changes):
            return view, version
        beat = live.now(here.actor)
        version = beat.team_version if beat else version
        view = desk(store(), here.actor)
    elif changes:
        memory.late = changes
    _adopt(scope, levers, view.draft, memory)
    memory.displayed = before if unseen else view.draft.version
    return view, version


def _unseen(draft: Draft, memory: Memory, levers: Mapping[str, Lever]) -> bool:
    """Say whether somebody else changed the draft since this device last showed it."""
    values = draft.values.as_dict()
    return any(not same(values[key], memory.seen[key]) for key in levers)


def _saved(actor: Actor, memory: Memory, changes: Mapping[str, Value]) -> bool:
    """Send changes; where a teammate was quicker on a lever keep theirs and save the rest. False: not saved yet."""
    memory.overtaken = memory.refused = None
    version = memory.version
    try:
        save_draft(store(), actor, changes, version)
    except Refused as refused:
        if refused.code == "stale_draft":
            memory.overtaken = _overtaken(refused, changes)
            rest = {key: value for key, value in changes.items() if key not in memory.overtaken.mine}
            return not rest or _saved_rest(actor, memory, rest)
        memory.refused = refused
        return refused.code not in RETRIED
    return True


def _saved_rest(actor: Actor, memory: Memory, rest: Mapping[str, Value]) -> bool:
    try:
        save_draft(store(), actor, rest)
    except Refused as refused:
        memory.refused = refused
        return refused.code not in RETRIED
    return True


def _overtaken(refused: Refused, changes: Mapping[str, Value]) -> Overtaken:
    changed = refused.details.get("changed")
    names = {str(key) for key in changed} if isinstance(changed, list | tuple) else set(changes)
    at = refused.details.get("at")
    mine = {key: value for key, value in changes.items() if key in names}
    return Overtaken(str(refused.details.get("by") or ""), at if isinstance(at, datetime) else None, mine)


def _adopt(scope: str, levers: Mapping[str, Lever], draft: Draft, memory: Memory) -> None:
    """Let every field hold what the store holds."""
    values = draft.values.as_dict()
    for key, lever in levers.items():
        name = field_key(scope, lever)
        here = st.session_state.get(name)
        if here is None or not same(meant(lever, here), _displayed(lever, values[key])):
            st.session_state[name] = shown(lever, values[key])
        for language in LANGUAGES:
            if (other := field_key(scope, lever, language)) != name:
                st.session_state.pop(other, None)
    memory.seen, memory.version = values, draft.version


def _displayed(lever: Lever, value: Value) -> Value:
    """Give the value that its field would send back untouched."""
    return meant(lever, shown(lever, value))
