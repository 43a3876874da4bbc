"""Every number that a pack sets stands in the tables of the model's page, in both languages, with its source."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
import yaml

from sim import packs
from sim.parameters.catalogue import figure
from sim.parameters.document import DOCUMENTS

BOTH = sorted(DOCUMENTS)
PACKS = packs.keys()
NO_PARAMETER = {"people": "what a named customer's card says of them decides nothing"}
"""Parts of a pack whose numbers the page leaves out, and why."""
Path = tuple[str, ...]
Table = list[dict[str, str]]
EVENT_COLUMNS = {"round": 2, "week": 3, "weeks": 4}
"""number of an event -> its column"""


@cache
def tables(language: str, name: str) -> list[Table]:
    """The tables between a table's marks, each row as column -> text."""
    page = DOCUMENTS[language].read_text(encoding="utf-8")
    marked = re.search(rf"<!-- table: {name} -->\n(.*?)<!-- end -->", page, re.DOTALL)
    assert marked, name
    found: list[Table] = []
    for block in marked[1].strip().split("\n\n"):
        head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        found.append([dict(zip((cell.strip("`") for cell in head), row, strict=True)) for row in rows])
    return found


def said_of(language: str, name: str, key: str) -> dict[str, str]:
    """The row of a parameter; it must name its source or the word assumption."""
    rows = [row for row in tables(language, name)[0] if next(iter(row.values())) == f"`{key}`"]
    assert rows, f"{key} stands in no table {name} of {DOCUMENTS[language].name}"
    source = list(rows[0].values())[-1]
    assert source, key
    return rows[0]


def numbers(part: object, path: Path = ()) -> Iterator[tuple[Path, float]]:
    """Every number of a pack's file with its path; a list's parts go by their key, or by their place."""
    if isinstance(part, Mapping):
        for name, below in part.items():
            yield from numbers(below, (*path, str(name)))
    elif isinstance(part, list):
        for place, below in enumerate(part):
            named = below["key"] if isinstance(below, Mapping) and "key" in below else str(place)
            yield from numbers(below, (*path, named))
    elif isinstance(part, int | float) and not isinstance(part, bool):
        yield path, part


def shown(language: str, pack: str, path: Path) -> str:
    """What the page shows where this number of a pack belongs; refuses a number that no table has."""
    group, *rest = path
    if group == "behaviour":
        return said_of(language, "behaviour", rest[0])[packs_column(language)].partition(f"{pack} ")[2]
    if group == "segments":
        field = next(name for name in (".".join(rest[1:3]), rest[1]) if name in tables(language, "segments")[1][0])
        said_of(language, "segments", field)
        return next(row for row in tables(language, "segments")[1] if [*row.values()][:2] == [pack, rest[0]])[field]
    if group == "levers":
        return said_of(language, "levers", rest[0])[pack]
    if group == "events":
        row = next(row for row in tables(language, "events")[1] if [*row.values()][:2] == [pack, rest[0]])
        if rest[1] == "effects":
            said_of(language, "events", rest[2])
            return f"{[*row.values()][-1]} · ".partition(f"{rest[2]} ")[2]
        return [*row.values()][EVENT_COLUMNS[rest[1]]]
    return said_of(language, "packs", ".".join(path[:3] if group == "score" else path))[pack]


def packs_column(language: str) -> str:
    return {"en": "packs that set it", "zh": "情景包另设"}[language]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("pack", PACKS)
def test_every_number_of_a_pack_stands_in_a_table_with_its_value(pack: str, language: str) -> None:
    data = yaml.safe_load((packs.FOLDER / f"{pack}.yaml").read_text(encoding="utf-8"))
    found = [(path, number) for path, number in numbers(data) if path[0] not in NO_PARAMETER]
    assert len(found) > 200
    for path, number in found:
        cell = shown(language, pack, path)
        assert re.search(rf"(^|[ ·]){re.escape(figure(number))}($|[ ·])", cell), (path, number, cell)


@pytest.mark.parametrize("stranger", [("offer", "weight"), ("events", "typhoon", "colour"), ("moons",)])
def test_a_number_that_no_table_has_is_noticed(stranger: Path) -> None:
    with pytest.raises((AssertionError, KeyError, StopIteration)):
        shown("en", "telecom", stranger)


def test_both_languages_give_the_same_numbers() -> None:
    for name in ("behaviour", "packs", "segments", "levers", "events"):
        for one, other in zip(tables("en", name), tables("zh", name), strict=True):
            assert len(one) == len(other), name
