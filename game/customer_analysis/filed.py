"""What stands in the firm's customer files: orders and money as billed, a person's details as good as the data quality.

Orders, payments, contacts, complaints and messages are booked by systems and are right. Segment and favourite channel
were typed in by people: with data quality q, :data:`BLANK` x (1 - q) of the files lack them and :data:`WRONG` x (1 - q)
hold another customer's. Better data fills and corrects file after file; none that was right is ever lost to it.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

BLANK = 0.5
"""share of files without an entry where nothing was ever cleaned (assumption)"""
WRONG = 0.15
"""share of files with a wrong entry there (assumption)"""
TYPED_IN = ("segment", "channel")
UNKNOWN = ""
"""stands where nobody typed anything in"""
_LANE = 7_100
"""where the luck of files begins among a game's streams"""


def filed(frame: pd.DataFrame, quality: float, seed: int, people: int) -> pd.DataFrame:
    """Give the table as it is on file; ``quality`` 0..1, ``people`` the size of the market."""
    table = frame.copy()
    numbers = frame["customer"].to_numpy()
    for lane, column in enumerate(TYPED_IN):
        luck = _luck(seed, lane, people)[numbers]
        blank, wrong = _faulty(luck, quality)
        entries = frame[column].to_numpy().astype(object)
        others = np.roll(entries, 1 + len(entries) // 3)
        entries = np.where(wrong, others, entries)
        table[column] = pd.array(np.where(blank, UNKNOWN, entries).tolist(), dtype="str")
    return table


def _faulty(luck: NDArray[np.float64], quality: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    left = 1.0 - min(max(quality, 0.0), 1.0)
    blank = luck < BLANK * left
    wrong = (luck >= 1.0 - WRONG * left) & ~blank
    return blank, wrong


def _luck(seed: int, lane: int, people: int) -> NDArray[np.float64]:
    """Give a uniform for every file of the market, the same in every round."""
    key = np.array([seed & 0xFFFF_FFFF_FFFF_FFFF, _LANE + lane], np.uint64)
    return np.random.Generator(np.random.Philox(key=key)).random(people)
