"""What a task costs beside its work, and how trying plans scales: with this machine's processes, and on a Dask cluster.

The cluster is one of processes here, so it shows what Dask adds to a task, and not what a second machine would gain.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from joblib import Parallel, delayed, parallel_config

from benchmarks.results import Table
from game.exploring.trial import Piece, Start, tried
from game.exploring.which_markets import seeds_for
from game.shown.exploring import WhichMarkets
from sim import packs, parallel
from sim.decisions import starting

EMPTY = 100
"""tasks that do nothing"""
FEW, MANY = 4, 16
"""markets in which two plans are tried for a round"""
Item = TypeVar("Item")


def table(most: int, *, small: bool) -> Table:
    """Measure both backends with two workers, three, and so on, beside one process."""
    markets = FEW if small else MANY
    alone = _working(markets)
    rows = [("one after the other, in one process", "1", f"{_beside():.1f}", f"{alone:.1f}", "1.00")]
    for name, backend in (("this machine's processes", _processes), ("a Dask cluster here", _cluster)):
        for workers in range(2, most + 1):
            try:
                with backend(workers):
                    beside, whole = _beside(), _working(markets)
            except ImportError:
                rows.append((f"{name} (Dask is not installed)", str(workers), "–", "–", "–"))
                continue
            rows.append((name, str(workers), f"{beside:.1f}", f"{whole:.1f}", f"{alone / whole:.2f}"))
    head = ("backend", "workers", "ms a task beside its work", "s for all markets", "times as fast as one process")
    words = "Tasks that do nothing, one by one; then the plans for one round in markets of 12,000 people."
    return Table("What a task costs beside its work, and how it scales", head, rows, words)


@contextmanager
def _processes(workers: int) -> Iterator[None]:
    with parallel_config(backend="loky", n_jobs=workers, inner_max_num_threads=1):
        yield


@contextmanager
def _cluster(workers: int) -> Iterator[None]:
    from distributed import Client, LocalCluster  # noqa: PLC0415 - only who has a cluster needs Dask

    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as made,  # type: ignore[no-untyped-call]
        Client(made) as client,  # type: ignore[no-untyped-call]
        parallel_config(backend="dask", client=client, n_jobs=-1),
    ):
        yield


def _nothing(number: int) -> int:
    return number


def _beside() -> float:
    """Give the milliseconds of a task that does nothing, after a first few that wake the workers."""
    _seconds(_nothing, range(10))
    return 1000 * _seconds(_nothing, range(EMPTY)) / EMPTY


def _working(markets: int) -> float:
    """Give the seconds of trying plans, after a first few markets with which the workers load the engine."""
    scenario = packs.load("eshop")
    rivals, usual = parallel.rivals(scenario), starting(scenario)
    start = Start(scenario, None, parallel.TEAM, (parallel.TEAM, *rivals), reacting=rivals)
    pieces = [Piece(start, (usual, usual), 1, seed) for seed in seeds_for(WhichMarkets(FEW + markets))]
    _seconds(tried, pieces[:FEW])
    return _seconds(tried, pieces[FEW:])


def _seconds(work: Callable[[Item], object], items: Sequence[Item]) -> float:
    begun = time.perf_counter()
    for _found in Parallel(batch_size=1, return_as="generator")(delayed(work)(item) for item in items):
        pass
    return time.perf_counter() - begun
