"""The house's import rule, held by reading every file: app and pages, then ui, then game, then sim; one way only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_trees import tree_of

HOUSE = Path(__file__).resolve().parent.parent

FLOORS = ("sim", "game", "ui", "pages")
"""Bottom to top; each may import itself and what is below it, and everybody may import ``locales``."""

FORBIDDEN = {
    "sim": {
        "streamlit",
        "sqlalchemy",
        "alembic",
        "psycopg",
        "plotly",
        "time",
        "datetime",
        "random",
        "secrets",
        "uuid",
    },
    "game": {"streamlit", "plotly"},
    "locales": {"streamlit", "sqlalchemy", *FLOORS},
    "ui": {"sqlalchemy", "alembic", "psycopg"},
    "pages": {"sqlalchemy", "alembic", "psycopg"},
}
"""What a floor must not know, beside the floors above it: the screen, the database, the clock on the wall, chance."""

CHANCE = ("numpy.random.seed", "np.random.seed", "np.random.rand", "np.random.default_rng")
"""Sequential streams, whose position depends on what was drawn before (see MODEL: common random numbers)."""


def files_of(floor: str) -> list[Path]:
    return sorted(path for path in (HOUSE / floor).rglob("*.py") if "__pycache__" not in path.parts)


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def roots_of(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports_of(path)}


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_imports_nothing_from_above(floor: str) -> None:
    above = set(FLOORS[FLOORS.index(floor) + 1 :]) | {"app", "tests", "benchmarks", "run"}
    for path in files_of(floor):
        assert not roots_of(path) & above, f"{path} imports {roots_of(path) & above}"


@pytest.mark.parametrize("floor", sorted(FORBIDDEN))
def test_a_floor_does_not_know_what_is_not_its_business(floor: str) -> None:
    for path in files_of(floor):
        assert not roots_of(path) & FORBIDDEN[floor], f"{path} imports {roots_of(path) & FORBIDDEN[floor]}"


def test_the_app_file_only_opens_the_door() -> None:
    allowed = {"streamlit", "starlette", "ui", "game", "collections", "contextlib", "gc", "typing", "pathlib"}
    assert roots_of(HOUSE / "app.py") <= allowed


def test_the_simulation_uses_no_sequential_chance() -> None:
    for path in files_of("sim"):
        text = path.read_text(encoding="utf-8")
        assert not [call for call in CHANCE if call in text], path


def test_the_rule_finds_a_forbidden_import(tmp_path: Path) -> None:
    file = tmp_path / "room.py"
    file.write_text("def f() -> None:\n    from streamlit.components import v1\n    import sqlalchemy.orm as o\n")
    assert roots_of(file) == {"streamlit", "sqlalchemy"}
