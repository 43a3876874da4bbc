"""What the scripts in Liuke's pages do in a browser, as far as the server notices: they keep who this device is."""

import http.client
import json
import re
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from tests.load.line import PATIENCE

PLAIN = re.compile(r'document\.cookie = "([^"=]+)=([^";]*);')
"""a cookie that a script sets"""
HANDED_OVER = re.compile(r'fetch\("([^"]+)", .*?const what = \{\.\.\.(\{.*?\}), secure', re.DOTALL)
"""a cookie that a script asks the server for: where, and by which ticket (ui/handover.py)"""


def cookies_set(script: str) -> dict[str, str]:
    """Give the cookies that a script sets by itself."""
    return dict(PLAIN.findall(script))


def asked(script: str) -> tuple[str, dict[str, str]] | None:
    """Give the address and the words with which a script asks for a cookie, if it does."""
    found = HANDED_OVER.search(script)
    return None if found is None else (found[1], json.loads(found[2]))


def fetch(url: str, address: str, what: Mapping[str, str], cookies: Mapping[str, str]) -> dict[str, str]:
    """Ask, and say what has arrived, as the page's script does; give the cookies that were set (empty: dropped)."""
    answer = _post(url, address, {**what, "secure": False}, cookies)
    if answer is not None and "ticket" in what:
        _post(url, address, {"arrived": what["ticket"]}, {**cookies, **answer})
    return answer or {}


def _post(url: str, address: str, what: Mapping[str, object], cookies: Mapping[str, str]) -> dict[str, str] | None:
    """Give the cookies of an answer; None where the server refused, or could not be reached."""
    line = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    sent = "; ".join(f"{name}={value}" for name, value in cookies.items() if value)
    try:
        line.request("POST", address, json.dumps(what), {"x-liuke": "device", "Cookie": sent})
        answer = line.getresponse()
        answer.read()
        found = SimpleCookie()
        for header in answer.headers.get_all("set-cookie") or []:
            found.load(header)
    except OSError:
        return None
    finally:
        line.close()
    kept = {name: "" if morsel["max-age"] == "0" else morsel.value for name, morsel in found.items()}
    return kept if answer.status < 300 else None
