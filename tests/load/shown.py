"""What stands on a screen: the elements that the server sent, each at its place, until something takes its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsgMetadata

HEAVY = frozenset({"plotly_chart", "arrow_data_frame", "arrow_table", "arrow_vega_lite_chart", "imgs"})
"""Elements of which only the presence is kept."""
WORDS = {
    "html": "body",
    "markdown": "body",
    "alert": "body",
    "heading": "body",
    "text": "body",
    "exception": "message",
    "spinner": "text",
}
"""Where an element keeps its words, if not in its label."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element on the page."""

    kind: str
    content: Any
    """Streamlit's message of that kind"""
    run: str
    fragment: str
    script: str
    """the page's script that drew it, or the door's"""

    @property
    def name(self) -> str:
        """The id of a control, or nothing."""
        return str(getattr(self.content, "id", ""))

    @property
    def key(self) -> str:
        """The key that the page gave a control, or nothing."""
        parts = self.name.split("-", 2)
        return parts[2] if len(parts) == 3 and parts[2] != "None" else ""

    @property
    def label(self) -> str:
        """What stands beside a control."""
        return str(getattr(self.content, "label", ""))

    @property
    def words(self) -> str:
        """What can be read here."""
        return str(getattr(self.content, WORDS[self.kind])) if self.kind in WORDS else self.label

    def called(self, name: str) -> bool:
        """Tell whether this is the control with that key, id or label."""
        return bool(self.name) and name in (self.key, self.name, self.label)


class Shown:
    """Everything on one screen, in reading order."""

    def __init__(self) -> None:
        self._elements: dict[tuple[int, ...], Element] = {}

    def __iter__(self) -> Iterator[Element]:
        return (self._elements[place] for place in sorted(self._elements))

    def put(self, where: ForwardMsgMetadata, delta: Delta, run: str) -> Element | None:
        """Put an element that a run drew at its place, and give it; None where it is only a frame for others."""
        if delta.WhichOneof("type") != "new_element":
            return None
        kind = str(delta.new_element.WhichOneof("type"))
        content = getattr(delta.new_element, kind)
        element = Element(kind, content, run, delta.fragment_id, where.active_script_hash)
        self._elements[tuple(where.delta_path)] = element
        return element

    def sweep(self, run: str, fragments: Sequence[str]) -> None:
        """Take away what a finished run (of the whole page, or of some fragments) has not drawn again."""
        self._elements = {
            place: each
            for place, each in self._elements.items()
            if each.run == run or (fragments and each.fragment not in fragments)
        }

    def turn(self, door: str) -> None:
        """Take away what the last page drew; what the door drew stays until it draws anew."""
        self._elements = {place: each for place, each in self._elements.items() if each.script == door}

    @property
    def words(self) -> str:
        """Everything that can be read."""
        return "\n".join(words for each in self if (words := each.words))
