"""The market as customers written in plain Python meet it: people, firms and the week, in plain numbers.

:mod:`benchmarks.plain_firms` fills in what firms are like, :mod:`benchmarks.plain_customer` lives by it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sim.behaviour import Behaviour
from sim.contact_centre.rosters import DAY, OPEN, OPENS, arrival_quantiles
from sim.portable_math import normal
from sim.running import NEUTRAL
from sim.scenario import Quantity

if TYPE_CHECKING:
    from benchmarks.plain_customer import Customer

QUANTILES = 4096
NORMAL: list[float] = normal(np.arange(QUANTILES, dtype=np.float32) / np.float32(QUANTILES)).tolist()
"""standard normal values, looked up as the engine looks them up"""
_ARRIVAL: list[float] = arrival_quantiles().tolist()


def minute_of(u: float) -> float:
    """Turn a uniform of [0, 1) into a minute of the week, as the engine's arrival curve has it."""
    place = u * QUANTILES
    cell = int(place)
    minute = _ARRIVAL[cell] + (place - cell) * (_ARRIVAL[cell + 1] - _ARRIVAL[cell])
    return minute + minute // OPEN * (DAY - OPEN) + OPENS


def poisson(u: float, rate: float, most: int) -> int:
    """Turn a uniform into a Poisson count, by inversion, cut at ``most``."""
    chance = math.exp(-rate)
    reached = chance
    count = 0
    while count < most and u >= reached:
        count += 1
        chance *= rate / count
        reached += chance
    return count


@dataclass(slots=True, eq=False)
class Case:
    """One complaint, from its opening (minutes of the round's clock) until it is settled."""

    opened: float
    begins: float
    """when it joins the specialists' line: at once, or as the round begins"""
    large: bool
    priority: int
    person: "Customer"
    settled: bool = False


@dataclass(slots=True, eq=False)
class Contact:
    """One contact with an agent: minutes of the week and how long it takes, or may take."""

    minute: float
    handling: float
    patience: float
    priority: int
    person: "Customer"


@dataclass(slots=True, eq=False, kw_only=True)
class Person:
    """One customer: what they are, how they stand, this week and this round."""

    market: "Market"
    segment: int
    leaving: float
    """chance to leave within a week, or with an order, at neutral satisfaction"""
    per_order: bool
    order_rate: float
    value: float
    contact_rate: float
    price_sensitivity: float
    care_sensitivity: float
    appetite: float
    """how readily one adds a product, about 1 on average"""
    channel: int
    consent: bool
    # how they stand, as sim.customers has it
    firm: "Firm | None"
    last_firm: "Firm | None"
    satisfaction: float
    expectation: float
    products: int
    tenure: int
    recency: int
    frequency: int
    money: float
    spending: float
    pressure: float
    since_failure: int
    since_left: int
    callback: bool
    grade: int
    bond: float
    tier: int = 0
    case: Case | None = None
    # this week
    wait: float = 0.0
    abandoned: bool = False
    unsolved: bool = False
    closed_channel: bool = False
    settled: tuple[int, bool, bool] | None = None
    """a failure's outcome, whether the loss was large, whether it was not the first of late"""
    asked: float = 0.0
    """pull of the former firm's offer, 0 where it made none"""
    # this round
    started_with: "Firm | None" = None
    contacts: int = 0
    self_served: int = 0
    gave_up: int = 0
    waited: float = 0.0
    complaints: int = 0
    orders: int = 0
    spent: float = 0.0
    departures: int = 0


@dataclass(slots=True, eq=False)
class Firm:
    """One firm as its customers meet it this week, and what they make of it.

    Lists are indexed by the customer's segment, grade (0 A to 3 D), tier (0 none to 2 top) or channel.
    """

    seat: int
    # what it does as the week opens
    load: float = 0.0
    """messages, each as often as it arrives, and offers a week"""
    copies: float = 1.0
    """how often a message arrives"""
    offers: float = 0.0
    """a week, in messages"""
    care_chance: list[float] = field(default_factory=list)
    """by grade"""
    failing: float = 0.0
    deflection: float = 0.0
    channel: list[int] = field(default_factory=list)
    """channel used by channel preferred"""
    handling: list[float] = field(default_factory=list)
    """mean minutes by channel"""
    best_first: bool = False
    # what it is like as the week closes
    solving: float = 0.0
    quality: float = 0.0
    care: list[float] = field(default_factory=list)
    """by grade"""
    perks: list[float] = field(default_factory=list)
    """by tier"""
    ties: list[float] = field(default_factory=list)
    """log-odds by tier"""
    lift: float = 0.0
    """what the best dose of messages adds to orders"""
    orders: list[float] = field(default_factory=list)
    """by segment: factor on the own order rate, of season, advertising and the discount for own customers"""
    discount: float = 0.0
    """for own customers"""
    cross_selling: float = 0.0
    fame: list[float] = field(default_factory=list)
    """by segment"""
    log_price_new: float = 0.0
    log_price_own: float = 0.0
    pull: list[float] = field(default_factory=list)
    """of the best rival on this firm's customers, log-odds by segment"""
    welcome: tuple[float, int] = (0.0, 1)
    """bond and products of who comes back because it asked"""
    # its customers and what they add up to
    members: list[Person] = field(default_factory=list)
    """as the week opened"""
    lost: list[Person] = field(default_factory=list)
    """those lately lost who may be asked back"""
    line: list[Contact] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    customers: int = 0
    """as the last week closed"""
    best: int = 0
    """of those, in grade A"""
    happy: int = 0
    unhappy: int = 0
    revenue: float = 0.0


@dataclass(slots=True, eq=False)
class Market:
    """What is the same for everybody this week."""

    firms: list[Firm]
    behaviour: Behaviour
    draw: Callable[[], float]
    """a uniform of [0, 1)"""
    price: float
    """list price, yuan"""
    patience: float
    spread: float
    """sigma of the handling time"""
    stays_by_choice: float
    """chance to choose the same firm again where all are alike"""
    price_weight: float = 0.0
    outside: float = 0.0
    """attraction of doing without"""
    entering: float = 0.0
    """chance that somebody unserved looks around"""
    conditions: dict[Quantity, float] = field(default_factory=lambda: dict(NEUTRAL))
    opened: float = 0.0
    """minute of the round's clock at which the week began"""
