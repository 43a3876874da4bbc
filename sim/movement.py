"""Customers on the move: who looks around this week, where they go, and what changes for them when they go."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim import by_firm, care, mailings
from sim.causes import CAUSES
from sim.choice import choose
from sim.compiled import compiled, each, either
from sim.customers import LONG_AGO, NONE
from sim.marketing import Attraction
from sim.retention import Review, causes
from sim.running import Floats, Running
from sim.streams import Purpose

NEWCOMER_SPREAD = 0.35
"""spread of newcomers' satisfaction (assumption)"""
NEWCOMER_HOPE = 0.15
"""newcomers' satisfaction above indifference: they have just chosen (assumption)"""
_ONE: Final = np.float32(1)
Flags = NDArray[np.bool_]


def let_move(run: Running, seen: Review, pulls: Attraction, asked: Floats) -> None:
    """Let customers who look around choose again, write down departures with their causes, and move them."""
    looking, regular = _looking(run, seen, asked)
    who = by_firm.numbers(looking)
    goes = choose(run, who, pulls, asked)
    comes_from = run.customers.firm.ravel()[who]
    moved = goes != comes_from
    who, goes, comes_from = who[moved], goes[moved], comes_from[moved]
    leaving = comes_from != NONE
    by_oneself = regular.ravel()[who[leaving]]
    shares = np.zeros((by_oneself.size, len(CAUSES)), np.float32)
    shares[:, CAUSES.index("rival_offer")] = 1
    shares[by_oneself] = causes(run, seen, who[leaving][by_oneself])
    returned = (asked.ravel()[who] > 0) & (goes == run.customers.last_firm.ravel()[who])
    _write_departures(run, who[leaving], goes[leaving], shares)
    _note_flows(run, comes_from, goes)
    mailings.write_down(run, who[leaving])
    _leave(run, who[leaving], comes_from[leaving])
    _arrive(run, who, goes)
    _welcome_back(run, who[returned], goes[returned])
    run.moved(who)


def _looking(run: Running, seen: Review, asked: Floats) -> tuple[Flags, Flags]:
    """Give who looks around at all, and who does so without having been asked back by a former firm."""
    entering = run.scenario.behaviour.entry_rate * run.conditions["entry_rate"]
    again = run.streams.uniform(Purpose.ENTRY, run.week) < np.float32(care.RECONSIDER)
    looking, regular = np.empty(run.seats.shape, np.bool_), np.empty(run.seats.shape, np.bool_)
    _look_around(
        (run.streams.uniform(Purpose.REVIEW, run.week), again),
        (run.served, seen.stays, seen.shock, asked),
        np.float32(entering),
        (looking, regular),
    )
    return looking, regular


@compiled
def _look_around(
    of_twin: tuple[Floats, Flags],
    standing: tuple[Flags, Floats, Floats, Floats],
    entering: np.float32,
    found: tuple[Flags, Flags],
) -> None:
    (u, again), (served, stays, shock, asked), (looking, regular) = of_twin, standing, found
    for mirror in each(served.shape[0]):
        for twin in each(served.shape[1]):
            at = mirror, twin
            looks = _ONE - stays[at] * (_ONE - shock[at])
            urged = u[twin] < either(served[at], looks, entering)
            regular[at] = urged
            looking[at] = urged | ((asked[at] > 0) & again[twin])


def _write_departures(run: Running, who: NDArray[np.int64], goes: NDArray[np.int16], shares: Floats) -> None:
    run.journal.write(
        "departures",
        customer=who,
        firm=run.customers.firm.ravel()[who],
        week=run.week_of_round,
        to=goes,
        shares=shares,
    )


def _note_flows(run: Running, comes_from: NDArray[np.int16], goes: NDArray[np.int16]) -> None:
    """Note how many went from where to where; row and column 0 are nobody's."""
    size = run.firms + 1
    flows = np.bincount((comes_from.astype(np.int64) + 1) * size + goes + 1, minlength=size * size)
    run.journal.note("flows", flows.reshape(size, size))


def _leave(run: Running, who: NDArray[np.int64], firm: NDArray[np.int16]) -> None:
    customers = run.customers
    customers.last_firm.ravel()[who] = firm
    customers.since_left.ravel()[who] = 0


def _arrive(run: Running, who: NDArray[np.int64], goes: NDArray[np.int16]) -> None:
    """Begin a new relationship: what was built up with the old firm is gone."""
    customers = run.customers
    customers.firm.ravel()[who] = goes
    for name in ("tenure", "recency", "frequency", "money", "spending", "pressure", "tier", "callback"):
        getattr(customers, name).ravel()[who] = 0
    for name in ("harm_wait", "harm_failure", "harm_neglect", "harm_contact", "bond"):
        getattr(customers, name).ravel()[who] = 0
    customers.since_failure.ravel()[who] = LONG_AGO
    customers.case_opened.ravel()[who] = -1
    customers.grade.ravel()[who] = 3
    customers.products.ravel()[who] = 1
    hope = run.scenario.behaviour.indifference + NEWCOMER_HOPE
    luck = run.streams.normal(Purpose.NEWCOMER, run.week)[run.twins[who]]
    feels = np.clip(np.float32(hope) + np.float32(NEWCOMER_SPREAD) * luck, 1, 5)
    customers.satisfaction.ravel()[who] = feels
    customers.expectation.ravel()[who] = feels


def _welcome_back(run: Running, who: NDArray[np.int64], goes: NDArray[np.int16]) -> None:
    """Give those who returned to a firm that asked them the bond of its offer: a bundle, also a second product."""
    customers = run.customers
    for seat, decisions in enumerate(run.decisions):
        here = who[goes == seat]
        customers.bond.ravel()[here] = np.float32(care.WIN_BACK_BOND[decisions.win_back_offer])
        if decisions.win_back_offer == "bundle":
            customers.products.ravel()[here] = 2
