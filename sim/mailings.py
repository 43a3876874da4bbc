"""In which weeks each customer got the firm's weekly messages, and in which contact had become too much for them.

One line a customer and stay instead of one a message: a week is a bit (the first is 1), so that a round's log grows by
a few bytes for each customer whatever is sent.
"""

import numpy as np
from numpy.typing import NDArray

from sim.clock import WEEKS
from sim.compiled import compiled, each, either
from sim.running import Running

Bits = NDArray[np.int16]


def note_sent(run: Running, got: NDArray[np.bool_]) -> None:
    """Note the week for those of ``got`` whose firm sends weekly messages."""
    if run.journal.keeps("mailings"):
        _mark(run.seats, got, _week(run, run.lever("messages") > 0), run.mailed)


def note_too_much(run: Running, over_contact: NDArray[np.float32]) -> None:
    """Note the week for those whom contact costs satisfaction."""
    if run.journal.keeps("mailings"):
        _mark(run.seats, over_contact > 0, _week(run, np.ones(run.firms, np.bool_)), run.too_much)


def write_down(run: Running, who: NDArray[np.int64]) -> None:
    """Write down the weeks of these customers at the firm that they are with, and begin anew for them."""
    if not run.journal.keeps("mailings"):
        return
    weeks, too_much = run.mailed.ravel(), run.too_much.ravel()
    who = who[(weeks[who] | too_much[who]) != 0]
    firm = run.customers.firm.ravel()[who]
    run.journal.write("mailings", customer=who, firm=firm, weeks=weeks[who], too_much=too_much[who])
    weeks[who] = too_much[who] = 0


def weeks_of(bits: int) -> tuple[int, ...]:
    """Give the weeks that are noted, 0..12, the first first."""
    return tuple(week for week in range(WEEKS) if bits >> week & 1)


def _week(run: Running, firms: NDArray[np.bool_]) -> Bits:
    """Give this week's bit by slot; 0 for nobody's customers and for those of other firms."""
    bits = np.zeros(run.firms + 1, np.int16)
    bits[1:][firms] = 1 << run.week_of_round
    return bits


@compiled
def _mark(seats: NDArray[np.int64], whom: NDArray[np.bool_], week: Bits, weeks: Bits) -> None:
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            at = mirror, twin
            weeks[at] = weeks[at] | either(whom[at], week[seats[at]], np.int16(0))
