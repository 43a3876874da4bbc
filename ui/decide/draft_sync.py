"""A team's draft between a device and the store: what was set here goes there, what teammates set comes here.

Fields hold what this person set; ``seen`` holds what the store had when this device last looked. The difference is
this person's own, and only that is sent. Nothing is lost: what a teammate overtook, what belongs to a teammate's tab
and what came too late is kept and told (:mod:`ui.decide.notices`, :mod:`ui.decide.too_late`).

What a browser sends may be older than what the server has drawn since: a tap, or the beat, crosses the drawing on its
way. So a hidden field travels with the others (:func:`mark`): the number of the drawing that the browser had. The
difference is taken to that drawing; else an old value would be taken for this person's wish, and undo a teammate's.
The number is made of the draft's version, so that it still says something to a server that was started again in
between: such a one first draws the form as the browser left it (:func:`comes_back`), and then looks what is new in it.
"""

from collections.abc import Callable, Mapping
from time import monotonic

import streamlit as st

from game.actors import Actor
from game.commands import save_draft
from game.errors import CODES, Refused
from game.views import Desk, Draft, desk
from locales import LANGUAGES, SOURCE
from sim.levers import Lever, Value
from sim.scenario import Scenario
from ui import brought_along, live, turns
from ui.decide.draft_memory import Drawing, Memory, News, memory_of, number_of, remember
from ui.decide.lever_fields import meant, shown
from ui.decide.lever_values import same
from ui.language import current_language
from ui.store import store
from ui.student_page import Here

RETRIED = {"round_closed", *(code for code in CODES if code.startswith("storage_"))}
"""Refusals after which the fields keep what was set: the next beat tries again, or tells what came too late"""
ON_ITS_WAY, ON_A_CROWDED_WAY = 6.0, 18.0
"""seconds after which a drawing that the browser does not have yet is taken for one that never came; to draw pages anew
where many wait for theirs would only make all wait longer"""


def field_key(scope: str, lever: Lever, language: str | None = None) -> str:
    """Give the session's key of a lever's field; ``scope`` names game, branch and round.

    Menus keep their words in the browser, so each language has a menu of its own.
    """
    key = f"lever-{scope}-{lever.key}"
    return key if lever.numeric else f"{key}-{language or current_language()}"


def _names(scope: str, lever: Lever) -> set[str]:
    return {field_key(scope, lever, language) for language in (LANGUAGES if not lever.numeric else (SOURCE,))}


def mark(scope: str) -> None:
    """Let the browser keep, out of sight, the number of the drawing that it has; call below the fields.

    Drawn last it arrives last: a browser that has the number has the fields.
    """
    with st.container(key="lk-quiet-drawing"):
        name = _mark(scope)
        number = int(st.session_state.get(name, 0))
        st.number_input("#", 0, None, number, step=1, key=name, on_change="ignore", label_visibility="collapsed")


def _mark(scope: str) -> str:
    return f"drawing-{scope}"


def _had(scope: str, memory: Memory) -> Drawing:
    """Give what the browser had before its eyes when it sent what is in the fields now.

    Of a drawing before a restart the server knows the version only: what teammates set since is refused by it.
    """
    number = st.session_state.get(_mark(scope), 0)
    unknown = Drawing(memory.seen, number - 1 if 0 < number <= number_of(memory.version) else memory.version)
    return memory.drawings.get(number, unknown)


def comes_back(scope: str, view: Desk, scenario: Scenario) -> bool:
    """Say whether a browser brings a form that this session has never drawn; then let it stand as it was left."""
    brought = brought_along.keys() if memory_of(scope) is None else set()
    if _mark(scope) not in brought:
        return False
    values = view.draft.values.as_dict()
    for key, lever in scenario.levers.items():
        name = field_key(scope, lever)
        if name not in brought:
            st.session_state[name] = shown(lever, values[key])
    return True


def catch_up(scope: str, view: Desk, scenario: Scenario) -> None:
    """Look in the next run for what is new in a form that was brought; call below the fields."""
    remember(scope, Memory(scenario, view.draft.values.as_dict(), view.draft.version))
    st.rerun()


