"""What the server saw last of a room, for all screens of it at once: it is what each would see for itself."""

import time
from collections.abc import Callable

import pytest

from game import commands, following, pulses, views
from game.actors import Actor
from game.errors import StoreRefused
from game.store import Store
from game.store.tables import Member
from game.views import Pulse
from tests.game.classroom import Classroom

SOON = 10.0
"""seconds after which a look should have been taken, also on a busy machine"""


def latest(store: Store, who: Actor) -> Pulse | None:
    assert who.room_id is not None
    assert who.member_id is not None
    return following.following(store).latest(who.room_id, who.member_id)


def in_time(seen: Callable[[], bool]) -> bool:
    """Say whether something comes about soon."""
    until = time.monotonic() + SOON
    while not seen():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def seen_at(store: Store, who: Actor) -> object:
    with store.read() as session:
        return session.get_one(Member, who.member_id).seen_at


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "EVERY", 0.02)


def test_one_look_at_a_room_gives_each_member_what_they_would_see(store: Store, lesson: Classroom) -> None:
    commands.save_draft(store, lesson.students["Ann"], {"agents": 3}, 0)
    room = lesson.students["Ann"].room_id
    assert room is not None
    seen = pulses.of_room(store, room)
    assert seen == {who.member_id: views.pulse(store, who) for who in lesson.students.values()}
    assert len({pulse.team_id for pulse in seen.values()}) > 1


def test_what_moves_is_seen_without_asking_the_database(store: Store, lesson: Classroom) -> None:
    ann, cai = lesson.students["Ann"], lesson.students["Cai"]
    assert latest(store, ann) is None  # nobody has looked yet
    assert in_time(lambda: latest(store, ann) is not None)
    before = latest(store, ann)
    commands.save_draft(store, ann, {"agents": 3}, 0)
    assert in_time(lambda: latest(store, ann) != before)
    assert latest(store, ann) == views.pulse(store, ann)
    assert latest(store, cai) == views.pulse(store, cai)


def test_nobody_is_said_to_be_here_by_it(store: Store, lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    before = seen_at(store, ann)
    lesson.clock.forward(600)
    assert in_time(lambda: latest(store, ann) is not None)
    assert seen_at(store, ann) == before
    views.pulse(store, ann)
    assert seen_at(store, ann) != before


def test_an_old_look_is_worth_nothing(store: Store, lesson: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = lesson.students["Ann"]
    assert in_time(lambda: latest(store, ann) is not None)

    def busy(_store: Store, _room: int) -> dict[int, Pulse]:
        raise StoreRefused("storage_busy")

    monkeypatch.setattr(following, "of_room", busy)
    monkeypatch.setattr(following, "OLD", 0.1)
    assert in_time(lambda: latest(store, ann) is None)
    monkeypatch.undo()
    assert in_time(lambda: latest(store, ann) is not None)


def test_a_room_that_nobody_asks_about_is_not_looked_at(
    store: Store, lesson: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []

    def looked(_store: Store, room: int) -> dict[int, Pulse]:
        looks.append(room)
        return {}

    monkeypatch.setattr(following, "of_room", looked)
    monkeypatch.setattr(following, "LEFT_ALONE", 0.1)
    latest(store, lesson.students["Ann"])
    assert in_time(lambda: len(looks) > 1)
    assert in_time(lambda: not following.following(store)._busy)
    count = len(looks)
    time.sleep(0.2)
    assert len(looks) == count
    latest(store, lesson.students["Ann"])
    assert in_time(lambda: len(looks) > count)


def test_what_a_player_follows_leaves_out_the_time_and_other_teams(store: Store, lesson: Classroom) -> None:
    ann, cai = lesson.students["Ann"], lesson.students["Cai"]
    before = views.pulse(store, ann)
    lesson.clock.forward(1)
    commands.save_draft(store, cai, {"agents": 3}, 0)
    after = views.pulse(store, ann)
    assert (before == after, before.state == after.state) == (False, True)
    commands.save_draft(store, ann, {"agents": 3}, 0)
    assert views.pulse(store, ann).state != before.state
