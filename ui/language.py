"""Which language this reader reads, and the words in it.

A reader's own choice wins (kept in the session and in a cookie), then the browser's preference, then English.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import local
from typing import TypeVar

import streamlit as st

from locales import LANGUAGES, SOURCE, translator
from ui import cookies

COOKIE = "liuke_language"
Key = TypeVar("Key")
_CHOICE = "language"
_here = local()
"""what :func:`settle` found; a script's thread serves one session"""


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark ``message`` for the catalogues; translate it with :func:`_` where it is shown."""
    return message


def _(message: str) -> str:
    """Return ``message`` in the reader's language."""
    return translator(current_language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits ``count``, in the reader's language."""
    return translator(current_language()).ngettext(one, many, count)


def settle() -> None:
    """Look the reader's language up once for a whole run: a page asks for it hundreds of times."""
    _here.language = None
    _here.language = current_language()


@contextmanager
def reading(language: str) -> Iterator[None]:
    """Let everything inside be worded in ``language``, whoever reads; also where no session is, as for a file."""
    before = getattr(_here, "language", None)
    _here.language = language
    try:
        yield
    finally:
        _here.language = before


def current_language() -> str:
    """Return the key of the reader's language; decided once per session unless switched."""
    settled = getattr(_here, "language", None)
    if settled is not None:
        return str(settled)
    chosen = st.session_state.get(_CHOICE)
    if chosen not in LANGUAGES:
        chosen = st.session_state[_CHOICE] = _preferred()
    return str(chosen)


def choose_language(language: str) -> None:
    """Show everything in ``language`` from now on, on this device."""
    st.session_state[_CHOICE] = language
    _here.language = language
    cookies.put(COOKIE, language)


def choices(keys: Iterable[Key], words: Callable[[Key], str]) -> dict[Key, str]:
    """Return what a menu offers, worded now: its widget may ask for words outside any reader's run."""
    return {key: words(key) for key in keys}


def in_language(key: str) -> str:
    """Return a widget's key for this language: a menu in the browser keeps its words until its key changes."""
    return f"{key}_{current_language()}"


def other_language() -> str:
    """Return the language a single tap switches to."""
    keys = list(LANGUAGES)
    return keys[(keys.index(current_language()) + 1) % len(keys)]


def _preferred() -> str:
    for tag in (cookies.get(COOKIE), st.context.locale):
        key = (tag or "").replace("_", "-").split("-")[0].lower()
        if key in LANGUAGES:
            return key
    return SOURCE
