"""The forms in which a debrief can be taken along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.actors import Actor
from ui.debrief import writing
from ui.debrief.html_file import html_file
from ui.debrief.paper import Paper
from ui.language import N_, reading


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    label: str
    ending: str
    mime: str
    icon: str
    make: Callable[[Paper], bytes]


FORMATS: Mapping[str, Format] = {
    "html": Format(N_("As a web page"), "html", "text/html", ":material/html:", html_file),
}


def file_of(kind: Format, actor: Actor, game_id: int | None, language: str, branch: int | None = None) -> bytes:
    """Write a game's debrief and make a file of it, in a language."""
    paper = writing.paper(actor, game_id, language, branch)
    with reading(language):
        return kind.make(paper)


def in_format(kind: Format, actor: Actor, game_id: int, language: str, branch: int | None) -> Callable[[], bytes]:
    """Give what makes the file once somebody asks for it."""
    return lambda: file_of(kind, actor, game_id, language, branch)
