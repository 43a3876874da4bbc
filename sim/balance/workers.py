"""Playing many games at once: on this machine's processors, or on the cluster that :mod:`sim.cluster` uses."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from joblib import Parallel, delayed
from tqdm import tqdm

from sim.balance.games import Game, Result, play_all
from sim.scenario import Scenario

TASK = 300_000
"""people times rounds in one task: a second or two, so that handing it out costs nothing"""


Progress = Callable[[int], object]
"""is told how many games have been played since it was told last"""


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
