"""Measuring rows of the validity table anew on this very machine, in the background, for a teacher who doubts.

What comes of it stays in this server's memory: it proves something about this machine, and takes seconds to repeat.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Literal

from game import aside
from sim.validity.finding import Finding
from sim.validity.suite import ROWS

log = logging.getLogger("liuke")


@dataclass(frozen=True, slots=True)
class Again:
    """A row that a teacher had measured anew."""

    state: Literal["running", "done", "failed"]
    finding: Finding | None = None
    """once it is done"""


_rows: dict[str, Again] = {}
_asking = Lock()


def measure(key: str) -> None:
    """Measure a row anew; one that is being measured is not measured twice."""
    with _asking:
        if key in _rows and _rows[key].state == "running":
            return
        _rows[key] = Again("running")
    Thread(target=_measure, args=(key,), name=f"row {key}", daemon=True).start()


def measured(key: str) -> Again | None:
    """Give what came of measuring a row anew since this server was started; None where nobody asked."""
    return _rows.get(key)


def by_workers(keys: Sequence[str]) -> Iterator[Finding]:
    """Measure rows in processes of their own."""
    return aside.each(row, keys)


def row(key: str) -> Finding:
    """Measure one row here."""
    return ROWS[key]()


def _measure(key: str) -> None:
    try:
        (finding,) = by_workers([key])
    except Exception:
        log.exception("Row %s", key)
        _rows[key] = Again("failed")
    else:
        _rows[key] = Again("done", finding)
