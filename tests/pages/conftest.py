"""A fresh store per test, people in it, and pages opened as one of them in either language."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from argon2 import PasswordHasher
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from game import aside, commands
from game.exploring.trial import Piece, tried
from game.store import Store
from tests.game.classroom import known_market
from tests.pages.school import PASSWORD, Class, Opening, actor
from ui.handover import COOKIES, PLAYER, TEACHER
from ui.store import store as open_store_of_screens

PAGES = Path(__file__).resolve().parents[2] / "pages"
SLOW = 30
"""seconds a page may take on a busy machine"""


_components = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def without_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long and is nobody's business here is done once or lightly.

    Every AppTest looks through all installed packages for components, a password is hashed as slowly as it should, and
    a market is created for every game.
    """
    monkeypatch.setattr("game.markets.market", SimpleNamespace(create=known_market))
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", _components)
    monkeypatch.setattr("game.commands.doorkeeping._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def store(sqlite_ready: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store that the screens of this test open."""
    monkeypatch.setenv("DATABASE_URL", sqlite_ready)
    return open_store_of_screens()


@pytest.fixture
def teacher_token(store: Store) -> str:
    code = commands.new_setup_code(store)
    assert code is not None
    return commands.set_teacher_password(store, PASSWORD, code)


@pytest.fixture
def school(store: Store, teacher_token: str) -> Class:
    """A class that is about to play the web shop: two teams, two rounds, no practice, a small market."""
    teacher = actor(store, teacher_token)
    room = commands.open_room(store, teacher, "CRM Tuesday")
    game = commands.create_game(
        store, teacher, room.id, scenario="eshop", rounds=2, teams=2, practice=False, minutes=9, seed=7, customers=1200
    )
    return Class(store, teacher_token, room.id, room.code, game)


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the browser sends along; AppTest has none. Put cookies into the dict that this gives."""
    cookies: dict[str, str] = {}
    sent = {"cookies": cookies, "url": "http://localhost:8501", "locale": "en-US", "timezone": "Asia/Shanghai"}
    for name, value in sent.items():
        monkeypatch.setattr(ContextProxy, name, value)
    return cookies


@pytest.fixture
def visit(store: Store) -> Opening:  # noqa: ARG001 - a page needs a store
    """Open a page as the bearer of a token, in a language."""

    def open_page(
        page: str, token: str = "", *, teacher: bool = False, language: str = "en", **address: str
    ) -> AppTest:
        screen = AppTest.from_file(str(PAGES / f"{page}.py"), default_timeout=SLOW)
        screen.session_state["language"] = language
        if token:
            screen.session_state["cookies_put"] = {COOKIES[TEACHER if teacher else PLAYER]: token}
        for name, value in address.items():
            screen.query_params[name] = value
        return screen.run()

    return open_page


@pytest.fixture
def plans_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces are worked on in this process, and each market is made once for all tests."""

    def here(_work: object, pieces: Sequence[Piece]) -> Iterator[object]:
        return (tried(piece) for piece in pieces)

    monkeypatch.setattr(aside, "anywhere", here)
    monkeypatch.setattr("game.exploring.crew.wake", lambda: None)
