"""Work that stands back for a class: on a cluster where there is one, else in processes of its own behind all else.

What goes there and comes back are plain values; no world leaves the process that made it.
"""

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Event, Lock
from typing import TypeVar

from joblib import Parallel, delayed, parallel_config

from sim import cluster

SETTING = "LIUKE_STEP_BACK"
BEHIND, FARTHEST = 15, 19
"""how far workers step back unless the setting says otherwise, and the farthest, as ``nice`` counts"""
IDLE_SECONDS = 60
"""A worker without work ends after this."""
MOST_WORKERS = 4
"""each takes about 200 MB"""
MOST_AWAY = 16
"""pieces that a cluster is given at once"""
SILENT_SECONDS = 600
"""A cluster that did not answer is not asked again for so long."""

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
log = logging.getLogger("liuke")
_crew = Lock()
"""held by whoever has the workers"""
_silent: dict[str, float] = {}
"""addresses of clusters that did not answer, and when"""
BREATH = 0.1
"""seconds between two looks whether pages are still waited for"""


@dataclass(slots=True)
class _Pages:
    """Those that this server draws."""

    crowded: Callable[[], bool] = lambda: False
    """tells whether they are waited for; they never are where none are drawn"""


_pages = _Pages()


def workers() -> int:
    """Give how many work at once here: one processor is left to the class, where there are more than two."""
    return min(max(2, (os.cpu_count() or 2) - 1), MOST_WORKERS)


def at_once() -> int:
    """Give how many pieces are worth handing out at once with :func:`anywhere`."""
    return workers() if _answering() is None else MOST_AWAY


def stand_back_for(crowded: Callable[[], bool]) -> None:
    """Have :func:`let_pages_pass` wait for as long as ``crowded`` says that this server has its hands full."""
    _pages.crowded = crowded


def let_pages_pass(closed: Event, patience: float) -> None:
    """Wait while this server has its hands full with pages, so many seconds at the most, or until ``closed`` is set."""
    end = time.monotonic() + patience
    while _pages.crowded() and time.monotonic() < end and not closed.is_set():
        closed.wait(BREATH)


def anywhere(work: Callable[[Item], Outcome], items: Sequence[Item]) -> Iterator[Outcome]:
    """Do a piece of work for each item on the cluster that ``DASK_SCHEDULER`` names; the order is that of the items.

    Where none is named, it is all done here; where it does not answer, or breaks down half-way, the rest is done here.
    """
    address, done = _answering(), 0
    if address is not None:
        try:
            for outcome in _away(address, work, items):
                yield outcome
                done += 1
        except cluster.SchedulerSilent as silent:
            log.warning("No Dask scheduler answers at %s (%s); working here instead", silent.address, silent.reason)
            _silent[address] = time.monotonic()
        except Exception:  # if the work itself is at fault, it fails here too
            log.exception("The cluster at %s broke down; the rest is done here", address)
            _silent[address] = time.monotonic()
    yield from each(work, items[done:])


def silent_cluster() -> str | None:
    """Give the address of a cluster that is named but was not there when it was needed."""
    address = cluster.address_of()
    return None if address == _answering() else address


def _answering() -> str | None:
    """Give the address of the cluster that is named, unless it was silent not long ago."""
    address = cluster.address_of()
    since = None if address is None else _silent.get(address)
    return address if since is None or time.monotonic() - since > SILENT_SECONDS else None


def _away(address: str, work: Callable[[Item], Outcome], items: Sequence[Item]) -> Iterator[Outcome]:
    with cluster.used(address):
        crew = Parallel(n_jobs=-1, batch_size=1, return_as="generator")
        yield from crew(delayed(work)(item) for item in items)


def each(work: Callable[[Item], Outcome], items: Sequence[Item]) -> Iterator[Outcome]:
    """Do a piece of work for each item here, several at once; what comes of it comes in the items' order."""
    with _crew:
        with parallel_config(backend="loky", idle_worker_timeout=IDLE_SECONDS, inner_max_num_threads=1):
            crew = Parallel(n_jobs=workers(), batch_size=1, return_as="generator")
        yield from crew(delayed(standing_back)(work, item) for item in items)


def standing_back(work: Callable[[Item], Outcome], item: Item) -> Outcome:
    """Do the work in a worker's process, behind everything else."""
    step_back()
    return work(item)


@cache
def step_back() -> None:
    """Let this process from now on stand back for all others on the machine, as far as ``LIUKE_STEP_BACK`` says."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(how_far())


def how_far() -> int:
    """Give how far workers step back; a setting that is no whole number from 0 to 19 is told and does not count."""
    said = os.environ.get(SETTING, str(BEHIND)).strip()
    if said.isascii() and said.isdecimal() and int(said) <= FARTHEST:
        return int(said)
    log.warning("%s=%s is no whole number from 0 to %s; %s it is", SETTING, said, FARTHEST, BEHIND)
    return BEHIND
