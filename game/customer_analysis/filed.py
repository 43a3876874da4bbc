"""What stands in the firm's customer files: orders and money as billed, a person's details as good as the data quality.

Orders, payments, contacts, complaints, messages and the consent to get them are booked by systems and are right.
Segment, favourite channel and age were typed in by people: with a low data quality they are missing in many files and
wrong in some (:mod:`sim.filing`), the same wrong entry in every round. Better data fills and corrects file after file;
none that was right is ever lost to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.filing import another, errors, faulty, luck
from sim.levers import CHANNELS
from sim.scenario import Scenario

TYPED_IN = ("segment", "channel", "age")
UNKNOWN = ""
"""stands where nobody typed anything in; for an age :data:`pandas.NA` does"""
NEAREST, FURTHEST = 6, 25
"""years by which a wrong age is off (assumption)"""
YOUNGEST, OLDEST = 16, 90


@dataclass(frozen=True, slots=True)
class Keeping:
    """How well a firm keeps its files, and all that decides what stands in them."""

    scenario: Scenario
    quality: float
    """0..1"""
    seed: int
    """of the game"""
    twins: int
    """different people of the market: copies of one person share what happened to their files, whoever serves them"""


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares of the files in which one entry is missing or wrong."""

    blank: float
    wrong: float


def filed(frame: pd.DataFrame, keeping: Keeping) -> pd.DataFrame:
    """Give a table of customers as it is on file; what of :data:`TYPED_IN` it does not have is left out."""
    table = frame.copy()
    twin = frame["customer"].to_numpy(np.int64) % keeping.twins
    for lane, column in _there(frame):
        blank, wrong = faulty(luck(keeping.seed, lane, keeping.twins)[twin], keeping.quality)
        error = errors(keeping.seed, lane, keeping.twins)[twin]
        if column == "age":
            ages = frame[column].to_numpy(np.int64)
            table[column] = pd.array(np.where(wrong, _another_age(ages, error), ages), dtype="Int64")
            table.loc[blank, column] = pd.NA
        else:
            options = _options(column, keeping.scenario)
            entries = np.where(wrong, _another_option(frame[column], error, options), frame[column].to_numpy(object))
            table[column] = pd.array(np.where(blank, UNKNOWN, entries).tolist(), dtype="str")
    return table


def faults(true: pd.DataFrame, on_file: pd.DataFrame) -> dict[str, Faults]:
    """Hold a table as it is on file against the truth: for each of :data:`TYPED_IN`, what is missing or wrong."""
    found = {}
    for _lane, column in _there(true):
        blank = missing(on_file[column])
        wrong = ~blank & (on_file[column].astype(object) != true[column].astype(object)).to_numpy(np.bool_)
        found[column] = Faults(_share(blank), _share(wrong))
    return found


def missing(column: pd.Series) -> NDArray[np.bool_]:
    """Say of every row whether nothing is on file."""
    gaps = column.isna() | (column.astype(object) == UNKNOWN).fillna(value=False)
    return gaps.to_numpy(np.bool_)


def _there(frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    return ((lane, column) for lane, column in enumerate(TYPED_IN) if column in frame)


def _share(where: NDArray[np.bool_]) -> float:
    return float(where.mean()) if where.size else 0.0


def _options(column: str, scenario: Scenario) -> Sequence[str]:
    return CHANNELS if column == "channel" else [segment.key for segment in scenario.segments]


def _another_option(column: pd.Series, error: NDArray[np.float64], options: Sequence[str]) -> NDArray[np.object_]:
    """Give every row one of the other options; where there is no other, its own."""
    place = pd.Index(options).get_indexer(pd.Index(column.to_numpy(object))).astype(np.int64)
    found: NDArray[np.object_] = np.array(options, object)[another(place, error, len(options))]
    return found


def _another_age(ages: NDArray[np.int64], error: NDArray[np.float64]) -> NDArray[np.int64]:
    years = NEAREST + np.floor(np.abs(2 * error - 1) * (FURTHEST - NEAREST + 1)).astype(np.int64)
    years = np.minimum(years, FURTHEST)
    older = np.where(ages - years < YOUNGEST, True, (error < 0.5) & (ages + years <= OLDEST))  # noqa: FBT003
    another: NDArray[np.int64] = np.where(older, ages + years, ages - years)
    return another
