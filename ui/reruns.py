"""No tap is lost where reruns of a session meet.

Streamlit merges the reruns that wait for a session: the newest says which page is drawn and what the controls hold.
In two cases a person's tap would seem not to have been heard, and here it is kept:

- A page beats, or asks for its own rerun (a beat that found news), in the moment in which somebody follows a link or is
  led to another page: that page leads.
- Somebody sets a control and follows a link before the server got to the first: the link's request no longer tells
  what the controls of the page they leave hold, so the earlier request's word on them stays.

Nor is what a run has drawn undone: where it asks for further parts of the page (a teammate's change stands in several)
and the next beat waits already, that beat tells what the controls hold in a browser that has nothing of it yet. Merged,
the old values would be drawn, and the browser would never tell that it has the new drawing. So the parts are drawn
without these words; the beat after tells them again.

Nor does a person's word become a beat's where a beat comes while it waits: Streamlit would call both together what the
newest is.

And in a third case a run that has begun already would forget a tap:

- Somebody presses a button and follows a link while the first waits for its turn (:mod:`ui.turns`): Streamlit ends a
  run for the next at any look into the session, also before it knows what the controls hold, and in the middle of what
  the button does (a draft is not saved then). So these first steps of a run are done to their end.
"""

from dataclasses import replace
from threading import local
from weakref import WeakKeyDictionary

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import ScriptRunner, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
    _has_active_trigger_value,
)
from streamlit.runtime.state.safe_session_state import SafeSessionState

_merged = ScriptRequests._request_rerun_locked
_heard = SafeSessionState.on_script_will_rerun
_makes_way = ScriptRunner._maybe_handle_execution_control_request
_ready = ScriptRequests.on_scriptrunner_ready
_looked = ScriptRequests.on_scriptrunner_yield
_here = local()
_asked: WeakKeyDictionary[ScriptRequests, RerunData] = WeakKeyDictionary()
"""what was asked for last of the run that goes on"""


def mend() -> None:
    """Let every session of this process deal with its reruns this way; call before the first one."""
    ScriptRequests._request_rerun_locked = _considerate  # type: ignore[method-assign,assignment]
    SafeSessionState.on_script_will_rerun = _heard_out  # type: ignore[method-assign,assignment]
    ScriptRunner._maybe_handle_execution_control_request = _makes_way_if_heard_out  # type: ignore[method-assign,assignment]
    ScriptRequests.on_scriptrunner_ready = _next  # type: ignore[method-assign,assignment]
    ScriptRequests.on_scriptrunner_yield = _next_before_the_end  # type: ignore[method-assign,assignment]


def pressed(states: WidgetStates | None) -> bool:
    """Say whether somebody pressed something, rather than set it."""
    return states is not None and any(map(_has_active_trigger_value, states.widgets))


def by_a_person(data: RerunData) -> bool:
    """Say whether somebody tapped or set something, rather than a watcher or a run that asked."""
    return data.widget_states is not None and not data.is_auto_rerun


def draws(requests: ScriptRequests) -> bool:
    """Say whether anything but a beat waits or is being drawn: what somebody tapped or set, or what a run asked for."""
    at_work = _asked.get(requests)
    waits = requests._state is ScriptRequestType.RERUN and not requests._rerun_data.is_auto_rerun
    return waits or (at_work is not None and not at_work.is_auto_rerun)


def _next(requests: ScriptRequests) -> ScriptRequest:
    """Begin the next run: what it is for is known before it waits no longer."""
    if requests._state is ScriptRequestType.RERUN:
        _asked[requests] = requests._rerun_data
    request = _ready(requests)
    if request.type is ScriptRequestType.RERUN:
        _asked[requests] = request.rerun_data
    else:
        _asked.pop(requests, None)
    return request


def _next_before_the_end(requests: ScriptRequests) -> ScriptRequest | None:
    """End this run for the next, if that is not to wait."""
    request = _looked(requests)
    if request is not None and request.type is ScriptRequestType.RERUN:
        _asked[requests] = request.rerun_data
    return request


def _heard_out(state: SafeSessionState, *given: object, **named: object) -> None:
    """Take in what the controls hold, and do what was pressed, to the end."""
    _here.hears = True
    try:
        _heard(state, *given, **named)  # type: ignore[arg-type]
    finally:
        _here.hears = False


def _makes_way_if_heard_out(runner: ScriptRunner) -> None:
    if not getattr(_here, "hears", False):
        _makes_way(runner)


def _considerate(requests: ScriptRequests, new: RerunData) -> bool:
    waiting = requests._rerun_data
    if requests._state is ScriptRequestType.RERUN:
        if waiting.page_script_hash != new.page_script_hash:
            new = _met(waiting, new)
        beats = waiting.is_auto_rerun and new.is_auto_rerun
        requests._rerun_data, new = _before_it_is_heard(waiting, new), _before_it_is_heard(new, waiting)
        taken = _merged(requests, new)
        requests._rerun_data = replace(requests._rerun_data, is_auto_rerun=beats)
        return taken
    return _merged(requests, new)


def _before_it_is_heard(beat: RerunData, drawing: RerunData) -> RerunData:
    """Give a beat without what the controls hold, where it meets parts that a run before it has asked for."""
    asked_for = drawing.widget_states is None and bool(drawing.fragment_id_queue)
    return replace(beat, widget_states=None) if asked_for and _only_beats(beat) else beat


def _only_beats(data: RerunData) -> bool:
    """Say whether nobody did anything with it."""
    of_a_part = bool(data.fragment_id or data.fragment_id_queue)
    return data.is_auto_rerun and of_a_part and not pressed(data.widget_states)


def _met(waiting: RerunData, new: RerunData) -> RerunData:
    """Give what a request asks for where one of another page waits: a person leads, a part of a page never."""
    leads = not new.fragment_id and not _asked_by_page(new)
    if leads:
        return _with_controls(waiting, new)
    return new if waiting.fragment_id_queue else _led_on(waiting, new)


def _asked_by_page(new: RerunData) -> bool:
    """Say whether no person asked: it is a beat, or the page that is running asked to be run again itself."""
    if new.is_auto_rerun:
        return True
    context = get_script_run_ctx(suppress_warning=True)
    return new.widget_states is None and context is not None and context.page_script_hash == new.page_script_hash


def _led_on(waiting: RerunData, new: RerunData) -> RerunData:
    return replace(
        new,
        page_script_hash=waiting.page_script_hash,
        page_name=waiting.page_name,
        query_string=waiting.query_string,
        is_auto_rerun=waiting.is_auto_rerun,
    )


def _with_controls(waiting: RerunData, new: RerunData) -> RerunData:
    if new.widget_states is None or waiting.widget_states is None:
        return new
    told = {each.id for each in new.widget_states.widgets}
    both = WidgetStates()
    both.CopyFrom(new.widget_states)
    both.widgets.extend(each for each in waiting.widget_states.widgets if each.id not in told)
    return replace(new, widget_states=both)
