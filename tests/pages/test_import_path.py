"""A thread finds every library, whichever visitor's run ends while it looks."""

import importlib
import sys
from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner.exec_code import modified_sys_path

from ui import import_path

FIRST_PAGE = str(import_path.PAGES / "door.py")
ON_THE_WAY = "where a run ends while another thread looks here"


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of our own, as on a server that has just started."""
    monkeypatch.setattr(sys, "path", [place for place in sys.path if place != str(import_path.PAGES)])


def test_a_run_leaves_the_list_as_it_is() -> None:
    import_path.settle()
    settled = list(sys.path)
    with modified_sys_path(FIRST_PAGE):
        assert sys.path == settled
    assert sys.path == settled


def test_settling_twice_is_settling_once() -> None:
    import_path.settle()
    settled = list(sys.path)
    import_path.settle()
    assert sys.path == settled


def test_what_is_imported_at_the_end_of_a_run_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "liuke_library.py").write_text("FOUND = True\n")
    import_path.settle()
    run = modified_sys_path(FIRST_PAGE)

    def end_of_the_run(place: str) -> None:
        if place == ON_THE_WAY:
            run.__exit__(None, None, None)
        raise ImportError

    monkeypatch.setattr(sys, "path_hooks", [end_of_the_run, *sys.path_hooks])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    run.__enter__()
    sys.path += [ON_THE_WAY, str(tmp_path)]
    assert importlib.import_module("liuke_library").FOUND
