"""The firms' stocks: what marketing, people and systems have built up.

Arrays have shape ``(firms,)`` unless said otherwise.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from sim.behaviour import Channel
from sim.decisions import Decisions
from sim.portable_math import response
from sim.scenario import Scenario
from sim.tariff import WEEKS

Doubles = NDArray[np.float64]
ADS: tuple[Channel, ...] = ("ads_search", "ads_social", "ads_brand")
PLATFORMS = ("platform_operational", "platform_analytical", "platform_collaborative")
RECRUITING_WEEKS = 4
"""weeks from the decision to hire until an agent takes calls: two to find one, two to train one (assumption)"""
FRUIT, FRUIT_BY_TRAINING = 0.4, 0.6
"""share of a platform's spending that bears fruit with untrained people, and what training adds (assumption)"""
DIRTY, CLEANED = 0.3, 0.7
"""data quality where nobody looks after it, and what spending can add (assumption)"""
FIRST_EXPERIENCE, FIRST_MORALE, FIRST_OCCUPANCY = 0.8, 0.6, 0.8
"""of a firm's agents before the first round (assumption)"""


@dataclass(slots=True)
class Stocks:
    """What the firms have, one slot per seat."""

    adstock: Doubles
    """yuan a week that still works, shape ``(channels, firms)``"""
    training: Doubles
    """yuan per person and round that still works"""
    reputation: Doubles
    """word of mouth, about -1..1"""
    agents: NDArray[np.int64]
    """people who take contacts"""
    specialists: NDArray[np.int64]
    recruits: NDArray[np.int64]
    """people on their way, by weeks to go: shape ``(firms, RECRUITING_WEEKS)``"""
    quitting: Doubles
    """fraction of a person's leaving that has built up"""
    experience: Doubles
    """0..1, mean over agents"""
    morale: Doubles
    """0..1"""
    maturity: Doubles
    """0..1, shape ``(platforms, firms)``"""
    data_quality: Doubles
    """0..1"""
    habit: Doubles
    """discount that customers have come to expect, 0..1"""
    cash: Doubles
    occupancy: Doubles
    """share of agents' time spent handling, last week"""


def starting_stocks(scenario: Scenario, firms: int, start: Decisions) -> Stocks:
    """Give firms that have done for years what the scenario's start decisions say."""
    one = np.ones(firms)
    adstock = np.array([one * getattr(start, channel) / WEEKS for channel in ADS])
    training = one * start.training
    trained = float(response(np.array(start.training), scenario.half.training))
    platform = np.array(
        [
            one
            * response(np.array(getattr(start, key)), scenario.half.platform)
            * (FRUIT + FRUIT_BY_TRAINING * trained)
            for key in PLATFORMS
        ]
    )
    quality = DIRTY + CLEANED * response(np.array(start.data_quality), scenario.half.data_quality)
    return Stocks(
        adstock=adstock,
        training=training,
        reputation=np.zeros(firms),
        agents=np.full(firms, start.agents, np.int64),
        specialists=np.full(firms, start.specialists, np.int64),
        recruits=np.zeros((firms, RECRUITING_WEEKS), np.int64),
        quitting=np.zeros(firms),
        experience=one * FIRST_EXPERIENCE,
        morale=one * FIRST_MORALE,
        maturity=platform,
        data_quality=one * quality,
        habit=np.zeros(firms),
        cash=np.zeros(firms),
        occupancy=one * FIRST_OCCUPANCY,
    )


def copy_stocks(stocks: Stocks) -> Stocks:
    """Give an independent copy."""
    return Stocks(**{f.name: getattr(stocks, f.name).copy() for f in fields(Stocks)})
