"""One contact centre's line in three engines: our kernel, Ciw with reneging, SimPy with a process for each call.

The centre is the shop's: lognormal handling of 14 minutes with a sigma of .7, exponential patience of 3 minutes on
average, 16 agents who are always there, and as many contacts as they could just handle, in a Poisson stream. All three
begin empty, and each draws its own times while the clock runs: ours by numpy, the peers one by one.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import ciw
import numpy as np
import simpy
from numpy.typing import NDArray

from benchmarks.agreement import Estimate
from benchmarks.timing import timed
from sim.clock import Process
from sim.contact_centre.queue import Calls, Roster, serve

AGENTS = 16
HANDLING, SPREAD, PATIENCE = 14.0, 0.7, 3.0
BETWEEN = HANDLING / AGENTS
"""minutes between contacts"""
_MU = math.log(HANDLING) - SPREAD**2 / 2
SOON = 1 / 3
"""minutes: the service level's 20 seconds"""

Figures = dict[str, float]


@dataclass(slots=True)
class Line:
    """What became of a number of contacts."""

    waits: NDArray[np.float64] | list[float]
    """until answered, or until the customer gave up"""
    gave_up: int

    def figures(self) -> Figures:
        """Give what engines must agree in."""
        waits = np.asarray(self.waits)
        return {
            "given up": self.gave_up / waits.size,
            "mean wait, minutes": float(waits.mean()),
            "over within 20 s": float((waits <= SOON).mean()),
        }


def ours(contacts: int, seed: int) -> Line:
    """Play the line in our kernel."""
    luck = np.random.Generator(np.random.Philox(seed))
    calls = Calls(
        minute=np.cumsum(luck.exponential(BETWEEN, contacts)),
        handling=luck.lognormal(_MU, SPREAD, contacts),
        patience=luck.exponential(PATIENCE, contacts),
        priority=np.zeros(contacts, np.int8),
    )
    served = serve(calls, Roster(np.zeros(AGENTS), np.full(AGENTS, math.inf)))
    return Line(served.wait, int((~served.answered).sum()))


def in_ciw(contacts: int, seed: int) -> Line:
    """Play the line in Ciw; what is still going on as the last contact ends is not counted."""
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(1 / BETWEEN)],
        service_distributions=[ciw.dists.Lognormal(_MU, SPREAD)],
        reneging_time_distributions=[ciw.dists.Exponential(1 / PATIENCE)],
        number_of_servers=[AGENTS],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(contacts, method="Finish")
    records = simulation.get_all_records(only=["service", "renege"])
    return Line([one.waiting_time for one in records], sum(one.record_type == "renege" for one in records))


class Centre:
    """The contact centre in SimPy: a process for each call, a resource of agents."""

    def __init__(self, seed: int) -> None:
        self.luck = Random(seed)  # noqa: S311 - luck, no secret
        self.env = simpy.Environment()
        self.agents = simpy.Resource(self.env, AGENTS)
        self.waits: list[float] = []
        self.gave_up = 0

    def calls(self, contacts: int) -> Process:
        """Let contacts come one after the other."""
        for _ in range(contacts):
            yield self.env.timeout(self.luck.expovariate(1 / BETWEEN))
            self.env.process(self.call())

    def call(self) -> Process:
        """Wait for an agent as long as one's patience lasts, then be served."""
        called = self.env.now
        with self.agents.request() as turn:
            yield turn | self.env.timeout(self.luck.expovariate(1 / PATIENCE))
            self.waits.append(self.env.now - called)
            if turn.triggered:
                yield self.env.timeout(self.luck.lognormvariate(_MU, SPREAD))
            else:
                self.gave_up += 1


def in_simpy(contacts: int, seed: int) -> Line:
    """Play the line in SimPy."""
    centre = Centre(seed)
    centre.env.process(centre.calls(contacts))
    centre.env.run()
    return Line(centre.waits, centre.gave_up)


Play = Callable[[int, int], Line]


def contacts_a_second(play: Play, contacts: int, seed: int) -> tuple[float, Figures]:
    """Play a line against the clock; give contacts a second, and what became of them."""
    seconds, line = timed(lambda: play(contacts, seed))
    return contacts / seconds, line.figures()


def estimates(runs: list[Figures], spread: dict[str, float]) -> dict[str, Estimate]:
    """Give the means of equally long runs; ``spread`` is one run's standard deviation by figure."""
    return {
        name: Estimate(sum(run[name] for run in runs) / len(runs), spread[name] / math.sqrt(len(runs)))
        for name in spread
    }
