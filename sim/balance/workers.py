"""Playing many games at once: on this machine's processors, or on a Dask cluster where there is one."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from joblib import Parallel, delayed, parallel_config
from tqdm import tqdm

from sim.balance.games import Game, Result, play_all
from sim.scenario import Scenario

if TYPE_CHECKING:
    from distributed import Client

SCHEDULER = "DASK_SCHEDULER"
"""environment variable with the address of a Dask scheduler"""
PATIENCE = 5.0
"""seconds; a scheduler that does not answer for so long, or has no worker by then, is dead"""
TASK = 300_000
"""people times rounds in one task: a second or two, so that handing it out costs nothing"""


class SchedulerSilent(Exception):
    """No Dask scheduler answers at the address."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"{address}: {reason}")


Progress = Callable[[int], object]
"""is told how many games have been played since it was told last"""


def address_of(asked: str | None, environment: Mapping[str, str] = os.environ) -> str | None:
    """Give the scheduler's address: the one asked for, else the environment's, else none."""
    return asked or environment.get(SCHEDULER) or None


@contextmanager
def cluster(address: str | None) -> Iterator[None]:
    """Let everything inside run on the Dask cluster at ``address``; without an address, on this machine.

    The cluster's workers must be able to import this project.

    Raises:
        SchedulerSilent: nobody answers there, no worker is there, or Dask is not installed.
    """
    with ExitStack() as connected:
        if address is not None:
            try:
                client = connected.enter_context(_client(address))
                client.wait_for_workers(1, timeout=PATIENCE)
            except (ImportError, OSError, ValueError) as error:
                raise SchedulerSilent(address, str(error) or type(error).__name__) from error
            connected.enter_context(parallel_config(backend="dask", client=client))
        yield


def _client(address: str) -> "Client":
    from distributed import Client  # noqa: PLC0415 (only who has a cluster needs Dask)

    return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]


def play_games(
    scenario: Scenario, games: Sequence[Game], per_firm: int, workers: int, progress: Progress
) -> list[Result]:
    """Play all games, in ``workers`` processes (-1: one for each processor), and give the results in the same order."""
    batches = _batches(scenario, games, per_firm)
    results: dict[int, Result] = {}
    calls = (delayed(_play)(scenario, numbers, [games[number] for number in numbers], per_firm) for numbers in batches)
    for numbers, played in Parallel(n_jobs=workers, batch_size=1, return_as="generator_unordered")(calls):
        results.update(zip(numbers, played, strict=True))
        progress(len(numbers))
    return [results[number] for number in range(len(games))]


@contextmanager
def bar(total: int, doing: str) -> Iterator[Progress]:
    """Show on standard error how many of ``total`` games are played and how long the others will take.

    Where nobody watches (no terminal) nothing is shown.
    """
    with tqdm(total=total, desc=doing, unit="", disable=None, leave=False) as shown:
        yield shown.update


def _play(scenario: Scenario, numbers: list[int], games: list[Game], per_firm: int) -> tuple[list[int], list[Result]]:
    return numbers, play_all(scenario, tuple(games), per_firm)


def _batches(scenario: Scenario, games: Sequence[Game], per_firm: int) -> list[list[int]]:
    """Give the games' numbers in batches worth handing out; games of one market follow each other."""
    order = sorted(range(len(games)), key=lambda number: (len(games[number].players), games[number].seed, number))
    batches: list[list[int]] = []
    filled = TASK
    for number in order:
        if filled >= TASK:
            batches.append([])
            filled = 0
        batches[-1].append(number)
        filled += per_firm * len(games[number].players) * scenario.rounds
    return batches
