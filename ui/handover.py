"""How a browser comes to keep who it stands for, where no script can read it.

A session that has just learned who is here cannot set a cookie itself: its page asks for it by a ticket, which is good
once and for two minutes, and the answer sets a cookie that is ``HttpOnly``. Where no answer comes through (a proxy that
lets only Streamlit's own addresses pass, say), the page sets a plain cookie instead: nobody is locked out. At the next
visit a plain cookie is exchanged for a better one.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit import config

from game.commands import Kept, arrived, keep, keeping_ticket, waits
from game.errors import Refused
from game.views import Pulse
from ui import cookies, rest
from ui.store import store

TEACHER, PLAYER = "teacher", "player"
COOKIES = {TEACHER: "liuke_teacher", PLAYER: "liuke_player"}
"""kept by the browser out of reach of scripts"""
PLAIN = {TEACHER: "liuke_teacher_plain", PLAYER: "liuke_player_plain"}
"""set by the page where the better way is barred"""
HEADER = "x-liuke"
"""a page of another site cannot send it without being asked for leave, and gets none"""
LONGEST = 500
SCRIPT = """(async () => {
    const ask = what => fetch(ADDRESS, {
        method: "POST", credentials: "same-origin", cache: "no-store", keepalive: true,
        headers: {"x-liuke": "device"}, body: JSON.stringify(what),
    });
    const what = {...WHAT, secure: location.protocol === "https:"};
    const answer = await ask(what).catch(() => null);
    if (answer?.ok && what.ticket) await ask({arrived: what.ticket}).catch(() => null);
})();"""
PATIENCE = 8.0
"""seconds in which the browser should have fetched its cookie"""
_PENDING, _FORGOTTEN = "handover_pending", "handover_forgotten"


@dataclass(frozen=True, slots=True)
class Pending:
    """A cookie on its way to the browser."""

    token: str
    ticket: str
    since: float


def begin(hat: str, token: str) -> None:
    """Hand ``token`` to the browser's keeping; until it is there, the session alone knows it."""
    cookies.hold(COOKIES[hat], token)
    _forgotten().discard(hat)
    try:
        _pending()[hat] = Pending(token, keeping_ticket(store(), token), time.monotonic())
    except Refused:
        cookies.put(PLAIN[hat], token)


def forget(hat: str) -> None:
    """Let the browser keep nobody under ``hat``."""
    cookies.hold(COOKIES[hat], "")
    cookies.put(PLAIN[hat], "")
    _pending().pop(hat, None)
    _forgotten().add(hat)


def tokens(hat: str) -> list[str]:
    """Give what this device may stand for under ``hat``, the latest first."""
    if cookies.known(COOKIES[hat]):
        found = [cookies.get(COOKIES[hat])]
    else:
        found = [cookies.get(PLAIN[hat]), cookies.get(COOKIES[hat])]
    return [token for token in found if token]


def flush() -> None:
    """Let the page fetch or drop what is due; the door calls it in every run."""
    _better()
    for hat in sorted(_forgotten()):
        _ask({"forget": hat})
    for hat, pending in list(_pending().items()):
        if not _settled(hat, pending):
            _ask({"ticket": pending.ticket})


def watch() -> None:
    """Draw the page again, with a plain cookie, once a better one is overdue; a task for the watcher."""
    settled = [_settled(hat, pending) for hat, pending in list(_pending().items())]
    if "overdue" in settled:
        st.rerun()


def at_rest(_seen: Pulse) -> rest.WaitsFor | None:
    """Wait for nothing, once no cookie is on its way."""
    return None if _pending() else rest.nothing


def _settled(hat: str, pending: Pending) -> str:
    """Tell whether a cookie has "arrived" or is "overdue" (a plain one then takes its place), or nothing as yet."""
    if not waits(store(), pending.ticket):
        del _pending()[hat]
        return "arrived"
    if time.monotonic() - pending.since < PATIENCE:
        return ""
    del _pending()[hat]
    cookies.put(PLAIN[hat], pending.token)
    return "overdue"


def _better() -> None:
    """Begin to exchange a plain cookie of an earlier visit, once a session."""
    for hat, plain in PLAIN.items():
        token = cookies.get(plain)
        if token and not cookies.known(COOKIES[hat]) and not cookies.known(plain):
            begin(hat, token)


def _ask(what: Mapping[str, str]) -> None:
    """Draw the script that asks, and that says so once the answer has arrived."""
    script = SCRIPT.replace("ADDRESS", json.dumps(path())).replace("WHAT", json.dumps(what))
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _pending() -> dict[str, Pending]:
    here: dict[str, Pending] = st.session_state.setdefault(_PENDING, {})
    return here


def _forgotten() -> set[str]:
    here: set[str] = st.session_state.setdefault(_FORGOTTEN, set())
    return here


def path() -> str:
    """Give the address at which a browser fetches its cookie."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/device" if base else "/device"


async def answer(request: Request) -> Response:
    """Set or drop a cookie for a page of ours; anybody else is told nothing."""
    asked = await _asked(request)
    if asked is None:
        return _plain(403)
    if str(asked.get("forget")) in COOKIES:
        return _dropped(str(asked["forget"]))
    try:
        if "arrived" in asked:
            await to_thread.run_sync(_arrived, str(asked["arrived"]), request.cookies)
            return _plain(204)
        kept = await to_thread.run_sync(keep, store(), str(asked.get("ticket", "")))
    except Refused:
        return _plain(410)
    return _set(kept, secure=asked.get("secure") is True or request.url.scheme == "https")


def _arrived(ticket: str, kept: Mapping[str, str]) -> None:
    for cookie in COOKIES.values():
        arrived(store(), ticket, kept.get(cookie, ""))


async def _asked(request: Request) -> Mapping[str, object] | None:
    """Give what a page of ours asks for; None for anything else."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if request.headers.get(HEADER) != "device" or site not in ("same-origin", "none"):
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return None
    try:
        asked = json.loads(body)
    except ValueError:
        return None
    return asked if isinstance(asked, dict) else None


def _set(kept: Kept, *, secure: bool) -> Response:
    response, hat = _plain(204), TEACHER if kept.teacher else PLAYER
    response.set_cookie(
        COOKIES[hat], kept.token, max_age=kept.seconds, path="/", httponly=True, samesite="lax", secure=secure
    )
    response.delete_cookie(PLAIN[hat], path="/")
    return response


def _dropped(hat: str) -> Response:
    response = _plain(204)
    response.delete_cookie(COOKIES[hat], path="/", httponly=True, samesite="lax")
    response.delete_cookie(PLAIN[hat], path="/")
    return response


def _plain(status: int) -> Response:
    return Response(status_code=status, headers={"Cache-Control": "no-store"})


ROUTES = [Route(path(), answer, methods=["POST"])]
