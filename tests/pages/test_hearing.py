"""Every request of a session is heard, in order, and after what was told before; on a session as Streamlit has it."""

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from ui import hearing, reruns

LAST_WORDS = "last words of the run"


class Run:
    """A run: of it the session knows what it asked for."""

    def __init__(self, requests: ScriptRequests) -> None:
        self._requests = requests

    def request_rerun(self, data: RerunData) -> bool:
        return self._requests.request_rerun(data)


class Session(AppSession):
    """A session without a browser: its runs are written down instead of started."""

    def __init__(self, *fragments: str) -> None:
        self.id = "session"
        self.told: list[str] = []
        self._state = None  # type: ignore[assignment]
        self._event_loop = asyncio.get_running_loop()
        self._scriptrunner: Any = None
        self._client_state = ClientState()
        self._fragments = fragments

    def has_fragment(self, fragment_id: str) -> bool:
        return fragment_id in self._fragments

    def shutdown(self) -> None:
        """Nothing of it is there that would have to be put away."""

    def ends(self, *, in_seconds: float) -> None:
        """Let a run come to its end now, whose last words take a moment to the session."""
        requests = ScriptRequests()
        requests.request_stop()
        self._scriptrunner = Run(requests)
        self._event_loop.call_later(in_seconds, self._hear_last_words)

    def _hear_last_words(self) -> None:
        if isinstance(self._scriptrunner, Run):
            self.told.append(LAST_WORDS)
            self._scriptrunner = None


def begins(session: Session, data: RerunData) -> None:
    """Stand in for the start of a thread."""
    session.told.append(data.fragment_id or f"page {data.page_script_hash}")

    def goes_on(more: RerunData) -> bool:
        session.told.append(more.page_script_hash)
        return True

    session._scriptrunner = SimpleNamespace(request_rerun=goes_on)


def asking(page: str = "", fragment: str = "") -> ClientState:
    return ClientState(page_script_hash=page, fragment_id=fragment, is_auto_rerun=bool(fragment))


def heard(
    monkeypatch: pytest.MonkeyPatch, how: Any, *requests: ClientState, apart: float = 0.0, drawn_last: str = ""
) -> list[str]:
    """Give what a session tells when requests come, the first in the moment in which a run has ended."""

    async def meet() -> list[str]:
        monkeypatch.setattr(hearing, "_began", begins)
        monkeypatch.setattr(AppSession, "_create_scriptrunner", hearing._begin_after_the_last if how else begins)
        session = Session("known")
        session._client_state.page_script_hash = drawn_last
        session.ends(in_seconds=0.02)
        for request in requests:
            (hearing._in_line if how else hearing._asked)(session, request)
            await asyncio.sleep(apart)
        await asyncio.sleep(0.05)
        return session.told

    return asyncio.run(meet())


def test_requests_wait_for_the_last_words_of_the_run_before_and_keep_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = heard(monkeypatch, True, asking("first"), asking("second"), asking("third"), apart=0.008)
    assert told == [LAST_WORDS, "page first", "second", "third"]


