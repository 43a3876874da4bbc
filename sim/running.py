"""A round while it runs: the tables it changes, this week's conditions, the ledger and the journal.

Every room of the engine (marketing, contact centre, care, ...) is a handful of functions that take one of these.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim import by_firm
from sim.customers import Customers, Traits
from sim.decisions import Decisions
from sim.event_log import TABLES
from sim.fame import starting_awareness, starting_fame
from sim.firms import Stocks, copy_stocks
from sim.journal import REPORTED, Journal
from sim.scenario import Quantity, Scenario
from sim.streams import KeptDraws, Streams
from sim.world import World

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Settled = TypeVar("Settled")
NEUTRAL: dict[Quantity, float] = {
    "failure_rate": 1.0,
    "contact_rate": 1.0,
    "handling_time": 1.0,
    "purchase_rate": 1.0,
    "price_sensitivity": 1.0,
    "entry_rate": 1.0,
    "review_rate": 1.0,
    "advertising_cost": 1.0,
    "wage": 1.0,
    "outside_attraction": 0.0,
}


@dataclass(slots=True)
class Running:
    """One round under way."""

    scenario: Scenario
    decisions: tuple[Decisions, ...]
    """by seat"""
    traits: Traits
    customers: Customers
    stocks: Stocks
    streams: Streams
    week: int
    """weeks since the simulation began"""
    first_week: int
    ledger: dict[str, Doubles]
    """cost line -> yuan so far, shape ``(firms,)``"""
    journal: Journal
    typical_fame: float
    """pull of a firm's advertising at the scenario's start decisions, against which doing without is set"""
    usual_awareness: Doubles
    """share of each segment that knows such a firm, shape ``(segments, 1)``"""
    files_seed: int
    """of the game, whatever this round's is: what people typed into customer files hangs on it"""
    conditions: dict[Quantity, float] = field(default_factory=lambda: dict(NEUTRAL))
    promoting: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    """firms whose promotion is on this week, shape ``(firms,)``"""
    seats: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), np.int64))
    """seat + 1 of every customer (0: nobody), shape ``(mirrors, twins)``; see :meth:`moved`"""
    distance: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), np.int64))
    """how many seats a customer's firm is from home, going round: the same in every mirror image"""
    twins: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """whose image every customer is, by customer number"""
    served: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((0, 0), np.bool_))
    """customers of any firm"""
    agreed: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((0, 0), np.bool_))
    """customers of any firm who have agreed to be contacted"""
    mailed: NDArray[np.int16] = field(default_factory=lambda: np.zeros((0, 0), np.int16))
    """weeks in which a customer got the firm's weekly messages; see :mod:`sim.mailings`"""
    too_much: NDArray[np.int16] = field(default_factory=lambda: np.zeros((0, 0), np.int16))
    """weeks in which a customer was contacted more than they like"""
    size: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """number of customers by seat"""
    consenting: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """number of those who have agreed, by seat"""
    firms: int = field(init=False)
    """how many there are"""
    _levers: dict[str, Doubles] = field(default_factory=dict)
    _settled: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count the firms."""
        self.firms = len(self.decisions)

    @property
    def week_of_round(self) -> int:
        """0 to 12."""
        return self.week - self.first_week

    def settle_in(self) -> None:
        """Draw up who is whose, and counts of them, from the customers' firms."""
        firm = self.customers.firm
        mirrors, twins = firm.shape
        self.twins = np.tile(np.arange(twins), mirrors)
        self.served = firm >= 0
        self.agreed = self.served & self.traits.consent[None, :]
        self.seats = np.add(firm, 1, dtype=np.int64)
        self.distance = firm - np.arange(mirrors)[:, None]
        self.distance += self.firms * (self.distance < 0)
        self.distance *= self.served
        self.mailed, self.too_much = np.zeros(firm.shape, np.int16), np.zeros(firm.shape, np.int16)
        self.size, self.consenting = self.count(self.served), self.count(self.agreed)

    def moved(self, who: NDArray[np.int64]) -> None:
        """Bring them up to date after these customers have changed firms."""
        before = self.count_of(who)
        seat = self.customers.firm.ravel()[who].astype(np.int64)
        away = seat - who // self.streams.twins
        self.seats.ravel()[who] = seat + 1
        self.served.ravel()[who] = seat >= 0
        self.agreed.ravel()[who] = (seat >= 0) & self.traits.consent[self.twins[who]]
        self.distance.ravel()[who] = np.where(seat < 0, 0, away + self.firms * (away < 0))
        self.size = self.size + self.count_of(who) - before
        self.consenting = self.count(self.agreed)

    def lever(self, key: str) -> Doubles:
        """Give a numeric lever's value by seat; it stands for the round and cannot be written."""
        values = self._levers.get(key)
        if values is None:
            values = np.array([getattr(decisions, key) for decisions in self.decisions], np.float64)
            values.setflags(write=False)
            self._levers[key] = values
        return values

    def chosen(self, key: str, *options: str) -> NDArray[np.bool_]:
        """Say by seat whether a choice lever stands on one of ``options``."""
        return self.once((key, *options), lambda: np.array([getattr(one, key) in options for one in self.decisions]))

    def once(self, name: tuple[object, ...], work_out: Callable[[], Settled]) -> Settled:
        """Give what stands for the round, worked out when it is first asked for; nobody writes into it.

        It may hang on the scenario, on the decisions, on what people are, and on what its name says.
        """
        found: Settled | None = self._settled.get(name)
        if found is None:
            found = self._settled[name] = work_out()
        return found

    def of_firm(self, by_seat: NDArray[np.generic]) -> Floats:
        """Give every customer the value of their firm; 0 where nobody serves them."""
        return by_firm.look_up(self.seats, self.slots(by_seat))

    def in_cell(self, by_segment_and_seat: NDArray[np.generic]) -> Floats:
        """Give every customer the value of their segment at their firm; input shape ``(segments, firms)``."""
        return by_firm.look_up_in_row(self.traits.segment, self.seats, self.slots(by_segment_and_seat))

    def slots(self, by_seat: NDArray[np.generic]) -> Floats:
        """Give a table to look up by ``seats``: one slot for each seat, the last axis, and slot 0 for nobody."""
        table = np.zeros((*by_seat.shape[:-1], self.firms + 1), np.float32)
        table[..., 1:] = by_seat
        return table

    def count(self, where: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Count customers by seat."""
        return by_firm.count(self.seats, where, self.firms + 1)[1:]

    def members(self, where: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
        """Give the numbers of the customers of ``where`` seat by seat, lowest first."""
        return by_firm.members(self.seats, where, self.firms + 1)[1:]

    def count_of(self, who: NDArray[np.int64]) -> NDArray[np.int64]:
        """Count these customers by seat."""
        return np.bincount(self.seats.ravel()[who], minlength=self.firms + 1)[1:]

    def total(self, amounts: NDArray[np.generic]) -> Doubles:
        """Add up amounts of all customers by seat, exactly: the order of customers cannot change a bit."""
        return by_firm.add_up(self.seats, amounts, self.firms + 1)[1:]

    def book(self, line: str, amounts: NDArray[np.floating]) -> None:
        """Add costs, yuan by seat, to a line of the ledger."""
        self.ledger[line] = self.ledger[line] + amounts


def exact_sum(index: NDArray[np.int64], amounts: NDArray[np.generic], slots: int) -> Doubles:
    """Add up ``amounts`` by ``index``, each rounded to 1/1024, so that the sum does not depend on the order."""
    return by_firm.add_up(index, amounts, slots)


def begin(  # noqa: PLR0913, PLR0917 - a round is all of these
    scenario: Scenario,
    world: World,
    decisions: tuple[Decisions, ...],
    seed: int,
    draws: KeptDraws | None = None,
    tables: Iterable[str] = TABLES,
) -> Running:
    """Give a round at its first instant: the world's tables copied, nothing spent yet.

    With ``draws`` it finds them as they were drawn. Of the log it writes down these tables, and what its report needs.
    """
    written = {*REPORTED, *tables}
    copied = Customers(**{f.name: getattr(world.customers, f.name).copy() for f in fields(Customers)})
    zero = np.zeros(world.mirrors)
    usual_awareness = starting_awareness(scenario)
    run = Running(
        scenario=scenario,
        decisions=decisions,
        traits=world.traits,
        customers=copied,
        stocks=copy_stocks(world.stocks),
        streams=Streams(seed, world.twins, draws),
        week=world.week,
        first_week=world.week,
        ledger=defaultdict(zero.copy),
        journal=Journal.of(table for table in TABLES if table in written),
        typical_fame=starting_fame(scenario, usual_awareness),
        usual_awareness=usual_awareness,
        files_seed=world.seed,
        promoting=np.zeros(world.mirrors, np.bool_),
    )
    run.customers.contacts[:] = 0
    run.customers.complaints[:] = 0
    run.settle_in()
    return run
