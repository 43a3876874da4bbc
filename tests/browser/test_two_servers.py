"""A school's server: two app processes on one PostgreSQL play one game, and one of them dies."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Classroom
from tests.browser.device import LAPTOP, PHONE
from tests.browser.server import Server
from tests.browser.student import Student
from tests.browser.teacher import PASSWORD, Teacher

ROOM = "CRM 202"


@pytest.fixture
def servers(tmp_path: Path, postgres_address: str) -> Iterator[tuple[Server, Server]]:
    """Two servers that start at the same database, which is empty."""
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    with Server(folders[0], postgres_address) as one, Server(folders[1], postgres_address) as other:
        yield one, other
        assert not one.complaints(), one.said
        assert not other.complaints(), other.said


@pytest.fixture
def server(servers: tuple[Server, Server]) -> Server:
    """The teacher's."""
    return servers[0]


@pytest.fixture
def hosts(servers: tuple[Server, Server]) -> set[str]:
    """The student's server."""
    return {urlsplit(servers[1].url).netloc}


@pytest.mark.browser
@pytest.mark.postgres
def test_a_teacher_and_a_student_on_two_servers_play_one_game_until_one_dies(
    classroom: Classroom, servers: tuple[Server, Server]
) -> None:
    teacher = classroom.hand_out(Teacher, "teacher-of-two", "en", LAPTOP)
    phone = classroom.hand_out(Student, "phone-of-two", "zh", PHONE)
    lesson(*servers, teacher, phone)


def lesson(one: Server, other: Server, teacher: Teacher, phone: Student) -> None:
    teacher.become_teacher(one.url, one.setup_code())
    teacher.open_class(ROOM)
    teacher.create_game(teams=1, rounds=2, rivals=("Discounter",))
    code = teacher.way_in().code
    phone.open(f"{other.url}/?code={code}")
    phone.sees("Join {room}", room=ROOM)
    phone.join("小明")
    phone.sit(0, "Service")
    teacher.next_step("Start the briefing")
    phone.sees("What counts")
    teacher.next_step("Open round 1")
    plans_and_hands_in(phone, 8)
    teacher.next_step("Everyone is in: close round 1")
    assert 20 < phone.sees_retention() < 100
    teacher.next_step("Open round 2")
    plans_and_hands_in(phone, 9)
    one.kill()
    takes_the_other_server(teacher, other)
    teacher.next_step("Everyone is in: close round 2")
    phone.sees_title(phone.say("Round {round} of {rounds}", round=2, rounds=2))
    assert 20 < phone.sees_retention() < 100
    phone.check("results")


def plans_and_hands_in(phone: Student, agents: int) -> None:
    phone.tab("Service")
    phone.set_number("agents", agents)
    phone.sees_saved()
    phone.hand_in("少等一会儿，好客户就留得住。", 85)


def takes_the_other_server(teacher: Teacher, other: Server) -> None:
    """Sign in at the server that lives, and find the game where it was."""
    teacher.open(f"{other.url}/teach")
    password = teacher.page.get_by_label(teacher.say("Password"), exact=True)
    cockpit = teacher.page.get_by_role("link", name=teacher.say("Cockpit"), exact=True).locator("visible=true").first
    expect(password.or_(cockpit).first).to_be_visible()
    if password.is_visible():  # another port may be another place for a cookie
        password.fill(PASSWORD)
        password.blur()
        teacher.press("Sign in")
    expect(cockpit).to_be_visible()
    cockpit.click()
