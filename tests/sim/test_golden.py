"""Whole games as text: each file begins with the command that was said, and goes on with what it must say back.

Where the model changes on purpose, ``python -m tests.sim.test_golden`` writes the files anew; read the difference.
"""

import contextlib
import io
import shlex
from pathlib import Path

import pytest

from sim.command_line import main

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
PROMPT = "$ python -m sim "


def played(file: Path) -> str:
    """The file as it would be written today."""
    command = file.read_text(encoding="utf-8").splitlines()[0]
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        main(shlex.split(command.removeprefix(PROMPT)))
    return f"{command}\n\n{output.getvalue()}"


def test_there_are_games_to_play() -> None:
    assert GOLDEN


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_a_game_goes_as_it_went(file: Path) -> None:
    assert played(file) == file.read_text(encoding="utf-8")


if __name__ == "__main__":
    for golden in GOLDEN:
        golden.write_text(played(golden), encoding="utf-8")
