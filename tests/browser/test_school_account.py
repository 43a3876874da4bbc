"""A teacher comes in by the school's own sign-in; somebody else from the school does not."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from game.commands.school_account import VARIABLE
from tests.browser.conftest import PATIENCE, Classroom
from tests.browser.device import LAPTOP
from tests.browser.school_provider import CLIENT, Provider, running
from tests.browser.server import Server
from tests.browser.teacher import Teacher

RECOGNISED = "_streamlit_user"
"""the cookie of Streamlit's sign-in; it goes a moment after the page says so"""
WANG = {"email": "wang@school.example", "email_verified": True, "name": "Wang"}
ZHAO = {"email": "zhao@school.example", "email_verified": True, "name": "Zhao"}
NOT_LISTED = (
    "The school account {address} is not on this server's list of teachers, or the school does not vouch for its "
    "address. Please ask whoever runs the server (LIUKE_TEACHERS)."
)


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running(Provider(dict(ZHAO))) as answering:
        yield answering


@pytest.fixture
def server(tmp_path: Path, database: str, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that knows the school's sign-in."""
    monkeypatch.setenv(VARIABLE, "wang@school.example")
    secrets = tmp_path / "secrets.toml"
    server = Server(tmp_path, database, module=("streamlit", "run", "--secrets.files", str(secrets)))
    secrets.write_text(
        f"""
[auth]
redirect_uri = "{server.url}/oauth2callback"
cookie_secret = "as long and as random as you like it"
client_id = "{CLIENT}"
client_secret = "secret"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    with server:
        yield server
        assert not server.complaints(), server.said


@pytest.fixture
def hosts(provider: Provider) -> set[str]:
    """The school's."""
    return {urlsplit(provider.url).netloc}


@pytest.mark.browser
def test_who_is_on_the_list_teaches_and_who_is_not_is_told(
    classroom: Classroom, server: Server, provider: Provider
) -> None:
    teacher = classroom.hand_out(Teacher, "teacher-of-school", "en", LAPTOP)
    teacher.open(f"{server.url}/teach")
    teacher.check("school-door")
    teacher.press("Sign in with your school account")
    teacher.sees(NOT_LISTED, address="zhao@school.example")
    teacher.check("school-not-listed")
    provider.claims = dict(WANG)
    teacher.press("Use another account")
    expect(teacher.text("Use another account")).to_have_count(0)
    teacher.open(f"{server.url}/teach")
    teacher.press("Sign in with your school account")
    teacher.sees("What is your class called?")
    teacher.page.reload()
    teacher.sees("What is your class called?")
    leaves(teacher)
    teacher.open(f"{server.url}/teach")
    teacher.sees("Sign in with your school account")


def leaves(teacher: Teacher) -> None:
    teacher.press("My device")
    teacher.press("Sign out on this device")
    teacher.sees("To the teacher's room")
    for _ in range(PATIENCE // 100):
        if RECOGNISED not in {cookie.get("name") for cookie in teacher.page.context.cookies()}:
            return
        teacher.page.wait_for_timeout(100)
    raise AssertionError(teacher.page.context.cookies())
