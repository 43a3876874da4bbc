"""The one store of this server process."""

import os
from threading import Lock

from game.store import Store, open_store

_opening = Lock()
_opened: dict[str | None, Store] = {}
"""by what ``DATABASE_URL`` named"""


def store() -> Store:
    """Return the store that ``DATABASE_URL`` names, opened once per process."""
    url = os.environ.get("DATABASE_URL")
    known = _opened.get(url)
    if known is not None:
        return known
    with _opening:
        if url not in _opened:
            _opened[url] = open_store(url)
        return _opened[url]
