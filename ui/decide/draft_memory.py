"""What a device knows of a team's draft: what the store held when it last looked, and what it has shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

import streamlit as st

from game.errors import Refused
from game.views import Change
from sim.levers import Lever, Value
from sim.scenario import Scenario

_MEMORY = "draft-"
DRAWINGS = 20
"""of the form that are remembered; a browser is hardly ever more than one behind"""


@dataclass(frozen=True, slots=True)
class News:
    """A lever that a teammate set while this person was looking."""

    change: Change
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Drawing:
    """The draft as the form once showed it."""

    values: dict[str, Value]
    """with what was set in this drawing since, and sent: its browser holds that, and need not tell it again"""
    version: int


@dataclass(slots=True)
class Memory:
    """What this device knows of the draft in one round."""

    scenario: Scenario
    seen: dict[str, Value]
    version: int
    drawings: dict[int, Drawing] = field(default_factory=dict)
    """by number, the latest last"""
    fields: dict[str, str] | None = None
    """the names under which the session holds this device's fields, with their levers; None: any may be there"""
    drawn_at: float = 0.0
    """when the latest was made; monotonic seconds"""
    displayed: int = 0
    """the draft's version that this person had before their eyes, own changes included: what they may submit"""
    overtaken: dict[str, Value] = field(default_factory=dict)
    """what this person set on levers that a teammate had set a moment before"""
    foreign: dict[str, Value] = field(default_factory=dict)
    """what this person set on levers of a teammate's tab"""
    late: dict[str, Value] = field(default_factory=dict)
    """what arrived when the clock had run out; it counts if the teacher gives more time"""
    refused: Refused | None = None
    news: list[News] = field(default_factory=list)
    """of this run"""

    @property
    def levers(self) -> Mapping[str, Lever]:
        """The levers of the round."""
        return self.scenario.levers

    def adopt(self, values: dict[str, Value], version: int) -> int:
        """Let the form show a draft from now on; give the number of the drawing."""
        number = number_of(version)
        self.drawings.pop(number, None)
        self.drawings[number] = Drawing(dict(values), version)
        if len(self.drawings) > DRAWINGS:
            del self.drawings[next(iter(self.drawings))]
        self.seen, self.version, self.drawn_at = values, version, monotonic()
        return number

    def heard(self, had: Drawing, changes: Mapping[str, Value]) -> None:
        """Take note that the browser, which had a drawing, holds changes that were sent.

        It still holds them when later drawings come, made before it was heard: they do not touch a field that its own
        person set. Kept aside is what a teammate was quicker on: there the later drawing does.
        """
        had.values.update(changes)
        stands = {key: value for key, value in changes.items() if key not in {*self.overtaken, *self.foreign}}
        for drawing in self.drawings.values():
            if drawing.version > had.version:
                drawing.values.update(stands)


def number_of(version: int) -> int:
    """Give the number of a drawing of the draft's version; 0 is none."""
    return version + 1


def remember(scope: str, memory: Memory) -> None:
    """Keep what this device knows of a round; ``scope`` names game, branch and round."""
    st.session_state[_MEMORY + scope] = memory


def memory_of(scope: str) -> Memory | None:
    """Give what this device knows, if it has looked before."""
    known = st.session_state.get(_MEMORY + scope)
    return known if isinstance(known, Memory) else None


def scopes() -> list[str]:
    """List every game, branch and round of which this device knows something."""
    names = [str(key) for key, kept in st.session_state.items() if isinstance(kept, Memory)]
    return [name.removeprefix(_MEMORY) for name in names]


def forget(scope: str) -> None:
    """Let go of a round that is over."""
    st.session_state.pop(_MEMORY + scope, None)
