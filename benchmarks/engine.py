"""How fast the engine is: ``python -m benchmarks.engine [--rounds N] [--scenario KEY]``.

Prints, all in one process and one run, a round of a default class game (ten firms, the scenario's own size) and of ten
firms in a market of 200,000 people: seconds a round (median and worst), customer-weeks and contacts per second, and the
most memory the process has held so far. Each round follows the one before it, as in a class, every firm with another
strategy.
"""

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from itertools import cycle

from sim import bots, market, packs, quarter
from sim.clock import WEEKS
from sim.command_line.printed_table import printed
from sim.report import RoundReport
from sim.scenario import Scenario

if sys.platform != "win32":
    import resource

FIRMS = 10
LARGE = 200_000
"""People in the large market."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size of market, its rounds timed one by one."""

    customers: int
    seconds: tuple[float, ...]
    contacts: tuple[int, ...]
    memory: float
    """MB, the most the process has held so far"""

    def row(self, name: str) -> list[str]:
        """Give the line to print."""
        median, total = statistics.median(self.seconds), sum(self.seconds)
        return [
            name,
            f"{self.customers:,}",
            f"{median:.3f}",
            f"{max(self.seconds):.3f}",
            f"{self.customers * WEEKS * len(self.seconds) / total:,.0f}",
            f"{sum(self.contacts) / total:,.0f}",
            f"{self.memory:,.0f}",
        ]


def measure(scenario: Scenario, customers: int | None, rounds: int) -> Measured:
    """Play rounds and time the engine alone, not the strategies; a first round warms everything up."""
    strategies = dict(zip((f"firm {n:02}" for n in range(FIRMS)), cycle(bots.STRATEGIES), strict=False))
    world = market.create(scenario, tuple(strategies), 1, customers)
    sized = quarter.at_size_of(scenario, world)
    report: RoundReport | None = None
    seconds, contacts = [], []
    for number in range(1, rounds + 2):
        last = {} if report is None else report.firms
        decisions = {
            firm: bots.decide(strategy, sized, world.positions[firm], last.get(firm), number)
            for firm, strategy in strategies.items()
        }
        began = time.perf_counter()
        world, outcome = quarter.run(sized, world, decisions, 1)
        seconds.append(time.perf_counter() - began)
        report = outcome.report
        contacts.append(sum(firm.contacts for firm in report.firms.values()))
    return Measured(world.mirrors * world.twins, tuple(seconds[1:]), tuple(contacts[1:]), memory())


def memory() -> float:
    """Give the most memory this process has held, MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """Measure both sizes and print them."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__.split("\n")[0])
    words.add_argument("--rounds", type=int, default=7, metavar="N", help="timed rounds of each size (default: 7)")
    words.add_argument("--scenario", default="eshop", choices=packs.keys())
    chosen = words.parse_args()
    scenario = packs.load(chosen.scenario)
    rows = [
        measure(scenario, None, chosen.rounds).row("class game"),
        measure(scenario, LARGE, chosen.rounds).row("large market"),
    ]
    head = ["10 firms", "customers", "s a round", "slowest", "customer-weeks/s", "contacts/s", "peak MB"]
    print(printed(head, rows))


if __name__ == "__main__":
    main()
