"""The head of each tab: who looks after it, whether one may change it, and the step with which one helps out."""

from html import escape

import streamlit as st

from game.actors import Actor
from game.commands import help_out
from game.rules import LEADER
from game.views import Desk, Tab
from sim.levers import Group
from ui import refusals
from ui.decide.lever_words import GROUP_NAMES, SECTIONS
from ui.language import _
from ui.store import store


def tab_of(view: Desk, group: Group) -> Tab:
    """Give what the looker may do on a group's tab."""
    return next(tab for tab in view.tabs if tab.key == group)


def alone(view: Desk) -> bool:
    """Tell whether there is nobody to share the tabs with."""
    return not view.teammates


def labels(view: Desk) -> list[str]:
    """Name the tabs; one's own bears a star."""
    own = None if alone(view) or view.me is None else view.me.role
    return [_(GROUP_NAMES[group]) + (" ★" if group == own else "") for group in SECTIONS]


def first(view: Desk) -> str:
    """Give the label of the tab to begin with: one's own, else the first."""
    return next((label for label in labels(view) if label.endswith("★")), labels(view)[0])


def draw(view: Desk, actor: Actor, group: Group) -> None:
    """Say who looks after the tab; where a teammate does, offer to help out."""
    if alone(view) or not view.may_edit:
        return
    tab = tab_of(view, group)
    kind = "mine" if tab.may_edit else "theirs"
    helpers = [name for name in tab.helpers if view.me is None or name != view.me.name]
    more = " " + _("{names} helps out here.").format(names=_(", ").join(helpers)) if helpers else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"tab-head-{group}"):
        st.html(f'<div class="lk-owner lk-{kind}">{escape(_words(view, tab) + more)}</div>', width="content")
        if not tab.may_edit and view.me is not None:
            with_ = (actor, tab)
            st.button(_("Help out"), key=f"help-{group}", icon=":material/handshake:", on_click=_help, args=with_)


def _words(view: Desk, tab: Tab) -> str:
    owners = [owner for owner in tab.owners if not owner.me]
    names = _(", ").join(owner.name for owner in owners)
    role = view.me.role if view.me else None
    if role == tab.key:
        together = _("You look after this tab, together with {names}.").format(names=names)
        return together if names else _("You look after this tab.")
    if not owners:
        return _("Nobody has this tab: everybody may change it.")
    if not tab.may_edit:
        return _("{names} looks after this tab: you can look on.").format(names=names)
    if role == LEADER:
        return _("{names} looks after this tab; as the leader you may change it too.").format(names=names)
    if tab.helping:
        return _("{names} looks after this tab, and you help out.").format(names=names)
    return _("{names} is away: everybody may change this tab.").format(names=names)


def _help(actor: Actor, tab: Tab) -> None:
    refusals.attempt(lambda: help_out(store(), actor, tab.key))
