"""Work that stands back for a class: in processes of its own, behind everything else that the machine does.

What goes there and comes back are plain values; no world leaves the process that made it.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from threading import Lock
from typing import TypeVar

from joblib import Parallel, delayed, parallel_config

BEHIND = 15
"""how far workers step back (0 to 19, as ``nice`` counts)"""
IDLE_SECONDS = 20
"""A worker without work ends after this."""
MOST_WORKERS = 4
"""each takes about 200 MB"""

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
_crew = Lock()
"""held by whoever has the workers"""


def workers() -> int:
    """Give how many do their work at once: one processor is left to the class, where there are more than two."""
    return min(max(2, (os.cpu_count() or 2) - 1), MOST_WORKERS)


def each(work: Callable[[Item], Outcome], items: Sequence[Item]) -> Iterator[Outcome]:
    """Do a piece of work for each item, several at once; what comes of it comes in the items' order."""
    with _crew:
        with parallel_config(backend="loky", idle_worker_timeout=IDLE_SECONDS, inner_max_num_threads=1):
            crew = Parallel(n_jobs=workers(), batch_size=1, return_as="generator")
        yield from crew(delayed(standing_back)(work, item) for item in items)


def standing_back(work: Callable[[Item], Outcome], item: Item) -> Outcome:
    """Do the work in a worker's process, behind everything else."""
    _step_back()
    return work(item)


@cache
def _step_back() -> None:
    if hasattr(os, "nice"):  # not on Windows
        os.nice(BEHIND)
