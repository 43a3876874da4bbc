"""A whole round at sizes from a class to ten million customers, each in a process of its own, and how cost grows."""

import json
import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.engine import HEAD, Measured
from benchmarks.results import Ask, Found, Row, Table
from benchmarks.settings import Settings
from benchmarks.timing import free_memory

HOUSE = Path(__file__).resolve().parent.parent
ROOM = 1.1
"""a larger size is tried only if so many times the memory that it should take is free"""


CLASS, LARGE = 200_000, 1_000_000
"""customers: the sizes of which something is asked"""


class TooLarge(Exception):
    """The machine has not enough free memory for a market of this size."""


def run(settings: Settings) -> Found:
    """Play rounds of every size that the machine's memory holds; give seconds, memory and growth."""
    measured: list[Measured] = []
    rows: list[Row] = []
    for customers, rounds in settings.sizes:
        try:
            measured.append(measure(customers, rounds, measured))
            rows.append(measured[-1].row())
        except TooLarge as reason:
            rows.append([f"{customers:,}", f"skipped: {reason}", *[""] * (len(HEAD) - 2)])
    exponent = growth(measured)
    words = (
        "Ten firms with ten strategies, web shop; a round is a quarter with its report and event log. Each size in a "
        f"process of its own. Seconds grow as customers to the power of {exponent:.2f}, fitted over all sizes."
    )
    return Found([Table("A whole round", HEAD, rows, words, left=0)], list(_asks(measured, exponent)))


def _asks(measured: Sequence[Measured], exponent: float) -> Iterator[Ask]:
    """Give what is asked of the sizes that were measured."""
    by_size = {one.customers: one for one in measured}
    if CLASS in by_size:
        seconds = by_size[CLASS].median
        yield Ask("a round of 200,000 customers, ten firms", "≤ 0.5 s", f"{seconds:.2f} s", seconds <= 0.5)
    if LARGE in by_size:
        seconds, memory = by_size[LARGE].median, by_size[LARGE].memory / 1024
        yield Ask("a round of 1,000,000 customers, ten firms", "≤ 4 s", f"{seconds:.2f} s", seconds <= 4)
        yield Ask("memory of it, at its peak", "≤ 2 GB", f"{memory:.2f} GB", memory <= 2)
    yield Ask("growth exponent of seconds over customers", "≤ 1.05", f"{exponent:.2f}", exponent <= 1.05)


def measure(customers: int, rounds: int, smaller: Sequence[Measured]) -> Measured:
    """Play rounds in a process of its own, so that the peak of its memory is its own.

    Raises:
        TooLarge: what ``smaller`` sizes took says that memory will not do.
    """
    _refuse_too_large(customers, smaller)
    command = [sys.executable, "-m", "benchmarks.engine", "--json"]
    command += ["--customers", str(customers), "--rounds", str(rounds)]
    said = subprocess.run(command, cwd=HOUSE, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own module
    figures = json.loads(said.stdout)[0]
    return Measured(figures["customers"], tuple(figures["seconds"]), tuple(figures["contacts"]), figures["memory"])


def _refuse_too_large(customers: int, smaller: Sequence[Measured]) -> None:
    free = free_memory()
    if free is None or not smaller:
        return
    largest = max(smaller, key=lambda one: one.customers)
    needed = largest.memory * customers / largest.customers
    if needed * ROOM > free:
        raise TooLarge(f"needs about {needed / 1024:.0f} GB, {free / 1024:.0f} GB are free")


def growth(measured: Sequence[Measured]) -> float:
    """Give the exponent k of seconds = c · customers^k, fitted by least squares over the logarithms."""
    sizes = [math.log(one.customers) for one in measured]
    seconds = [math.log(one.median) for one in measured]
    middle, usual = sum(sizes) / len(sizes), sum(seconds) / len(seconds)
    along = sum((size - middle) * (second - usual) for size, second in zip(sizes, seconds, strict=True))
    return along / sum((size - middle) ** 2 for size in sizes)
