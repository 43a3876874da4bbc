"""Parallel markets: every team plays the same market alone, against the same computer rivals.

Teams' results do not depend on each other; equal decisions give equal results to the last bit.
"""

from sim import bots, market, quarter
from sim.decisions import Decisions
from sim.report import FirmReport, Outcome
from sim.scenario import Scenario
from sim.world import World

TEAM = "team"
"""key of the team's own firm in its copy of the market"""


def rivals(scenario: Scenario) -> dict[str, str]:
    """Give the computer firms of a copy: firm key -> strategy."""
    return {f"rival{number}": strategy for number, strategy in enumerate(scenario.rivals, start=1)}


def create(scenario: Scenario, seed: int, customers: int | None = None) -> World:
    """Give one copy of the market at the start of round 1; ``customers`` is everybody in the copy."""
    return market.create(scenario, [TEAM, *rivals(scenario)], seed, customers)


def run(
    scenario: Scenario, world: World, team: Decisions, last: dict[str, FirmReport] | None, seed: int
) -> tuple[World, Outcome]:
    """Play one round of one copy; ``last`` holds every firm's last report (``None`` before the first round)."""
    sized = quarter.at_size_of(scenario, world)
    decisions = {TEAM: team}
    for firm, strategy in rivals(scenario).items():
        seen = last[firm] if last else None
        decisions[firm] = bots.decide(strategy, sized, world.positions[firm], seen, world.round + 1)
    return quarter.run(scenario, world, decisions, seed)
