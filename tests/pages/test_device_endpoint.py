"""Whatever is sent to where a browser fetches its cookie: nobody gets one, and nothing breaks or changes."""

import json
from collections.abc import Callable
from typing import Any

import anyio
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response

from game import commands
from game.store import Store
from tests.game.junk import NASTY, TEXT
from tests.game.refusals import everything
from tests.pages.school import Class, actor
from ui.handover import COOKIES, PLAYER, answer
from ui.store import store as open_store_of_screens

TOLD = (204, 403, 410)
"""done or nothing to do, not one of our pages, a ticket that is none"""
OURS = [(b"x-liuke", b"device")]
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT | st.sampled_from((PLAYER, "teacher")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=4,
)
ASKED = st.fixed_dictionaries({}, optional=dict.fromkeys(("ticket", "arrived", "forget", "secure"), VALUE))
BODIES = st.binary(max_size=700) | (ASKED | VALUE).map(json.dumps).map(str.encode)
HEADERS = (b"cookie", b"sec-fetch-site", b"content-length", b"content-type")
SENT = st.lists(st.tuples(st.sampled_from(HEADERS), st.binary(max_size=40)), max_size=3)
MANY = settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck])


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store that the server opens, on either database."""
    monkeypatch.setenv("DATABASE_URL", request.getfixturevalue(f"{request.param}_ready"))
    return open_store_of_screens()


def post(body: bytes, headers: list[tuple[bytes, bytes]], cut: int = 0) -> Response:
    """Send a body in two parts; give the answer."""
    parts = [body[:cut], body[cut:]]

    async def receive() -> dict[str, Any]:
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    scope = {"type": "http", "method": "POST", "path": "/device", "query_string": b"", "headers": headers}
    ask: Callable[[], Any] = lambda: answer(Request({**scope, "scheme": "http"}, receive))  # noqa: E731 - an awaitable
    told: Response = anyio.run(ask)
    return told


def test_arbitrary_bodies_get_no_cookie_and_change_nothing(school: Class) -> None:
    token = school.student("Ann", 0)
    ticket = commands.keeping_ticket(school.store, token)
    before = everything(school.store)

    @MANY
    @given(BODIES, SENT, st.integers(0, 20), st.booleans())
    @example(b'{"forget": []}', [], 0, True)
    @example(json.dumps({"ticket": NASTY[3]}).encode(), [], 1, True)
    @example(b"[" * 499, [], 0, True)
    def try_it(body: bytes, headers: list[tuple[bytes, bytes]], cut: int, ours: bool) -> None:
        told = post(body, headers + OURS * ours, cut)
        assert told.status_code in TOLD
        assert ours or told.status_code == 403
        given_away = [value for name, value in told.raw_headers if name == b"set-cookie" and b'=""' not in value]
        assert not given_away

    try_it()
    assert everything(school.store) == before
    kept = post(json.dumps({"ticket": ticket}).encode(), OURS)
    cookie = next(value for name, value in kept.raw_headers if name == b"set-cookie").decode()
    assert actor(school.store, cookie.removeprefix(f"{COOKIES[PLAYER]}=").split(";")[0]).name == "Ann"
