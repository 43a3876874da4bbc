"""A screen on which nothing happens leaves the server alone, and wakes up at once when something does."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Classroom
from tests.browser.device import PHONE
from tests.browser.server import Server
from tests.browser.student import Student
from tests.load.school import school
from tests.load.trial import Script
from ui import live, rest

LONG = 2 * rest.LONGEST
"""seconds in which nobody does anything"""
SOON = 1000 * (live.SECONDS + 1.0)
"""milliseconds from one beat to the next and its drawing"""


@pytest.fixture
def times(tmp_path: Path) -> Path:
    """Where the server writes down what each beat took."""
    return tmp_path / "times.jsonl"


@pytest.fixture
def server(tmp_path: Path, database: str, times: Path) -> Iterator[Server]:
    """The app with a stopwatch."""
    with Server(tmp_path, database, ("tests.load.serving", str(times))) as running:
        yield running
        assert not running.complaints(), running.said


def kinds(times: Path) -> Counter[str]:
    """Count what the server did: pages, beats that it ran ("poll"), beats that it let pass ("rest")."""
    return Counter(Script(*json.loads(line)).kind for line in times.read_text(encoding="utf-8").splitlines())


@pytest.mark.browser
def test_beats_that_would_find_nothing_are_let_pass_and_news_is_still_seen_at_once(
    classroom: Classroom, times: Path
) -> None:
    (room,) = school(classroom.server.database)
    room.new_game(teams=2, rounds=2, customers=2400)
    ann, ben = (classroom.hand_out(Student, name, "en", PHONE) for name in ("Ann", "Ben"))
    for student in (ann, ben):
        student.open(f"{classroom.server.url}/start?code={room.code}")
        student.join(student.name)
        student.sit(0, "Leader" if student is ann else "Service")
    time.sleep(live.SECONDS + 1.0)
    before = kinds(times)
    ann.page.wait_for_timeout(1000 * LONG)
    found = kinds(times) - before
    assert found["page"] == 0
    assert found["rest"] > found["poll"] > 0
    ben.choose_role("Care")
    expect(ann.page.get_by_text("Care · Ben").first).to_be_visible(timeout=SOON)
