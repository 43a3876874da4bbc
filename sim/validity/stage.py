"""Games played for a row: a pack without its events, four firms at the start decisions, and one thing changed.

All games of one row share their seed, so that they differ only where the change made a difference.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim import market, packs, quarter
from sim.decisions import complete, starting
from sim.event_log import TABLES, Columns
from sim.report import FirmReport, RoundReport
from sim.scenario import Scenario
from sim.streams import KeptDraws
from sim.world import World

Changes = Mapping[str, object]
"""lever -> value"""
Whole = NDArray[np.int64]
FIRMS = ("first", "fourth", "second", "third")
"""names of the firms, in their order around the market"""
CHANGED = FIRMS[0]
"""the firm whose decisions are changed"""
SEAT = 0
NEVER = 10**6
"""a week that no game reaches"""
QUARTER = 13
"""weeks"""
YEAR = 52
PACKS = ("eshop", "hotel", "telecom")


@dataclass(frozen=True, slots=True)
class Played:
    """A game that was played for a row."""

    scenario: Scenario
    """at the size that was played"""
    decisions: Mapping[str, Changes]
    worlds: tuple[World, ...]
    """the market before the first round, and after each"""
    reports: tuple[RoundReport, ...]
    logs: tuple[Mapping[str, Columns], ...]

    def firm(self, number: int, firm: str = CHANGED) -> FirmReport:
        """Give a firm's report on a round: 1 is the first, -1 the last."""
        return self.reports[number - 1 if number > 0 else number].firms[firm]

    def events(self, table: str) -> Columns:
        """Give a table of the log over all rounds; ``week`` counts from the game's first."""
        pages = [
            {**log[table], "week": log[table]["week"].astype(np.int64) + QUARTER * played}
            for played, log in enumerate(self.logs)
        ]
        return {column: np.concatenate([page[column] for page in pages]) for column in pages[0]}

    def leave(self, who: Whole, since: Whole | int) -> Whole:
        """Give the week in which each of these customers first left a firm, at or after ``since``; NEVER where none."""
        events, people = self.events("departures"), self.worlds[0].customers.firm.size
        opened = np.full(people, NEVER)
        opened[who] = since
        first = np.full(people, NEVER)
        left, week = events["customer"].astype(np.int64), events["week"].astype(np.int64)
        later = np.flatnonzero(week >= opened[left])
        np.minimum.at(first, left[later], week[later])
        return first[who]


def uneventful(key: str) -> Scenario:
    """Give a shipped pack without its events, so that a year is like any other."""
    return packs.load(key).model_copy(update={"events": ()})


def open_market(scenario: Scenario, seed: int, twins: int | None = None, firms: Sequence[str] = FIRMS) -> World:
    """Give a new market with so many people for each firm (the pack's own number unless given)."""
    return market.create(scenario, firms, seed, None if twins is None else twins * len(firms))


def play(
    scenario: Scenario, world: World, rounds: int, changes: Changes | None = None, everybody: Changes | None = None
) -> Played:
    """Play rounds from a world on: everybody at the start decisions, with changes by one firm or by all of them."""
    common = everybody or {}
    return stage(
        scenario,
        world,
        rounds,
        {firm: {**common, **(changes or {})} if firm == CHANGED else common for firm in world.firms},
    )


def stage(  # noqa: PLR0913, PLR0917 - a game is all of these
    scenario: Scenario,
    world: World,
    rounds: int,
    changes: Mapping[str, Changes],
    tables: Iterable[str] = TABLES,
    draws: KeptDraws | None = None,
) -> Played:
    """Play rounds from a world on, each firm at the start decisions with its own changes to them.

    The logs hold these tables and those of which reports are drawn. ``draws`` are of the world's people and seed: games
    that are given the same ones meet the same luck, drawn once.
    """
    met = KeptDraws() if draws is None else draws
    sized = quarter.at_size_of(scenario, world)
    decisions = {firm: complete(changes.get(firm, {}), starting(sized), sized) for firm in world.firms}
    worlds, reports, logs = [world], [], []
    for _ in range(rounds):
        world, outcome = quarter.rehearse(sized, world, decisions, world.seed, met, tables)
        worlds.append(world)
        reports.append(outcome.report)
        logs.append(outcome.log.tables)
    return Played(sized, changes, tuple(worlds), tuple(reports), tuple(logs))


def mine(world: World) -> NDArray[np.bool_]:
    """Say who is the changed firm's customer, shape ``(mirrors * twins,)``."""
    served_by_it: NDArray[np.bool_] = (world.customers.firm == SEAT).ravel()
    return served_by_it
