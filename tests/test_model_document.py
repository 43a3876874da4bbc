"""The pages about the model say what the code does: every parameter with its value, every equation with its file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from sim import engine
from sim.behaviour import Behaviour
from sim.company import Budget, Costs, HalfPoints, Service
from sim.levers import CATALOGUE
from sim.pack_part import Part
from sim.parameters import catalogue
from sim.parameters.behaviour_words import BEHAVIOUR
from sim.parameters.document import DOCUMENTS, refreshed
from sim.parameters.lever_words import EFFECT, LEVER
from sim.parameters.pack_words import PACK, SEGMENT
from sim.scenario import Quantity
from tests.model_equations import EQUATIONS
from tests.source_trees import tree_of

HOUSE = Path(__file__).resolve().parent.parent
BOTH = sorted(DOCUMENTS)
ABOUT = engine.ABOUT | {"bots", "validity"}
"""Parts of ``sim`` that play, judge or show the market and are no part of it."""
ELSEWHERE = {
    "by_firm": "the grain of exact sums and of loops",
    "contact_centre.erlang": "closed formulas that the line is held against",
    "contact_centre.queue": "a code",
    "customer_profit": "codes",
    "engine": "digits of the fingerprint",
    "journal": "room for rows that are written",
    "personas": "pictures, which decide nothing",
    "philox": "arithmetic of random numbers",
    "portable_math": "arithmetic",
    "running": "conditions where no event strikes",
    "targeting.aims": "what a team may write in a list",
    "targeting.rules": "what a team may write in a rule",
    "world": "version of a file",
}
"""Rooms whose numbers shape nothing that customers do, and why."""
NO_BEHAVIOUR = {
    "levers.LEVERS": "the table of the levers shows them",
    "levers.LATER": "the table of the levers shows them",
    "automation.DAYS": "a unit",
    "automation.MESSAGE": "a code",
    "automation.CALL": "a code",
    "automation.GIFT": "a code",
    "loyalty._TIERS": "codes",
    "contact_centre.contacts._TRIED": "a lane of chance",
    "contact_centre.contacts._SETTLED": "a lane of chance",
    "contact_centre.ordering._MINUTE_BITS": "arithmetic",
    "contact_centre.ordering._MOST_FIRMS": "arithmetic",
    "streams.MOST_KEPT": "room for draws that are kept",
    "marketing._ONE": "one",
    "marketing._HARDLY_ANY": "keeps a logarithm away from 0",
    "movement._ONE": "one",
    "purchases._NOTHING": "nought",
    "purchases._ONE": "one",
    "retention._NOTHING": "nought",
    "filing._LANE": "a lane of chance",
    "filing._ERRORS": "a lane of chance",
    "filing.SEGMENT_LANE": "a lane of chance",
    "filing.NOT_ON_FILE": "a code",
    "studies._ANSWERS": "a lane of chance",
    "studies._MEMORY": "a lane of chance",
    "studies._LOTS": "a lane of chance",
    "studies._MOST_FIRMS": "arithmetic",
    "satisfaction._NOTHING": "nought",
    "satisfaction._LEAST": "the lower end of the scale from 1 to 5",
    "satisfaction._MOST": "its upper end",
    "clock.DAY": "a unit",
    "clock.WEEK": "a unit",
    "clock.BOOKKEEPING": "the order of two things at one moment",
    "clock.BETWEEN_WEEKS": "the order of two things at one moment",
    "contact_centre.rosters.DAY": "a unit",
    "contact_centre.rosters.DAYS": "a unit",
    "contact_centre.rosters.CELLS": "the grain of a table",
    "contact_centre.pushing.SENT_AWAY": "a code",
    "contact_centre.week.SOLVED": "a code",
    "contact_centre.week.UNSOLVED": "a code",
    "contact_centre.week.ABANDONED": "a code",
    "customers.NONE": "a code",
    "market.SEARCHED": "who bears a pack's name",
    "market.UNDECIDED": "who bears a pack's name",
    "budget.WEEKS": "the tariff's",
    "marketing.WEEKS": "the tariff's",
}
"""Named numbers that the page leaves out, and why."""
STEPS = 23


def page(language: str) -> str:
    return DOCUMENTS[language].read_text(encoding="utf-8")


def named_numbers(room: str) -> Iterator[str]:
    """The upper-case names that a room gives to numbers, to tables and to mappings of numbers."""
    tree = tree_of(HOUSE / catalogue.file_of(room))
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        said = isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and is_number(node.value)
        for target in targets if said else []:
            for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(name, ast.Name) and re.fullmatch(r"_?[A-Z][A-Z0-9_]*", name.id):
                    yield f"{room}.{name.id}"


def is_number(value: ast.expr) -> bool:
    parts = [part for part in ast.walk(value) if isinstance(part, ast.Constant)]
    listed = isinstance(value, ast.Call) and isinstance(value.func, ast.Name)  # range(4), tuple(...): codes and lists
    numeric = any(isinstance(part.value, int | float) for part in parts)
    reckoned = isinstance(value, ast.Attribute) and value.attr.isupper()
    mapped = not isinstance(value, ast.Dict) or all(isinstance(key, ast.Constant) for key in value.keys)
    return not listed and mapped and (numeric or reckoned)


def steps(language: str) -> list[str]:
    """The steps of a week, each from its heading to the next."""
    parts = re.split(r"(?m)^(?=### \d+\. |## )", page(language))
    return [part for part in parts if part.startswith("### ")]


@pytest.mark.parametrize("language", BOTH)
def test_the_tables_are_as_the_code_would_write_them_now(language: str) -> None:
    assert page(language) == refreshed(page(language), language), "run: python -m sim parameters --write"


@pytest.mark.parametrize("language", BOTH)
def test_every_field_of_behaviour_stands_there_with_its_default(language: str) -> None:
    assert {f"behaviour.{name}" for name in Behaviour.model_fields} == set(BEHAVIOUR)
    for name in Behaviour.model_fields:
        assert f"\n| `{name}` | {catalogue.value(f'behaviour.{name}')} | " in page(language), name


def rooms() -> dict[str, set[str]]:
    """The named numbers of every room of the market; every room of ``sim`` is looked into."""
    found = {}
    for path in sorted((HOUSE / "sim").rglob("*.py")):
        parts = path.relative_to(HOUSE / "sim").with_suffix("").parts
        if not {parts[0], f"{parts[0]}.py"} & ABOUT:
            found[".".join(parts)] = set(named_numbers(".".join(parts)))
    return {room: numbers for room, numbers in found.items() if numbers}


def test_every_named_number_of_the_engine_is_explained_or_left_out_for_a_reason() -> None:
    found = {name for room, numbers in rooms().items() if room not in ELSEWHERE for name in numbers}
    assert found == set(catalogue.NAMED) | set(NO_BEHAVIOUR)
    assert set(ELSEWHERE) <= set(rooms())


def test_every_lever_that_is_a_number_and_every_effect_of_an_event_is_explained() -> None:
    assert {f"levers.{lever.key}" for lever in CATALOGUE.values() if lever.numeric} == set(LEVER)
    assert set(get_args(Quantity)) == set(EFFECT)


@pytest.mark.parametrize("language", BOTH)
def test_every_named_number_stands_there_with_its_value(language: str) -> None:
    for key in catalogue.NAMED:
        assert f"\n| `{key.rpartition('.')[2]}` | {catalogue.value(key)} | " in page(language), key


@pytest.mark.parametrize("language", BOTH)
def test_every_service_curve_cost_and_budget_stands_there(language: str) -> None:
    groups: dict[str, type[Part]] = {"service": Service, "half": HalfPoints, "costs": Costs, "budget": Budget}
    fields = {f"{group}.{name}" for group, part in groups.items() for name in part.model_fields}
    assert fields <= set(PACK)
    for key in PACK:
        values = catalogue.by_pack(key).values()
        assert f"\n| `{key}` | {' | '.join(values)} | " in page(language), key


@pytest.mark.parametrize("language", BOTH)
def test_every_step_has_an_equation_its_values_and_files_that_exist(language: str) -> None:
    assert [int(step.split()[1].rstrip(".")) for step in steps(language)] == [*range(1, STEPS + 1)]
    for step in steps(language):
        assert step.count("```text\n") == 1, step
        assert "<!-- values: " in step, step
        assert re.search(r"`sim/[a-z_/]+\.py`", step), step


@pytest.mark.parametrize("language", BOTH)
def test_every_file_that_is_named_exists(language: str) -> None:
    named = set(re.findall(r"`((?:sim|tests|scenarios)/[\w/]+\.\w+)`", page(language)))
    assert not [name for name in named if not (HOUSE / name).exists()]


def test_both_languages_show_the_same_files_and_values_in_the_same_steps() -> None:
    for pattern in (r"`sim/[\w/]+\.py`", r"<!-- (?:values|table): .*? -->"):
        assert re.findall(pattern, page("en")) == re.findall(pattern, page("zh")), pattern


@pytest.mark.parametrize(("file", "code", "shown"), EQUATIONS)
def test_a_plain_number_of_an_equation_is_the_one_in_the_code(file: str, code: str, shown: str) -> None:
    assert code in (HOUSE / "sim" / file).read_text(encoding="utf-8"), f"changed: {code}; then change the equation too"
    for language in BOTH:
        assert shown in page(language), shown


@pytest.mark.parametrize("language", BOTH)
def test_every_source_of_a_parameter_is_among_the_sources(language: str) -> None:
    listed = page(language).rpartition("\n## ")[2]
    for words in [*catalogue.ALL.values(), *SEGMENT.values()]:
        cited = re.match(r"([A-Z][\w-]+(?: [a-z]\w+)?|de Matos).*?\b(\d{4})\b", words.source.in_(language))
        if cited:
            first, year = cited[1].split(" et al")[0].split(" &")[0], cited[2]
            assert re.search(rf"(?m)^- {re.escape(first.split()[0])}.* {year}\. ", listed), words.source


def test_chinese_emphasis_ends_where_markdown_can_see_it() -> None:
    """A closing star between a mark and a letter is shown as a star."""
    for line in page("zh").splitlines():
        for closing in [*re.finditer(r"\*+", line)][1::2]:
            before, after = line[closing.start() - 1], line[closing.end() : closing.end() + 1]
            assert not (before in "：。？，；”）" and after.isalnum()), line[: closing.end() + 1]
