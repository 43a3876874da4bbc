"""One file holds everything: saved while a class plays, brought back into either kind of database, never half."""

import json
import threading
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

from game import commands
from game.backups.archive import MANIFEST
from game.backups.restoring import restore
from game.backups.saving import save
from game.store import Store, open_store
from game.store.migrating import upgrade
from game.store.opening import connect
from game.views import customers, results
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import everything, refused

NAMES = '安妮 🦊 "O\'Neil" \\ <b>'


@pytest.fixture
def lesson(store: Store, clock: Clock) -> Classroom:
    """A class in its second round, with names as they come."""
    here = two_teams(store, clock, computer_rivals=["balanced"])
    commands.rename_team(store, here.students["Ann"], NAMES)
    here.open()
    draft = commands.save_draft(store, here.students["Ann"], {"training": 222.25})
    commands.submit(store, here.students["Bob"], draft.version, NAMES, 0.1 + 0.2)
    here.close()
    here.next()
    commands.save_draft(store, here.students["Cai"], {"training": 321.0})
    return here


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, address: str, tmp_path: Path) -> str:
    """An empty database of the other kind."""
    if address.startswith("sqlite"):
        found: str = request.getfixturevalue("postgres_address")
        return found
    return f"sqlite:///{tmp_path / 'elsewhere' / 'liuke.db'}"


@pytest.mark.postgres
def test_everything_goes_to_the_other_kind_of_database_and_back(
    lesson: Classroom, address: str, elsewhere: str, tmp_path: Path
) -> None:
    before = everything(lesson.store)
    lesson.store.close()
    save(tmp_path / "there.zip", address)
    restore(tmp_path / "there.zip", elsewhere)
    other = open_store(elsewhere)
    assert sorted_rows(everything(other)) == sorted_rows(before)
    other.close()
    save(tmp_path / "back.zip", elsewhere)
    restore(tmp_path / "back.zip", address, tmp_path / "kept.zip")
    again = open_store(address)
    assert sorted_rows(everything(again)) == sorted_rows(before)
    again.close()
    with zipfile.ZipFile(tmp_path / "there.zip") as there, zipfile.ZipFile(tmp_path / "back.zip") as back:
        assert json.loads(there.read(MANIFEST))["tables"] == json.loads(back.read(MANIFEST))["tables"]


def sorted_rows(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[str]]:
    return {table: sorted(map(repr, rows)) for table, rows in tables.items()}


@pytest.mark.postgres
def test_a_class_plays_on_where_its_backup_was_made(
    lesson: Classroom, address: str, elsewhere: str, tmp_path: Path
) -> None:
    ann = lesson.students["Ann"]
    save(tmp_path / "games.zip", address)
    lesson.close()
    played_on = results(lesson.store, ann).report, customers(lesson.store, ann).frame
    restore(tmp_path / "games.zip", elsewhere)
    other = open_store(elsewhere)
    other.clock = lesson.clock
    there = Classroom(other, lesson.clock, lesson.code, lesson.room_id, lesson.game_id)
    there.close()
    assert results(other, ann).report == played_on[0]
    assert customers(other, ann).frame.equals(played_on[1])
    assert commands.join(other, there.code, "Dai")  # numbers of new rows follow those that came along
    other.close()


def test_without_what_liuke_rebuilds_a_backup_is_small_and_gives_the_same_bits(
    lesson: Classroom, address: str, tmp_path: Path
) -> None:
    ann = lesson.students["Ann"]
    was = results(lesson.store, ann, 1).report, customers(lesson.store, ann).frame
    whole, small = tmp_path / "whole.zip", tmp_path / "small.zip"
    save(whole, address)
    save(small, address, small=True)
    assert small.stat().st_size < whole.stat().st_size / 3
    restore(small, f"sqlite:///{tmp_path / 'new.db'}")
    other = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    other.clock = lesson.clock
    assert (results(other, ann, 1).report, customers(other, ann).frame.equals(was[1])) == (was[0], True)
    other.close()


def test_a_backup_of_a_class_at_play_is_one_moment(lesson: Classroom, address: str, tmp_path: Path) -> None:
    """Two things that are always written together are in it together, whenever it was made."""
    stop = threading.Event()

    def play() -> None:
        value = 100.0
        while not stop.is_set():
            value += 1.0
            commands.save_draft(lesson.store, lesson.students["Cai"], {"training": value})

    students = threading.Thread(target=play)
    students.start()
    try:
        for number in range(4):
            save(tmp_path / f"{number}.zip", address)
    finally:
        stop.set()
        students.join()
    versions = [newest(tmp_path / f"{number}.zip") for number in range(4)]
    assert all(draft == change for draft, change in versions)
    assert len(set(versions)) > 1


def newest(file: Path) -> tuple[int, int]:
    """The draft's version as its row has it, and as the list of its changes has it."""
    with zipfile.ZipFile(file) as backup:
        drafts, changes = (
            [json.loads(line) for line in backup.read(f"rows/{table}.jsonl").splitlines()]
            for table in ("decisions", "draft_changes")
        )
    last = max(drafts, key=lambda row: (row["round"], row["team_id"]))
    here = [row for row in changes if (row["round"], row["team_id"]) == (last["round"], last["team_id"])]
    return last["version"], max(row["version"] for row in here)


def test_a_database_in_use_is_not_replaced_unless_told_and_kept_even_then(
    lesson: Classroom, address: str, tmp_path: Path
) -> None:
    save(tmp_path / "games.zip", address)
    commands.open_room(lesson.store, TEACHER, "Another class")
    before = everything(lesson.store)
    with refused("target_not_empty", rooms=2, games=1):
        restore(tmp_path / "games.zip", address)
    assert everything(lesson.store) == before
    lesson.store.close()
    restore(tmp_path / "games.zip", address, tmp_path / "kept.zip")
    restore(tmp_path / "kept.zip", f"sqlite:///{tmp_path / 'kept.db'}")
    kept = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    assert sorted_rows(everything(kept)) == sorted_rows(before)
    kept.close()


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = connect(f"sqlite:///{tmp_path / 'old.db'}")
    with old.execution_options(writing=True).begin() as connection:
        upgrade(connection, "0003")
        connection.execute(text("INSERT INTO rooms VALUES (1, 'CRM 3', 'ABCDEF', 0, NULL, 0.0)"))
    old.dispose()
    save(tmp_path / "old.zip", f"sqlite:///{tmp_path / 'old.db'}")
    restore(tmp_path / "old.zip", f"sqlite:///{tmp_path / 'new.db'}")
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    assert commands.room_name(store, "ABCDEF")[0] == "CRM 3"
    store.close()
