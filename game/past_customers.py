"""What became of the customers of the rounds that a team has seen: what its models learn from."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from game.customer_analysis import rfm
from game.customer_files import last_round, study_key, weeks_on_file
from game.markets import log_of, world_before
from game.records import Record
from game.standings import rounds_so_far
from game.store.tables import Team
from sim.customer_profit import UNCAUSED
from sim.portfolio import portfolio
from sim.report import FirmReport

WINNING = ("advertising", "win_back")
"""cost lines that win customers"""
CAPACITY = ("wages", "hiring", "training", "self_service", "channels")
"""cost lines that stand for the round whoever orders or calls: no customer more or less changes them"""


@dataclass(frozen=True, slots=True)
class PastRound:
    """One round of the team's customers: what was on file at its start, and what came of it, row by row."""

    round: int
    start: pd.DataFrame
    """:data:`sim.portfolio.COLUMNS`, ``on_file`` and the RFM scores"""
    left: NDArray[np.bool_]
    """left the firm within the round"""
    spent: NDArray[np.float64]
    """yuan within the round"""
    margin: float
    """what is left of a yuan of revenue after goods, rewards, messages, care and what each contact costs"""
    twins: int
    """customers whose numbers differ by a multiple of it are the same kind of person"""


def past_rounds(found: Record, team: Team) -> tuple[PastRound, ...]:
    """Give the rounds that the team has seen, oldest first."""
    last = last_round(found)
    if last is None:
        return ()
    made = study_key(found, team, "past")
    return found.store.studies.recall(made, lambda: tuple(_past(found, team, n) for n in rounds_so_far(last)))


def _past(found: Record, team: Team, number: int) -> PastRound:
    market = found.market_of(team)
    before, log = world_before(found, number, market), log_of(found, number, market).tables
    start = portfolio(found.scenario, before, team.firm)
    start["on_file"] = weeks_on_file(start, before)
    seat, size = before.seat(team.firm), before.customers.firm.size
    gone, orders = log["departures"], log["orders"]
    left = np.zeros(size, np.bool_)
    left[gone["customer"][gone["firm"] == seat].astype(np.int64)] = True
    mine = orders["firm"] == seat
    amounts = orders["amount"][mine].astype(np.float64)
    spent = np.bincount(orders["customer"][mine].astype(np.int64), amounts, size)
    rows = start["customer"].to_numpy()
    table = pd.concat([start, rfm.scores(start)], axis=1)
    return PastRound(number, table, left[rows], spent[rows], margin(found.firm_report(number, team)), before.twins)


def margin(report: FirmReport) -> float:
    """Give what a yuan of revenue left after the costs that come and go with customers, by the firm's own books.

    This is the contribution margin that lifetime values are reckoned with (Gupta & Lehmann 2003): capacity is paid for
    in any case, and a firm that has too much of it does not have worthless customers.
    """
    standing = (*UNCAUSED, *WINNING, *CAPACITY)
    costs = sum(yuan for line, yuan in report.costs.items() if line not in standing)
    return float((report.revenue - costs) / max(report.revenue, 1e-9))
