"""Streamlit's own scripts and styles travel compressed.

A phone that opens the game for the first time loads 10 MB of scripts; compressed they are 3 MB. Each file is
compressed once, off the event loop, and kept: sixty phones that arrive together cost one compression.
"""

import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ROOT = Path(st.__file__).parent / "static"
PREFIX = "/static/"
ENDINGS = (".js", ".css")
LEVEL = 6
HEADERS = {
    "Content-Encoding": "gzip",
    "Cache-Control": "public, immutable, max-age=31536000",  # the file names carry a hash of their content
    "Vary": "Accept-Encoding",
}


class CompressedStatic:
    """Answers requests for static scripts and styles itself, and hands everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or hand on one request."""
        body = await to_thread.run_sync(_compressed, scope["path"]) if _asks_for_static(scope) else None
        if body is None:
            await self.app(scope, receive, send)
            return
        response = Response(body, media_type=mimetypes.guess_type(scope["path"])[0], headers=HEADERS)
        await response(scope, receive, send)


def _asks_for_static(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    path = str(scope["path"])
    accepted = Headers(scope=scope).get("accept-encoding", "")
    return path.startswith(PREFIX) and path.endswith(ENDINGS) and "gzip" in accepted


@lru_cache(maxsize=512)
def _compressed(path: str) -> bytes | None:
    """Return the file behind ``path`` compressed, or None where there is no such file of Streamlit's."""
    file = (ROOT / path.lstrip("/")).resolve()
    if not file.is_relative_to(ROOT.resolve()) or not file.is_file():
        return None
    return gzip.compress(file.read_bytes(), LEVEL)
