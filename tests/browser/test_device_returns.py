"""A device finds its person again, whatever happened to its page, its network, its browser or the server."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from sqlalchemy import select

from game import commands
from game.actors import Actor, identify
from game.store import Store, open_store
from game.store.tables import Member, Room
from tests.browser.conftest import PATIENCE, Classroom
from tests.browser.device import FLAGS, LAPTOP, LOCALES, PHONE
from tests.browser.server import Server
from tests.browser.student import Student
from tests.browser.wire import Wire
from tests.databases import database
from ui.handover import COOKIES, PLAIN, PLAYER

TEACHER = Actor("teacher")
FORGETFUL = 1
"""seconds after which the server forgets the session of a page that is gone"""
ROUTE = "**/device"


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def forgetful(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that forgets at once whose page was open: whoever returns has nothing but the cookie."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL", str(FORGETFUL))
        address = ""
        if request.param == "postgres":
            address = stack.enter_context(database(request.getfixturevalue("postgres_server"), "template0"))
        with Server(tmp_path_factory.mktemp("forgetful"), address) as running:
            yield running
            assert not running.complaints(), running.said


@pytest.fixture
def store(forgetful: Server) -> Iterator[Store]:
    """The server's own store, seen from outside."""
    opened = open_store(forgetful.database)
    yield opened
    opened.close()


@pytest.fixture
def code(store: Store) -> str:
    """The code of a class with a game in its lobby."""
    return a_class(store)


def a_class(store: Store) -> str:
    """Open a class with a game in its lobby; give its code."""
    room = commands.open_room(store, TEACHER, "CRM 101")
    commands.create_game(store, TEACHER, room.id, scenario="eshop", rounds=2, teams=2, customers=400)
    return room.code


@contextmanager
def phone(chromium: Path, folder: Path) -> Iterator[BrowserContext]:
    """A phone's browser that keeps its things in a folder."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium, args=FLAGS, locale=LOCALES["en"], **PHONE
        )
        context.set_default_timeout(PATIENCE)
        yield context
        context.close()


def named(context: BrowserContext, store: Store) -> str:
    """Whom the browser stands for by what it keeps."""
    kept = {cookie["name"]: cookie for cookie in context.cookies()}
    found = identify(store, kept[COOKIES[PLAYER]]["value"])
    return "" if found is None else found.name


def members(store: Store, code: str) -> list[str]:
    """Everybody who has ever joined the class."""
    with store.read() as session:
        here = select(Member.name).join(Room, Room.id == Member.room_id).where(Room.code == code)
        return list(session.scalars(here.order_by(Member.name)))


def await_cookie(page: Page, name: str) -> None:
    """Wait until the browser keeps a cookie."""
    for _ in range(PATIENCE // 100):
        if name in {cookie["name"] for cookie in page.context.cookies()}:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"no cookie {name}: {page.context.cookies()}")


def joined(context: BrowserContext, link: str, name: str) -> Student:
    """Somebody joins from the link and takes a seat."""
    student = Student(context.pages[0] if context.pages else context.new_page(), name, "en")
    student.open(link)
    student.join(name)
    student.sit(0, "Service")
    return student


@pytest.mark.browser
def test_a_phone_returns_by_itself(forgetful: Server, store: Store, code: str, chromium: Path, tmp_path: Path) -> None:
    """Refresh, sleep, lost network, a browser that was closed, a server that was killed: always the same person."""
    with Wire(forgetful.port) as wire:
        with phone(chromium, tmp_path / "phone") as context:
            student = joined(context, f"{wire.url}/?code={code}", "Ann")
            await_cookie(student.page, COOKIES[PLAYER])
            kept = next(cookie for cookie in context.cookies() if cookie["name"] == COOKIES[PLAYER])
            assert (kept["httpOnly"], kept["sameSite"], kept["secure"]) == (True, "Lax", False)
            assert kept["value"] not in student.page.content()
            assert COOKIES[PLAYER] not in student.page.evaluate("document.cookie")
            student.page.reload()
            student.choose_role("Leader")
            wire.lose()
            student.page.wait_for_timeout(3_000 * FORGETFUL)
            wire.come_back()
            student.is_connected()
            student.insist_on_role("Care")
            forgetful.kill()
            forgetful.start()
            student.is_connected()
            student.insist_on_role("Platform")
        with phone(chromium, tmp_path / "phone") as context:
            student = Student(context.pages[0], "Ann", "en")
            student.open(wire.url)
            student.choose_role("Marketing")
            assert named(context, store) == "Ann"
    assert members(store, code) == ["Ann"]


@pytest.mark.browser
@pytest.mark.parametrize("forgetful", ["sqlite"], indirect=True)  # what is stored is as above
def test_where_the_better_way_is_barred_a_plain_cookie_takes_its_place_until_it_is_open(
    forgetful: Server, store: Store, code: str, chromium: Path, tmp_path: Path
) -> None:
    with phone(chromium, tmp_path / "phone") as context:
        context.route(ROUTE, lambda route: route.abort())
        student = joined(context, f"{forgetful.url}/?code={code}", "Ann")
        await_cookie(student.page, PLAIN[PLAYER])
        student.page.reload()
        student.choose_role("Care")
        assert COOKIES[PLAYER] not in {cookie["name"] for cookie in context.cookies()}
        context.unroute(ROUTE)
        student.page.reload()
        await_cookie(student.page, COOKIES[PLAYER])
        assert PLAIN[PLAYER] not in {cookie["name"] for cookie in context.cookies()}
        student.page.reload()
        student.choose_role("Marketing")
    assert members(store, code) == ["Ann"]


@pytest.mark.browser
def test_people_at_one_server_never_mix(classroom_next_door: Classroom) -> None:
    """Two join in the same instant; one has two tabs, then leaves both; the other returns on a new device."""
    classroom = classroom_next_door
    store = open_store(classroom.server.database)
    code = a_class(store)
    link = f"{classroom.server.url}/?code={code}"
    ann, bob = (classroom.hand_out(Student, name, "en", PHONE) for name in ("Ann", "Bob"))
    for each in (ann, bob):
        each.open(link)
        each.fill("Your name", each.name)
    for each in (ann, bob):
        each.page.get_by_role("button", name="Join", exact=True).click(no_wait_after=True)
    for seat, each in enumerate((ann, bob)):
        each.sees("Choose your team")
        each.sit(seat, "Service")
        await_cookie(each.page, COOKIES[PLAYER])
        each.press("My device")
        expect(each.page.get_by_role("dialog", name="My device")).to_contain_text(each.name)
    assert [named(each.page.context, store) for each in (ann, bob)] == ["Ann", "Bob"]
    tab = Student(ann.page.context.new_page(), "Ann", "en")
    tab.open(classroom.server.url)
    tab.choose_role("Care")
    ann.page.keyboard.press("Escape")
    ann.choose_role("Platform")
    recovery = bob.page.locator(".lk-recovery").first.inner_text()
    laptop = classroom.hand_out(Student, "Bob's laptop", "en", LAPTOP)
    laptop.open(link)
    laptop.come_back(recovery)
    laptop.choose_role("Marketing")
    await_cookie(laptop.page, COOKIES[PLAYER])
    tab.press("My device")
    tab.press("Forget me on this device")
    tab.sees("Join a class")
    ann.sees("Join a class")
    laptop.page.reload()
    laptop.choose_role("Leader")
    assert named(laptop.page.context, store) == "Bob"
    assert members(store, code) == ["Ann", "Bob"]
    store.close()