def test_without_the_mending_the_last_words_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, Streamlit has mended it."""
    assert heard(monkeypatch, False, asking("first"), asking("second")) == ["page first", "second"]


def test_a_failure_with_one_request_does_not_hold_up_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_at_first(session: Session, data: RerunData) -> None:
        if data.page_script_hash == "broken":
            raise OSError("no thread")
        begins(session, data)

    async def meet() -> list[str]:
        monkeypatch.setattr(hearing, "_began", fails_at_first)
        monkeypatch.setattr(AppSession, "_create_scriptrunner", hearing._begin_after_the_last)
        session = Session()
        session.ends(in_seconds=0.01)
        failures: list[object] = []
        session._event_loop.set_exception_handler(lambda _loop, told: failures.append(told["exception"]))
        hearing._in_line(session, asking("broken"))
        hearing._in_line(session, asking("whole"))
        await asyncio.sleep(0.05)
        assert [str(failure) for failure in failures] == ["no thread"]
        session.told.remove(LAST_WORDS)
        return session.told

    assert asyncio.run(meet()) == ["page whole"]


def beats(monkeypatch: pytest.MonkeyPatch, *requests: ClientState, apart: float, drawn_last: str = "") -> list[str]:
    monkeypatch.setattr(hearing, "IN_VAIN", 0.02)
    told = heard(monkeypatch, True, *requests, apart=apart, drawn_last=drawn_last)
    return [each for each in told if each != LAST_WORDS]


def test_a_screen_that_beats_in_vain_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = asking("here", "gone")
    assert beats(monkeypatch, gone, gone, apart=0.04) == ["page here"]


def test_a_screen_to_which_the_next_page_is_on_its_way_is_not_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = asking("left", "gone")
    assert beats(monkeypatch, gone, gone, apart=0.04, drawn_last="there") == ["page there"]


def test_a_beat_that_crossed_the_new_page_on_its_way_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = asking("here", "gone")
    assert beats(monkeypatch, gone, gone, apart=0.0) == []
    assert beats(monkeypatch, gone, asking("there"), gone, apart=0.04) == ["page there"]


def test_a_part_that_comes_and_goes_has_not_beaten_in_vain_where_a_beat_was_late_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def meet() -> ClientState | None:
        session, beat = Session("part"), asking("here", "part")
        for there in ((), ("part",)):
            session._fragments = there
            assert hearing._not_in_vain(session, beat) is beat
        await asyncio.sleep(0.04)
        session._fragments = ()
        return hearing._not_in_vain(session, beat)

    monkeypatch.setattr(hearing, "IN_VAIN", 0.02)
    heard_last = asyncio.run(meet())
    assert heard_last is not None
    assert heard_last.fragment_id == "part", "the page is not drawn anew"


def test_a_watcher_that_is_there_beats_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert beats(monkeypatch, asking("here", "known"), apart=0.04) == ["known"]


def test_a_tap_in_a_part_that_has_got_another_place_is_heard_by_the_whole_page(monkeypatch: pytest.MonkeyPatch) -> None:
    tap = ClientState(page_script_hash="here", fragment_id="gone")
    assert beats(monkeypatch, tap, apart=0.0, drawn_last="here") == ["page here"]


def run_in_turn(monkeypatch: pytest.MonkeyPatch, beat: RerunData, *, stands: str) -> list[RerunData]:
    """Give what a chain of runs that has drawn a page with a watcher makes of a beat."""
    ran: list[RerunData] = []
    monkeypatch.setattr(hearing, "_run", lambda _runner, data: ran.append(data))
    storage = SimpleNamespace(contains=lambda fragment: fragment == "watcher")
    runner: Any = SimpleNamespace(
        _session_id="session",
        _fragment_storage=storage,
        _get_script_run_ctx=lambda: SimpleNamespace(page_script_hash=stands),
    )
    hearing._in_turn(runner, beat)
    return ran


def test_a_beat_that_comes_late_is_one_of_the_page_that_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    late = RerunData(page_script_hash="left", fragment_id_queue=["gone", "watcher"])
    (ran,) = run_in_turn(monkeypatch, late, stands="there")
    assert (ran.page_script_hash, ran.fragment_id_queue) == ("there", ["watcher"])
    assert (
        run_in_turn(monkeypatch, RerunData(page_script_hash="left", fragment_id_queue=["gone"]), stands="there") == []
    )


def test_a_tap_whose_part_is_gone_when_its_turn_comes_is_heard_by_the_whole_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tap = RerunData(page_script_hash="there", fragment_id_queue=["gone"], widget_states=WidgetStates())
    (ran,) = run_in_turn(monkeypatch, tap, stands="there")
    assert (ran.page_script_hash, ran.fragment_id_queue) == ("there", [])
    assert run_in_turn(monkeypatch, replace(tap, is_auto_rerun=True), stands="there") == []


def test_a_beat_with_which_a_chain_begins_is_one_of_the_page_drawn_last(monkeypatch: pytest.MonkeyPatch) -> None:
    async def meet() -> list[str]:
        begun: list[RerunData] = []
        monkeypatch.setattr(hearing, "_began", lambda _session, data: begun.append(data))
        session = Session("watcher")
        session._client_state = ClientState(page_script_hash="there")
        hearing._begin_after_the_last(session, RerunData(page_script_hash="left", fragment_id="watcher"))
        hearing._begin_after_the_last(session, RerunData(page_script_hash="on"))
        return [data.page_script_hash for data in begun]

    assert asyncio.run(meet()) == ["there", "on"]


def pressing(page: str) -> ClientState:
    """Ask as a button does."""
    states = WidgetStates()
    states.widgets.add(id="keep", trigger_value=True)
    return ClientState(page_script_hash=page, widget_states=states)


@pytest.mark.parametrize(("press", "waits"), [(pressing("pressed"), True), (asking("linked"), False)])
def test_what_is_pressed_is_done_when_what_was_set_before_stands_on_the_page(
    press: ClientState, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a button does was settled when it was drawn: with what its person has set since, if that has been drawn."""
    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_ready", reruns._next)

    async def meet() -> list[str]:
        session, requests = Session(), ScriptRequests()
        requests.request_rerun(RerunData(widget_states=WidgetStates()))
        requests.on_scriptrunner_ready()  # what was set is being drawn

        def goes_on(more: RerunData) -> bool:
            session.told.append(more.page_script_hash)
            return True

        session._scriptrunner = SimpleNamespace(_requests=requests, request_rerun=goes_on)
        for each in (press, asking("behind it")):
            hearing._in_line(session, each)
        await asyncio.sleep(0.03)
        session.told.append("drawn")
        requests.on_scriptrunner_ready()
        await asyncio.sleep(0.03)
        return session.told

    told = [press.page_script_hash, "behind it"]
    assert asyncio.run(meet()) == (["drawn", *told] if waits else [*told, "drawn"])
