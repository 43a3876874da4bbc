"""Counting heads when a round is over: who was whose customer before and after, by firm and by segment."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim import by_firm
from sim.levers import GRADES
from sim.running import Doubles, Running

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Opening:
    """Who was whose customer when the round began."""

    seats: NDArray[np.int64]
    valuable: NDArray[np.bool_]
    """grade A or B at the start"""


@dataclass(frozen=True, slots=True)
class Headcount:
    """Customers by seat; those by segment have shape ``(firms, segments)``, those by grade ``(grades, firms)``."""

    start: Counts
    valuable: Counts
    """grade A or B at the start"""
    valuable_kept: Counts
    consenting: Counts
    members: Counts
    by_grade: Counts
    start_in: Counts
    kept_in: Counts
    satisfaction: list[Doubles]
    """everybody's at the end, by seat, lowest first"""
    satisfaction_in: list[list[Doubles]]


def opening(run: Running) -> Opening:
    """Note the start of a round, once the customers are graded."""
    return Opening(run.seats.copy(), run.served & (run.customers.grade <= 1))


def count_heads(run: Running, start: Opening) -> Headcount:
    """Count everybody once the round is over."""
    stayed = (start.seats == run.seats) & run.served
    by_cell = _satisfaction_by_cell(run)
    return Headcount(
        start=by_firm.count(start.seats, start.seats > 0, run.firms + 1)[1:],
        valuable=by_firm.count(start.seats, start.valuable, run.firms + 1)[1:],
        valuable_kept=run.count(stayed & start.valuable),
        consenting=run.consenting,
        members=run.count(run.customers.tier > 0),
        by_grade=np.array([run.count(run.customers.grade == grade) for grade in range(len(GRADES))]),
        start_in=_by_segment(run, start.seats, start.seats > 0),
        kept_in=_by_segment(run, run.seats, stayed),
        satisfaction=[np.sort(np.concatenate(cells)).astype(np.float64) for cells in by_cell],
        satisfaction_in=[[np.sort(here).astype(np.float64) for here in cells] for cells in by_cell],
    )


def _cells(run: Running, seats: NDArray[np.int64]) -> NDArray[np.int64]:
    return seats * len(run.scenario.segments) + run.traits.segment


def _by_segment(run: Running, seats: NDArray[np.int64], where: NDArray[np.bool_]) -> Counts:
    segments = len(run.scenario.segments)
    return by_firm.count(_cells(run, seats), where, (run.firms + 1) * segments).reshape(-1, segments)[1:]


def _satisfaction_by_cell(run: Running) -> list[list[NDArray[np.float32]]]:
    """Give the satisfaction of each firm's customers, segment by segment."""
    segments = len(run.scenario.segments)
    satisfaction = run.customers.satisfaction.ravel()
    members = by_firm.members(_cells(run, run.seats), run.served, (run.firms + 1) * segments)
    parts = [satisfaction[who] for who in members]
    return [parts[(seat + 1) * segments : (seat + 2) * segments] for seat in range(run.firms)]