def pending(scope: str) -> dict[str, Value]:
    """Give what was set on this device and not yet saved, just before a switch of the language too."""
    known = memory_of(scope)
    if known is None:
        return {}
    changes: dict[str, Value] = {}
    had = _had(scope, known).values
    for name, key in (_all_fields(scope, known) if known.fields is None else known.fields).items():
        held = st.session_state.get(name)
        if held is None:
            continue
        lever = known.levers[key]
        value = meant(lever, held)
        if not same(value, _displayed(lever, had[key])):
            changes[key] = value
    return changes


def _all_fields(scope: str, memory: Memory) -> dict[str, str]:
    return {name: key for key, lever in memory.levers.items() for name in _names(scope, lever)}


def is_in_the_way(scope: str) -> bool:
    """Say whether something about what was set here has to be told."""
    memory = memory_of(scope)
    return memory is not None and bool(memory.refused or memory.overtaken or memory.foreign)


def put(scope: str, lever: Lever, value: Value) -> None:
    """Let a field hold a value, as if this person had set it."""
    st.session_state[field_key(scope, lever)] = shown(lever, value)


def save(scope: str, actor: Actor) -> None:
    """Send what is pending, and know what was before this person's eyes; call from a widget's callback.

    A page's run may be cut short by the next tap, a callback is not: so what a tap asks for is done there.
    """
    memory = memory_of(scope)
    if memory is not None:
        _sent(scope, actor, memory, lambda: desk(store(), actor).draft)


def synchronised(scope: str, here: Here, scenario: Scenario, view: Desk) -> tuple[Desk, int]:
    """Save what is pending and show what teammates set; call ahead of the fields.

    Gives the desk as it then stands, and the team's version that it shows.
    """
    memory = memory_of(scope) or Memory(scenario, view.draft.values.as_dict(), view.draft.version)
    remember(scope, memory)
    memory.fields = None  # what the page was drawn with may have been another language, or another tab of one's own
    version = here.beat.team_version
    if not view.may_edit and (late := memory.late | pending(scope)):
        memory.late = late
        return view, version
    draft = _sent(scope, here.actor, memory, lambda: view.draft)
    if draft is None:
        return view, version
    if draft is not view.draft:
        beat = live.now(here.actor)
        version, view = beat.team_version if beat else version, desk(store(), here.actor)
    memory.news = _news(view, memory)
    _adopt(scope, view, memory)
    return view, version


def _sent(scope: str, actor: Actor, memory: Memory, now: Callable[[], Draft]) -> Draft | None:
    """Save what is pending and give the draft as it then stands, ``now`` where nothing is; None: not yet."""
    had, late = _had(scope, memory), memory.late
    changes = late | pending(scope)
    draft = _saved(actor, memory, changes, had.version) if changes else now()
    if draft is None:
        if memory.refused is not None and memory.refused.code == "round_closed":
            memory.late, memory.refused = changes, None
        return None
    memory.late = {}
    memory.displayed = had.version if _unseen(draft, had, changes) else draft.version
    if changes:
        memory.heard(had, changes)
    return draft


def _unseen(draft: Draft, had: Drawing, changes: Mapping[str, Value]) -> bool:
    """Say whether the draft holds something that did not stand on this device, neither drawn nor set here."""
    values = draft.values.as_dict()
    other = [key for key, value in had.values.items() if not same(values[key], value)]
    return any(key not in changes or not same(values[key], changes[key]) for key in other)


def _saved(actor: Actor, memory: Memory, changes: Mapping[str, Value], version: int) -> Draft | None:
    """Send changes; keep aside what a teammate was quicker on or looks after, and save the rest. None: not yet."""
    memory.refused = None
    left = dict(changes)
    for key in left:
        memory.overtaken.pop(key, None)
        memory.foreign.pop(key, None)
    while left:
        try:
            return save_draft(store(), actor, left, version)
        except Refused as refused:
            aside = {"stale_draft": memory.overtaken, "not_your_tab": memory.foreign}.get(refused.code)
            if aside is None:
                memory.refused = refused
                wrong = _impossible(refused, left)
                if not wrong and refused.code in RETRIED:
                    return None
                left = {key: value for key, value in left.items() if wrong and key not in wrong}
                continue
            for key in _named(refused, left):
                aside[key] = left.pop(key)
    return desk(store(), actor).draft


