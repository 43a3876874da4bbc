"""Noting who is here never keeps anybody waiting, and survives a clock that is set back."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from game import presence
from game.errors import StoreRefused
from game.store import Store
from game.store.tables import Member
from tests.game.classroom import Classroom, Clock


def seen_at(store: Store, member: int) -> object:
    with store.read() as session:
        return session.get_one(Member, member).seen_at


@pytest.fixture
def ann(lesson: Classroom) -> int:
    """A student; their number."""
    member = lesson.students["Ann"].member_id
    assert member is not None
    return member


def test_who_is_here_is_noted_and_noted_again_later(store: Store, clock: Clock, ann: int) -> None:
    before = seen_at(store, ann)
    clock.forward(60)
    presence.touch(store, ann)
    noted = seen_at(store, ann)
    assert noted != before
    clock.forward(1)
    presence.touch(store, ann)
    assert seen_at(store, ann) == noted


def test_while_somebody_else_writes_nobody_waits_and_nobody_is_refused(store: Store, clock: Clock, ann: int) -> None:
    before = seen_at(store, ann)
    clock.forward(60)
    with store.write() as session:
        session.execute(text("UPDATE members SET name = name"))
        presence.touch(store, ann)
        with pytest.raises(StoreRefused) as refused:
            store.note(text("UPDATE members SET name = name"))
    assert refused.value.code == "storage_busy"
    assert seen_at(store, ann) == before


def test_others_still_wait_for_each_other(store: Store) -> None:
    store.note(text("UPDATE members SET name = name"))
    with store.read() as session:
        sqlite = store.engine.dialect.name == "sqlite"
        waits = session.execute(text("PRAGMA busy_timeout" if sqlite else "SHOW lock_timeout")).scalar_one()
    assert str(waits) in {"15000", "15s"}


def test_a_clock_that_was_set_back_shows_nobody_as_here_who_has_left(store: Store, clock: Clock, ann: int) -> None:
    presence.touch(store, ann)
    now = clock()
    assert presence.is_online(now, now)
    assert not presence.is_online(now + timedelta(hours=1), now)
    clock.forward(-3600)
    presence.touch(store, ann)
    noted = seen_at(store, ann)
    assert presence.is_online(noted, clock())  # type: ignore[arg-type]
