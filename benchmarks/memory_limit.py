"""The machine's memory limit: the customer-weeks a second that it could read and write.

A week that touches a customer at all reads and writes the customer's state. Twelve float32 columns read and written in
place stand for it: no engine on one core that keeps its customers in memory can be faster.
"""

import numpy as np

from benchmarks.timing import timed

COLUMNS = 12
ROWS = 4_000_000
"""192 MB in all: far beyond any cache"""


def customer_weeks_a_second(rows: int = ROWS, times: int = 5) -> float:
    """Give the rows a second of twelve columns that are read and written in place; the best of several tries."""
    columns = [np.ones(rows, np.float32) for _ in range(COLUMNS)]
    one = np.float32(1)

    def week() -> None:
        for column in columns:
            np.add(column, one, out=column)

    return rows / min(timed(week)[0] for _ in range(times))
