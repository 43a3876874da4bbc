"""How many customers each aim and each automation rule reaches, as a firm can tell when it decides.

Rules look at customers anew each week, so what a plan says of them is what they would find now; what an automation rule
will find in the coming quarter is told at its most: all who could pass its threshold if nobody ordered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.automation import POINTS_LAST
from sim.care import WIN_BACK_WEEKS
from sim.decisions import Decisions
from sim.filing import files_of
from sim.levers import AIMS, GRADES
from sim.report import Position
from sim.scenario import Scenario
from sim.targeting.chosen import meant, of_grades
from sim.targeting.rules import Automation, read
from sim.tariff import WEEKS
from sim.world import World


@dataclass(frozen=True, slots=True)
class Reach:
    """Customers whom a firm's decisions reach, where they are aimed at some."""

    customers: Mapping[str, int] = field(default_factory=dict)
    """lever -> customers whom its aim means now; levers without an aim are left out"""
    consenting: int | None = None
    """of those who are to get messages, how many agree to it; None: messages have no aim"""
    cared_for: Mapping[str, int] | None = None
    """by grade, those who are to get care contacts; None: care has no aim"""
    acted_on: tuple[int, ...] = ()
    """for every automation rule the customers on whom it acts in the round, at most"""


UNAIMED = Reach()


def reach(decisions: Decisions, scenario: Scenario, world: World, firm: str, position: Position) -> Reach:
    """Give whom a firm's decisions reach in the market as it stands."""
    if not decisions.aimed:
        return UNAIMED
    seat, customers = world.seat(firm), world.customers
    files = files_of(scenario, world, seat)
    own = np.flatnonzero(customers.firm.ravel() == seat)
    lost = _lost(world, seat)
    of_whom = {key: lost if key == "win_back_to" else own for key in AIMS}
    found = {
        key: who[meant(text, customers, who, files)]
        for key, who in of_whom.items()
        if (text := _aim(decisions, key)) != ""
    }
    agrees = world.traits.consent
    written_to, cared_for = found.get("messages_to"), found.get("care_to")
    return Reach(
        customers={key: int(who.size) for key, who in found.items()},
        consenting=None if written_to is None else int(agrees[written_to % world.twins].sum()),
        cared_for=None if cared_for is None else _by_grade(world, cared_for),
        acted_on=tuple(_acted_on(rule, world, own, position) for rule in read(decisions.automation)),
    )


def _aim(decisions: Decisions, key: str) -> str:
    return "" if key == "automation" else str(getattr(decisions, key))


def _lost(world: World, seat: int) -> NDArray[np.int64]:
    """Give whom the firm may ask back: lately left, not back, agreed to be approached."""
    customers = world.customers
    gone = (customers.last_firm == seat) & (customers.firm != seat) & (customers.since_left <= WIN_BACK_WEEKS)
    return np.flatnonzero((gone & world.traits.consent[None, :]).ravel())


def _by_grade(world: World, who: NDArray[np.int64]) -> dict[str, int]:
    counts = np.bincount(world.customers.grade.ravel()[who], minlength=len(GRADES))
    return {grade: int(count) for grade, count in zip(GRADES, counts, strict=True)}


def _acted_on(rule: Automation, world: World, own: NDArray[np.int64], position: Position) -> int:
    """Give on how many of its customers a rule acts in a round at most; of newcomers nobody knows."""
    if rule.trigger == "complaint":
        return position.complaints
    customers = world.customers
    own = own[of_grades(rule.grades, customers, own)]
    if rule.trigger == "joined":
        return int(_passes(customers.tenure.ravel()[own], rule.threshold).sum())
    silent = customers.recency.ravel()[own]
    if rule.trigger == "silent":
        return int(_passes(silent, rule.threshold).sum())
    members = customers.tier.ravel()[own] > 0
    return int((members & _passes(silent, POINTS_LAST - rule.threshold)).sum())


def _passes(weeks: NDArray[np.int16], threshold: int) -> NDArray[np.bool_]:
    """Say who reaches a threshold within a round if weeks just go by."""
    passes: NDArray[np.bool_] = (weeks <= threshold) & (weeks > threshold - WEEKS)
    return passes
