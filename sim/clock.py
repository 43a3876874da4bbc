"""The clock of a round: real minutes since it began; a week runs from Monday 0:00."""

from collections.abc import Generator
from typing import Any

from simpy.events import Event

Process = Generator[Event, Any, None]
"""what a SimPy process is: it yields the events for which it waits"""
DAY = 1440.0
WEEK = 7 * DAY
WEEKS = 13
CLOSING = 1200.0
"""the contact centre closes at 20:00, every day"""
BOOKKEEPING = 1.0
"""the last minute of Sunday: the week's books are closed as it begins, the next week opens as it ends"""
BETWEEN_WEEKS = BOOKKEEPING / 2
"""so long before a week opens, what changes with the week begins or ends: after the books of the week before"""
WORKING_SHARE = 40.0 / 168.0
"""working hours in an hour of the clock, for complaint specialists: 40 a week"""
