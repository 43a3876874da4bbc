"""A whole game played without a screen: every firm follows its plan, round after round.

Used by the command line, the benchmarks and the tests. :meth:`Playthrough.as_data` gives plain data in this layout::

    {"scenario": "eshop", "market": "shared" | "parallel", "seed": 7, "rounds": 6,
     "customers": 9600,                       people in the market (of each copy, in parallel markets)
     "weights": {part: share},                of the score; parts as in sim.score.PARTS
     "firms": {
       "Ann": {
         "strategy": "balanced" | null,       null: decisions of one's own over the start
         "score": 61.2, "score_parts": {part: points},        after the last round
         "rounds": [                          one entry a round, oldest first
           {"round": 1, "customers_start": …, "customers_end": …, "kept": …, "lost": …, "won": …,
            "retention": …, "retention_valuable": …, "satisfaction": …, "nps": …,
            "service_level": …, "abandonment": …, "complaints": …,
            "revenue": …, "profit": …, "equity": …,
            "score": …, "score_parts": {part: points},        over the rounds so far
            "causes": {cause: customers}}]}},                 as in sim.causes.CAUSES; sums to "lost"
     "digest": "…"}                           of the final state: equal digests mean equal worlds, bit for bit

Names, units and ranges of a round's figures are those of :class:`sim.report.FirmReport`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sim import bots, budget, market, parallel, quarter
from sim.decisions import Decisions, DecisionsRefused, Problem, complete, starting
from sim.report import FirmReport
from sim.scenario import Scenario
from sim.score import Score, normalised, score
from sim.targeting.reach import reach
from sim.world import World

Market = Literal["shared", "parallel"]

FIGURES = (
    "customers_start",
    "customers_end",
    "kept",
    "lost",
    "won",
    "retention",
    "retention_valuable",
    "satisfaction",
    "nps",
    "service_level",
    "abandonment",
    "complaints",
    "revenue",
    "profit",
    "equity",
)
"""What :meth:`Playthrough.as_data` takes over from a firm's report as it stands."""


