"""The loyalty programme: who is a member, in which tier, and what points and benefits do to them."""

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, each, either
from sim.portable_math import response
from sim.running import Floats, Running
from sim.tariff import WEEKS

MEMBER_WEEKS = 8
"""weeks with a firm after which a customer joins its loyalty programme (assumption)"""
POINTS_TIE, BENEFITS_TIE = 0.6, 0.4
"""parts of the tie that points, and the top tier's benefits, make at their fullest; together 1 (assumption)"""
_TIERS = np.arange(3, dtype=np.float32)[:, None]
"""none, member, top"""

Flags = NDArray[np.bool_]


def perk_lift(run: Running) -> Floats:
    """Give what tier benefits add to perceived quality by tier and slot; diminishing, full for the top tier."""
    return run.once(("perk_lift",), lambda: _perk_lift(run))


def _perk_lift(run: Running) -> Floats:
    enjoyed = response(run.lever("tier_benefits"), run.scenario.half.tier_benefits)
    return np.float32(run.scenario.behaviour.perk_lift / 2) * _TIERS * run.slots(enjoyed)


def tier_tie(run: Running) -> Floats:
    """Give the log-odds by which points and tiers tie a customer to the firm, by tier and slot; diminishing."""
    return run.once(("tier_tie",), lambda: _tier_tie(run))


def _tier_tie(run: Running) -> Floats:
    half = run.scenario.half
    points = response(run.lever("points_rate"), half.points)
    benefits = response(run.lever("tier_benefits"), half.tier_benefits)
    tie = np.float32(run.scenario.behaviour.tier_tie)
    member, top = (_TIERS > 0).astype(np.float32), _TIERS * np.float32(0.5)
    return tie * (member * run.slots(POINTS_TIE * points) + top * run.slots(BENEFITS_TIE * benefits))


def keep_tiers(run: Running) -> None:
    """Place loyal customers in tiers: members in time, the top tier for grade A; book the benefits."""
    customers = run.customers
    _place(run.served, customers.tenure, customers.grade, customers.tier)
    members = run.count(customers.tier > 0)
    run.book("loyalty", run.lever("tier_benefits") * members / WEEKS)


@compiled
def _place(served: Flags, tenure: NDArray[np.int16], grade: NDArray[np.int8], tier: NDArray[np.int8]) -> None:
    for mirror in each(served.shape[0]):
        for twin in each(served.shape[1]):
            at = mirror, twin
            member = served[at] & (tenure[at] >= MEMBER_WEEKS) & (grade[at] <= 2)
            tier[at] = either(member, either(grade[at] == 0, 2, 1), 0)
