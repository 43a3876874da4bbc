"""The two commands of the README: set up when something is missing or has changed, then do what was asked."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import run


class Machine:
    """A machine on which nothing is really installed: notes what ``run`` would have run."""

    def __init__(self, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ran: list[tuple[str, ...]] = []
        self.failing: set[str] = set()
        self.house = house
        (house / "requirements.txt").write_text("streamlit\n")
        (house / "requirements-dev.txt").write_text("-r requirements.txt\npytest\n")
        (house / ".venv").mkdir()
        monkeypatch.chdir(house)
        monkeypatch.setenv(run.KEEPS_NO_CODE, "1")
        monkeypatch.setattr(run, "HOUSE", house)
        monkeypatch.setattr(run, "HOME", house / ".venv")
        monkeypatch.setattr(run, "make_environment", lambda _python: None)
        monkeypatch.setattr(run, "run", self.run)
        monkeypatch.setattr(run, "become", self.run)
        monkeypatch.setattr(run, "in_the_background", self.in_the_background)

    def run(self, _python: Path, *words: str) -> int:
        self.ran.append(words[1:])
        return 1 if words[1] in self.failing else 0

    @contextmanager
    def in_the_background(self, _python: Path, *orders: tuple[str, ...]) -> Iterator[None]:
        assert run.KEEPS_NO_CODE not in os.environ
        self.ran.extend(order[1:] for order in orders)
        yield
        self.ran.append(("background", "over"))

    def names(self) -> list[str]:
        return [words[0] for words in self.ran]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_the_first_start_installs_and_the_next_one_only_starts(machine: Machine) -> None:
    assert run.main([]) == 0
    assert run.main(["--server.port", "80"]) == 0
    assert machine.names() == ["pip", "streamlit", "streamlit"]
    assert machine.ran[-1] == ("streamlit", "run", "app.py", "--server.port", "80")


def test_changed_requirements_are_installed_again(machine: Machine) -> None:
    run.main([])
    (machine.house / "requirements.txt").write_text("streamlit\nsimpy\n")
    run.main([])
    assert machine.names() == ["pip", "streamlit", "pip", "streamlit"]


def test_tests_install_their_own_requirements_and_run_every_check(machine: Machine) -> None:
    run.main([])
    assert run.main(["test", "-k", "score"]) == 0
    assert machine.names()[2:] == ["pip", "sim", "pytest", "ruff", "ruff", "mypy", "background", "pytest"]
    assert machine.ran[-1][-2:] == ("-k", "score")
    assert machine.ran[-1][1:3] == ("-n", str(min((os.cpu_count() or 1) + 1, run.MOST_WORKERS)))


def test_a_failing_check_fails_the_command_but_hides_no_other(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = {"mypy"}
    assert run.main(["test"]) == 1
    assert machine.names()[-1] == "pytest"
    assert "mypy" in capsys.readouterr().err


def test_an_installation_that_fails_says_so_and_is_tried_again(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = {"pip"}
    assert run.main([]) == 2
    assert "internet" in capsys.readouterr().err
    machine.failing = set()
    assert run.main([]) == 0
    assert machine.names() == ["pip", "pip", "streamlit"]


def test_the_simulation_runs_where_the_caller_stands(machine: Machine) -> None:
    assert run.main(["sim", "scenarios"]) == 0
    assert machine.ran[-1] == ("sim", "scenarios")


def test_a_forgotten_password_is_the_games_business(machine: Machine) -> None:
    assert run.main(["forget-password"]) == 0
    assert machine.ran[-1] == ("game", "forget-password")


@pytest.mark.usefixtures("machine")
def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (sys.version_info[0], sys.version_info[1] + 1))
    assert run.main([]) == 2
    assert "Python" in capsys.readouterr().err


@pytest.mark.parametrize("status", [0, 1])
def test_what_runs_in_the_background_is_silent_and_over_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], status: int
) -> None:
    slow = f"import pathlib, sys, time; print('x'); time.sleep(.2); pathlib.Path('done').touch(); sys.exit({status})"
    monkeypatch.chdir(tmp_path)
    with run.in_the_background(Path(sys.executable), ("-c", slow), ("-c", slow)):
        assert not (tmp_path / "done").exists()
    assert (tmp_path / "done").exists()
    assert capfd.readouterr() == ("", "")


def test_an_environment_without_pip_or_of_another_python_is_made_anew(tmp_path: Path) -> None:
    assert not run.works(tmp_path / "nowhere")
    assert run.works(Path(sys.executable))
