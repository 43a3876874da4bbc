"""What happens in a round, written down as it happens: the raw material of reports, diaries and customer files."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.causes import CAUSES
from sim.event_log import TABLES, Columns, EventLog

_TYPES: dict[str, type[np.generic]] = {
    "customer": np.int32,
    "firm": np.int16,
    "to": np.int16,
    "week": np.int8,
    "channel": np.int8,
    "outcome": np.int8,
    "kind": np.int8,
    "large": np.bool_,
}


@dataclass(slots=True)
class Journal:
    """Events by table and figures by week, in the order in which they came."""

    events: dict[str, list[Columns]] = field(default_factory=lambda: defaultdict(list))
    weekly: dict[str, list[NDArray[np.float64]]] = field(default_factory=lambda: defaultdict(list))
    """figure -> one array by seat per week"""
    _stacked: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    struck: list[str] = field(default_factory=list)
    """keys of the events that struck"""

    def write(self, table: str, **columns: NDArray[np.generic] | int) -> None:
        """Write down events of one table; a single number stands for all rows."""
        rows = len(np.atleast_1d(columns["customer"]))
        if rows == 0:
            return
        typed: Columns = {}
        for name in TABLES[table]:
            value = np.asarray(columns[name]).astype(_TYPES.get(name, np.float32), copy=False)
            typed[name] = np.broadcast_to(value, rows) if value.ndim == 0 else value
        self.events[table].append(typed)

    def note(self, figure: str, by_seat: NDArray[np.generic]) -> None:
        """Note one week's figure, by seat."""
        self.weekly[figure].append(np.asarray(by_seat, np.float64).copy())

    def series(self, figure: str) -> NDArray[np.float64]:
        """Give a figure's weeks, shape ``(weeks, firms)``."""
        weeks, stacked = self.weekly[figure], self._stacked.get(figure)
        if stacked is None or len(stacked) < len(weeks):
            stacked = self._stacked[figure] = np.array(weeks)
        return stacked

    def log(self) -> EventLog:
        """Give all events as one table of columns per kind."""
        return EventLog({table: self._joined(table) for table in TABLES})

    def _joined(self, table: str) -> Columns:
        pages = self.events[table]
        if len(pages) > 1:
            pages[:] = [{name: np.concatenate([page[name] for page in pages]) for name in TABLES[table]}]
        if pages:
            return {name: np.ascontiguousarray(column) for name, column in pages[0].items()}
        empty: Columns = {name: np.zeros(0, _TYPES.get(name, np.float32)) for name in TABLES[table]}
        if table == "departures":
            empty["shares"] = np.zeros((0, len(CAUSES)), np.float32)
        return empty
