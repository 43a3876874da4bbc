"""Who left a firm in a round, and for which causes: counted from the log, to the last customer.

The engine writes the causes of every departure down as shares. Here they are whole 2^-20ths that add up to 1 for every
departure, so that any sum over them (of a grade, a segment, a firm) is the number of departures exactly.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.causes import CAUSES
from sim.event_log import Columns, EventLog
from sim.levers import GRADES
from sim.scenario import Scenario
from sim.world import World

NEWCOMER = "new"
"""Instead of a grade: came, or came back, within the round and left again."""
UNITS = 2**20
"""parts of one departure; a sum of a million departures' parts is still exact"""
COLUMNS = ("customer", "week", "to", "segment", "grade", "cause", *CAUSES)


def departures(scenario: Scenario, before: World, log: EventLog, firm: str) -> pd.DataFrame:
    """Give who left ``firm`` in the round that began with ``before``, one row a departure, in order of time.

    Columns: ``customer`` number, ``week`` 0..12, ``to`` the firm gone to ("" for none), ``segment``, ``grade`` when the
    round began (or :data:`NEWCOMER`), ``cause`` the strongest one, and for each of :data:`sim.causes.CAUSES` its share
    of the departure; the shares of a row add up to 1 exactly. Who left twice has two rows.
    """
    table = log.tables["departures"]
    rows = np.flatnonzero(table["firm"] == before.seat(firm))
    customer = table["customer"][rows].astype(np.int64)
    shares = exact_shares(table["shares"][rows])
    segments = np.array([segment.key for segment in scenario.segments])
    columns: Columns = {
        "customer": customer,
        "week": table["week"][rows].astype(np.int64),
        "to": np.array([*before.firms, ""])[table["to"][rows]],
        "segment": segments[before.traits.segment[customer % before.twins]],
        "grade": _grades(before, firm, customer),
        "cause": np.array(CAUSES)[shares.argmax(axis=1)],
    }
    columns |= {cause: shares[:, place] for place, cause in enumerate(CAUSES)}
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def exact_shares(shares: NDArray[np.generic]) -> NDArray[np.float64]:
    """Give rows of shares as whole 2^-20ths that add up to 1; what rounding leaves over goes to a row's largest."""
    units = np.rint(shares.astype(np.float64) * UNITS).astype(np.int64)
    rows = np.arange(len(units))
    if len(units):
        units[rows, units.argmax(axis=1)] += UNITS - units.sum(axis=1)
    return units / UNITS


def by(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Add up the causes by ``grade`` or ``segment``: a row per group, a column per cause, in customers."""
    return frame.groupby(column, observed=True)[list(CAUSES)].sum()


def _grades(before: World, firm: str, customer: NDArray[np.int64]) -> NDArray[np.str_]:
    mine = before.customers.firm.ravel()[customer] == before.seat(firm)
    return np.where(mine, np.array(GRADES)[before.customers.grade.ravel()[customer]], NEWCOMER)
