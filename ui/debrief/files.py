"""The forms in which a debrief can be taken along."""

from collections.abc import Callable, Mapping

from game.actors import Actor
from ui.debrief import writing
from ui.debrief.html_file import html_file
from ui.debrief.slide_deck import slide_deck
from ui.language import N_, reading
from ui.papers.kinds import SPREADSHEET, Format

_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FORMATS: Mapping[str, Format] = {
    "html": Format(N_("As a web page"), "html", "text/html", ":material/html:", html_file),
    "pptx": Format(N_("As slides"), "pptx", _SLIDES, ":material/slideshow:", slide_deck),
    "xlsx": SPREADSHEET,
}


def file_of(kind: Format, actor: Actor, game_id: int | None, language: str, branch: int | None = None) -> bytes:
    """Write a game's debrief and make a file of it, in a language."""
    paper = writing.paper(actor, game_id, language, branch)
    with reading(language):
        return kind.make(paper)


def in_format(kind: Format, actor: Actor, game_id: int, language: str, branch: int | None) -> Callable[[], bytes]:
    """Give what makes the file once somebody asks for it."""
    return lambda: file_of(kind, actor, game_id, language, branch)
