"""What is no whole backup is refused, and a restore or a backup that fails changes nothing."""

import hashlib
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from game import commands
from game.backups.archive import MANIFEST, reading, rows_of
from game.backups.restoring import restore
from game.backups.saving import save
from game.errors import Refused
from game.store import Store, open_store
from game.views import desk
from tests.game.classroom import Classroom, Clock, two_teams
from tests.game.refusals import everything, refused

PLACES = 40
"""of a backup that are changed in turn"""


@pytest.fixture
def lesson(store: Store, clock: Clock) -> Classroom:
    """A class in its second round."""
    here = two_teams(store, clock)
    here.open()
    commands.save_draft(store, here.students["Ann"], {"training": 222.25})
    here.close()
    here.next()
    return here


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def one_byte_changed(file: Path) -> None:
    """Change a byte inside the longest part: between the parts a zip holds times, which mean nothing here."""
    with zipfile.ZipFile(file) as backup:
        longest = max(backup.infolist(), key=lambda part: part.compress_size)
    assert longest.compress_size > 200
    change_byte(file, longest.header_offset + longest.compress_size // 2)


def change_byte(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x40
    file.write_bytes(content)


def a_row_taken_out(file: Path) -> None:
    rewrite(file, lambda name, content: b"".join(content.splitlines(True)[:-1]) if "members" in name else content)


def of_the_future(file: Path) -> None:
    rewrite(
        file, lambda name, content: content.replace(b'"version": 1', b'"version": 2') if name == MANIFEST else content
    )


def of_a_later_schema(file: Path) -> None:
    def later(name: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | {"schema": "9999"}).encode() if name == MANIFEST else content

    rewrite(file, later)


def another_zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("holiday.txt", "the sea")


def a_letter(file: Path) -> None:
    file.write_text("a letter to the head of the department")


def rewrite(file: Path, change: Callable[[str, bytes], bytes]) -> None:
    with zipfile.ZipFile(file) as backup:
        parts = {name: change(name, backup.read(name)) for name in backup.namelist()}
    with zipfile.ZipFile(file, "w") as backup:
        for name, content in parts.items():
            backup.writestr(name, content)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (cut_short, "damaged_backup"),
        (one_byte_changed, "damaged_backup"),
        (a_row_taken_out, "damaged_backup"),
        (of_the_future, "newer_backup"),
        (of_a_later_schema, "newer_backup"),
        (another_zip, "not_a_backup"),
        (a_letter, "not_a_backup"),
        (Path.unlink, "no_such_backup"),
    ],
)
def test_what_is_no_whole_backup_of_ours_is_refused_and_changes_nothing(
    tmp_path: Path, clock: Clock, damage: Callable[[Path], None], code: str
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'liuke.db'}")
    store.clock = clock
    two_teams(store, clock)
    save(tmp_path / "games.zip", f"sqlite:///{tmp_path / 'liuke.db'}")
    before = everything(store)
    damage(tmp_path / "games.zip")
    with refused(code):
        restore(tmp_path / "games.zip", f"sqlite:///{tmp_path / 'liuke.db'}", tmp_path / "kept.zip")
    assert everything(store) == before
    with refused(code):
        restore(tmp_path / "games.zip", f"sqlite:///{tmp_path / 'new.db'}")
    store.close()


def test_whichever_byte_of_a_backup_changes_it_is_refused_or_holds_the_same_rows(
    lesson: Classroom, address: str, tmp_path: Path
) -> None:
    whole, file = tmp_path / "games.zip", tmp_path / "changed.zip"
    save(whole, address)
    rows, refusals = rows_in(whole), 0
    for place in random.Random(7).sample(range(whole.stat().st_size), PLACES):  # noqa: S311 - places, not secrets
        shutil.copy(whole, file)
        change_byte(file, place)
        try:
            assert rows_in(file) == rows, place
        except Refused:
            refusals += 1
    assert refusals > PLACES / 2
    lesson.store.close()


def rows_in(file: Path) -> dict[str, list[dict[str, object]]]:
    """Read every row, as a restore does."""
    with reading(file) as (archive, manifest):
        return {table: list(rows_of(archive, table)) for table in manifest.tables}


def test_a_restore_that_fails_halfway_leaves_what_was_there(lesson: Classroom, address: str, tmp_path: Path) -> None:
    save(tmp_path / "games.zip", address)
    rewrite(tmp_path / "games.zip", lambda _name, content: content)
    with lesson.store.engine.connect() as connection:
        before = connection.execute(text("SELECT COUNT(*) FROM events")).scalar_one()
    spoil(tmp_path / "games.zip")
    lesson.store.engine.dispose()
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        restore(tmp_path / "games.zip", address, tmp_path / "kept.zip")
    again = open_store(address)
    with again.engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM events")).scalar_one() == before
    assert desk(again, lesson.students["Ann"]).round == 2
    again.close()


def spoil(file: Path) -> None:
    """Let the last table that is filled hold a row twice, with sums that say it is right."""
    with zipfile.ZipFile(file) as backup:
        parts = {name: backup.read(name) for name in backup.namelist()}
    manifest = json.loads(parts[MANIFEST])
    rows = parts["rows/draft_changes.jsonl"]
    parts["rows/draft_changes.jsonl"] = rows + rows.splitlines(True)[0]
    manifest["tables"]["draft_changes"] = {
        "rows": rows.count(b"\n") + 1,
        "sha256": hashlib.sha256(parts["rows/draft_changes.jsonl"]).hexdigest(),
    }
    parts[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w") as backup:
        for name, content in parts.items():
            backup.writestr(name, content)


def test_a_damaged_file_gives_way_to_a_backup_and_is_kept_beside_it(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "liuke.db"
    store = open_store(f"sqlite:///{file}")
    store.clock = clock
    here = two_teams(store, clock)
    store.close()
    save(tmp_path / "games.zip", f"sqlite:///{file}")
    file.write_text("nothing that a database could say" * 200)
    with refused("storage_damaged"):
        restore(tmp_path / "games.zip", f"sqlite:///{file}")
    done = restore(tmp_path / "games.zip", f"sqlite:///{file}", tmp_path / "kept.zip")
    assert done.before is not None
    assert done.before.read_text().startswith("nothing")
    again = open_store(f"sqlite:///{file}")
    assert commands.room_name(again, here.code)[0] == "CRM"
    again.close()


def test_a_backup_never_overwrites_a_file_and_never_leaves_half_of_one(
    tmp_path: Path, clock: Clock, disk: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'liuke.db'}"
    store = open_store(address)
    two_teams(store, clock)
    store.close()
    (tmp_path / "there.zip").write_text("mine")
    with refused("backup_exists"):
        save(tmp_path / "there.zip", address)
    assert (tmp_path / "there.zip").read_text() == "mine"
    (disk / "film.mp4").write_bytes(b"0" * (shutil.disk_usage(disk).free - 4096))
    with refused("backup_not_written", reason="No space left on device"):
        save(disk / "games.zip", address)
    assert [file.name for file in disk.iterdir()] == ["film.mp4"]


def test_there_must_be_something_to_back_up(tmp_path: Path) -> None:
    with refused("nothing_to_back_up"):
        save(tmp_path / "games.zip", f"sqlite:///{tmp_path / 'nobody.db'}")
    assert not list(tmp_path.iterdir())
    with pytest.raises(Refused, match="bad_address"):
        save(tmp_path / "games.zip", "nonsense")
