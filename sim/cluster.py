"""A Dask cluster, where there is one: many runs at once on other machines, with the same results."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from joblib import parallel_config

if TYPE_CHECKING:
    from distributed import Client

SCHEDULER = "DASK_SCHEDULER"
"""environment variable with the address of a Dask scheduler"""
PATIENCE = 5.0
"""seconds; a scheduler that does not answer for so long, or has no worker by then, is dead"""


class SchedulerSilent(Exception):
    """No Dask scheduler answers at the address."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"{address}: {reason}")


def address_of(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> str | None:
    """Give the scheduler's address: the one asked for, else the environment's, else none."""
    return asked or environment.get(SCHEDULER) or None


@contextmanager
def used(address: str) -> Iterator[None]:
    """Let everything that joblib runs inside run on the Dask cluster at ``address``.

    The cluster's workers must be able to import this project.

    Raises:
        SchedulerSilent: nobody answers there, no worker is there, or Dask is not installed.
    """
    try:
        client = _client(address)
    except (ImportError, OSError, ValueError) as error:
        raise SchedulerSilent(address, str(error) or type(error).__name__) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except OSError as error:
            raise SchedulerSilent(address, str(error) or type(error).__name__) from error
        with parallel_config(backend="dask", client=client):
            yield


def _client(address: str) -> "Client":
    from distributed import Client  # noqa: PLC0415 (only who has a cluster needs Dask)

    return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
