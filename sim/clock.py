"""The clock of a round: real minutes since it began; a week runs from Monday 0:00."""

from collections.abc import Generator
from typing import Any

from simpy.events import Event

Process = Generator[Event, Any, None]
"""what a SimPy process is: it yields the events for which it waits"""
DAY = 1440.0
WEEK = 7 * DAY
WEEKS = 13
OPENING, CLOSING = 480.0, 1200.0
"""the contact centre is open from 8:00 to 20:00, every day"""
WORKING_SHARE = 40.0 / 168.0
"""working hours in an hour of the clock, for complaint specialists: 40 a week"""
