"""The customers of a market as arrays: what they are (traits) and how they stand (state).

**Twins.** A market of J firms holds J mirror images of the same T people. Mirror j starts as firm j's customers; the J
images of person t share traits and luck. So every firm starts with the same customers, identical decisions give
identical results in every seat, bit for bit, and what sets teams apart is what they decided. Trait arrays have shape
``(twins,)``, state arrays ``(mirrors, twins)``; customer number ``mirror * twins + twin``.
"""

from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.levers import CHANNELS
from sim.portable_math import exp, log
from sim.scenario import Scenario, Segment
from sim.streams import Purpose, Streams

Floats = NDArray[np.float32]
MOST_UNUSUAL = 40.0
"""nobody orders or calls more often than this many times their segment's mean"""
LEAVING_RANGE = (0.002, 0.998)
"""nobody is surer to stay, or to leave, within a year or with an order"""
VALUE_RANGE = (0.02, 30.0)
"""nobody's order or fee is smaller or larger than this, relative to the segment's mean"""
PRICE_SENSE, PRICE_SENSE_SPAN = 0.7, 0.6
"""least sensitivity to prices, relative to the segment's mean, and what chance adds at most (assumption)"""
LONG_AGO = 999
"""weeks; nothing is remembered as longer ago, and what never was is as long ago as this"""
NONE = -1
"""the seat of a customer whom nobody serves"""


@dataclass(slots=True)
class Traits:
    """What people are, shape ``(twins,)``; never changes."""

    segment: NDArray[np.int8]
    leaving: Floats
    """chance to leave within a year, or with an order, at neutral satisfaction (theta of the sBG, p of the BG/NBD)"""
    order_rate: Floats
    """orders a week"""
    value: Floats
    """order or fee, relative to the list price"""
    contact_rate: Floats
    """contacts a week"""
    price_sensitivity: Floats
    care_sensitivity: Floats
    channel: NDArray[np.int8]
    consent: NDArray[np.bool_]
    age: NDArray[np.int8]


@dataclass(slots=True)
class Customers:
    """How people stand, shape ``(mirrors, twins)``."""

    firm: NDArray[np.int16]
    satisfaction: Floats
    expectation: Floats
    products: NDArray[np.int8]
    tenure: NDArray[np.int16]
    """weeks with this firm"""
    recency: NDArray[np.int16]
    """weeks since the last order"""
    frequency: NDArray[np.int16]
    """orders with this firm"""
    money: Floats
    """yuan spent with this firm"""
    spending: Floats
    """yuan a week, recent average (half-life half a year)"""
    pressure: Floats
    """messages and offers a week, F"""
    since_failure: NDArray[np.int16]
    """weeks since something last went wrong (``LONG_AGO``: never)"""
    case_opened: Floats
    """week (with fraction) in which the open complaint began, -1 where none is open"""
    case_large: NDArray[np.bool_]
    callback: NDArray[np.bool_]
    """the last contact did not solve it: will contact again"""
    tier: NDArray[np.int8]
    grade: NDArray[np.int8]
    """0 A, 1 B, 2 C, 3 D"""
    last_firm: NDArray[np.int16]
    since_left: NDArray[np.int16]
    """weeks since leaving ``last_firm`` (``LONG_AGO``: never)"""
    bond: Floats
    """log-odds added to looking around by what was promised: proactive contacts and win-back offers"""
    harm_wait: Floats
    harm_failure: Floats
    harm_neglect: Floats
    harm_contact: Floats
    """satisfaction lost lately to each cause"""
    contacts: NDArray[np.int16]
    """contacts in this round"""
    complaints: NDArray[np.int16]
    """complaints in this round"""


def draw_traits(scenario: Scenario, streams: Streams) -> Traits:
    """Draw what the people of a scenario are."""
    cumulative = np.cumsum([segment.share for segment in scenario.segments])[:-1]
    segment = np.searchsorted(cumulative, streams.uniform(Purpose.SEGMENT, 0), side="right").astype(np.int8)
    traits = _blank(Traits, (streams.twins,))
    traits.segment = segment
    preference = [streams.uniform(Purpose.PREFERENCE, 0, lane) for lane in range(4)]
    for number, kind in enumerate(scenario.segments):
        _draw_segment(traits, number, kind, streams, preference)
    return traits


def _draw_segment(traits: Traits, number: int, kind: Segment, streams: Streams, preference: list[Floats]) -> None:
    """Fill in the people of one segment; each stream runs over all slots so that sizes do not matter."""
    slots = streams.twins
    who = np.flatnonzero(traits.segment == number)
    leaving = streams.generator(Purpose.LEAVING, 0, number).beta(kind.leaving.a, kind.leaving.b, slots)
    traits.leaving[who] = np.clip(leaving, *LEAVING_RANGE)[who]
    for name, purpose, rate in (
        ("order_rate", Purpose.ORDERS, kind.orders),
        ("contact_rate", Purpose.CONTACTS, kind.contacts),
    ):
        draws = streams.generator(purpose, 0, number).gamma(rate.shape, rate.mean / rate.shape, slots)
        getattr(traits, name)[who] = np.minimum(draws, MOST_UNUSUAL * max(rate.mean, 1e-9))[who]
    spread = kind.value_spread
    normal = streams.generator(Purpose.VALUE, 0, number).standard_normal(slots).astype(np.float32)
    sizes = exp(np.float32(spread) * normal - np.float32(spread**2 / 2))
    traits.value[who] = (np.float32(kind.value) * np.clip(sizes, *VALUE_RANGE))[who]
    wobble = np.float32(PRICE_SENSE) + np.float32(PRICE_SENSE_SPAN) * preference[0]
    traits.price_sensitivity[who] = (np.float32(kind.price_sensitivity) * wobble)[who]
    traits.care_sensitivity[who] = np.float32(kind.care_sensitivity)
    shares = np.cumsum([kind.channels.get(channel, 0.0) for channel in CHANNELS])[:-1]
    traits.channel[who] = np.searchsorted(shares, preference[1][who], side="right").astype(np.int8)
    traits.consent[who] = preference[2][who] < kind.consent
    low, high = kind.ages
    traits.age[who] = (low + preference[3][who] * np.float32(high - low + 1)).astype(np.int8)


def blank_customers(mirrors: int, twins: int) -> Customers:
    """Give people whom nobody serves yet and to whom nothing has happened."""
    customers = _blank(Customers, (mirrors, twins))
    customers.firm[:] = NONE
    customers.last_firm[:] = NONE
    customers.since_failure[:] = LONG_AGO
    customers.since_left[:] = LONG_AGO
    customers.case_opened[:] = -1
    customers.grade[:] = 3
    return customers


_COLUMN_TYPES: dict[str, type[np.generic]] = {
    str(NDArray[np.int8]): np.int8,
    str(NDArray[np.int16]): np.int16,
    str(NDArray[np.bool_]): np.bool_,
}
Table = TypeVar("Table", Traits, Customers)


def _blank(table: type[Table], shape: tuple[int, ...]) -> Table:
    """Give a table of zeros, each column of its declared type."""
    return table(**{f.name: np.zeros(shape, column_type(f.type)) for f in fields(table)})


def column_type(annotation: object) -> type[np.generic]:
    """Give the numpy type of an annotated column."""
    return _COLUMN_TYPES.get(str(annotation), np.float32)


def yearly_to_weekly(chance: Floats) -> Floats:
    """Give the weekly chance that, repeated for 52 weeks, makes the yearly one."""
    return np.float32(1) - exp(log(np.float32(1) - chance) / np.float32(52))
