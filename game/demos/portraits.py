"""What a lesson can read from customers' own records: who brings the profit, and who stays in which mood.

As in :mod:`game.demos.measures`, everything comes from worlds and logs that the engine gave.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.demos.measures import Measure
from sim.customer_profit import FirmRound, customer_profit
from sim.customers import NONE
from sim.decisions import complete, starting
from sim.event_log import TABLES
from sim.running import Doubles
from sim.validity.stage import CHANGED, QUARTER, SEAT, Played

FIFTH = 0.2
MOODS = tuple(round(2.0 + 0.25 * step, 2) for step in range(12))
"""lower ends of the classes of satisfaction that are told apart"""
WIDTH = 0.25
FEWEST = 50
"""customers in a class of satisfaction, else nothing is said of it"""
UNHAPPY, LUKEWARM, CONTENT, DELIGHTED = 2.5, 3.25, 4.0, 4.75
"""middles of four classes of satisfaction"""
Points = tuple[tuple[float, ...], tuple[float, ...]]
WHOLE = tuple(TABLES)
"""what must be written down of a run to reckon what each customer brought"""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line that is drawn of customers or firms."""

    of: Callable[[Played], Points]
    tables: tuple[str, ...] = ()
    """what it reads of the log beside :data:`sim.journal.REPORTED`"""


def _year(played: Played) -> tuple[Doubles, Doubles]:
    """Give what each customer of the firm brought it over the run: revenue, and profit (activity-based costing)."""
    decisions = complete(played.decisions[CHANGED], starting(played.scenario), played.scenario)
    revenue, profit, ours = np.zeros((3, played.worlds[0].customers.firm.size))
    for number, (before, after) in enumerate(zip(played.worlds, played.worlds[1:], strict=False), start=1):
        log = played.logs[number - 1]
        round_ = FirmRound(played.scenario, decisions, before, after, log, played.firm(number))
        profit += customer_profit(round_)
        revenue += round_.sum_by_customer("orders", log["orders"]["amount"])
        ours += ((before.customers.firm == SEAT) | (after.customers.firm == SEAT)).ravel()
    known = (ours > 0) | (profit != 0)
    return revenue[known], profit[known]


def _top_fifth_of_revenue(played: Played) -> float:
    revenue, _ = _year(played)
    ordered = np.sort(revenue[revenue > 0])[::-1]
    return float(ordered[: round(FIFTH * ordered.size)].sum() / ordered.sum())


def _reached(played: Played) -> Doubles:
    """Give the share of all profit reached after each customer, the most profitable first."""
    total: Doubles = np.cumsum(np.sort(_year(played)[1])[::-1])
    return total / float(total[-1])


def _after(reached: Doubles, share: float) -> float:
    return float(reached[max(round(share * reached.size) - 1, 0)])


def whale(played: Played) -> Points:
    """Give the share of all profit over the share of customers, the most profitable first."""
    shares, reached = tuple(round(0.02 * step, 2) for step in range(51)), _reached(played)
    return shares, (0.0, *(_after(reached, share) for share in shares[1:]))


def _losing(played: Played) -> float:
    return float((_year(played)[1] < 0).mean())


def staying(played: Played) -> Points:
    """Give the share of customers who stay for a quarter over how satisfied they were on its first day, all firms."""
    mood, stayed = _moods(played)
    found = [(low + WIDTH / 2, stayed[(mood >= low) & (mood < low + WIDTH)]) for low in MOODS]
    told = [(middle, float(stays.mean())) for middle, stays in found if stays.size >= FEWEST]
    return tuple(middle for middle, _ in told), tuple(share for _, share in told)


def _moods(played: Played) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Give everybody's satisfaction on the first day of each quarter, and whether they stayed to its end."""
    moods, stays = [], []
    for number, world in enumerate(played.worlds[:-1]):
        served = np.flatnonzero((world.customers.firm != NONE).ravel())
        moods.append(world.customers.satisfaction.ravel()[served])
        stays.append(played.leave(served, QUARTER * number) >= QUARTER * (number + 1))
    return np.concatenate(moods), np.concatenate(stays)


def _stay_at(middle: float) -> Callable[[Played], float]:
    def share(played: Played) -> float:
        mood, stayed = _moods(played)
        return float(stayed[(mood >= middle - WIDTH) & (mood < middle + WIDTH)].mean())

    return share


def sizes(played: Played) -> Points:
    """Give the firms' retention a quarter over their share of the customers served, smallest first; the later half."""
    late = range(len(played.reports) // 2 + 1, len(played.reports) + 1)
    firms = played.worlds[0].firms
    size = np.array([np.mean([played.firm(number, firm).customers_start for number in late]) for firm in firms])
    loyal = [float(np.mean([played.firm(number, firm).retention for number in late])) for firm in firms]
    both = sorted(zip((size / size.sum()).tolist(), loyal, strict=True))
    return tuple(share for share, _ in both), tuple(stay for _, stay in both)


CURVES: dict[str, Curve] = {"whale": Curve(whale, WHOLE), "staying": Curve(staying), "sizes": Curve(sizes)}
"""Every curve that a lesson may draw."""
PORTRAITS: dict[str, Measure] = {
    "top_fifth_of_revenue": Measure("share", _top_fifth_of_revenue, tables=WHOLE),
    "top_fifth_of_profit": Measure("share", lambda played: _after(_reached(played), FIFTH), tables=WHOLE),
    "worst_fifth_of_profit": Measure("share", lambda played: 1 - _after(_reached(played), 1 - FIFTH), tables=WHOLE),
    "losing": Measure("share", _losing, tables=WHOLE),
    "stay_unhappy": Measure("share", _stay_at(UNHAPPY)),
    "stay_lukewarm": Measure("share", _stay_at(LUKEWARM)),
    "stay_content": Measure("share", _stay_at(CONTENT)),
    "stay_delighted": Measure("share", _stay_at(DELIGHTED)),
    "smallest_share": Measure("share", lambda played: sizes(played)[0][0]),
    "largest_share": Measure("share", lambda played: sizes(played)[0][-1]),
    "smallest_stays": Measure("share", lambda played: sizes(played)[1][0]),
    "largest_stays": Measure("share", lambda played: sizes(played)[1][-1]),
}
"""Numbers of unequal customers and unequal firms."""
