"""What would have been: a stretch of a market played again with the same people and the same luck.

Chance is a function of seed, purpose, week and person, so that what a change does not touch comes out as it did; the
same decisions give the same bits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from sim import bots, budget, quarter
from sim.decisions import Decisions, complete
from sim.levers import EVERY_LEVER, Value
from sim.report import FirmReport, Outcome
from sim.scenario import Scenario
from sim.targeting.reach import reach
from sim.why.departures import departures
from sim.world import World

Changes = Mapping[str, Sequence[Mapping[str, Value]]]
"""firm -> for every round of the stretch the levers that are set otherwise"""
NOTHING: Changes = {}
SPARE = 0.5
"""yuan by which a plan may exceed its budget, as when it was handed in"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One market from the start of a round on, and what every firm then decided."""

    scenario: Scenario
    before: World
    rounds: Sequence[Mapping[str, Decisions]]
    seed: int
    reacting: Mapping[str, str] = field(default_factory=dict)
    """firm -> strategy: computer firms that decide anew by what their reports then say (from round 1 on only)"""


@dataclass(frozen=True, slots=True)
class Lived:
    """A stretch as it went: every round's outcome, and the world that it led to."""

    before: World
    rounds: tuple[Mapping[str, Decisions], ...]
    worlds: tuple[World, ...]
    outcomes: tuple[Outcome, ...]
    cut: tuple[int, ...] = ()
    """rounds (as the world counts them) in which a changed plan was cut to its budget"""

    def reports(self, firm: str) -> tuple[FirmReport, ...]:
        """Give a firm's report of every round."""
        return tuple(outcome.report.firms[firm] for outcome in self.outcomes)


def replay(stretch: Stretch, changes: Changes = NOTHING, *, within_budget: bool = True) -> Lived:
    """Play a stretch again with some firms' levers set otherwise; everybody else decides as they did.

    ``within_budget``: a changed plan that the firm could not have paid is cut as one that nobody handed in would be.

    Raises:
        DecisionsRefused: a changed value is out of range.
    """
    sized, world = quarter.at_size_of(stretch.scenario, stretch.before), stretch.before
    worlds: list[World] = []
    outcomes: list[Outcome] = []
    played: list[Mapping[str, Decisions]] = []
    cut: list[int] = []
    for place, real in enumerate(stretch.rounds):
        last = outcomes[-1].report.firms if outcomes else None
        decisions = dict(real) | _reacting(stretch, sized, world, last)
        for firm, levers in changes.items():
            wanted = complete(levers[place], decisions[firm], sized)
            otherwise = within_budget and any(levers[: place + 1])
            decisions[firm] = paid(wanted, sized, world, firm) if otherwise else wanted
            if decisions[firm] != wanted:
                cut.append(world.round + 1)
        world, outcome = quarter.run(sized, world, decisions, stretch.seed)
        worlds.append(world)
        outcomes.append(outcome)
        played.append(decisions)
    return Lived(stretch.before, tuple(played), tuple(worlds), tuple(outcomes), tuple(cut))


def _reacting(
    stretch: Stretch, sized: Scenario, world: World, last: Mapping[str, FirmReport] | None
) -> dict[str, Decisions]:
    """Let the computer firms that react decide by their last report."""
    return {
        firm: bots.decide(how, sized, world.positions[firm], last[firm] if last else None, world.round + 1)
        for firm, how in stretch.reacting.items()
    }


def paid(wanted: Decisions, sized: Scenario, world: World, firm: str) -> Decisions:
    """Give a plan as the firm can pay it: as it is, or cut to the budget."""
    position = world.positions[firm]
    reached = reach(wanted, sized, world, firm, position)
    if budget.total(wanted, sized, position, reached) <= position.budget + SPARE:
        return wanted
    return budget.fit(wanted, sized, position, reached)


def of_group(decisions: Decisions, group: str) -> dict[str, Value]:
    """Give what decisions say about the levers of one group ("": of all)."""
    values = decisions.as_dict()
    return {key: values[key] for key, lever in EVERY_LEVER.items() if not group or lever.group == group}


@dataclass(frozen=True, slots=True)
class Turned:
    """Who of a firm's first customers ends otherwise in the replay; one row each, the best customers first.

    Columns: ``customer``, ``grade`` and ``segment`` at the start, and how the departure that only one of the two
    histories has came about: its ``round``, ``week``, strongest ``cause`` and ``to``.
    """

    would_have_stayed: pd.DataFrame
    would_have_left: pd.DataFrame
    won: int
    """customers at the end who were not there at the start, in the history"""
    would_have_won: int


def turned(scenario: Scenario, history: Lived, other: Lived, firm: str) -> Turned:
    """Name a firm's customers at the start who are still served at the end of only one of two histories."""
    start = _served(history.before, firm)
    then, now = (_served(lived.worlds[-1], firm) for lived in (history, other))
    return Turned(
        would_have_stayed=_told(scenario, history, firm, start & now & ~then),
        would_have_left=_told(scenario, other, firm, start & then & ~now),
        won=int((then & ~start).sum()),
        would_have_won=int((now & ~start).sum()),
    )


def _served(world: World, firm: str) -> np.ndarray:
    served: np.ndarray = world.customers.firm.ravel() == world.seat(firm)
    return served


def _told(scenario: Scenario, lived: Lived, firm: str, whom: np.ndarray) -> pd.DataFrame:
    """Tell the last departure of each of these customers, with their grade and spending at the start."""
    worlds = (lived.before, *lived.worlds)
    tables = [
        departures(scenario, world, outcome.log, firm).assign(round=world.round + 1)
        for world, outcome in zip(worlds, lived.outcomes, strict=False)
    ]
    last = pd.concat(tables).drop_duplicates("customer", keep="last")
    last = last[whom[last["customer"].to_numpy()]]
    first = lived.before.customers
    last = last.assign(grade=np.array(list("ABCD"))[first.grade.ravel()[last["customer"]]])
    last = last.assign(money=first.money.ravel()[last["customer"]])
    last = last.sort_values(["grade", "money", "customer"], ascending=[True, False, True])
    told: pd.DataFrame = last[["customer", "grade", "segment", "round", "week", "cause", "to"]]
    return told.reset_index(drop=True)
