"""Playing a step of a lesson: the pack, the engine, one seed, and every plan of the step on the same customers.

Made of the stage on which published results are measured (:mod:`sim.validity.stage`): nothing of the market is here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain

from game.demos.followed import FOLLOWED, PICKED
from game.demos.form import Demo, Ladder, Levers, LeverValue, Plan, Step, Times
from game.demos.measures import MEASURES as FIRM_MEASURES
from game.demos.portraits import CURVES, PORTRAITS, Points
from sim import market, packs
from sim.levers import Kind
from sim.scenario import Scenario
from sim.streams import KeptDraws
from sim.text import Text
from sim.validity.stage import CHANGED, Changes, Played, stage
from sim.world import World

MEASURES = FIRM_MEASURES | PORTRAITS
"""Every number of a run that a lesson may name; numbers of a group: :data:`game.demos.followed.FOLLOWED`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The market in which a step's plans are played."""

    pack: str
    events: bool
    firms: int
    before: int
    everybody: tuple[tuple[str, LeverValue], ...]

    @classmethod
    def of(cls, demo: Demo, step: Step) -> "Setting":
        """Give the market of a step."""
        return cls(demo.pack, demo.events, step.firms, step.before, tuple(sorted(step.everybody.items())))

    @property
    def begun(self) -> "Setting":
        """Give the setting by all that its market before the first round hangs on."""
        return self if self.before else replace(self, everybody=())


@dataclass(frozen=True, slots=True)
class Found:
    """What one plan gave with one seed."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    """measure, or ``measure@group`` -> value"""
    rounds: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """measure -> value of each round"""
    curve: Points | None = None


def plans_of(step: Step) -> tuple[Plan, ...]:
    """Give the plans that a step plays: its own, or one for each value of its ladder."""
    return rungs(step.ladder) if step.ladder is not None else step.plans


def rungs(ladder: Ladder) -> tuple[Plan, ...]:
    """Give a plan for each value of a ladder; its key is its place."""
    words = (f"{value:g}" for value in ladder.values)
    return tuple(
        Plan(key=f"v{place}", name=Text(en=word, zh=word), levers={**ladder.levers, ladder.lever: value})
        for place, (value, word) in enumerate(zip(ladder.values, words, strict=True))
    )


def scenario_of(setting: Setting) -> Scenario:
    """Give the pack, without its events unless they are to strike."""
    pack = packs.load(setting.pack)
    return pack if setting.events else pack.model_copy(update={"events": ()})


def lever_value(scenario: Scenario, key: str, value: LeverValue) -> object:
    """Give what a file's word for a lever's value means in a pack."""
    lever = scenario.levers[key]
    if isinstance(value, Times):
        start = lever.start if isinstance(lever.start, int | float) else 0.0
        value = value.times * start
    if lever.numeric and value in ("lowest", "highest"):
        value = lever.low if value == "lowest" else lever.high
    if lever.kind is Kind.COUNT and isinstance(value, float) and value == int(value):
        return int(value)
    return value


def settle(scenario: Scenario, levers: Levers) -> Changes:
    """Give levers with the values that they have in a pack."""
    return {key: lever_value(scenario, key, value) for key, value in levers.items()}


def variant(scenario: Scenario, plan: Plan) -> Scenario:
    """Give the pack with the customers that a plan states; without any stated, the pack itself."""
    if not plan.behaviour:
        return scenario
    other = type(scenario.behaviour).model_validate({**scenario.behaviour.model_dump(), **plan.behaviour})
    return scenario.model_copy(update={"behaviour": other})


@lru_cache(maxsize=12)
def opening(setting: Setting, seed: int) -> World:
    """Give the market before a step's first round; kept, as the next step mostly begins there too.

    What everybody does is told apart only where rounds are played before.
    """
    scenario = scenario_of(setting)
    firms = (CHANGED, *(f"rival{number}" for number in range(1, setting.firms)))
    world = market.create(scenario, firms, seed)
    if not setting.before:
        return world
    common = settle(scenario, dict(setting.everybody))
    return stage(scenario, world, setting.before, dict.fromkeys(firms, common), ()).worlds[-1]


def play(setting: Setting, plan: Plan, step: Step, seed: int, draws: KeptDraws) -> Played:
    """Play one plan of a step with one seed; ``draws`` are those of this market's people and seed."""
    world, scenario = opening(setting.begun, seed), scenario_of(setting)
    common = settle(scenario, dict(setting.everybody))
    changes = dict.fromkeys(world.firms, common)
    changes[CHANGED] = {**common, **settle(scenario, plan.levers)}
    for firm, levers in zip(world.firms[1:], plan.rivals, strict=False):
        changes[firm] = {**common, **settle(scenario, levers)}
    return stage(variant(scenario, plan), world, step.rounds, changes, tables_of(step), draws)


def found_in(played: Played, step: Step, others: Mapping[str, Played]) -> Found:
    """Give all that a step wants to know of one of its runs."""
    plain, grouped = wanted(step)
    groups = {name: PICKED[step.groups[name].who].of(others[step.groups[name].of]) for _, name in grouped}
    numbers = {name: MEASURES[name].of(played) for name in plain}
    numbers |= {f"{name}@{group}": FOLLOWED[name].of(played, groups[group]) for name, group in grouped}
    rounds = {name: by_round(name, played) for name in step.chart.measures if step.chart.kind == "rounds"}
    curve = CURVES[step.chart.curve].of(played) if step.chart.curve is not None else None
    return Found(numbers, rounds, curve)


def by_round(name: str, played: Played) -> tuple[float, ...]:
    """Give a measure of each round."""
    figure = MEASURES[name].by_round
    if figure is None:
        raise KeyError(name)
    return tuple(float(figure(played.firm(number))) for number in range(1, len(played.reports) + 1))


def wanted(step: Step) -> tuple[list[str], list[tuple[str, str]]]:
    """Give the measures that a step names, and those of groups with their group."""
    named = [(number.measure, number.group) for number in step.numbers.values() if number.measure is not None]
    if step.chart.kind in ("bars", "ladder"):
        groups = step.chart.groups or (None,)
        named += [(measure, group) for measure in step.chart.measures for group in groups]
    every = dict.fromkeys(named)
    return (
        [measure for measure, group in every if group is None],
        [(measure, group) for measure, group in every if group is not None],
    )


def tables_of(step: Step) -> frozenset[str]:
    """Give what must be written down of a step's runs for all that it wants to know of them."""
    plain, grouped = wanted(step)
    read = [MEASURES[name].tables for name in plain]
    for name, group in grouped:
        read += FOLLOWED[name].tables, PICKED[step.groups[group].who].tables
    if step.chart.curve is not None:
        read.append(CURVES[step.chart.curve].tables)
    return frozenset(chain.from_iterable(read))


def play_step(demo: Demo, step: Step, seed: int) -> dict[str, Found]:
    """Play every plan of a step with one seed, and give what was found by plan; all of them meet the same luck."""
    setting, draws = Setting.of(demo, step), KeptDraws()
    games = {plan.key: play(setting, plan, step, seed, draws) for plan in plans_of(step)}
    return {key: found_in(played, step, games) for key, played in games.items()}
