"""What happens in a round, written down as it happens: the raw material of reports, diaries and customer files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sim.causes import CAUSES
from sim.compiled import COMPILES, compiled_for
from sim.event_log import TABLES, Columns, EventLog

FIRST_ROOM, ROOM = 16, 2
"""a page has room for so many times what is first written on it; a full one grows to so many times what it must hold"""

_TYPES: dict[str, type[np.generic]] = {
    "customer": np.int32,
    "firm": np.int16,
    "to": np.int16,
    "week": np.int8,
    "channel": np.int8,
    "outcome": np.int8,
    "kind": np.int8,
    "large": np.bool_,
    "weeks": np.int16,
    "too_much": np.int16,
}


REPORTED = ("complaints", "departures")
"""tables from which a round's report is drawn: all that a rehearsal writes down"""


@dataclass(slots=True)
class Page:
    """One table while it is written: every column has room behind its last row, which costs nothing until used."""

    table: str
    columns: Columns = field(default_factory=dict)
    rows: int = 0

    def add(self, columns: Mapping[str, NDArray[np.generic] | int], times: NDArray[np.integer] | None) -> None:
        """Write rows behind the last one, each column as its type; a single number stands for all of them."""
        end = self.rows + (len(np.atleast_1d(columns["customer"])) if times is None else int(times.sum()))
        if end == self.rows:
            return
        for name in TABLES[self.table]:
            value = np.asarray(columns[name])
            place = self._with_room(name, end, value.shape[1:])[self.rows : end]
            if times is None or value.ndim == 0:
                place[:] = value
            else:
                _repeat(value, times, place)
        self.rows = end

    def written(self) -> Columns:
        """Give what has been written, without copying it."""
        widths = {"shares": (len(CAUSES),)}
        return {name: self._with_room(name, 0, widths.get(name, ()))[: self.rows] for name in TABLES[self.table]}

    def _with_room(self, name: str, rows: int, width: tuple[int, ...]) -> NDArray[np.generic]:
        column = self.columns.get(name)
        if column is None or len(column) < rows:
            room = rows * (FIRST_ROOM if column is None else ROOM)
            larger = np.empty((room, *width), _TYPES.get(name, np.float32))
            if column is not None:
                larger[: self.rows] = column[: self.rows]
            column = self.columns[name] = larger
        return column


@dataclass(slots=True)
class Journal:
    """Events by table and figures by week, in the order in which they came."""

    events: dict[str, Page] = field(default_factory=lambda: {table: Page(table) for table in TABLES})
    weekly: dict[str, list[NDArray[np.float64]]] = field(default_factory=lambda: defaultdict(list))
    """figure -> one array by seat per week"""
    _stacked: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    _totals: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    struck: list[str] = field(default_factory=list)
    """keys of the events that struck"""

    @classmethod
    def of(cls, tables: Iterable[str]) -> Self:
        """Give a journal of some tables only; what is written to the others is forgotten."""
        return cls({table: Page(table) for table in tables})

    def keeps(self, table: str) -> bool:
        """Say whether events of a table are written down."""
        return table in self.events

    def write(self, table: str, times: NDArray[np.integer] | None = None, **columns: NDArray[np.generic] | int) -> None:
        """Write down events of one table, each of them so many ``times``; a single number stands for all rows."""
        if table in self.events:
            self.events[table].add(columns, times)

    def note(self, figure: str, by_seat: NDArray[np.generic]) -> None:
        """Note one week's figure, by seat."""
        self.weekly[figure].append(np.array(by_seat, np.float64))

    def series(self, figure: str) -> NDArray[np.float64]:
        """Give a figure's weeks, shape ``(weeks, firms)``."""
        weeks, stacked = self.weekly[figure], self._stacked.get(figure)
        if stacked is None or len(stacked) < len(weeks):
            stacked = self._stacked[figure] = np.array(weeks)
            self._totals.pop(figure, None)
        return stacked

    def total(self, figure: str) -> NDArray[np.float64]:
        """Give a figure of all weeks together, shape ``(firms,)``."""
        weeks = self.series(figure)
        if figure not in self._totals:
            self._totals[figure] = np.ascontiguousarray(weeks.T).sum(axis=1)
        return self._totals[figure]

    def log(self) -> EventLog:
        """Give all events as one table of columns per kind."""
        return EventLog({table: page.written() for table, page in self.events.items()})


def _repeat(value: NDArray[np.generic], times: NDArray[np.integer], place: NDArray[np.generic]) -> None:
    if COMPILES:
        _write_out(value, times, place)
    else:
        place[:] = np.repeat(value, times)


@compiled_for(
    *(
        f"void({kind}[::1], int8[::1], {place}[::1])"
        for kind, place in (("int64", "int32"), ("int64", "int16"), ("float32", "float32"))
    )
)
def _write_out(value: NDArray[Any], times: NDArray[Any], place: NDArray[Any]) -> None:
    """Write each value four times, whatever its times are: the next one begins where it should have ended."""
    row = 0
    for number in range(len(value)):
        end, ahead = row + times[number], min(row + 4, len(place))
        if ahead == row + 4:
            place[row] = place[row + 1] = place[row + 2] = place[row + 3] = value[number]
            row = min(ahead, end)
        for rest in range(row, end):
            place[rest] = value[number]
        row = end
