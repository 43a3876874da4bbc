"""The command line of whoever stands at the server: backup and restore, in both languages, without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.backups.folder import VARIABLE
from game.command_line import main
from game.store import open_store
from tests.game.classroom import Clock, two_teams
from tests.game.refusals import everything

pytestmark = pytest.mark.long

HOUSE = Path(__file__).resolve().parents[2]
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def played(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database in which a class has played a round."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'liuke.db'}")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    store = open_store()
    store.clock = clock
    here = two_teams(store, clock)
    here.open()
    here.close()
    store.close()


def test_a_backup_goes_beside_the_database_and_is_listed_and_comes_back(tmp_path: Path, capsys: Said) -> None:
    assert main(["backup"]) == 0
    (file,) = (tmp_path / "backups").iterdir()
    said = capsys.readouterr().out
    assert str(file) in said
    assert "1 classes, 3 people, 1 games, 1 rounds played" in said
    assert main(["restore"]) == 0
    assert str(file) in capsys.readouterr().out
    new = f"sqlite:///{tmp_path / 'new.db'}"
    assert main(["restore", str(file), "--to", new]) == 0
    one, other = open_store(), open_store(new)
    assert in_order(everything(one)) == in_order(everything(other))
    one.close()
    other.close()


def in_order(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[str]]:
    return {table: sorted(map(repr, rows)) for table, rows in tables.items()}


def test_what_is_there_is_replaced_only_when_told_and_kept_beside_it(tmp_path: Path, capsys: Said) -> None:
    file = str(tmp_path / "games.zip")
    assert main(["backup", file]) == 0
    assert main(["restore", file]) == 2
    assert "--replace" in capsys.readouterr().err
    assert main(["restore", file, "--replace"]) == 0
    (kept,) = (tmp_path / "backups").glob("before-restore-*.zip")
    assert str(kept) in capsys.readouterr().out
    assert main(["backup", file]) == 2
    assert "not touched" in capsys.readouterr().err


def test_it_answers_in_the_language_of_the_machine_or_the_one_asked_for(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["restore", str(tmp_path / "nothing.zip"), "--language", "zh"]) == 2
    assert "无法读取文件" in capsys.readouterr().err
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["restore"]) == 0
    assert "没有备份" in capsys.readouterr().out
    assert main(["backup"]) == 0
    assert "1 个班级" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["burn"], ["backup", "a", "b"], ["restore", "a", "--from", "b"]])
def test_other_words_are_answered_with_those_it_knows(words: list[str], capsys: Said) -> None:
    assert main(words) == 2
    assert "restore FILE" in capsys.readouterr().err


def test_the_command_itself_runs(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-W", "error", "-m", "game", "backup", str(tmp_path / "games.zip")],
        cwd=HOUSE,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "games.zip").exists()