class PlanRefused(Exception):
    """A firm's own decisions cannot be played in a round; ``problems`` say why."""

    def __init__(self, firm: str, number: int, problems: tuple[Problem, ...]) -> None:
        self.firm = firm
        self.round = number
        self.problems = problems
        super().__init__(f"{firm}, round {number}: {'; '.join(map(str, problems))}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What one firm does: it follows a strategy (none: stays at the start) and changes levers from given rounds on."""

    strategy: str | None = None
    changes: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    """first round in which they hold -> lever -> value; they hold until changed again"""

    def changed(self, number: int) -> dict[str, object]:
        """Give the changes that hold in a round."""
        holding: dict[str, object] = {}
        for first in sorted(self.changes):
            if first <= number:
                holding.update(self.changes[first])
        return holding

    def decide(self, scenario: Scenario, world: World, firm: str, last: FirmReport | None, number: int) -> Decisions:
        """Give the firm's decisions; where its changes cannot be played, :class:`sim.decisions.DecisionsRefused`."""
        position = world.positions[firm]
        if self.strategy is None:
            decisions = budget.fit(starting(scenario), scenario, position)
        else:
            decisions = bots.decide(self.strategy, scenario, position, last, number)
        changes = self.changed(number)
        if changes:
            decisions = complete(changes, decisions, scenario)
            reached = reach(decisions, scenario, world, firm, position)
            budget.refuse_overspending(decisions, scenario, position, reached)
        return decisions


@dataclass(frozen=True, slots=True)
class Setting:
    """What is played: a pack, for how long, with which chance, how large, in one market or a copy for each firm."""

    scenario: Scenario
    rounds: int
    seed: int
    customers: int | None = None
    """people in the market (of each copy); None: the scenario's own for its firms"""
    market: Market = "shared"


@dataclass(frozen=True, slots=True)
class Playthrough:
    """A game that was played: what every firm got, round by round."""

    setting: Setting
    scenario: Scenario
    """at the size that was played"""
    customers: int
    plans: Mapping[str, Plan]
    reports: tuple[Mapping[str, FirmReport], ...]
    """one mapping of firms a round"""
    digest: str

    def score(self, firm: str, rounds: int | None = None) -> Score:
        """Give a firm's score over its first ``rounds`` rounds (all of them by default)."""
        return score([reports[firm] for reports in self.reports[:rounds]], self.scenario)

    def ranking(self) -> list[str]:
        """List the firms, best score first; equals by name."""
        return sorted(self.plans, key=lambda firm: (-self.score(firm).total, firm))

    def as_data(self) -> dict[str, object]:
        """Give everything as plain data, in the layout this module describes."""
        return {
            "scenario": self.scenario.key,
            "market": self.setting.market,
            "seed": self.setting.seed,
            "rounds": len(self.reports),
            "customers": self.customers,
            "weights": normalised(self.scenario.score.model_dump()["weights"]),
            "firms": {firm: self._firm(firm) for firm in self.plans},
            "digest": self.digest,
        }

    def _firm(self, firm: str) -> dict[str, object]:
        final = self.score(firm)
        return {
            "strategy": self.plans[firm].strategy,
            "score": final.total,
            "score_parts": final.parts,
            "rounds": [self._round(firm, number) for number in range(1, len(self.reports) + 1)],
        }

    def _round(self, firm: str, number: int) -> dict[str, object]:
        report = self.reports[number - 1][firm]
        so_far = self.score(firm, number)
        figures = {name: getattr(report, name) for name in FIGURES}
        scored = {"score": so_far.total, "score_parts": so_far.parts, "causes": report.causes}
        return {"round": number} | figures | scored


def play(setting: Setting, plans: Mapping[str, Plan]) -> Playthrough:
    """Play a whole game: all firms in one market, or each in its own copy against the scenario's rivals.

    Raises :class:`PlanRefused` where a firm's own decisions overspend.
    """
    if setting.market == "shared":
        world, reports = _play_market(setting, plans)
        return _finished(setting, plans, (world,), reports)
    worlds = []
    own: list[dict[str, FirmReport]] = [{} for _ in range(setting.rounds)]
    rivals = {firm: Plan(strategy) for firm, strategy in parallel.rivals(setting.scenario).items()}
    for firm, plan in plans.items():
        world, reports = _play_market(setting, {parallel.TEAM: plan} | rivals)
        worlds.append(world)
        for mine, everybody in zip(own, reports, strict=True):
            mine[firm] = everybody[parallel.TEAM]
    return _finished(setting, plans, worlds, own)


def _play_market(setting: Setting, plans: Mapping[str, Plan]) -> tuple[World, list[dict[str, FirmReport]]]:
    """Play one market and give its last world and every round's reports, firms in the order of ``plans``."""
    world = market.create(setting.scenario, tuple(plans), setting.seed, setting.customers)
    sized = quarter.at_size_of(setting.scenario, world)
    history: list[dict[str, FirmReport]] = []
    for number in range(1, setting.rounds + 1):
        last = history[-1] if history else {}
        decisions = {}
        for firm, plan in plans.items():
            try:
                decisions[firm] = plan.decide(sized, world, firm, last.get(firm), number)
            except DecisionsRefused as refused:
                raise PlanRefused(firm, number, refused.problems) from refused
        world, outcome = quarter.run(sized, world, decisions, setting.seed)
        history.append({firm: outcome.report.firms[firm] for firm in plans})
    return world, history


def _finished(
    setting: Setting, plans: Mapping[str, Plan], worlds: Sequence[World], reports: Sequence[Mapping[str, FirmReport]]
) -> Playthrough:
    """Gather what was played; the digest of several copies is that of their digests, whatever their order."""
    digests = sorted(world.digest() for world in worlds)
    return Playthrough(
        setting=setting,
        scenario=quarter.at_size_of(setting.scenario, worlds[0]),
        customers=worlds[0].mirrors * worlds[0].twins,
        plans=plans,
        reports=tuple(reports),
        digest=digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()[:24],
    )
