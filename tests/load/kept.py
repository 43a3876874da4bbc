"""The messages that a browser still has: the server sends only a reference to one that it knows to be there."""

from dataclasses import dataclass
from typing import Any

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.load.shown import HEAVY


class UnknownReference(AssertionError):
    """The server refers to a message that this browser never had, or has let go."""


@dataclass(slots=True)
class _Kept:
    delta: Delta
    age: int
    fragment: str


class Kept:
    """What a tab keeps, by hash, as long as it was used in one of the last runs."""

    def __init__(self) -> None:
        self._messages: dict[str, _Kept] = {}
        self._runs = 0
        self.longest = 2
        """runs for which a message is kept unused; the server says so in each session"""

    @property
    def hashes(self) -> list[str]:
        """What the server is told."""
        return list(self._messages)

    def delta(self, message: ForwardMsg) -> Delta:
        """Give what a message, or the one that it refers to, puts on the page."""
        if message.WhichOneof("type") == "ref_hash":
            known = self._messages.get(message.ref_hash)
            if known is None:
                raise UnknownReference(message.ref_hash)
            known.age = self._runs
            return known.delta
        if message.metadata.cacheable and message.hash:
            self._messages[message.hash] = _Kept(_light(message.delta), self._runs, message.delta.fragment_id)
        return message.delta

    def finished(self, fragments: list[str]) -> None:
        """Let go, after a run, of what was not used for too long; a fragment's run counts for its own messages."""
        self._runs += 1
        for hash_, kept in list(self._messages.items()):
            if (not fragments or kept.fragment in fragments) and self._runs - kept.age > self.longest:
                del self._messages[hash_]


def _light(delta: Delta) -> Delta:
    """Give a delta without what nobody reads here: a class of figures would fill this machine's memory."""
    kind: Any = delta.new_element.WhichOneof("type")
    if kind not in HEAVY:
        return delta
    light = Delta(fragment_id=delta.fragment_id)
    getattr(light.new_element, kind).SetInParent()
    return light
