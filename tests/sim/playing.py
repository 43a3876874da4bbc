"""Small markets for the engine's tests, made once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from sim import decisions, market, packs, quarter
from sim.decisions import Decisions
from sim.report import FirmReport, Outcome
from sim.scenario import Scenario
from sim.world import World

SEED = 20261
FIRMS = ("ann", "bob", "cai", "dee")


@lru_cache(maxsize=16)
def world(pack: str = "eshop", customers: int = 4000, seed: int = SEED, firms: tuple[str, ...] = FIRMS) -> World:
    """Give a market at the start of round 1 (worlds are never changed, so it can be shared)."""
    return market.create(packs.load(pack), firms, seed, customers)


def sized(of: World) -> Scenario:
    """Give the pack at the world's size."""
    return quarter.at_size_of(packs.load(of.scenario_key), of)


def usual(of: World) -> Decisions:
    """Give the start decisions at the world's size."""
    return decisions.starting(sized(of))


def play(of: World, plans: Mapping[str, Decisions], rounds: int = 1) -> tuple[World, list[Outcome]]:
    """Play rounds; a firm without a plan keeps to the start decisions."""
    outcomes = []
    default = usual(of)
    for _ in range(rounds):
        of, outcome = quarter.run(sized(of), of, {firm: plans.get(firm, default) for firm in of.firms}, of.seed)
        outcomes.append(outcome)
    return of, outcomes


@dataclass(frozen=True)
class Run:
    """What one firm's plan brought after some rounds against firms that go on as usual."""

    last: FirmReport
    reports: tuple[FirmReport, ...]

    def total(self, name: str) -> float:
        """Add up a figure over the rounds."""
        return float(sum(getattr(report, name) for report in self.reports))

    def caused(self, cause: str) -> float:
        """Give the share of departures that a cause had, over all rounds."""
        return sum(report.causes[cause] for report in self.reports) / max(self.total("lost"), 1)


@lru_cache(maxsize=512)
def alone(pack: str, changes: tuple[tuple[str, object], ...], rounds: int = 3, customers: int = 12000) -> Run:
    """Let the first firm change these levers from the start, and nobody else change anything."""
    start = world(pack, customers)
    plan = replace(usual(start), **dict(changes))  # type: ignore[arg-type]
    _, outcomes = play(start, {FIRMS[0]: plan}, rounds)
    reports = tuple(outcome.report.firms[FIRMS[0]] for outcome in outcomes)
    return Run(reports[-1], reports)
