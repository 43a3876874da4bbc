"""After each reveal a backup is made by itself; nobody waits for it, and the teacher reads what went wrong."""

import json
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from game import commands
from game.backups import automatic, folder
from game.backups.archive import MANIFEST
from game.backups.folder import AUTOMATIC, KEPT, make_room, new_name, newest_first
from game.backups.restoring import restore
from game.store import Store, open_store
from game.views.safekeeping import LastBackup, last_backup
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import refused

PATIENCE = 60
LONG_AGO = 1_700_000_000


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a database with today's schema, for nothing here is about how it comes about."""
    found: str = request.getfixturevalue(f"{request.param}_ready")
    return found


@pytest.fixture
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the backups of this test go to, at once after a reveal."""
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(automatic, "WHILE", 0.0)
    return tmp_path / "kept"


@pytest.fixture
def lesson(store: Store, clock: Clock) -> Classroom:
    store.keeps_backups = True
    here = two_teams(store, clock)
    here.open()
    return here


def until(there: Callable[[], LastBackup | None]) -> LastBackup:
    """Wait for what the background brings."""
    for _ in range(PATIENCE * 10):
        found = there()
        if found is not None:
            return found
        threading.Event().wait(0.1)
    raise AssertionError("no backup was even tried")


def test_a_reveal_is_followed_by_a_backup_that_brings_the_class_back(
    lesson: Classroom, backups: Path, tmp_path: Path
) -> None:
    lesson.close()
    last = until(lambda: last_backup(lesson.store, TEACHER))
    assert last.trouble is None
    (file,) = newest_first(backups, AUTOMATIC)
    assert str(file) == last.file
    restore(file, f"sqlite:///{tmp_path / 'new.db'}")
    again = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    again.clock = lesson.clock
    commands.next_round(again, TEACHER, lesson.game_id)
    commands.close_round(again, TEACHER, lesson.game_id)
    again.close()
    with zipfile.ZipFile(file) as kept:
        assert json.loads(kept.read(MANIFEST))["left_out"] == ["caches", "answered"]


def test_a_reveal_by_hand_is_followed_by_a_backup_too(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[str] = []
    monkeypatch.setattr(automatic, "wake", lambda _store: woken.append("reveal"))
    here = two_teams(store, clock, auto_reveal=False)
    here.open()
    here.close()
    assert not woken
    commands.reveal(store, TEACHER, here.game_id)
    assert woken == ["reveal"]


def test_nobody_waits_for_a_backup(lesson: Classroom, backups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done, begun = threading.Event(), threading.Event()

    def slow(_address: str) -> tuple[str, dict[str, object]]:
        begun.set()
        done.wait(PATIENCE)
        return automatic.DONE, {"file": str(backups), "games": 1}

    monkeypatch.setattr(automatic, "_in_a_process", slow)
    lesson.close()
    assert begun.wait(PATIENCE)
    lesson.next()
    lesson.close()
    assert last_backup(lesson.store, TEACHER) is None
    done.set()
    assert until(lambda: last_backup(lesson.store, TEACHER)).trouble is None


def test_a_disk_that_is_nearly_full_gets_no_backup_and_the_teacher_reads_why(
    lesson: Classroom, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(folder.VARIABLE, str(disk))
    automatic.back_up(lesson.store)
    last = until(lambda: last_backup(lesson.store, TEACHER))
    assert last.trouble is not None
    assert last.trouble.code == "no_room_for_backup"
    assert not list(disk.iterdir())
    lesson.close()


def test_a_folder_that_cannot_be_made_is_told_and_play_goes_on(
    lesson: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path / "file" / "kept"))
    automatic.back_up(lesson.store)
    last = until(lambda: last_backup(lesson.store, TEACHER))
    assert last.trouble is not None
    assert last.trouble.code == "backup_not_written"
    lesson.close()


def test_where_the_process_itself_fails_that_is_told(lesson: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    automatic.back_up(lesson.store)
    last = until(lambda: last_backup(lesson.store, TEACHER))
    assert last.trouble is not None
    assert last.trouble.code == "backup_not_written"


def test_only_a_teacher_reads_of_backups(lesson: Classroom) -> None:
    with refused("teacher_only"):
        last_backup(lesson.store, lesson.students["Ann"])


def some(place: Path, count: int, kind: str = AUTOMATIC) -> list[Path]:
    """Put backups into a folder, the oldest first."""
    place.mkdir(exist_ok=True)
    files = [place / new_name(kind) for _ in range(count)]
    for age, file in enumerate(reversed(files)):
        file.write_bytes(b"PK" * 1000)
        os.utime(file, (LONG_AGO - age, LONG_AGO - age))
    return files


def test_the_newest_backups_stay_and_those_that_somebody_asked_for(tmp_path: Path) -> None:
    files, asked = some(tmp_path / "kept", KEPT + 5), some(tmp_path / "kept", 3, "liuke")
    make_room(tmp_path / "kept")
    assert newest_first(tmp_path / "kept", AUTOMATIC) == files[:-KEPT:-1]
    assert all(file.exists() for file in asked)


def test_where_the_disk_is_short_old_backups_go_but_never_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = some(tmp_path / "kept", 4)
    monkeypatch.setattr(folder, "SPARED", 10**18)
    with refused("no_room_for_backup"):
        make_room(tmp_path / "kept")
    assert newest_first(tmp_path / "kept") == files[-1:]
