"""When the disk is full, read-only or damaged: a clear refusal, and nothing half-written."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from game import commands
from game.errors import Refused
from game.playing import CLAIM_SECONDS
from game.store import Store, open_store
from game.views import customers, desk, pulse, results
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import everything, refused


@pytest.fixture
def lesson(tmp_path: Path, clock: Clock) -> Iterator[Classroom]:
    store = open_store(f"sqlite:///{tmp_path / 'liuke.db'}")
    store.clock = clock
    here = two_teams(store, clock)
    here.open()
    yield here
    store.close()


def fill(store: Store) -> Callable[[], None]:
    """Let the database grow no further; give what makes room again."""

    def limit(connection: object, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]

    event.listen(store.engine, "connect", limit)
    store.engine.dispose()

    def free() -> None:
        event.remove(store.engine, "connect", limit)
        store.engine.dispose()

    return free


def test_on_a_full_disk_a_closed_round_waits_and_is_played_when_there_is_room(lesson: Classroom) -> None:
    commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0})
    free = fill(lesson.store)
    before = everything(lesson.store)
    with refused("storage_full"):
        for number in range(10_000):
            commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 1.0 + number / 10})
    stands = desk(lesson.store, lesson.students["Ann"]).draft
    with refused("storage_full"):
        lesson.close()
    assert everything(lesson.store)["results"] == before["results"]
    free()
    if pulse(lesson.store, lesson.game_id).phase == "open":
        lesson.close()
    else:
        lesson.clock.forward(CLAIM_SECONDS + 1)
        assert commands.close_if_due(lesson.store, lesson.game_id)
    assert results(lesson.store, lesson.students["Ann"]).played.values == stands.values


def test_on_a_full_disk_nobody_joins_halfway(lesson: Classroom) -> None:
    fill(lesson.store)
    before = everything(lesson.store)
    joined = 0
    with refused("storage_full"):
        for number in range(10_000):
            commands.join(lesson.store, lesson.code, f"Student {number}")
            joined += 1
    after = everything(lesson.store)
    assert len(after["members"]) - len(before["members"]) == joined
    assert len(after["tokens"]) - len(before["tokens"]) == joined


def test_on_a_really_full_disk_games_can_still_be_read(disk: Path, clock: Clock) -> None:
    store = open_store(f"sqlite:///{disk / 'liuke.db'}")
    store.clock = clock
    here = two_teams(store, clock)
    here.open()
    holiday = disk / "holiday.mp4"
    holiday.write_bytes(b"0" * (shutil.disk_usage(disk).free - 8192))
    with refused("storage_full"):
        here.close()
    assert desk(store, here.students["Ann"]).round == 1
    holiday.unlink()
    clock.forward(CLAIM_SECONDS + 1)
    if not commands.close_if_due(store, here.game_id):
        here.close()
    assert results(store, here.students["Ann"]).round == 1
    store.close()


def test_a_database_that_may_only_be_read_can_be_looked_at_but_not_changed(lesson: Classroom) -> None:
    @event.listens_for(lesson.store.engine, "connect")
    def forbid(connection: object, *_: object) -> None:
        connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    lesson.store.engine.dispose()
    lesson.store.seen.clear()
    assert pulse(lesson.store, lesson.students["Ann"]).round == 1
    assert desk(lesson.store, lesson.students["Ann"]).round == 1
    with refused("storage_read_only"):
        commands.save_draft(lesson.store, lesson.students["Ann"], {"training": 250.0})


@pytest.mark.parametrize("damage", ["DELETE FROM caches", "UPDATE caches SET data = zeroblob(100)"])
def test_missing_or_damaged_worlds_are_rebuilt_to_the_same_bits(lesson: Classroom, damage: str) -> None:
    ann = lesson.students["Ann"]
    commands.save_draft(lesson.store, ann, {"training": 250.0})
    lesson.close()
    lesson.next()
    lesson.close()
    was, table = results(lesson.store, ann), customers(lesson.store, ann).frame
    with lesson.store.engine.begin() as connection:
        connection.execute(text(damage))
    lesson.store.worlds.forget()
    lesson.store.reports.forget()
    assert results(lesson.store, ann) == was
    assert customers(lesson.store, ann).frame.equals(table)
    lesson.next()
    lesson.close()
    third = results(lesson.store, ann).report
    commands.go_back(lesson.store, TEACHER, lesson.game_id, 3)
    lesson.store.worlds.forget()
    lesson.close()
    assert results(lesson.store, ann).report == third


def test_a_server_that_comes_back_goes_on_where_it_stopped(lesson: Classroom, tmp_path: Path) -> None:
    lesson.close()
    was = customers(lesson.store, lesson.students["Ann"]).frame
    lesson.store.close()
    again = open_store(f"sqlite:///{tmp_path / 'liuke.db'}")
    assert customers(again, lesson.students["Ann"]).frame.equals(was)
    commands.next_round(again, TEACHER, lesson.game_id, ("revealed", 1))
    assert pulse(again, lesson.game_id).round == 2
    again.close()


def test_a_writer_that_waits_too_long_is_told_that_the_store_is_busy(lesson: Classroom) -> None:
    @event.listens_for(lesson.store.engine, "connect")
    def hurry(connection: object, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout = 50")  # type: ignore[attr-defined]

    lesson.store.engine.dispose()
    with lesson.store.write() as writer:
        writer.execute(text("SELECT 1"))
        with refused("storage_busy"):
            commands.join(lesson.store, lesson.code, "Dai")
    assert commands.join(lesson.store, lesson.code, "Dai")


def test_every_refusal_is_listed_with_its_details() -> None:
    with pytest.raises(KeyError):
        Refused("because")
    with pytest.raises(ValueError, match="name_taken comes with"):
        Refused("name_taken")
