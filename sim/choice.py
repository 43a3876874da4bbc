"""Choice among firms: multinomial logit with everybody's own taste, the incumbent and doing without included.

Taste is a Gumbel draw per customer and firm (McFadden 1974), named by the firm's distance from the customer's home
seat, so that mirror images choose alike.
"""

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, each, either
from sim.customers import NONE
from sim.marketing import Attraction
from sim.portable_math import exp, gumbel
from sim.running import Floats, Running
from sim.streams import Purpose

Places = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""numbers of some customers; everybody's twin, and slot"""


def neutral_share(run: Running) -> float:
    """Give the chance to choose the same firm again where all firms are alike: 1 / (J + exp V0)."""
    outside = float(exp(np.array([run.scenario.behaviour.outside_attraction], np.float32))[0])
    return 1.0 / (run.firms + outside)


def choose(run: Running, who: NDArray[np.int64], pulls: Attraction, won_back: Floats) -> NDArray[np.int16]:
    """Give the firm that each customer of ``who`` chooses, :data:`~sim.customers.NONE` for none."""
    weight = np.float32(run.scenario.behaviour.price_weight * run.conditions["price_sensitivity"])
    chosen = np.full(len(who), NONE, np.int16)
    _weigh_up(
        (who, run.twins, run.seats.ravel()),
        (run.traits.segment, weight * run.traits.price_sensitivity),
        (run.customers.last_firm.ravel(), won_back.ravel()),
        (
            (outside(run), _taste(run, who)),
            tuple(part.astype(np.float32) for part in (pulls.fame, pulls.log_price_new, pulls.log_price_own)),
        ),
        chosen,
    )
    return chosen


@compiled
def _weigh_up(
    places: Places,
    of_twin: tuple[NDArray[np.int8], Floats],
    former: tuple[NDArray[np.int16], Floats],
    values: tuple[tuple[np.float32, Floats], tuple[Floats, ...]],
    chosen: NDArray[np.int16],
) -> None:
    """Compare doing without, then seat by seat; the first of equals is chosen."""
    (whom, twins, seats), (segment, sensitivity), (last_firm, won_back) = places, of_twin, former
    (without, taste), (fame, price_new, price_own) = values
    for row in each(len(whom)):
        who = whom[row]
        twin, home, last, asked = twins[who], seats[who], last_firm[who], won_back[who]
        most = without + taste[row, 0]
        for seat in range(len(price_new)):
            price = either(home == seat + 1, price_own[seat], price_new[seat])
            value = fame[segment[twin], seat] - sensitivity[twin] * price
            value = either((last == seat) & (asked > 0), value + asked, value) + taste[row, seat + 1]
            chosen[row] = either(value > most, seat, chosen[row])
            most = np.maximum(value, most)


def outside(run: Running) -> np.float32:
    """Give the attraction of doing without, relative to what firms looked like at the start."""
    behaviour = run.scenario.behaviour
    return np.float32(behaviour.outside_attraction + run.conditions["outside_attraction"] + run.typical_fame)


def _taste(run: Running, who: NDArray[np.int64]) -> Floats:
    """Give this week's taste of each customer for doing without and for each firm, shape ``(customers, firms + 1)``."""
    u = np.empty((len(who), run.firms + 1), np.float32)
    _draw((who, run.twins), run.streams.lanes(Purpose.CHOICE, run.week, run.firms + 1), u)
    return gumbel(u)


@compiled
def _draw(places: tuple[NDArray[np.int64], NDArray[np.int64]], lanes: Floats, u: Floats) -> None:
    """Give each their luck with doing without, then with each firm by its distance from home."""
    (whom, twins), firms = places, len(lanes) - 1
    for row in each(len(whom)):
        twin, mirror = twins[whom[row]], whom[row] // lanes.shape[1]
        u[row, 0] = lanes[0, twin]
        for seat in range(firms):
            away = seat - mirror
            u[row, seat + 1] = lanes[1 + away + firms * (away < 0), twin]
