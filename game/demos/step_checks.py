"""What may be wrong with a step of a lesson: names that lead nowhere, levers out of range, unknown numbers."""

from collections.abc import Iterable, Iterator
from string import Formatter

from pydantic import ValidationError

from game.demos.followed import FOLLOWED
from game.demos.form import Levers, Number, Plan, Step
from game.demos.playing import MEASURES, plans_of, settle, variant
from game.demos.portraits import CURVES
from sim.decisions import DecisionsRefused, complete, starting
from sim.scenario import Scenario
from sim.yaml_files import YamlProblem


def step_problems(scenario: Scenario, step: Step, path: str) -> Iterator[YamlProblem]:
    """Yield all that is wrong with a step beyond its form."""
    if bool(step.plans) == (step.ladder is not None):
        yield YamlProblem(f"{path}.plans", len(step.plans), "either plans or a ladder")
        return
    yield from _plan_problems(scenario, step, path)
    yield from _group_problems(step, path)
    yield from _number_problems(step, path)
    yield from _chart_problems(step, path)
    yield from _word_problems(step, path)


def _among(path: str, value: object, allowed: Iterable[str]) -> Iterator[YamlProblem]:
    """Yield a problem where a name is none of those that there are."""
    there = list(allowed)
    if value not in there:
        yield YamlProblem(path, value, f"one of {', '.join(there)}")


def _plan_problems(scenario: Scenario, step: Step, path: str) -> Iterator[YamlProblem]:
    names = [plan.key for plan in plans_of(step)]
    if len(set(names)) < len(names):
        yield YamlProblem(f"{path}.plans.*.key", names, "different keys")
    yield from _lever_problems(scenario, step.everybody, f"{path}.everybody")
    if step.ladder is not None:
        for place, plan in enumerate(plans_of(step)):
            if found := list(_lever_problems(scenario, plan.levers, f"{path}.ladder.values.{place}")):
                yield from found
                return
    for place, plan in enumerate(step.plans):
        yield from _lever_problems(scenario, plan.levers, f"{path}.plans.{place}.levers")
        yield from _behaviour_problems(scenario, plan, f"{path}.plans.{place}.behaviour")
        for seat, levers in enumerate(plan.rivals):
            yield from _lever_problems(scenario, levers, f"{path}.plans.{place}.rivals.{seat}")
        if len(plan.rivals) > step.firms - 1:
            yield YamlProblem(f"{path}.plans.{place}.rivals", len(plan.rivals), f"at most {step.firms - 1} (firms)")


def _lever_problems(scenario: Scenario, levers: Levers, path: str) -> Iterator[YamlProblem]:
    unknown = [key for key in levers if key not in scenario.levers]
    for key in unknown:
        yield from _among(f"{path}.{key}", key, scenario.levers)
    if unknown:
        return
    try:
        complete(settle(scenario, levers), starting(scenario), scenario)
    except DecisionsRefused as refused:
        for problem in refused.problems:
            allowed = ", ".join(f"{name} {value}" for name, value in problem.allowed.items())
            yield YamlProblem(f"{path}.{problem.lever}", problem.value, allowed or problem.code)


def _behaviour_problems(scenario: Scenario, plan: Plan, path: str) -> Iterator[YamlProblem]:
    try:
        variant(scenario, plan)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            yield YamlProblem(f"{path}.{'.'.join(map(str, fault['loc']))}", fault.get("input"), fault["msg"])


def _group_problems(step: Step, path: str) -> Iterator[YamlProblem]:
    for name, group in step.groups.items():
        yield from _among(f"{path}.groups.{name}.of", group.of, [plan.key for plan in plans_of(step)])


def _number_problems(step: Step, path: str) -> Iterator[YamlProblem]:
    above: list[str] = []
    for name, number in step.numbers.items():
        here = f"{path}.numbers.{name}"
        if (number.measure is None) == (number.number is None):
            yield YamlProblem(here, name, "either a measure or another number")
        elif number.number is not None:
            yield from _among(f"{here}.number", number.number, above)
        else:
            yield from _measured(step, number, here)
        held = {"minus": number.minus, "over": number.over, "more_than": number.more_than}
        given = {key: other for key, other in held.items() if other is not None}
        if len(given) > 1:
            yield YamlProblem(here, list(given), "one of minus, over, more_than")
        others = above if number.number is not None else [plan.key for plan in plans_of(step)]
        for key, other in given.items():
            yield from _among(f"{here}.{key}", other, others)
        above.append(name)


def _measured(step: Step, number: Number, here: str) -> Iterator[YamlProblem]:
    if number.group is None:
        yield from _among(f"{here}.measure", number.measure, MEASURES)
    else:
        yield from _among(f"{here}.group", number.group, step.groups)
        yield from _among(f"{here}.measure", number.measure, FOLLOWED)
    if number.plan is not None:
        yield from _among(f"{here}.plan", number.plan, [plan.key for plan in plans_of(step)])
    if number.best and step.ladder is None:
        yield YamlProblem(f"{here}.best", number.best, "only with a ladder")


def _chart_problems(step: Step, path: str) -> Iterator[YamlProblem]:
    chart = step.chart
    if chart.kind == "curve":
        yield from _among(f"{path}.chart.curve", chart.curve, CURVES)
        return
    if not chart.measures:
        yield YamlProblem(f"{path}.chart.measures", [], "at least one measure")
    known = FOLLOWED if chart.groups else MEASURES
    if chart.kind == "rounds":
        known = {key: measure for key, measure in MEASURES.items() if measure.by_round is not None}
    for place, name in enumerate(chart.measures):
        yield from _among(f"{path}.chart.measures.{place}", name, known)
    for place, group in enumerate(chart.groups):
        yield from _among(f"{path}.chart.groups.{place}", group, step.groups)
    for group in set(chart.groups) - set(chart.names):
        yield YamlProblem(f"{path}.chart.names", sorted(chart.names), f"words for {group}")
    if (chart.kind == "ladder") != (step.ladder is not None):
        yield YamlProblem(f"{path}.chart.kind", chart.kind, "ladder, exactly where the step has a ladder")


def _word_problems(step: Step, path: str) -> Iterator[YamlProblem]:
    for place, option in enumerate(step.options):
        for number in option.right:
            yield from _among(f"{path}.options.{place}.right", number.number, step.numbers)
    if len({bool(option.right) for option in step.options}) > 1:
        yield YamlProblem(f"{path}.options", "right", "for every option, or for none")
    for place, claim in enumerate(step.claims):
        yield from _among(f"{path}.claims.{place}.number", claim.number, step.numbers)
    places = ["{" + name + "}" for name in step.numbers]
    for language in ("en", "zh"):
        for name in _places(step.sentence.in_(language)):
            yield from _among(f"{path}.sentence.{language}", "{" + str(name).removeprefix("+") + "}", places)


def _places(words: str) -> list[str | None]:
    """Give the names in braces; what is no name (a single brace, a format) is given as it stands."""
    try:
        return [name for _, name, _, _ in Formatter().parse(words) if name is not None]
    except ValueError:
        return [words]
