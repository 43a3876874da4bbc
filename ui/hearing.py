"""No request of a session goes unheard, and no screen stops halfway where many sessions run at once.

Streamlit forgets what a run told last if the next request is read before that: under load, a page is then drawn in
part and never ends, and its watcher beats in vain for ever after. So a request waits here, and those after it behind
it, until everything that the run before told has gone out.

A beat may cross the way to another page. It must not take anybody back there, nor make the server forget what the
controls of the new page hold: so beats are dealt with on the page that stands, where its watcher is still there. A
screen that beats in vain again and again (what it shows is of a drawing that the server has done with) is drawn anew.
And whoever taps something in a part of the page that has got another place meanwhile (a word of the teacher's above it
moves all that follows) is heard: Streamlit would let the tap fall with the part.

What somebody presses is done with what they set before: what a button does was settled when it was drawn last, so a
press waits until the page has been drawn with what was set. It waits for the further parts that a run has asked for
too: drawn together with a press, which tells what the controls held before, they would be undone.

And runs take turns (:mod:`ui.turns`): else they share the interpreter with each other and with the one loop that
carries every word to and from all browsers, which then hardly gets a turn itself. What a run asks for when it ends (a
teammate's change in further parts of the page) follows it at once.
"""

from collections import deque
from dataclasses import replace
from weakref import WeakKeyDictionary

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from ui import reruns, rest, turns

SOON = 0.005
"""seconds after which a request that came too early is tried again"""
IN_VAIN = 1.0
"""seconds between two beats of a watcher that is not there any more, from which on the screen is drawn anew; two that
were on their way together are nearer to each other"""
_lines: WeakKeyDictionary[AppSession, deque[ClientState | None]] = WeakKeyDictionary()
_vain: WeakKeyDictionary[AppSession, dict[str, float]] = WeakKeyDictionary()
_asked = AppSession.request_rerun
_began = AppSession._create_scriptrunner
_run = ScriptRunner._run_script


class _TooEarlyError(Exception):
    """The run before has ended, and not all that it told has gone out; or something pressed has to wait for it."""


def mend() -> None:
    """Let every session of this process be heard this way; call before the first one."""
    AppSession.request_rerun = _in_line  # type: ignore[method-assign,assignment]
    AppSession._create_scriptrunner = _begin_after_the_last  # type: ignore[method-assign,assignment]
    ScriptRunner._run_script = _in_turn  # type: ignore[method-assign,assignment]


def _in_turn(runner: ScriptRunner, data: RerunData) -> None:
    if data.fragment_id_queue:
        still_there = [each for each in data.fragment_id_queue if runner._fragment_storage.contains(each)]
        if not still_there and not reruns.by_a_person(data):
            return
        page = runner._get_script_run_ctx().page_script_hash
        data = replace(_of_page(data, page), fragment_id_queue=still_there)
    with turns.taken(ahead=_goes_on(data)), rest.run_of(runner._session_id, data):
        _run(runner, data)


def _goes_on(data: RerunData) -> bool:
    """Say whether the run before asked for this one: what it left half told is not to wait for all others' turns."""
    return data.widget_states is None


def _of_page(beat: RerunData, page: str) -> RerunData:
    """Give a beat as one of the page that was drawn last; none: nothing was drawn yet in this chain of runs."""
    return replace(beat, page_script_hash=page) if page else beat


def _in_line(session: AppSession, request: ClientState | None) -> None:
    """Deal with a request after those before it; not with the beat of a watcher at rest."""
    line = _lines.setdefault(session, deque())
    if not line and rest.lets_pass(session.id, request):
        return
    line.append(request)
    if len(line) == 1:
        _deal_with(session)


def _deal_with(session: AppSession) -> None:
    line = _lines[session]
    while line:
        try:
            _let_it_be_drawn(session, line[0])
            line[0] = _not_in_vain(session, line[0])
            _asked(session, line[0])
        except _TooEarlyError:
            session._event_loop.call_later(SOON, _deal_with, session)
            return
        except BaseException:
            line.popleft()
            session._event_loop.call_soon(_deal_with, session)  # with those behind it
            raise
        line.popleft()


def _let_it_be_drawn(session: AppSession, request: ClientState | None) -> None:
    """Let a press wait (raise) until what its person set or tapped before, and what a run asked for, is drawn."""
    runner = session._scriptrunner
    if request is None or runner is None or not reruns.pressed(request.widget_states):
        return
    if reruns.draws(runner._requests):
        raise _TooEarlyError


def _begin_after_the_last(session: AppSession, data: RerunData) -> None:
    if session._scriptrunner is not None:
        raise _TooEarlyError
    _began(session, _of_page(data, session._client_state.page_script_hash) if data.fragment_id else data)


def _not_in_vain(session: AppSession, request: ClientState | None) -> ClientState | None:
    """Give the request, or one for the whole page where a watcher that is not there any more was asked for again."""
    vain = _vain.setdefault(session, {})
    if request is None or not request.fragment_id:
        vain.clear()
        return request
    if session.has_fragment(request.fragment_id):
        vain.pop(request.fragment_id, None)
        return request
    if not request.is_auto_rerun:
        return _for_the_whole_page(request, session._client_state.page_script_hash)
    now = session._event_loop.time()
    if now - vain.setdefault(request.fragment_id, now) < IN_VAIN:
        return request
    vain.clear()
    return _for_the_whole_page(request, session._client_state.page_script_hash)


def _for_the_whole_page(beat: ClientState, page: str) -> ClientState:
    """Ask for the page that was drawn last: a line may be so slow that its screen still shows the one before."""
    whole = ClientState()
    whole.CopyFrom(beat)
    whole.fragment_id, whole.is_auto_rerun = "", False
    whole.page_script_hash = page or beat.page_script_hash
    return whole
