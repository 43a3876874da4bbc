"""Static scripts travel compressed; everything else passes untouched."""

import gzip
from dataclasses import dataclass, field

import anyio
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from ui.compression import ROOT, CompressedStatic


@dataclass
class Answer:
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    async def take(self, message: Message) -> None:
        self.headers |= {key.decode(): value.decode() for key, value in message.get("headers", [])}
        self.body += message.get("body", b"")


async def behind(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("from Streamlit")(scope, receive, send)


def ask(path: str, encoding: str = "gzip, br") -> Answer:
    answer = Answer()
    headers = [(b"accept-encoding", encoding.encode())]
    scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b""}

    async def nothing() -> Message:
        return {"type": "http.request"}

    anyio.run(CompressedStatic(behind), scope, nothing, answer.take)
    return answer


def script() -> str:
    largest = max((ROOT / "static" / "js").glob("index.*.js"), key=lambda path: path.stat().st_size)
    return f"/{largest.relative_to(ROOT).as_posix()}"


def test_a_script_of_streamlit_travels_compressed() -> None:
    answer = ask(script())
    original = (ROOT / script().lstrip("/")).read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert "javascript" in answer.headers["content-type"]
    assert gzip.decompress(answer.body) == original
    assert len(answer.body) < len(original) / 2


def test_a_browser_that_cannot_unpack_gets_the_original() -> None:
    assert ask(script(), encoding="identity").body == b"from Streamlit"


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/nothing.js", "/media/a.js", "/static/media/a.woff2"])
def test_everything_else_passes_untouched(path: str) -> None:
    assert ask(path).body == b"from Streamlit"


@pytest.mark.parametrize("path", ["/static/../config.js", "/static/../../../../etc/passwd.js", "/static/../theme.css"])
def test_no_path_leads_out_of_streamlits_own_folder(path: str) -> None:
    assert ask(path).body == b"from Streamlit"
