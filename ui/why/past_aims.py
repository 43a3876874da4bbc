"""Asking the past about whom an action went to: another rule or list, other automation rules."""

from dataclasses import dataclass

import streamlit as st

from game.actors import Actor
from game.views import TargetListShown, target_lists
from sim.levers import Kind, Lever
from sim.scenario import Scenario
from sim.targeting import rules
from sim.targeting.rules import MOST_RULES, Automation
from ui.decide import aim_fields, rules_editor
from ui.decide.aim_words import rule_words
from ui.language import _, choices, current_language, in_language
from ui.store import store


@dataclass(frozen=True, slots=True)
class PastAim:
    """An aim, or the automation rules, of a past round."""

    actor: Actor
    team: int
    lever: Lever
    was: str
    """as it was played"""
    place: str
    """tells its fields from those of other rounds"""
    scenario: Scenario

    @property
    def fields(self) -> str:
        """Name the fields of an aim."""
        return f"{self.lever.key}{self.place}"

    @property
    def rules(self) -> tuple[Automation, ...]:
        """Give the automation rules that were in force."""
        return tuple(rules.read(self.was))

    def key(self, what: str) -> str:
        """Give the key of a control for automation rules."""
        return in_language(f"rules-{what}{self.place}")


def draw(aim: PastAim) -> None:
    """Draw what else it could have been."""
    if aim.lever.kind is Kind.RULES:
        _rules(aim)
        return
    if not aim_fields.is_filled(aim.fields):
        aim_fields.fill(aim.fields, aim.was)

    def lists() -> tuple[TargetListShown, ...]:
        return target_lists(store(), aim.actor, aim.team)

    aim_fields.draw(aim.fields, aim_fields.Aiming(aim.lever, aim.scenario), aim.was, lists)


def said(aim: PastAim) -> str:
    """Give what the fields ask for, as a text."""
    if aim.lever.kind is not Kind.RULES:
        return aim_fields.said(aim.fields) if aim_fields.is_filled(aim.fields) else aim.was
    kept = st.session_state.get(aim.key("kept"))
    every = [str(rule) for rule in aim.rules]
    wanted = every if kept is None else [rule for rule in every if rule in kept]
    more = rules_editor.said(aim.place) if st.session_state.get(aim.key("more")) else None
    return "\n".join(wanted if more is None else [*wanted, str(more)])


def _rules(aim: PastAim) -> None:
    """Let rules that were in force be left out, and one more be there."""
    if aim.rules:
        words = choices([str(rule) for rule in aim.rules], lambda text: rule_words(_one(text), current_language()))
        st.pills(
            _("Rules in force"),
            list(words),
            selection_mode="multi",
            default=list(words),
            format_func=words.__getitem__,
            key=aim.key("kept"),
            wrap=True,
        )
    if len(aim.rules) < MOST_RULES and st.toggle(_("One rule more"), key=aim.key("more"), value=not aim.rules):
        rules_editor.fields(aim.place)


def _one(text: str) -> Automation:
    return next(iter(rules.read(text)))
