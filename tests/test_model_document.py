"""The pages about the model say what the code does: every parameter with its value, every equation with its file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.behaviour import Behaviour
from sim.company import Budget, Costs, HalfPoints, Service
from sim.pack_part import Part
from sim.parameters import catalogue
from sim.parameters.behaviour_words import BEHAVIOUR
from sim.parameters.document import DOCUMENTS, refreshed
from sim.parameters.pack_words import PACK, SEGMENT
from tests.model_equations import EQUATIONS

HOUSE = Path(__file__).resolve().parent.parent
BOTH = sorted(DOCUMENTS)
ROOMS = (
    *("accounts", "behaviour", "budget", "care", "choice", "clock", "complaints", "crm_platform", "customers", "fame"),
    *("firms", "grading", "market", "marketing", "movement", "purchases", "quarter", "retention", "satisfaction"),
    *("score", "staffing", "surveys", "tariff"),
    *("contact_centre.contacts", "contact_centre.rosters", "contact_centre.week"),
)
"""Where numbers shape what customers do."""
NO_BEHAVIOUR = {
    "clock.DAY": "a unit",
    "clock.WEEK": "a unit",
    "clock.BOOKKEEPING": "the order of two things at one moment",
    "clock.BETWEEN_WEEKS": "the order of two things at one moment",
    "contact_centre.rosters.DAY": "a unit",
    "contact_centre.rosters.DAYS": "a unit",
    "contact_centre.rosters.CELLS": "the grain of a table",
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
STEPS = 21


def page(language: str) -> str:
    return DOCUMENTS[language].read_text(encoding="utf-8")


def named_numbers(room: str) -> Iterator[str]:
    """The upper-case names that a room gives to numbers, to tables and to mappings of numbers."""
    tree = ast.parse((HOUSE / catalogue.file_of(room)).read_text(encoding="utf-8"))
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        said = isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and is_number(node.value)
        for target in targets if said else []:
            for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(name, ast.Name) and re.fullmatch(r"[A-Z][A-Z_]*", name.id):
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


def test_every_named_number_of_the_engine_is_explained_or_left_out_for_a_reason() -> None:
    found = {name for room in ROOMS for name in named_numbers(room)}
    assert found == set(catalogue.NAMED) | set(NO_BEHAVIOUR)


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
