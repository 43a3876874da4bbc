"""The house stays liveable: rooms of a readable size, named for what they are, nothing lying about."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.source_trees import tree_of

HOUSE = Path(__file__).resolve().parent.parent

NOT_A_NAME = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "tools", "stuff"}
"""Names that say nothing about what is inside."""

FOLDERS = {
    ".ci": "what continuous integration runs",
    ".streamlit": "the server's settings",
    "benchmarks": "speed, printed by commands",
    "docs": "for teachers, students and developers",
    "game": "a class playing",
    "locales": "the words",
    "pages": "one thin file per view",
    "scenarios": "what can be played, as data",
    "sim": "the simulated market",
    "static": "files that the server hands out as they are",
    "tests": "what holds all this",
    "ui": "what views share",
}

LONGEST_FILE = 300
LONGEST_FUNCTION = 35
"""Lines; past them a room asks for a second look."""


def tracked() -> list[Path]:
    """Every file that belongs to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=HOUSE,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: the project's own files cannot be told from others")
    names = listed.stdout.decode("utf-8").split("\0")
    return [Path(name) for name in names if name and (HOUSE / name).is_file()]


def code() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


def test_no_page_stops_its_watcher() -> None:
    """Streamlit's own stop would leave whoever waits there waiting for ever: see ui/ending.py."""
    screens = [path for path in code() if path.parts[0] in {"pages", "ui"}]
    assert [str(path) for path in screens if "st.stop(" in (HOUSE / path).read_text(encoding="utf-8")] == []


def test_every_folder_has_its_purpose() -> None:
    assert {path.parts[0] for path in tracked() if len(path.parts) > 1} <= set(FOLDERS)


def test_no_room_is_named_for_nothing() -> None:
    assert not [path for path in code() if NOT_A_NAME & {*path.with_suffix("").parts}]


def test_no_file_is_too_long_to_read() -> None:
    lengths = {path: len((HOUSE / path).read_text(encoding="utf-8").splitlines()) for path in code()}
    assert not {str(path): length for path, length in lengths.items() if length > LONGEST_FILE}


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, its docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_function_is_too_long_to_read() -> None:
    lengths = {
        f"{path.as_posix()} {node.name}": lines_of(node)
        for path in code()
        if path.parts[0] != "tests"
        for node in ast.walk(tree_of(HOUSE / path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
    assert not too_long, too_long


def test_no_world_is_ever_pickled() -> None:
    imports = re.compile(r"^\s*(import|from) (pickle|shelve|marshal|dill|cloudpickle)\b", re.MULTILINE)
    assert not [path for path in code() if imports.search((HOUSE / path).read_text(encoding="utf-8"))]


def test_every_requirement_states_the_oldest_version_it_was_tried_with() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (HOUSE / name).read_text(encoding="utf-8").splitlines():
            assert line.startswith("-r ") or ">=" in line, line


def test_every_link_in_the_documents_leads_somewhere() -> None:
    missing = [
        f"{path}: {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:\s]+)[^):]*\)", (HOUSE / path).read_text(encoding="utf-8"))
        if not (HOUSE / path.parent / target).exists()
    ]
    assert not missing


def test_both_readmes_show_the_same_commands() -> None:
    commands = [
        re.findall(r"^ {4}(python3 run\.py \S*)", (HOUSE / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("README.md", "README.zh.md")
    ]
    assert commands[0] == commands[1] != []
