"""A server, a browser, and devices that are looked over at the end of each test."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.device import FLAGS, LAPTOP, LOCALES, PHONE, PHOTOGRAPHS, Device, Make, Traffic
from tests.browser.server import Server
from tests.databases import database as on_postgres

PATIENCE = 30_000
"""milliseconds after which something that should be on a screen is missing, also on a busy machine"""
FAILED = pytest.StashKey[bool]()
Kind = TypeVar("Kind", bound=Device)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed, so that its screens can be photographed as they stood."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser for the tests of one file; with it ends the event loop in which Playwright runs."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


VISITORS = pytest.mark.parametrize(
    ("kind", "language", "make"),
    [("sqlite", "zh", PHONE), pytest.param("postgres", "en", LAPTOP, marks=pytest.mark.postgres)],
    ids=["sqlite-phone-zh", "postgres-laptop-en"],
    indirect=["kind"],
)
"""Each device, each language and each kind of database once, for what no two of them could spoil together."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def kind(request: pytest.FixtureRequest) -> str:
    """What keeps the database: once a file of the server's own, once PostgreSQL."""
    return str(request.param)


@pytest.fixture
def database(request: pytest.FixtureRequest, kind: str) -> str:
    """The address of a database that nobody has used."""
    return "" if kind == "sqlite" else str(request.getfixturevalue("postgres_address"))


@pytest.fixture
def server(tmp_path: Path, database: str) -> Iterator[Server]:
    """The app with a database that nobody has used."""
    with Server(tmp_path, database) as running:
        yield running
        assert not running.complaints(), running.said


@pytest.fixture(scope="session")
def sqlite_in_use(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with a file, for all tests of this worker that bring a class of their own."""
    with Server(tmp_path_factory.mktemp("in-use")) as running:
        yield running


@pytest.fixture(scope="session")
def postgres_in_use(tmp_path_factory: pytest.TempPathFactory, postgres_server: str) -> Iterator[Server]:
    """The same on PostgreSQL."""
    folder = tmp_path_factory.mktemp("in-use")
    with on_postgres(postgres_server, "template0") as address, Server(folder, address) as running:
        yield running


@pytest.fixture
def server_in_use(request: pytest.FixtureRequest, kind: str) -> Iterator[Server]:
    """A server at which others have played; what it complains of from now on is this test's."""
    running: Server = request.getfixturevalue(f"{kind}_in_use")
    running.be_there()
    said = len(running.said)
    yield running
    assert not running.complaints(said), running.said[said:]


@dataclass
class Classroom:
    """Everybody's devices; none of them may ask a foreign host or meet an error in a script."""

    browser: Browser
    server: Server
    hosts: set[str] = field(default_factory=set)
    traffic: list[Traffic] = field(default_factory=list)
    photographed: bool = True
    """not where the pictures would be the same once more"""
    heals: str = "\0"
    """what stands in errors from which a page recovers by itself: what the page then shows is looked at"""

    def hand_out(self, kind: type[Kind], name: str, language: str, make: Make) -> Kind:
        """Give somebody a device whose browser asks for ``language``."""
        context = self.browser.new_context(locale=LOCALES[language], **make)
        context.set_default_timeout(PATIENCE)
        traffic = Traffic()
        traffic.listen(context)
        self.traffic.append(traffic)
        device = kind(context.new_page(), name, language)
        device.photographed = self.photographed
        return device

    def look_over(self) -> None:
        """Nobody asked any other host for anything, and no page met an error in a script."""
        asked = set().union(*(traffic.asked for traffic in self.traffic))
        assert asked <= {urlsplit(self.server.url).netloc, *self.hosts}
        assert not [error for traffic in self.traffic for error in traffic.errors if self.heals not in error]

    def photograph_failure(self) -> None:
        """Keep what stood on every screen, and write its words beside the failure: a machine may keep no pictures."""
        PHOTOGRAPHS.mkdir(exist_ok=True)
        pages = [page for context in self.browser.contexts for page in context.pages]
        for number, page in enumerate(pages):
            print(f"--- screen {number}: {page.url}\n{page.locator('body').inner_text()}")
            page.screenshot(path=PHOTOGRAPHS / f"failed-{number}.png")

    def clear(self) -> None:
        """Take the devices back."""
        for context in self.browser.contexts:
            context.close()


@pytest.fixture
def hosts() -> set[str]:
    """Other hosts that pages may ask: none."""
    return set()


@pytest.fixture
def classroom(browser: Browser, server: Server, hosts: set[str], request: pytest.FixtureRequest) -> Iterator[Classroom]:
    """An empty classroom at a server of its own."""
    with _looked_over(Classroom(browser, server, hosts), request) as room:
        yield room


@pytest.fixture
def classroom_next_door(browser: Browser, server_in_use: Server, request: pytest.FixtureRequest) -> Iterator[Classroom]:
    """An empty classroom at a server that has others."""
    with _looked_over(Classroom(browser, server_in_use), request) as room:
        yield room


@contextmanager
def _looked_over(room: Classroom, request: pytest.FixtureRequest) -> Iterator[Classroom]:
    try:
        yield room
        if request.node.stash.get(FAILED, False):
            room.photograph_failure()
        else:
            room.look_over()
    finally:
        room.clear()
