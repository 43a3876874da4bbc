"""Saying words to the command line, in whatever language this machine speaks otherwise."""

from collections.abc import Callable

import pytest

from sim.command_line.entry import main

Say = Callable[..., tuple[int, str, str]]
"""Takes words; gives the status, the output and the errors."""


def saying(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *apart: str) -> Say:
    """Give a way to say words to the command line, which knows no locale and none of the variables ``apart``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", *apart):
        monkeypatch.delenv(name, raising=False)

    def say(*words: str) -> tuple[int, str, str]:
        status = main(words)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return say
