"""Under which address the students' devices reach this server.

A teacher's own browser says ``localhost``, which means nothing on a phone; then the addresses of this machine in the
local network are offered instead. Nothing is sent anywhere to find them.
"""

import socket
import time
from functools import lru_cache
from urllib.parse import urlsplit

import streamlit as st

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0", ""})  # noqa: S104 - compared with, never bound
_NOWHERE = ("192.0.2.1", 9)
"""An address reserved for documentation (RFC 5737): asks the system for a route, sends nothing."""

FRESH = 30
"""seconds for which the machine's addresses are taken as known; a laptop may change its network"""
_CHOSEN: dict[str, str] = {}
"""A server stands in one place, so what the teacher picked holds for all its screens."""


def join_link(code: str) -> str:
    """Return the link that opens the game with the room's code filled in."""
    return f"{base()}/?code={code}"


def base() -> str:
    """Return the address of the start page as a phone should type it."""
    seen = urlsplit(st.context.url or "http://localhost:8501")
    host = seen.hostname or ""
    if host in _LOOPBACK:
        host = chosen_host()
    port = f":{seen.port}" if seen.port else ""
    return f"{seen.scheme}://{host}{port}"


def here() -> str:
    """Return the address under which this very browser reached the server, for links it follows itself."""
    seen = urlsplit(st.context.url or "http://localhost:8501")
    return f"{seen.scheme}://{seen.netloc}"


def is_local() -> bool:
    """Return True where this browser sits on the server itself, so that the address had to be guessed."""
    return (urlsplit(st.context.url or "http://localhost").hostname or "") in _LOOPBACK


def chosen_host() -> str:
    """Return the host that the teacher picked, else the likeliest one."""
    return _CHOSEN.get("host") or hosts()[0]


def choose_host(host: str) -> None:
    """Let every screen of this server name ``host`` from now on."""
    _CHOSEN["host"] = host


def hosts() -> list[str]:
    """Return this machine's addresses in the local network, the likeliest first; localhost when there are none."""
    return _hosts(int(time.monotonic() // FRESH))


@lru_cache(maxsize=1)
def _hosts(_period: int) -> list[str]:
    found = [_route(), *_named()]
    return list(dict.fromkeys(host for host in found if host and host not in _LOOPBACK)) or ["localhost"]


def _route() -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(_NOWHERE)
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _named() -> list[str]:
    try:
        answers = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return []
    return sorted({str(answer[4][0]) for answer in answers if not str(answer[4][0]).startswith("127.")})
