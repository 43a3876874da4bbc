"""What happened to each customer, kept as columns: orders, contacts, complaints, departures of one round and more."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Columns = dict[str, NDArray[np.generic]]

TABLES: dict[str, tuple[str, ...]] = {
    "orders": ("customer", "firm", "week", "amount"),
    "contacts": ("customer", "firm", "week", "minute", "channel", "wait", "outcome"),
    "complaints": ("customer", "firm", "week", "large", "hours", "outcome"),
    "messages": ("customer", "firm", "week", "kind"),
    "departures": ("customer", "firm", "week", "to", "shares"),
    "answers": ("customer", "firm", "week", "score"),
    "mailings": ("customer", "firm", "weeks", "too_much"),
}
"""Columns of each table. ``week`` is 0..12 within the round; ``firm`` and ``to`` are seats (-1: none); ``amount`` yuan;
``minute`` open minutes since the week began; ``channel`` a place in :data:`sim.levers.WAYS` (-1: self-service);
``wait`` minutes; ``hours`` working hours; ``shares`` one column per cause (shape ``(departures, causes)``, rows sum to
1); ``score`` what a surveyed customer answered, 1..5. ``mailings`` has a row for a stay with a firm, not for an event:
``weeks`` in which its weekly messages came, and those that were ``too_much``, a bit each (:mod:`sim.mailings`).
"""
LATER = ("answers", "mailings")
"""tables that logs of earlier versions do not hold"""

CONTACT_OUTCOMES = ("solved", "unsolved", "abandoned", "self_served", "sent_away")
COMPLAINT_OUTCOMES = ("silent", "unsolved", "solved", "solved_quickly", "open")
AUTOMATED = ("auto_message", "auto_call", "auto_gift")
MESSAGE_KINDS = ("care", "proactive", "win_back", "survey", "follow_up", "cross_sold", *AUTOMATED)


@dataclass(frozen=True, slots=True)
class EventLog:
    """One round's log: ``tables[name][column]`` is an array, one row per event, ordered by week; see :data:`TABLES`."""

    tables: dict[str, Columns]

    def of(self, customer: int) -> dict[str, Columns]:
        """Give the rows that concern one customer."""
        found: dict[str, Columns] = {}
        for name, columns in self.tables.items():
            rows = np.flatnonzero(columns["customer"] == customer)
            found[name] = {column: values[rows] for column, values in columns.items()}
        return found

    def to_bytes(self) -> bytes:
        """Give the log as an uncompressed npz archive (no pickles)."""
        buffer = io.BytesIO()
        arrays = {f"{name}.{column}": values for name, table in self.tables.items() for column, values in table.items()}
        np.savez(buffer, allow_pickle=False, **arrays)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> "EventLog":
        """Rebuild a log written by :meth:`to_bytes`."""
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            tables: dict[str, Columns] = {name: {} for name in TABLES}
            for name in LATER:
                tables[name] = {column: np.zeros(0, np.int16) for column in TABLES[name]}
            for key in archive.files:
                name, column = key.split(".")
                tables[name][column] = archive[key]
        return cls(tables)
