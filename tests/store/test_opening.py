"""Opening the store: addresses, migrations, newer databases, two servers starting together."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from game import commands
from game.store import Store, open_store
from game.store.migrating import FOLDER
from game.store.opening import normal
from game.store.tables import Base
from game.views import pulse
from tests.game.classroom import TEACHER, Clock, classroom, two_teams
from tests.game.refusals import refused

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("given", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_postgres_address_goes_through_psycopg(given: str) -> None:
    assert normal(f"{given}://school:secret@db/liuke").drivername == "postgresql+psycopg"


@pytest.mark.parametrize("given", ["nonsense", "mysql://db/liuke", ""])
def test_an_address_that_cannot_be_used_is_refused(given: str) -> None:
    with refused("bad_address"):
        normal(given)


def test_a_refused_address_does_not_tell_its_password() -> None:
    with refused("bad_address", address="mysql://root:***@db/liuke"):
        normal("mysql://root:secret@db/liuke")


def test_the_schema_is_what_the_tables_say(store: Store) -> None:
    for room in (HOUSE / "game" / "store").glob("*_tables.py"):
        import_module(f"game.store.{room.stem}")
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_opening_again_keeps_everything(server: Callable[[], Store], clock: Clock) -> None:
    here = classroom(server(), clock)
    assert pulse(server(), here.game_id).phase == "lobby"


def test_servers_starting_together_make_one_schema(address: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(address), range(6)))
    for store in stores:
        assert not commands.teacher_password_is_set(store)
        store.close()


def test_processes_starting_together_make_one_schema(address: str) -> None:
    script = f"from game.store import open_store; open_store({address!r}); print('open')"
    starts = [
        subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-W", "error", "-c", script], cwd=HOUSE, stdout=-1, stderr=-1, text=True
        )
        for _ in range(3)
    ]
    ends = [start.communicate(timeout=120) for start in starts]
    assert [out.strip() for out, _ in ends] == ["open"] * 3, ends


def test_a_database_of_a_newer_version_is_refused(server: Callable[[], Store], address: str) -> None:
    store = server()
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newest = max(step.stem[:4] for step in (FOLDER / "versions").glob("0*.py"))
    with refused("newer_database", found="9999", known=newest):
        open_store(address)


def test_a_file_of_a_newer_version_is_left_untouched_to_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "liuke.db"
    store = open_store(f"sqlite:///{file}")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("CREATE TABLE of_the_future (id INTEGER)"))
    store.close()
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    with refused("newer_database"):
        open_store(f"sqlite:///{file}")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_the_log_cannot_be_rewritten_even_by_hand(store: Store, clock: Clock) -> None:
    two_teams(store, clock)
    for attempt in ("UPDATE events SET who = 'nobody'", "DELETE FROM events"):
        with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
            connection.execute(text(attempt))


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path / 'data' / 'deeper' / 'liuke.db'}").close()
    assert (tmp_path / "data" / "deeper" / "liuke.db").exists()


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "liuke.db"
    file.write_text("a letter to the head of the department" * 100)
    with refused("storage_damaged"):
        open_store(f"sqlite:///{file}")
    assert file.read_text().startswith("a letter")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with refused("storage_failed"):
        open_store(f"sqlite:///{tmp_path / 'data' / 'liuke.db'}")


def test_the_default_is_a_file_in_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    open_store().close()
    assert (tmp_path / "data" / "liuke.db").exists()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    open_store().close()
    assert (tmp_path / "other.db").exists()


def test_a_database_that_cannot_be_reached_is_refused() -> None:
    with refused("storage_unreachable"):
        open_store("postgresql://nobody@127.0.0.1:1/liuke?connect_timeout=2")


def test_a_whole_game_is_played_on_this_database(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, rounds=2, practice=True, computer_rivals=["balanced"])
    commands.start_briefing(store, TEACHER, here.game_id)
    here.open()
    here.close()
    for _ in range(2):
        here.next()
        draft = commands.save_draft(store, here.students["Ann"], {"training": 222.0})
        commands.submit(store, here.students["Bob"], draft.version, "服务至上", 0.93)
        here.close()
    commands.end_game(store, TEACHER, here.game_id)
    assert pulse(store, here.students["Ann"]).phase == "ended"
