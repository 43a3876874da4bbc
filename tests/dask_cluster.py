"""Real Dask clusters, for tests of what runs on them."""

import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from distributed import LocalCluster


@contextmanager
def running(workers: int = 1) -> Iterator[str]:
    """Run a cluster of so many workers; give its address."""
    options: dict[str, Any] = {"n_workers": workers, "threads_per_worker": 1, "processes": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(dashboard_address=":0", **options) as started:  # type: ignore[no-untyped-call]
            yield started.scheduler_address


def dead() -> str:
    """Give an address at which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{free.getsockname()[1]}"
