"""The firm's own grades: A, B, C, D by recent spending, 10, 20, 40 and 30 per cent of its customers."""

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, each
from sim.customers import LONG_AGO
from sim.purchases import SPENDING_MEMORY
from sim.running import Floats, Running

CUMULATIVE = (0.10, 0.30, 0.70)
"""share of customers graded A, A or B, and A to C (course: customer pyramid)"""


def _age_factors() -> Floats:
    """Give how much of a steady spending its running average has taken up after so many weeks."""
    factors = np.empty(LONG_AGO + 1, np.float32)
    left = np.float32(1)
    for week in range(LONG_AGO + 1):
        left *= np.float32(SPENDING_MEMORY)
        factors[week] = np.float32(1) - left
    return factors


_TAKEN_UP = _age_factors()


def estimated_spending(run: Running) -> Floats:
    """Give everybody's spending a week, yuan, fair to those who have not been customers for long."""
    weeks = np.minimum(run.customers.tenure, LONG_AGO).astype(np.int64)
    taken_up: Floats = _TAKEN_UP[weeks]
    np.maximum(taken_up, np.float32(0.1), out=taken_up)
    return run.customers.spending / taken_up


def grade(run: Running) -> None:
    """Place every firm's customers in grades by spending; ties go to the better grade."""
    spending = estimated_spending(run)
    least = np.full((len(CUMULATIVE), run.firms), np.inf, np.float32)
    for seat, who in enumerate(run.members(run.served)):
        mine = spending.ravel()[who]
        if mine.size:
            places = [mine.size - 1 - min(int(share * mine.size), mine.size - 1) for share in CUMULATIVE]
            least[:, seat] = np.sort(mine)[places]
    _place((run.seats, run.served), spending, run.slots(least), run.customers.grade)


@compiled
def _place(
    of_whom: tuple[NDArray[np.int64], NDArray[np.bool_]], spending: Floats, least: Floats, grade: NDArray[np.int8]
) -> None:
    """Give each customer the best grade whose least spending they reach; whom nobody serves, the last one."""
    seats, served = of_whom
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            at = mirror, twin
            grade[at] = len(least)
            for level in range(len(least)):
                grade[at] -= served[at] & (spending[at] >= least[level, seats[at]])
