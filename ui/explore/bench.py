"""The plans that somebody has before them, each with a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from game.actors import Actor
from game.exploring import table
from game.exploring.fitting import Fitted
from game.exploring.questions import MOST_PLANS
from game.shown.exploring import AskedPlans, Beginning, Whence
from locales import LANGUAGES, translator
from sim.decisions import Decisions
from sim.levers import EVERY_LEVER, Value
from sim.scenario import Scenario
from ui import student_page
from ui.language import _
from ui.store import store

LONGEST_NAME = 40
LETTERS = "ABCDEFGH"


@dataclass(slots=True)
class TryPlan:
    """One plan: a number that no other plan here bears, its name, and a value for every lever."""

    number: int
    name: str
    values: dict[str, Value]
    fitted: tuple[str, ...] = ()
    """levers that could not be taken over as they were, when it was fitted to this place"""


@dataclass(frozen=True, slots=True)
class Answered:
    """The question that was asked last, and what its plans were called then."""

    asked: AskedPlans
    names: tuple[str, ...]


@dataclass(slots=True)
class Bench:
    """Some plans that begin at one place."""

    beginning: Beginning
    plans: list[TryPlan] = field(default_factory=list)
    made: int = 0
    """plans that were ever made here"""
    editing: int | None = None
    """number of the plan that is being changed"""
    answered: Answered | None = None
    aside: list[TryPlan] = field(default_factory=list)
    """plans that stood here before those of another question took their place"""
    asked_aside: Answered | None = None
    """the question that was asked of them"""

    @property
    def scenario(self) -> Scenario:
        """The pack at the size at which these plans are made."""
        return student_page.scenario_at(self.beginning.whence.pack, self.beginning.scale)

    @property
    def usual(self) -> Mapping[str, Value]:
        """What the company does if nothing is changed."""
        return self.beginning.usual.as_dict()

    def key(self, what: str, plan: TryPlan | None = None) -> str:
        """Give the key of a control, of one plan or of all."""
        whence = self.beginning.whence
        return f"try-{what}-{whence.pack}-{whence.round}-{whence.team}" + (f"-{plan.number}" if plan else "")

    def add(self, values: Mapping[str, Value], name: str = "") -> TryPlan:
        """Put one more plan there."""
        plan = self.made_of(values, name)
        self.plans.append(plan)
        return plan

    def made_of(self, values: Mapping[str, Value], name: str = "") -> TryPlan:
        """Make a plan that may be put there."""
        plan = TryPlan(self.made, spoken(name) or _usual_name(self.made), dict(values))
        self.made += 1
        return plan

    def plan(self, number: int | None) -> TryPlan | None:
        """Give a plan by its number."""
        return next((plan for plan in self.plans if plan.number == number), None)

    def lay(self, others: Sequence[tuple[str, Fitted]]) -> None:
        """Put other plans here, each with a name; what stood here goes aside, unless nobody had touched it."""
        before, answered, self.plans, self.answered = self.plans, self.answered, [], None
        for name, fit in others:
            self.add(fit.values.as_dict(), name).fitted = fit.changed
        touched = any(plan.values != self.usual or plan.name != _usual_name(plan.number) for plan in before)
        if touched and _told(before) != _told(self.plans):
            self.aside, self.asked_aside = before, answered

    def swap(self) -> None:
        """Bring back what went aside; what stands here goes aside instead."""
        self.plans, self.aside = self.aside, self.plans
        self.answered, self.asked_aside = self.asked_aside, self.answered

    @property
    def full(self) -> bool:
        """No more plans fit side by side."""
        return len(self.plans) >= MOST_PLANS


def bench_of(beginning: Beginning, actor: Actor) -> Bench:
    """Give the plans that begin at a place: those that are there, or were before the page was loaded anew.

    At first it is what the company does, twice: one to leave, one to change.
    """
    place = f"bench-{beginning.whence}-{beginning.usual}"
    kept = st.session_state.get(place)
    if isinstance(kept, Bench):
        _speak(kept)
        return kept
    bench = Bench(beginning)
    before = table.left(store(), actor, beginning)
    for name, values in (("", bench.usual), ("", bench.usual)) if before is None else before.plans:
        bench.add(values, name)
    if before is not None:
        bench.answered = _answered(before)
    if before is not None and before.aside is not None:
        bench.asked_aside = _answered(before.aside)
        for name, values in before.aside.plans:
            bench.aside.append(bench.made_of(values, name))
    st.session_state[place] = bench
    return bench


def leave(bench: Bench, actor: Actor) -> None:
    """Let the plans be there again when the page is loaded anew; whom nobody named is named in the language of then."""
    aside = _on_table(bench.aside, bench.asked_aside) if bench.aside else None
    table.leave(store(), actor, bench.beginning, replace(_on_table(bench.plans, bench.answered), aside=aside))


def _on_table(plans: Sequence[TryPlan], answered: Answered | None) -> table.OnTable:
    told = tuple(
        ("" if plan.name == _usual_name(place) else plan.name, dict(plan.values)) for place, plan in enumerate(plans)
    )
    return table.OnTable(told) if answered is None else table.OnTable(told, answered.asked, answered.names)


def _answered(before: table.OnTable) -> Answered | None:
    return None if before.asked is None else Answered(before.asked, before.names)


def _told(plans: Sequence[TryPlan]) -> list[tuple[str, dict[str, Value]]]:
    return [(plan.name, plan.values) for plan in plans]


def _usual_name(number: int) -> str:
    """Name a plan by its number until somebody names it."""
    return _("Plan {letter}").format(letter=LETTERS[number % len(LETTERS)])


def spoken(name: str) -> str:
    """Give a name that Liuke gave in any language as it is in the language of now; what somebody chose stays."""
    for number, letter in enumerate(LETTERS):
        if any(translator(each).gettext("Plan {letter}").format(letter=letter) == name for each in LANGUAGES):
            return _usual_name(number)
    return name


def _speak(bench: Bench) -> None:
    """Let plans that nobody has named be named in the language of now; call before their names are drawn."""
    for plan in (*bench.plans, *bench.aside):
        field = bench.key("name", plan)
        held = st.session_state.get(field)
        if isinstance(held, str) and spoken(held) != held:
            st.session_state[field] = spoken(held)
        plan.name = spoken(plan.name)
    for which in ("answered", "asked_aside"):
        before: Answered | None = getattr(bench, which)
        if before is not None:
            setattr(bench, which, replace(before, names=tuple(map(spoken, before.names))))


def decisions_of(plan: TryPlan) -> Decisions:
    """Give a plan as decisions, to be set beside others."""
    return Decisions(**{key: plan.values[key] for key in EVERY_LEVER})  # type: ignore[arg-type]


def whence_key(whence: Whence) -> str:
    """Name a place where plans begin, for the address and for menus."""
    return f"{whence.pack}-{whence.round}-{whence.team or ''}"
