"""Free mode: a lesson's levers set at will, against the start decisions, on the same customers."""

from game.bounds import number_within
from game.demos.form import Chart, Condition, Demo, Number, Option, Plan, Step
from sim import packs
from sim.levers import Kind
from sim.text import Text

USUAL, OWN = "usual", "own"
ROUNDS = 4
SEEDS = (1, 2)
_NOTHING = Text(en="–", zh="–")


def as_step(demo: Demo, levers: dict[str, float]) -> Step:
    """Give a step in which one plan is as at the start and the other has these levers.

    Raises:
        KeyError: a lever is not one of the lesson's.
        Refused: ``out_of_bounds``, with what is allowed.
    """
    first = demo.steps[0]
    asked = {key: _within(demo, key, value) for key, value in sorted(levers.items())}
    ladder = first.ladder.levers if first.ladder is not None else {}
    return Step(
        key="free",
        title=_NOTHING,
        minutes=1,
        question=_NOTHING,
        options=(Option(en="–", zh="–"), Option(en="–", zh="–")),
        moved=_NOTHING,
        plans=(
            Plan(key=USUAL, name=_NOTHING),
            Plan(key=OWN, name=_NOTHING, levers={**ladder, **_audience(asked), **asked}),
        ),
        rounds=ROUNDS,
        seeds=SEEDS,
        firms=first.firms,
        numbers={f"{name}_{plan}": Number(measure=name, plan=plan) for name in demo.watch for plan in (USUAL, OWN)},
        chart=Chart(kind="bars", measures=demo.watch[:1]),
        sentence=_NOTHING,
        claims=(Condition(number=f"{demo.watch[0]}_{USUAL}"),),
        course=_NOTHING,
    )


def _audience(asked: dict[str, float]) -> dict[str, str]:
    """Let a campaign that is asked for reach somebody: without an audience it would reach nobody."""
    return {"proactive_audience": "everyone"} if asked.get("proactive_reach") else {}


def _within(demo: Demo, key: str, value: float) -> float:
    """Give a lever's value, on its step, so that many who try nearly the same are given one answer."""
    if key not in demo.free:
        raise KeyError(key)
    lever = packs.load(demo.pack).levers[key]
    number_within(key, value, lever.low, lever.high)
    rounded = lever.low + round((value - lever.low) / lever.step) * lever.step if lever.step else value
    settled = min(max(rounded, lever.low), lever.high)
    return float(round(settled)) if lever.kind is Kind.COUNT else round(settled, 6)
