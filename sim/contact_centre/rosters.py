"""When customers get in touch within a week, and when the agents employed are on duty.

The centre is open 8:00-20:00 on all seven days. Both shapes are assumptions (no published source fits all trades): two
humps a day, mid-morning and mid-afternoon, as call centres commonly see, and a lighter weekend. Tables are built with
plus, minus, times and divide alone, so they have the same bits on every machine.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled_for, each
from sim.contact_centre.queue import Minutes, Roster

DAY: Final = 1440.0
"""Minutes of a day on the real clock."""
OPENS: Final = 480.0
"""Minute of the day at which the centre opens, 8:00."""
OPEN: Final = 720.0
"""Minutes the centre is open each day."""
DAYS: Final = 7
SHIFT: Final = 480.0
"""Minutes of a shift: early 8:00-16:00, late 12:00-20:00."""
LATE: Final = 240.0
"""Minutes after opening at which the late shift begins."""

HOURLY: Final = (6, 10, 12, 10, 7, 7, 10, 11, 9, 7, 6, 5)
"""Per cent of a day's contacts in each opening hour, 8:00 first (assumption)."""
DAILY: Final = (16, 15, 15, 15, 15, 13, 11)
"""Per cent of a week's contacts on each day, Monday first (assumption)."""

CELLS: Final = 4096


@lru_cache(maxsize=1)
def arrival_quantiles() -> Minutes:
    """Give the quantiles k/4096 of a contact's time, shape ``(4097,)``, in opening minutes since the week began.

    The nights are cut out (day d spans [720 d, 720 (d + 1))), so that values between two quantiles stay within opening
    hours; :func:`minute_of` puts the nights back.
    """
    share = np.outer(DAILY, HOURLY).ravel()
    reached = np.concatenate(([0], np.cumsum(share)))  # exact: integers up to 10,000
    quantile = np.arange(CELLS + 1, dtype=np.float64) * (float(reached[-1]) / CELLS)
    hour = np.minimum(np.searchsorted(reached, quantile, side="right") - 1, share.size - 1)
    minutes = (hour + (quantile - reached[hour]) / share[hour]) * 60.0
    minutes.setflags(write=False)
    return minutes


def minute_of(u: NDArray[np.floating]) -> Minutes:
    """Turn uniforms of [0, 1), any shape, into minutes since the week began on the real clock, nights included."""
    minutes = np.empty(u.shape)
    _put_on_the_clock(u.ravel(), arrival_quantiles(), minutes.ravel())
    return minutes


@compiled_for(
    *(f"void({kind}[::1], Array(float64, 1, 'C', readonly=True), float64[::1])" for kind in ("float32", "float64"))
)
def _put_on_the_clock(u: NDArray[np.floating], quantiles: Minutes, minutes: Minutes) -> None:
    for row in each(len(u)):
        place = np.float64(u[row]) * CELLS
        cell = np.int64(place)
        open_minute = quantiles[cell] + (place - cell) * (quantiles[cell + 1] - quantiles[cell])
        minutes[row] = open_minute + np.floor(open_minute / OPEN) * (DAY - OPEN) + OPENS


@lru_cache(maxsize=1024)
def roster(agents: int) -> Roster:
    """Give the week's shifts of ``agents`` employed people, each working five of seven days, one shift a day.

    Days off come in pairs that move on by two days from person to person, the first one's at the weekend, so that the
    number at work differs by at most one between days. Each day's people divide into early and late shifts as the
    contacts of the hours that only one of the two covers. The arrays are shared and cannot be written.

    Raises:
        ValueError: ``agents`` is negative.
    """
    if agents < 0:
        raise ValueError(f"agents(={agents}) must be >= 0")
    starts = [DAY * day + OPENS + after for day in range(DAYS) for after in _starts(_at_work(agents, day))]
    start = np.array(starts, dtype=np.float64)
    end = start + SHIFT
    start.setflags(write=False)
    end.setflags(write=False)
    return Roster(start, end)


@lru_cache(maxsize=1024)
def paid_minutes(roster: Roster) -> float:
    """Give the minutes of all shifts together."""
    return float((roster.end - roster.start).sum())


def _at_work(agents: int, day: int) -> int:
    """Count the people who do not have their two days off on ``day``."""
    return sum((day - 2 * person - 5) % DAYS >= 2 for person in range(agents))


def _starts(people: int) -> list[float]:
    """Give the shift starts of one day, in minutes after opening, early ones first."""
    only_early, only_late = sum(HOURLY[:4]), sum(HOURLY[8:])
    early = (2 * people * only_early + only_early + only_late) // (2 * (only_early + only_late))  # rounded half up
    return [0.0] * early + [LATE] * (people - early)
