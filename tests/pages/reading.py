"""What a reader finds on a screen: every text of a page that AppTest ran, without its markup."""

import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

TEXTS = ("label", "body", "help", "placeholder", "text")
LISTS = ("options", "captions")
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|:material/\w+:|:\w+\[|[*`\[\]]|https?://\S+|&\w+;")


def spoken(screen: AppTest) -> list[str]:
    """Every text on the screen, in order."""
    found = (clean(text) for node in nodes(screen._tree) for text in texts(getattr(node, "proto", None)))
    return [text for text in found if text]


def text(screen: AppTest) -> str:
    """All of it in one."""
    return "\n".join(spoken(screen))


def english(screen: AppTest, allowed: set[str]) -> list[str]:
    """Texts that still hold a Latin word of two letters or more once what is allowed is taken out."""
    allowed_words = re.compile("|".join(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in allowed))
    return [line for line in spoken(screen) if re.search(r"[A-Za-z]{2,}", allowed_words.sub(" ", line))]


def markup(screen: AppTest) -> str:
    """The screen's HTML as it is sent to the browser."""
    return "".join(text for node in nodes(screen._tree) for text in texts(getattr(node, "proto", None)))


def nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from nodes(child)


def texts(proto: Any) -> Iterator[str]:
    for name in TEXTS:
        value = getattr(proto, name, "")
        if isinstance(value, str):
            yield value
    for name in LISTS:
        yield from (
            part if isinstance(part, str) else getattr(part, "content", "") for part in getattr(proto, name, ())
        )


def clean(raw: str) -> str:
    return " ".join(MARKUP.sub(" ", HIDDEN.sub(" ", raw)).split())
