"""A watcher at rest lets its beats pass for exactly as long as a beat would find nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from game.actors import Actor
from game.rules import Phase
from game.views import Pulse
from ui import live, rest

ANN = Actor("student", member_id=1, game_id=1, team_id=3, room_id=7, name="Ann")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPEN = Pulse(1, 5, 9, 4, Phase.OPEN, 1, 4, 1, False, False, NOON, None, NOON - timedelta(minutes=5), team_id=3)


def typed(value: int) -> WidgetStates:
    return WidgetStates(widgets=[WidgetState(id="agents", int_value=value)])


def beat(fragment: str = "watch", value: int = 8) -> ClientState:
    return ClientState(fragment_id=fragment, is_auto_rerun=True, widget_states=typed(value))


def ran(*fragments: str) -> RerunData:
    return RerunData(fragment_id_queue=list(fragments), is_auto_rerun=True, widget_states=typed(8))


class Server:
    """What the server saw last of Ann's game."""

    now: Pulse | None = OPEN

    def latest(self, room: int, member: int) -> Pulse | None:
        assert (room, member) == (7, 1)
        return self.now


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    here = Server()
    monkeypatch.setattr(rest, "following", lambda _store: here)
    monkeypatch.setattr(rest, "store", lambda: None)
    monkeypatch.setattr(st, "session_state", {})
    return here


def at_rest(data: RerunData | None = None, who: Actor = ANN, task: rest.WaitsFor = rest.nothing) -> None:
    with rest.run_of("session", data or ran("watch")):
        rest.begin(who, OPEN, [lambda now: now.state, task])


def passes(request: ClientState | None = None) -> bool:
    return rest.lets_pass("session", request or beat())


def test_a_beat_that_would_find_nothing_passes(server: Server) -> None:
    assert not passes()
    at_rest()
    assert passes()
    server.now = replace(OPEN, activity=99, server_now=NOON)  # time goes by, others play
    assert passes()


@pytest.mark.parametrize(
    "moved",
    [
        replace(OPEN, version=6),
        replace(OPEN, team_version=5),
        replace(OPEN, inbox=1),
        replace(OPEN, team_id=4),
        replace(OPEN, game_id=2),
        replace(OPEN, phase=Phase.CLOSED),
        None,
    ],
    ids=["game", "team", "word of the teacher", "other team", "other game", "closed", "not known"],
)
def test_news_wakes_it(server: Server, moved: Pulse | None) -> None:
    at_rest()
    server.now = moved
    assert not passes()


def test_what_a_task_waits_for_wakes_it() -> None:
    ranges = [1]
    at_rest(task=lambda _now: len(ranges))
    assert passes()
    ranges.append(2)
    assert not passes()


def test_what_somebody_set_on_the_way_is_heard() -> None:
    at_rest()
    assert not passes(beat(value=9))


def test_only_its_own_beats_pass() -> None:
    at_rest()
    tap = beat()
    tap.is_auto_rerun = False
    assert not passes(tap)
    assert not passes(beat("another"))
    assert not rest.lets_pass("another session", beat())
    assert not rest.lets_pass("session", None)


def test_whatever_else_a_session_does_ends_it() -> None:
    at_rest()
    with rest.run_of("session", ran("save-now")):
        assert not passes()
    assert not passes()


def test_a_run_that_drew_more_than_the_watcher_begins_no_rest() -> None:
    at_rest(ran("watch", "bar"))
    assert not passes()
    at_rest(RerunData(fragment_id_queue=["watch"], is_auto_rerun=True))  # told nothing of the controls
    assert not passes()
    at_rest(who=replace(ANN, room_id=None))
    assert not passes()


def test_a_rest_ends_in_time_for_presence_to_be_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    at_rest()
    monkeypatch.setattr(rest, "LONGEST", 0.0)
    assert not passes()


def test_a_session_that_is_gone_leaves_nothing() -> None:
    at_rest()
    st.session_state.clear()
    assert not passes()


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The watcher of a page with these tasks, at its second beat."""

    def beaten(*tasks: live.AtRest, seen: Pulse = OPEN) -> None:
        here = live.Glance(ANN, seen)
        monkeypatch.setattr(live, "glance", lambda: here)
        st.session_state["beats"] = [(lambda: None, task) for task in tasks]
        watcher = live.Watch(live.Glance(ANN, OPEN).mark, lambda _here: None)
        for _each in range(2):
            with rest.run_of("session", ran("watch")):
                watcher()

    return beaten


def test_a_watcher_rests_where_all_its_tasks_do(watch: Callable[..., None]) -> None:
    watch(lambda _seen: rest.nothing)
    assert passes()
    watch(lambda _seen: rest.nothing, lambda _seen: None)
    assert not passes()


def test_a_clock_that_runs_out_wakes_it(server: Server, watch: Callable[..., None]) -> None:
    watch()
    server.now = replace(OPEN, server_now=NOON)
    assert not passes()


def test_it_waits_a_moment_for_results(
    server: Server, watch: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch()
    server.now = closed = replace(OPEN, version=6, phase=Phase.CLOSED, deadline=None)
    assert passes()
    server.now = replace(closed, phase=Phase.REVEALED, version=7, ready=True)
    assert not passes()
    server.now = closed
    monkeypatch.setattr(live, "PATIENCE", 0.0)
    assert not passes()
