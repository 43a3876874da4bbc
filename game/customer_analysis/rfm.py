"""Recency, frequency and money as scores from 1 to 5 by fifths of the firm's customers (Hughes 1994), 5 the best."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SCORES = ("r", "f", "m")
FIFTHS = 5


def scores(frame: pd.DataFrame) -> pd.DataFrame:
    """Give ``r``, ``f`` and ``m`` (1 to 5) and ``rfm`` (the three digits) for every row.

    ``r`` by weeks since the last order, ``f`` by orders, ``m`` by yuan spent with the firm.
    """
    r, f, m = fifths(-frame["recency"]), fifths(frame["frequency"]), fifths(frame["money"])
    return pd.DataFrame({"r": r, "f": f, "m": m, "rfm": 100 * r + 10 * f + m}, index=frame.index).astype({"rfm": str})


def fifths(values: pd.Series) -> NDArray[np.int64]:
    """Give 1 to 5 by fifths of the customers; equal values share a score, that of the middle of their places."""
    middles = values.rank(method="average").to_numpy(np.float64) - 0.5
    return np.floor(middles * FIFTHS / max(len(values), 1)).astype(np.int64) + 1
