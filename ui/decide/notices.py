"""What a teammate set at the same time, what a teammate looks after, what could not be saved: both values, one tap."""

from datetime import datetime

import streamlit as st

from game.actors import Actor
from game.commands import help_out
from game.views import Change, Desk
from sim.levers import Value
from ui import format as figures
from ui import refusals
from ui.decide.draft_memory import Memory, News, memory_of
from ui.decide.draft_sync import put
from ui.decide.lever_values import change_words, value_words
from ui.decide.lever_words import lever_name
from ui.language import _, current_language, ngettext
from ui.store import store
from ui.words import ROLES, name

MOST_NEWS = 3
"""changes that one message names"""


def draw(view: Desk, actor: Actor, scope: str) -> None:
    """Draw everything that this person should know about what they set, and tell what teammates set."""
    memory = memory_of(scope)
    if memory is None:
        return
    if memory.refused is not None:
        refusals.show(memory.refused)
    if view.may_edit:
        for lever in list(memory.overtaken):
            _overtaken(view, memory, scope, lever)
        for lever in list(memory.foreign):
            _foreign(view, actor, memory, scope, lever)
    tell(scope)


def _overtaken(view: Desk, memory: Memory, scope: str, lever: str) -> None:
    """Tell both values of a lever that a teammate set a moment before; either may stand."""
    theirs, mine = view.draft.values.as_dict()[lever], memory.overtaken[lever]
    change = _change(view, lever)
    words = _("{name} set {lever} at the same time. Theirs stands: {theirs}. Yours was: {mine}.").format(
        name=change.by if change else _("A teammate"),
        lever=lever_name(lever, current_language()),
        theirs=_words(memory, lever, theirs),
        mine=_words(memory, lever, mine),
    )
    with st.container(border=True, key=f"overtaken-{lever}"):
        st.warning(words, icon=":material/group:")
        with st.container(horizontal=True):
            take = (memory.overtaken, memory, scope, lever)
            st.button(_("Set mine after all"), key=f"mine-{lever}", on_click=_take_mine, args=take)
            st.button(_("Leave theirs"), key=f"theirs-{lever}", on_click=_let_go, args=(memory.overtaken, lever))


def _foreign(view: Desk, actor: Actor, memory: Memory, scope: str, lever: str) -> None:
    """Tell that a lever belongs to a teammate's tab, and offer the step with which one may set it."""
    tab = memory.levers[lever].group
    names = _(", ").join(owner.name for one in view.tabs if one.key == tab for owner in one.owners)
    words = _("{name} looks after {tab}, so this was not set: {lever} {mine}.").format(
        name=names or _("A teammate"),
        tab=name(ROLES, tab),
        lever=lever_name(lever, current_language()),
        mine=_words(memory, lever, memory.foreign[lever]),
    )
    with st.container(border=True, key=f"foreign-{lever}"):
        st.warning(words, icon=":material/group:")
        with st.container(horizontal=True):
            help_with = (actor, memory, scope, lever)
            st.button(_("Help out and set it"), key=f"help-set-{lever}", on_click=_help_and_set, args=help_with)
            st.button(_("Leave it"), key=f"leave-{lever}", on_click=_let_go, args=(memory.foreign, lever))


def _take_mine(aside: dict[str, Value], memory: Memory, scope: str, lever: str) -> None:
    put(scope, memory.levers[lever], aside.pop(lever))


def _let_go(aside: dict[str, Value], lever: str) -> None:
    aside.pop(lever, None)


def _help_and_set(actor: Actor, memory: Memory, scope: str, lever: str) -> None:
    def help_then_set() -> None:
        help_out(store(), actor, str(memory.levers[lever].group))
        _take_mine(memory.foreign, memory, scope, lever)

    refusals.attempt(help_then_set)


def tell(scope: str) -> None:
    """Say in passing what teammates have just set: who, which lever, from what to what."""
    memory = memory_of(scope)
    if memory is None:
        return
    for who in dict.fromkeys(news.change.by for news in memory.news):
        theirs = [news for news in memory.news if news.change.by == who]
        lines = [_line(memory, news) for news in theirs[:MOST_NEWS]]
        more = len(theirs) - len(lines)
        if more > 0:
            lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
        st.toast(f"**{who}**  \n" + "  \n".join(line.replace("~", "∼") for line in lines), icon=":material/group:")
    memory.news = []


def _line(memory: Memory, news: News) -> str:
    return change_words(news.change.lever, news.before, news.after, memory.scenario, current_language())


def latest_words(view: Desk) -> str:
    """Say who changed the draft last, which lever and when, where that was a teammate; else nothing."""
    latest = view.changes[0] if view.changes else None
    if latest is None or (view.me is not None and latest.by == view.me.name):
        return ""
    same_moment = [change for change in view.changes if (change.by, change.at) == (latest.by, latest.at)]
    lever = lever_name(latest.lever, current_language())
    more = len(same_moment) - 1
    if more:
        lever += " " + ngettext("and {n} more", "and {n} more", more).format(n=more)
    return _("✓ {name}: {lever}, {time}").format(name=latest.by, lever=lever, time=_time(latest.at))


def _time(moment: datetime) -> str:
    return figures.time_of_day(moment)


def _change(view: Desk, lever: str) -> Change | None:
    return next((change for change in view.changes if change.lever == lever), None)


def _words(memory: Memory, lever: str, value: Value) -> str:
    return value_words(lever, value, memory.scenario, current_language())
