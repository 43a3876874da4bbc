"""The same round in three engines: ours, Mesa with an agent for each customer, SimPy with a process for each.

All start from one market and one set of decisions. Mesa and SimPy run :class:`benchmarks.plain_customer.Customer`;
between them only the framework differs, and each is used for what it has: Mesa calls its agents, with ``do``, which is
faster than shuffling them; SimPy keeps the clock of customers and of the agents in the contact centre. Making customers
is not counted, only the weeks they live; of our engine the whole round counts, report and event log included.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import mesa
from simpy.core import Environment

from benchmarks.plain_customer import Customer
from benchmarks.plain_firms import Firms
from benchmarks.plain_people import people, take_up
from benchmarks.timing import timed
from sim import bots, market, packs, quarter
from sim.clock import BOOKKEEPING, CLOSING, DAY, WEEK, WEEKS, Process
from sim.contact_centre import queue, queue_simpy
from sim.decisions import Decisions
from sim.report import RoundReport
from sim.scenario import Scenario
from sim.world import World

PACK = "eshop"
FIRMS = 10
SUNDAY_EVENING = 6 * DAY + CLOSING
"""the contact centres close; the week's lines are played"""


@dataclass(frozen=True, slots=True)
class Start:
    """A market at the start of round 1, and what its firms decide: everything but luck."""

    scenario: Scenario
    world: World
    decisions: dict[str, Decisions]

    @property
    def customers(self) -> int:
        """Everybody in the market."""
        return self.world.mirrors * self.world.twins


def start(customers: int | None, pack: str = PACK) -> Start:
    """Give a market of ten firms, each with another strategy; without ``customers`` at the pack's own size."""
    strategies = dict(zip((f"firm {n:02}" for n in range(FIRMS)), cycle(bots.STRATEGIES), strict=False))
    world = market.create(packs.load(pack), tuple(strategies), 1, customers)
    scenario = quarter.at_size_of(packs.load(pack), world)
    decisions = {
        firm: bots.decide(strategy, scenario, world.positions[firm], None, 1) for firm, strategy in strategies.items()
    }
    return Start(scenario, world, decisions)


class CustomerAgent(mesa.Agent, Customer):  # type: ignore[misc]
    """The plain customer as a Mesa agent."""

    def __init__(self, model: mesa.Model, person: dict[str, Any]) -> None:
        mesa.Agent.__init__(self, model, **person)


class MarketModel(mesa.Model):  # type: ignore[misc]
    """A Mesa model of the market: a step is a week, opened by everybody, then closed by everybody."""

    def __init__(self, begin: Start, seed: int) -> None:
        super().__init__(seed=seed)
        self.firms = Firms(begin.scenario, begin.world, begin.decisions, seed, queue.serve)
        self.customers = take_up(
            [CustomerAgent(self, person) for person in people(begin.world, begin.scenario, self.firms.market)],
            begin.world,
        )

    def step(self) -> None:
        """Let a week pass."""
        self.firms.open_week()
        self.agents.do("open_week")
        self.firms.serve()
        self.agents.do("close_week")
        self.firms.close_week()


class ProcessMarket:
    """The market on a SimPy clock: one process for each customer, and one for the firms."""

    def __init__(self, begin: Start, seed: int) -> None:
        self.env = Environment()
        self.firms = Firms(begin.scenario, begin.world, begin.decisions, seed, queue_simpy.serve)
        self.customers = take_up(
            [Customer(**person) for person in people(begin.world, begin.scenario, self.firms.market)], begin.world
        )
        self.env.process(self.trade())
        for customer in self.customers:
            self.env.process(self.life(customer))

    def trade(self) -> Process:
        """Let the firms open the week, play its lines on Sunday evening, and close it after their customers."""
        for _ in range(WEEKS):
            self.firms.open_week()
            yield self.env.timeout(SUNDAY_EVENING)
            self.firms.serve()
            yield self.env.timeout(WEEK - SUNDAY_EVENING)
            self.firms.close_week()

    def life(self, customer: Customer) -> Process:
        """Live week after week."""
        for _ in range(WEEKS):
            customer.open_week()
            yield self.env.timeout(WEEK - BOOKKEEPING)
            customer.close_week()
            yield self.env.timeout(BOOKKEEPING)


@dataclass(frozen=True, slots=True)
class Played:
    """A round that one of the peers has played."""

    seconds: float
    customers: Sequence[Customer]


def play_mesa(begin: Start, seed: int) -> Played:
    """Play a round as agents of a Mesa model."""
    model = MarketModel(begin, seed)

    def weeks() -> None:
        for _ in range(WEEKS):
            model.step()

    return Played(timed(weeks)[0], model.customers)


def play_processes(begin: Start, seed: int) -> Played:
    """Play a round as SimPy processes."""
    everybody = ProcessMarket(begin, seed)
    return Played(timed(everybody.env.run)[0], everybody.customers)


def play_ours(begin: Start, seed: int) -> tuple[float, RoundReport]:
    """Play a round in our engine, the report on it included; give the seconds and the report."""
    seconds, (_, outcome) = timed(lambda: quarter.run(begin.scenario, begin.world, begin.decisions, seed))
    return seconds, outcome.report