def _impossible(refused: Refused, changes: Mapping[str, Value]) -> set[str]:
    """Give the changes that no plan can hold, where others can be saved without them."""
    problems = refused.details.get("problems")
    levers = {str(problem["lever"]) for problem in problems} if isinstance(problems, list) else set()
    return levers & set(changes)


def _named(refused: Refused, changes: Mapping[str, Value]) -> list[str]:
    """List the changes that a refusal is about; never none, so that trying again comes to an end."""
    changed = refused.details.get("changed")
    names = {str(key) for key in changed} if isinstance(changed, list | tuple) else set()
    return [key for key in changes if key in names] or list(changes)


def _news(view: Desk, memory: Memory) -> list[News]:
    """List what teammates set since this device last looked."""
    values, me = view.draft.values.as_dict(), view.me.name if view.me else ""
    changes = [change for change in view.changes if change.by != me]
    return [
        News(change, memory.seen[change.lever], values[change.lever])
        for change in changes
        if not same(values[change.lever], memory.seen[change.lever])
    ]


def has_latest(scope: str) -> bool:
    """Say whether the browser has told that it has the latest drawing."""
    memory = memory_of(scope)
    return memory is not None and bool(st.session_state.get(_mark(scope)) == number_of(memory.version))


def has_all(scope: str, view: Desk) -> bool:
    """Say whether the browser has told, with this run, of every field that is drawn for this person."""
    memory, told = memory_of(scope), brought_along.keys()
    mine = {tab.key for tab in view.tabs if tab.may_edit}
    levers = [lever for lever in memory.levers.values() if lever.group in mine] if memory else []
    return {_mark(scope), *(field_key(scope, lever) for lever in levers)} <= told


def is_on_its_way(scope: str) -> bool:
    """Say whether the latest drawing was made so short a time ago that it may still reach the browser."""
    memory = memory_of(scope)
    patience = ON_A_CROWDED_WAY if turns.is_crowded() else ON_ITS_WAY
    return memory is not None and monotonic() - memory.drawn_at < patience


def follows(scope: str, view: Desk) -> bool:
    """Take over a state of the draft; False where something set here is not saved yet, or has to be told.

    The fields hold it when they are drawn next, and the browser has to be given the number of that drawing
    (:func:`mark`) after them.
    """
    memory = memory_of(scope)
    if memory is None or pending(scope) or is_in_the_way(scope):
        return False
    memory.news = _news(view, memory)
    _adopt(scope, view, memory)
    memory.displayed = view.draft.version
    return True


def _adopt(scope: str, view: Desk, memory: Memory) -> None:
    """Let every field hold what the store holds; what is only read here has no field."""
    values = view.draft.values.as_dict()
    mine = {tab.key for tab in view.tabs if tab.may_edit}
    memory.fields = {}
    for key, lever in memory.levers.items():
        name = field_key(scope, lever)
        here = st.session_state.get(name)
        drawn = {name} if lever.group in mine else set()
        memory.fields |= dict.fromkeys(drawn, key)
        if drawn and (here is None or not same(meant(lever, here), _displayed(lever, values[key]))):
            st.session_state[name] = shown(lever, values[key])
        for other in _names(scope, lever) - drawn:
            st.session_state.pop(other, None)
        for aside in (memory.overtaken, memory.foreign):
            if key in aside and same(aside[key], values[key]):
                del aside[key]
    drawing = memory.adopt(values, view.draft.version)
    if st.session_state.get(_mark(scope)) != drawing:
        st.session_state[_mark(scope)] = drawing


def _displayed(lever: Lever, value: Value) -> Value:
    """Give the value that its field would send back untouched."""
    return meant(lever, shown(lever, value))
