"""A beat that would find nothing takes no run.

Every run of a script costs, also where all it does is to see that nothing moved: a turn of the interpreter, five
messages to the browser. Sixty screens that look every second or two leave little of the machine for those who wait.
So a watcher whose beat found nothing to do says what it *waits for* (:data:`WaitsFor`), and rests. From then on its
beats are let pass, in the loop that hears them, as long as

- what it waits for is as it was: looked up in memory (:mod:`game.following`), nobody waits for the database;
- the browser tells with the beat what it told before: of numbers that were set on the way, a beat is the bearer;
- nobody did anything else in this session, for any other run ends the rest;
- not more than ``LONGEST`` seconds have gone: being seen counts as presence.

Where the last look at the game is old (the database is slow), the beats run as ever.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import local
from time import monotonic
from weakref import WeakValueDictionary

import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from game.actors import Actor
from game.following import following
from game.views import Pulse
from ui.store import store

WaitsFor = Callable[[Pulse], Hashable]
"""something that is the same for as long as there is nothing to do; it costs nothing to ask, in any thread"""
LONGEST = 8.0
"""seconds of rest"""
_REST = "rest"


@dataclass(frozen=True)
class Rest:
    """A watcher at rest."""

    fragment: str
    room: int
    member: int
    waits_for: tuple[tuple[WaitsFor, Hashable], ...]
    told: WidgetStates
    """what the browser told of its controls with the beat that found nothing"""
    since: float

    def goes_on(self, beat: ClientState) -> bool:
        """Say whether a beat would find nothing."""
        if beat.fragment_id != self.fragment or monotonic() - self.since > LONGEST or beat.widget_states != self.told:
            return False
        now = following(store()).latest(self.room, self.member)
        return now is not None and all(waits_for(now) == was for waits_for, was in self.waits_for)


_resting: WeakValueDictionary[str, Rest] = WeakValueDictionary()
"""by session, which keeps it"""
_here = local()


def nothing(_now: Pulse) -> None:
    """Wait for nothing of one's own."""


def lets_pass(session_id: str, request: ClientState | None) -> bool:
    """Say whether a request is the beat of a watcher at rest, which need not run."""
    if request is None or not request.is_auto_rerun:
        return False
    rest = _resting.get(session_id)
    return rest is not None and rest.goes_on(request)


@contextmanager
def run_of(session_id: str, data: RerunData) -> Iterator[None]:
    """End the rest of a session for the time of a run; it begins anew where all the run did was to find nothing."""
    _resting.pop(session_id, None)
    alone = len(data.fragment_id_queue) == 1 and data.widget_states is not None
    _here.beat, _here.rest = (data if alone else None), None
    try:
        yield
    finally:
        rest: Rest | None = _here.rest
        _here.beat = _here.rest = None
    if rest is not None:
        _resting[session_id] = rest


def begin(actor: Actor, seen: Pulse, waits_for: Sequence[WaitsFor]) -> None:
    """Rest, once this beat is over, as long as what is waited for is what it was when the game was ``seen``."""
    beat: RerunData | None = getattr(_here, "beat", None)
    if beat is None or beat.widget_states is None or actor.room_id is None or actor.member_id is None:
        return
    found = tuple((each, each(seen)) for each in waits_for)
    rest = Rest(beat.fragment_id_queue[0], actor.room_id, actor.member_id, found, beat.widget_states, monotonic())
    _here.rest = st.session_state[_REST] = rest
    following(store()).latest(rest.room, rest.member)  # so that the next beat finds it looked up
