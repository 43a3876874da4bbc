"""The plans that somebody has before them, each with a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from game.actors import Actor
from game.exploring import table
from game.exploring.questions import MOST_PLANS
from game.shown.exploring import AskedPlans, Beginning, Whence
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
        plan = TryPlan(self.made, name or _usual_name(self.made), dict(values))
        self.made += 1
        self.plans.append(plan)
        return plan

    def plan(self, number: int | None) -> TryPlan | None:
        """Give a plan by its number."""
        return next((plan for plan in self.plans if plan.number == number), None)

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
        return kept
    bench = Bench(beginning)
    before = table.left(store(), actor, beginning)
    for name, values in (("", bench.usual), ("", bench.usual)) if before is None else before.plans:
        bench.add(values, name)
    if before is not None and before.asked is not None:
        bench.answered = Answered(before.asked, before.names)
    st.session_state[place] = bench
    return bench


def leave(bench: Bench, actor: Actor) -> None:
    """Let the plans be there again when the page is loaded anew; whom nobody named is named in the language of then."""
    plans = tuple(
        ("" if plan.name == _usual_name(place) else plan.name, dict(plan.values))
        for place, plan in enumerate(bench.plans)
    )
    asked, names = (None, ()) if bench.answered is None else (bench.answered.asked, bench.answered.names)
    table.leave(store(), actor, bench.beginning, table.OnTable(plans, asked, names))


def _usual_name(number: int) -> str:
    """Name a plan by its number until somebody names it."""
    return _("Plan {letter}").format(letter=LETTERS[number % len(LETTERS)])


def decisions_of(plan: TryPlan) -> Decisions:
    """Give a plan as decisions, to be set beside others."""
    return Decisions(**{key: plan.values[key] for key in EVERY_LEVER})  # type: ignore[arg-type]


def whence_key(whence: Whence) -> str:
    """Name a place where plans begin, for the address and for menus."""
    return f"{whence.pack}-{whence.round}-{whence.team or ''}"
