"""How fast the engine is: ``python -m benchmarks.engine [--customers N] [--rounds N] [--scenario KEY] [--json]``.

Prints, all in one process and one run, a round of a default class game (ten firms, the scenario's own size) and of ten
firms in a market of 200,000 people, or of the size asked for: seconds a round (median and worst), customer-weeks and
contacts per second, and the most memory the process has held so far. Each round follows the one before it, as in a
class, every firm with another strategy.
"""

import argparse
import dataclasses
import json
import statistics
from dataclasses import dataclass
from functools import partial
from itertools import cycle

from benchmarks.timing import peak_memory, timed
from sim import bots, market, packs, quarter
from sim.clock import WEEKS
from sim.command_line.printed_table import printed
from sim.report import RoundReport
from sim.scenario import Scenario

FIRMS = 10
LARGE = 200_000
"""People in the large market."""
HEAD = ("customers", "s a round", "slowest", "customer-weeks/s", "contacts/s", "peak MB")


@dataclass(frozen=True, slots=True)
class Measured:
    """One size of market, its rounds timed one by one."""

    customers: int
    seconds: tuple[float, ...]
    contacts: tuple[int, ...]
    memory: float
    """MB, the most the process has held so far"""

    @property
    def median(self) -> float:
        """Seconds of a usual round."""
        return statistics.median(self.seconds)

    def row(self) -> list[str]:
        """Give the line to print, in the columns of :data:`HEAD`."""
        total = sum(self.seconds)
        return [
            f"{self.customers:,}",
            f"{self.median:.3f}",
            f"{max(self.seconds):.3f}",
            f"{self.customers * WEEKS * len(self.seconds) / total:,.0f}",
            f"{sum(self.contacts) / total:,.0f}",
            f"{self.memory:,.0f}",
        ]


def measure(scenario: Scenario, customers: int | None, rounds: int) -> Measured:
    """Play rounds and time the engine alone, not the strategies; the market's history before round 1 warms it up."""
    strategies = dict(zip((f"firm {n:02}" for n in range(FIRMS)), cycle(bots.STRATEGIES), strict=False))
    world = market.create(scenario, tuple(strategies), 1, customers)
    sized = quarter.at_size_of(scenario, world)
    report: RoundReport | None = None
    seconds, contacts = [], []
    for number in range(1, rounds + 1):
        last = {} if report is None else report.firms
        decisions = {
            firm: bots.decide(strategy, sized, world.positions[firm], last.get(firm), number)
            for firm, strategy in strategies.items()
        }
        took, (world, outcome) = timed(partial(quarter.run, sized, world, decisions, 1))
        seconds.append(took)
        report = outcome.report
        contacts.append(sum(firm.contacts for firm in report.firms.values()))
    return Measured(world.mirrors * world.twins, tuple(seconds), tuple(contacts), peak_memory())


def main() -> None:
    """Measure the sizes and print them."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__.split("\n")[0])
    words.add_argument("--customers", type=int, metavar="N", help="one market of this size (default: two sizes)")
    words.add_argument("--rounds", type=int, default=7, metavar="N", help="timed rounds of each size (default: 7)")
    words.add_argument("--scenario", default="eshop", choices=packs.keys())
    words.add_argument("--json", action="store_true", help="print figures for programs")
    chosen = words.parse_args()
    scenario = packs.load(chosen.scenario)
    sizes = {"class game": None, "large market": LARGE} if chosen.customers is None else {"market": chosen.customers}
    measured = {name: measure(scenario, customers, chosen.rounds) for name, customers in sizes.items()}
    if chosen.json:
        print(json.dumps([dataclasses.asdict(one) for one in measured.values()]))
    else:
        print(printed(["10 firms", *HEAD], [[name, *one.row()] for name, one in measured.items()]))


if __name__ == "__main__":
    main()
