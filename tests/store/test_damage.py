"""A file that is damaged, locked, out of reach or write-protected: said in clear words, and it goes on afterwards."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game import commands, storage_words
from game.errors import StoreRefused
from game.playing import CLAIM_SECONDS
from game.store import Store, open_store
from game.views import desk, pulse, results
from locales import LANGUAGES
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import everything, refused
from tests.store.test_races import abandoned

HOLDS_THE_LOCK = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def lesson(tmp_path: Path, clock: Clock) -> Classroom:
    """A class on a SQLite file whose server has stopped."""
    store = open_store(f"sqlite:///{tmp_path / 'liuke.db'}")
    store.clock = clock
    here = two_teams(store, clock)
    here.open()
    store.close()
    return here


def halved(file: Path) -> None:
    with file.open("r+b") as content:
        content.truncate(file.stat().st_size // 2 // 4096 * 4096)


def overwritten(file: Path) -> None:
    with file.open("r+b") as content:
        content.seek(4096)
        content.write(b"\xa5" * (file.stat().st_size - 4096))


def a_letter(file: Path) -> None:
    file.write_text("a letter to the head of the department" * 1000)


@pytest.mark.parametrize("damage", [halved, overwritten, a_letter])
def test_a_damaged_file_is_refused_at_the_start_and_left_as_it_is(
    lesson: Classroom, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file = tmp_path / "liuke.db"
    whole = file.read_bytes()
    damage(file)
    left = file.read_bytes()
    with refused("storage_damaged"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == left
    file.write_bytes(whole)
    again = open_store(f"sqlite:///{file}")
    assert desk(again, lesson.students["Ann"]).round == 1
    again.close()


def test_a_file_damaged_while_a_class_plays_is_told_and_not_taken_for_an_empty_one(
    lesson: Classroom, tmp_path: Path
) -> None:
    file = tmp_path / "liuke.db"
    whole = file.read_bytes()
    store = open_store(f"sqlite:///{file}")
    store.engine.dispose()
    overwritten(file)
    with refused("storage_damaged"):
        commands.open_room(store, TEACHER, "Another class")
    file.write_bytes(whole)
    store.engine.dispose()
    assert desk(store, lesson.students["Ann"]).round == 1
    store.close()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let another program hold the write lock."""
    words = [sys.executable, "-c", HOLDS_THE_LOCK, str(file)]
    other = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    yield
    other.communicate("go on\n", timeout=30)


def test_a_file_that_another_program_locks_can_be_read_and_is_written_once_it_lets_go(
    lesson: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.store.opening.BUSY_SECONDS", 0.3)
    file = tmp_path / "liuke.db"
    with locked(file):
        store = open_store(f"sqlite:///{file}")  # the schema is up to date: opening only reads
        store.clock = lesson.clock
        before = everything(store)
        for write in (
            lambda: commands.save_draft(store, lesson.students["Ann"], {"training": 250.0}),
            lambda: commands.close_round(store, TEACHER, lesson.game_id),
        ):
            with refused("storage_busy"):
                write()
        assert everything(store) == before
        assert desk(store, lesson.students["Ann"]).draft.version == 0
    commands.save_draft(store, lesson.students["Ann"], {"training": 250.0})
    commands.close_round(store, TEACHER, lesson.game_id)
    assert results(store, lesson.students["Ann"]).played.values.as_dict()["training"] == 250.0
    store.close()


def test_games_on_a_disk_that_became_write_protected_are_refused_until_it_may_be_written(
    lesson: Classroom, tmp_path: Path, disk: Path
) -> None:
    shutil.copy(tmp_path / "liuke.db", disk / "liuke.db")
    mounted_again(disk, "ro")
    with pytest.raises(StoreRefused) as caught:
        commands.open_room(open_store(f"sqlite:///{disk / 'liuke.db'}"), TEACHER, "Another class")
    assert caught.value.code in ("storage_read_only", "storage_unreachable")
    mounted_again(disk, "rw")
    store = open_store(f"sqlite:///{disk / 'liuke.db'}")
    assert commands.open_room(store, TEACHER, "Another class")
    assert desk(store, lesson.students["Ann"]).round == 1
    store.close()


def mounted_again(disk: Path, how: str) -> None:
    subprocess.run([str(shutil.which("mount")), "-o", f"remount,{how}", str(disk)], check=True)  # noqa: S603 - our own words


def test_a_database_server_that_goes_away_is_told_and_play_goes_on_when_it_is_back(
    lesson: Classroom, tmp_path: Path
) -> None:
    away = tmp_path / "unplugged"
    store = open_store(f"sqlite:///{tmp_path / 'liuke.db'}")
    store.engine.dispose()
    (tmp_path / "liuke.db").rename(away)
    (tmp_path / "liuke.db").mkdir()  # whatever is there now, no file can be opened
    with refused("storage_unreachable"):
        pulse(store, lesson.game_id)
    (tmp_path / "liuke.db").rmdir()
    away.rename(tmp_path / "liuke.db")
    assert pulse(store, lesson.game_id).round == 1
    store.close()


def test_with_a_clock_set_back_a_dead_servers_round_is_taken_over_at_once(
    server: Callable[[], Store], clock: Clock
) -> None:
    here = two_teams(server(), clock)
    here.open()
    abandoned(here)
    clock.forward(-3600)
    assert commands.close_if_due(server(), here.game_id)
    assert results(here.store, here.students["Ann"]).round == 1
    clock.forward(2 * 3600 + CLAIM_SECONDS)
    assert not commands.close_if_due(here.store, here.game_id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_of_the_storage_is_worded_for_the_servers_window(language: str) -> None:
    for code in storage_words.WORDS:
        details = dict.fromkeys(
            ("reason", "found", "known", "address", "file", "folder", "free", "rooms", "games"), "7"
        )
        given = {name: value for name, value in details.items() if f"{{{name}}}" in storage_words.WORDS[code]}
        said = storage_words.words(StoreRefused(code, **given), language)
        assert "{" not in said
        assert ("。" in said) == (language == "zh")
