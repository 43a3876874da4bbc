"""What a firm may see of its customers: what it sold and sent them, and what they told it; never what they feel."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.causes import CAUSES
from sim.event_log import COMPLAINT_OUTCOMES, CONTACT_OUTCOMES, MESSAGE_KINDS, Columns, EventLog
from sim.levers import CHANNELS, GRADES, WAYS
from sim.scenario import Scenario
from sim.world import World

COLUMNS = (
    "customer",
    "segment",
    "grade",
    "tenure",
    "recency",
    "frequency",
    "money",
    "products",
    "tier",
    "channel",
    "age",
    "consent",
    "contacts",
    "complaints",
    "open_complaint",
    "messages",
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that passed between a customer and a firm; ``detail`` holds the log's figures in plain values."""

    round: int
    week: int
    """0..12 within the round"""
    firm: str
    kind: str
    """order, contact, complaint, message or departure"""
    detail: Mapping[str, object]


def portfolio(scenario: Scenario, world: World, firm: str) -> pd.DataFrame:
    """Give the firm's customers, one row each, in the columns of :data:`COLUMNS`, by customer number.

    ``tenure`` and ``recency`` weeks (recency: since the last order), ``frequency`` orders and ``money`` yuan with this
    firm, ``contacts`` and ``complaints`` of the last round, ``messages`` a week of late.
    """
    mirror, twin = np.nonzero(world.customers.firm == world.seat(firm))
    state, traits = world.customers, world.traits
    segments = np.array([segment.key for segment in scenario.segments])
    columns = {
        "customer": mirror * world.twins + twin,
        "segment": segments[traits.segment[twin]],
        "grade": np.array(GRADES)[state.grade[mirror, twin]],
        "channel": np.array(CHANNELS)[traits.channel[twin]],
        "age": traits.age[twin].astype(np.int64),
        "consent": traits.consent[twin],
        "open_complaint": state.case_opened[mirror, twin] >= 0,
        "messages": state.pressure[mirror, twin].round(2),
        "money": state.money[mirror, twin].astype(np.float64).round(2),
    }
    for name in ("tenure", "recency", "frequency", "products", "tier", "contacts", "complaints"):
        columns[name] = getattr(state, name)[mirror, twin].astype(np.int64)
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def history(logs: Sequence[tuple[int, EventLog]], customer: int, firms: Sequence[str]) -> list[Happening]:
    """Give what happened to one customer in the logs of ``(round, log)``, oldest first; ``firms`` by seat."""
    return [happening for number, log in logs for happening in _round(number, log.of(customer), firms)]


def _round(number: int, tables: Mapping[str, Columns], firms: Sequence[str]) -> list[Happening]:
    """Give one round's happenings by week; within a week as they are listed in the log, departures last."""
    found = [
        Happening(number, week, firm, kind, detail)
        for kind, rows in (
            ("order", _orders(tables["orders"])),
            ("contact", _contacts(tables["contacts"])),
            ("complaint", _complaints(tables["complaints"])),
            ("message", _messages(tables["messages"])),
            ("departure", _departures(tables["departures"], firms)),
        )
        for (week, firm), detail in zip(_when_and_where(tables[kind + "s"], firms), rows, strict=True)
    ]
    return sorted(found, key=lambda happening: happening.week)


def _when_and_where(table: Columns, firms: Sequence[str]) -> Iterator[tuple[int, str]]:
    for week, seat in zip(table["week"].tolist(), table["firm"].tolist(), strict=True):
        yield int(week), _firm(seat, firms)


def _firm(seat: int, firms: Sequence[str]) -> str:
    return firms[seat] if seat >= 0 else ""


def _orders(table: Columns) -> Iterator[dict[str, object]]:
    for amount in table["amount"].tolist():
        yield {"amount": float(amount)}


def _contacts(table: Columns) -> Iterator[dict[str, object]]:
    columns = (table[name].tolist() for name in ("minute", "channel", "wait", "outcome"))
    for minute, channel, wait, outcome in zip(*columns, strict=True):
        yield {
            "minute": float(minute),
            "channel": WAYS[channel],
            "wait": float(wait),
            "outcome": CONTACT_OUTCOMES[outcome],
        }


def _complaints(table: Columns) -> Iterator[dict[str, object]]:
    columns = (table[name].tolist() for name in ("large", "hours", "outcome"))
    for large, hours, outcome in zip(*columns, strict=True):
        yield {"large": bool(large), "hours": float(hours), "outcome": COMPLAINT_OUTCOMES[outcome]}


def _messages(table: Columns) -> Iterator[dict[str, object]]:
    for kind in table["kind"].tolist():
        yield {"what": MESSAGE_KINDS[kind]}


def _departures(table: Columns, firms: Sequence[str]) -> Iterator[dict[str, object]]:
    for seat, shares in zip(table["to"].tolist(), table["shares"].tolist(), strict=True):
        yield {"to": _firm(seat, firms), "shares": dict(zip(CAUSES, shares, strict=True))}
