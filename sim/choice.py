"""Choice among firms: multinomial logit with everybody's own taste, the incumbent and doing without included.

Taste is a Gumbel draw per customer and firm (McFadden 1974), named by the firm's distance from the customer's home
seat, so that mirror images choose alike.
"""

import numpy as np
from numpy.typing import NDArray

from sim.customers import NONE
from sim.marketing import Attraction
from sim.portable_math import exp, gumbel
from sim.running import Floats, Running
from sim.streams import Purpose


def neutral_share(run: Running) -> float:
    """Give the chance to choose the same firm again where all firms are alike: 1 / (J + exp V0)."""
    outside = float(exp(np.array([run.scenario.behaviour.outside_attraction], np.float32))[0])
    return 1.0 / (run.firms + outside)


def choose(run: Running, who: NDArray[np.int64], pulls: Attraction, won_back: Floats) -> NDArray[np.int16]:
    """Give the firm that each customer of ``who`` chooses, :data:`~sim.customers.NONE` for none."""
    value = np.empty((len(who), run.firms + 1), np.float32)
    value[:, 0] = outside(run)
    value[:, 1:] = _firms(run, who, pulls, won_back)
    value += _taste(run, who)
    chosen: NDArray[np.int16] = (value.argmax(axis=1) + NONE).astype(np.int16)
    return chosen


def outside(run: Running) -> np.float32:
    """Give the attraction of doing without, relative to what firms looked like at the start."""
    behaviour = run.scenario.behaviour
    return np.float32(behaviour.outside_attraction + run.conditions["outside_attraction"] + run.typical_fame)


def _firms(run: Running, who: NDArray[np.int64], pulls: Attraction, won_back: Floats) -> Floats:
    twin = run.twins[who]
    segment = run.traits.segment[twin].astype(np.int64)
    sensitivity = run.traits.price_sensitivity[twin].astype(np.float32)[:, None]
    weight = np.float32(run.scenario.behaviour.price_weight * run.conditions["price_sensitivity"])
    fame = pulls.fame.astype(np.float32)[segment]
    value = fame - weight * sensitivity * pulls.log_price_new.astype(np.float32)[None, :]
    seat = run.seats.ravel()[who] - 1
    at_home = np.flatnonzero(seat >= 0)
    own = pulls.log_price_own.astype(np.float32)[seat[at_home]]
    value[at_home, seat[at_home]] = fame[at_home, seat[at_home]] - weight * sensitivity[at_home, 0] * own
    last = run.customers.last_firm.ravel()[who].astype(np.int64)
    asked = np.flatnonzero((last >= 0) & (won_back.ravel()[who] > 0))
    value[asked, last[asked]] += won_back.ravel()[who[asked]]
    return value


def _taste(run: Running, who: NDArray[np.int64]) -> Floats:
    """Give this week's taste of each customer for doing without and for each firm, shape ``(customers, firms + 1)``."""
    twin, mirror = run.twins[who], who // run.streams.twins
    lanes = np.stack([run.streams.uniform(Purpose.CHOICE, run.week, lane) for lane in range(run.firms + 1)])
    distance = (np.arange(run.firms)[None, :] - mirror[:, None]) % run.firms
    u = np.empty((len(who), run.firms + 1), np.float32)
    u[:, 0] = lanes[0, twin]
    u[:, 1:] = lanes[1 + distance, twin[:, None]]
    return gumbel(u)
