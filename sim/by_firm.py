"""Counting and adding up customers by firm, and giving every customer the value of their firm.

A table has one slot for each seat and slot 0 for nobody. Sums are taken over whole 1/1024 units, so that they are exact
and no order of customers can change them. Where loops are not compiled, numpy says the same.
"""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.compiled import COMPILES, compiled, compiled_for

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]
Slots = NDArray[np.int64]
GRAIN: Final = 1024.0
"""sums are taken over so many parts of one"""
EIGHT: Final = 8
"""so many flags are read at once"""
FEW: Final = 12
"""where fewer than one in so many are looked for, those who are not are passed over eight at a time"""
TALLIES: Final = 4
"""so many are kept side by side, so that no addition waits for the one before"""


def count(slots: Slots, where: NDArray[np.bool_], size: int) -> NDArray[np.int64]:
    """Count the customers of ``where`` by slot."""
    if not COMPILES:
        return np.bincount(slots.ravel()[np.flatnonzero(where)], minlength=size)
    return _count(slots.ravel(), where.ravel(), size)


def add_up(slots: Slots, amounts: NDArray[np.generic], size: int) -> Doubles:
    """Add up ``amounts`` by slot, each rounded to 1/1024."""
    if not COMPILES:
        whole = np.rint(amounts.ravel().astype(np.float64) * GRAIN)
        return np.bincount(slots.ravel(), weights=whole, minlength=size) / GRAIN
    added = np.zeros(size)
    _add_up(slots.ravel(), amounts.ravel(), added)
    return added


def members(slots: Slots, where: NDArray[np.bool_], size: int) -> list[NDArray[np.int64]]:
    """Give the numbers of the customers of ``where``, slot by slot, each slot's lowest first."""
    if COMPILES:
        places = np.zeros(size + 1, np.int64)
        np.cumsum(count(slots, where, size), out=places[1:])
        who = np.empty(places[-1], np.int64)
        _gather(slots.ravel(), where.ravel(), places[:-1].copy(), who)
    else:
        chosen = np.flatnonzero(where)
        who = chosen[np.argsort(slots.ravel()[chosen], kind="stable")]
        places = np.searchsorted(slots.ravel()[who], np.arange(size + 1))
    return [who[first:end] for first, end in pairwise(places.tolist())]


def numbers(where: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the numbers of the customers of ``where``, lowest first; quick where they are few."""
    flags = where.ravel()
    few = np.count_nonzero(flags)
    if not COMPILES or few * FEW > flags.size:
        return flags.nonzero()[0]
    found = np.empty(few + 1, np.int64)
    _find(flags, flags[: flags.size // EIGHT * EIGHT].view(np.uint64), found)
    return found[:few]


def look_up(slots: Slots, table: Floats) -> Floats:
    """Give everybody the value in their slot."""
    if not COMPILES:
        return table[slots]
    values = np.empty(slots.shape, np.float32)
    _look_up(slots.ravel(), table, values.ravel())
    return values


def look_up_in_row(rows: NDArray[np.int8], slots: Slots, table: Floats) -> Floats:
    """Give everybody the value in their slot of their row; ``rows`` by person (or by customer), ``table`` two-sided."""
    if not COMPILES:
        values: Floats = table.ravel()[rows.astype(np.int64) * table.shape[1] + slots]
        return values
    values = np.empty(slots.shape, np.float32)
    _look_up_in_row(np.atleast_2d(rows), slots, table, values)
    return values


def longest(who: Slots, waits: Doubles, longest_so_far: Floats) -> None:
    """Raise what stands for each customer of ``who``, who may stand there twice, to these waits."""
    if COMPILES:
        _longest(who, waits, longest_so_far)
    else:
        np.maximum.at(longest_so_far, who, waits.astype(np.float32))


@compiled
def _find(flags: NDArray[np.bool_], eights: NDArray[np.uint64], found: NDArray[np.int64]) -> None:
    """Write down each place before it is known whether its flag is up: the next one takes its place if not."""
    row = 0
    for eight in range(len(eights)):
        if eights[eight]:
            for place in range(eight * EIGHT, eight * EIGHT + EIGHT):
                found[row] = place
                row += flags[place]
    for place in range(len(eights) * EIGHT, len(flags)):
        found[row] = place
        row += flags[place]


@compiled
def _count(slots: Slots, where: NDArray[np.bool_], size: int) -> NDArray[np.int64]:
    tallies = np.zeros((TALLIES, size), np.int64)
    for customer in range(len(slots)):
        tallies[customer % TALLIES, slots[customer]] += where[customer]
    counted: NDArray[np.int64] = tallies.sum(axis=0)
    return counted


@compiled
def _gather(slots: Slots, where: NDArray[np.bool_], places: Slots, who: NDArray[np.int64]) -> None:
    for customer in range(len(slots)):
        if where[customer]:
            slot = slots[customer]
            who[places[slot]] = customer
            places[slot] += 1


@compiled_for(*(f"void(int64[::1], {kind}[::1], float64[::1])" for kind in ("int8", "float32", "float64")))
def _add_up(slots: Slots, amounts: NDArray[np.generic], added: Doubles) -> None:
    tallies = np.zeros((TALLIES, len(added)))
    for customer in range(len(slots)):
        tallies[customer % TALLIES, slots[customer]] += np.rint(np.float64(amounts[customer]) * GRAIN)
    for slot in range(len(added)):
        added[slot] = tallies[:, slot].sum() / GRAIN


@compiled
def _look_up(slots: Slots, table: Floats, values: Floats) -> None:
    for customer in range(len(slots)):
        values[customer] = table[slots[customer]]


@compiled
def _look_up_in_row(rows: NDArray[np.int8], slots: Slots, table: Floats, values: Floats) -> None:
    shared = len(rows) == 1
    for mirror in range(len(slots)):
        row = rows[0 if shared else mirror]
        for twin in range(slots.shape[1]):
            values[mirror, twin] = table[row[twin], slots[mirror, twin]]


@compiled
def _longest(who: Slots, waits: Doubles, longest_so_far: Floats) -> None:
    for row in range(len(who)):
        longest_so_far[who[row]] = max(longest_so_far[who[row]], np.float32(waits[row]))
