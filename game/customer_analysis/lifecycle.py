"""Where customers stand with the firm: the signs on their files, and the stage of the customer life cycle.

The usual time between two orders of a customer is weeks on file / orders (``on_file``: weeks with the firm, as far back
as the files go). Stages, the first that fits:

new       with the firm for less than a quarter
asleep    no order for more than four times the usual time, and for more than half a year
fading    silent (no order for twice the usual time, at least eight weeks), or spent less than half the usual last round
growing   spent more than a quarter above the usual last round
steady    everybody else
"""

import numpy as np
import pandas as pd

QUARTER = 13
SILENT_WEEKS = 8
"""nobody is called silent before"""
ASLEEP_WEEKS = 26
PESTERED = 1.6
"""messages a week; Zhang et al. 2017"""
FADED, GROWN = 0.5, 1.25
"""of the usual spending in a round"""
STAGES = ("new", "growing", "steady", "fading", "asleep")
SIGNS = ("open_complaint", "silent", "pestered", "new")


def signs(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the columns ``silent``, ``pestered`` and ``new``."""
    usual = frame["on_file"] / frame["frequency"].clip(lower=1)
    return pd.DataFrame(
        {
            "silent": frame["recency"] > (2 * usual).clip(lower=SILENT_WEEKS),
            "pestered": frame["messages"] > PESTERED,
            "new": frame["tenure"] < QUARTER,
        }
    )


def stages(table: pd.DataFrame) -> pd.Series:
    """Give every row's stage; the table has the signs, and ``spent_last`` (nan before a round was played)."""
    usual_gap = table["on_file"] / table["frequency"].clip(lower=1)
    usual_spending = table["money"] / table["on_file"].clip(lower=1) * QUARTER
    asleep = (table["recency"] > 4 * usual_gap) & (table["recency"] > ASLEEP_WEEKS)
    fading = table["silent"] | (table["spent_last"] < FADED * usual_spending)
    growing = table["spent_last"] > GROWN * usual_spending
    found = np.select([table["new"], asleep, fading, growing], ["new", "asleep", "fading", "growing"], "steady")
    return pd.Series(found, index=table.index)
