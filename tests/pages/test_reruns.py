"""Which page a session draws when reruns meet, on Streamlit's own queue of them; and what a run does to its end."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from ui import reruns

HERE, THERE = "the page that runs", "the page that a link leads to"


@pytest.fixture
def mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScriptRequests, "_request_rerun_locked", reruns._merged)
    monkeypatch.setattr(reruns, "get_script_run_ctx", lambda **_: SimpleNamespace(page_script_hash=HERE))
    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_ready", reruns._ready)
    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_yield", reruns._looked)
    reruns.mend()


def met(*asked: RerunData) -> RerunData:
    """Give what becomes of requests that meet before the session gets to any of them."""
    requests = ScriptRequests()
    assert all(requests.request_rerun(one) for one in asked)
    return requests.on_scriptrunner_ready().rerun_data


def drawn_next(*asked: RerunData) -> str:
    return met(*asked).page_script_hash


def setting(page: str, **controls: int) -> RerunData:
    states = WidgetStates()
    for name, value in controls.items():
        states.widgets.add(id=name, int_value=value)
    return RerunData(page_script_hash=page, widget_states=states)


def told(run: RerunData) -> dict[str, int]:
    assert run.widget_states is not None
    return {each.id: each.int_value for each in run.widget_states.widgets}


TAP = RerunData(page_script_hash=THERE, widget_states=WidgetStates())
BEAT = RerunData(page_script_hash=HERE)


@pytest.mark.usefixtures("mended")
def test_a_screen_that_draws_itself_anew_takes_nobody_back() -> None:
    assert drawn_next(TAP, BEAT) == THERE


@pytest.mark.usefixtures("mended")
def test_a_beat_of_the_page_that_is_left_takes_nobody_back() -> None:
    beat = RerunData(page_script_hash=HERE, fragment_id="watcher", is_auto_rerun=True, widget_states=WidgetStates())
    run = met(TAP, beat)
    assert (run.page_script_hash, run.fragment_id_queue) == (THERE, [])
    assert drawn_next(RerunData(page_script_hash=THERE), beat, beat) == THERE


@pytest.mark.usefixtures("mended")
def test_a_beat_that_waits_leads_nobody_anywhere() -> None:
    late = RerunData(page_script_hash=THERE, fragment_id="watcher", is_auto_rerun=True, widget_states=WidgetStates())
    assert drawn_next(late, BEAT) == HERE


@pytest.mark.usefixtures("mended")
def test_a_part_of_the_page_that_is_left_is_heard_and_takes_nobody_back() -> None:
    save = replace(setting(HERE, agents=9), fragment_id="saver")
    run = met(TAP, save)
    assert (run.page_script_hash, run.fragment_id_queue, told(run)) == (THERE, [], {"agents": 9})
    assert drawn_next(replace(setting(THERE, agents=9), fragment_id="saver"), RerunData(page_script_hash=HERE)) == HERE


@pytest.mark.usefixtures("mended")
def test_what_a_person_does_last_counts() -> None:
    assert drawn_next(TAP, RerunData(page_script_hash=HERE, widget_states=WidgetStates())) == HERE
    assert drawn_next(BEAT, TAP) == THERE


@pytest.mark.usefixtures("mended")
def test_a_page_may_still_lead_on() -> None:
    assert drawn_next(TAP, RerunData(page_script_hash="the page of the phase")) == "the page of the phase"


@pytest.mark.usefixtures("mended")
def test_what_was_set_before_leaving_is_still_told() -> None:
    run = met(setting(HERE, agents=9, training=2000), setting(THERE, language=1))
    assert (run.page_script_hash, told(run)) == (THERE, {"agents": 9, "training": 2000, "language": 1})


@pytest.mark.usefixtures("mended")
def test_on_one_page_the_newest_word_on_every_control_counts() -> None:
    assert told(met(setting(HERE, agents=9, training=2000), setting(HERE, agents=8))) == {"agents": 8}


A_BEAT = replace(setting(HERE, agents=9), fragment_id="watcher", is_auto_rerun=True)
FURTHER_PARTS = RerunData(page_script_hash=HERE, fragment_id_queue=["cards", "mark"])


@pytest.mark.usefixtures("mended")
@pytest.mark.parametrize("asked", [(A_BEAT, FURTHER_PARTS), (FURTHER_PARTS, A_BEAT), (A_BEAT, FURTHER_PARTS, A_BEAT)])
def test_a_beat_does_not_undo_what_a_run_has_just_drawn(asked: tuple[RerunData, ...]) -> None:
    run = met(*asked)
    assert run.widget_states is None
    assert set(run.fragment_id_queue) == {"watcher", "cards", "mark"}


@pytest.mark.usefixtures("mended")
def test_a_press_is_heard_also_beside_parts_that_a_run_has_asked_for() -> None:
    press = setting(HERE, agents=9)
    assert press.widget_states is not None
    press.widget_states.widgets.add(id="submit", trigger_value=True)
    for beat in (replace(press, fragment_id="hand-in"), replace(press, fragment_id="watcher", is_auto_rerun=True)):
        assert set(told(met(beat, FURTHER_PARTS))) == set(told(met(FURTHER_PARTS, beat))) == {"agents", "submit"}
    assert set(told(met(replace(press, fragment_id="hand-in"), A_BEAT, FURTHER_PARTS))) == {"agents", "submit"}


@pytest.mark.usefixtures("mended")
def test_what_somebody_set_is_told_also_where_a_beat_and_parts_of_the_page_come_before_it_is() -> None:
    sets = replace(setting(HERE, agents=8), fragment_id="form")
    for asked in ((sets, A_BEAT, FURTHER_PARTS), (sets, FURTHER_PARTS, A_BEAT), (A_BEAT, sets, A_BEAT, FURTHER_PARTS)):
        run = met(*asked)
        assert run.widget_states is not None
        assert reruns.by_a_person(run)
        assert set(run.fragment_id_queue) == {"form", "watcher", "cards", "mark"}
    assert not reruns.by_a_person(met(A_BEAT, A_BEAT))


@pytest.mark.usefixtures("mended")
def test_one_knows_whether_anything_but_a_beat_waits_or_is_drawn() -> None:
    for asked in (setting(HERE, agents=8), FURTHER_PARTS, BEAT):
        requests = ScriptRequests()
        seen = [reruns.draws(requests)]
        for step in (
            lambda: requests.request_rerun(A_BEAT),  # noqa: B023
            requests.on_scriptrunner_ready,
            lambda: requests.request_rerun(asked),  # noqa: B023
            lambda: requests.request_rerun(A_BEAT),  # noqa: B023
            requests.on_scriptrunner_ready,
            requests.on_scriptrunner_ready,
        ):
            step()
            seen.append(reruns.draws(requests))
        assert seen == [False, False, False, True, True, True, False]


def test_without_the_mending_a_beat_undoes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, Streamlit has mended it: drop that part of ui/reruns.py."""
    monkeypatch.setattr(ScriptRequests, "_request_rerun_locked", reruns._merged)
    assert told(met(A_BEAT, FURTHER_PARTS)) == {"agents": 9}


def test_without_the_mending_both_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, Streamlit has mended it: drop ui/reruns.py."""
    monkeypatch.setattr(ScriptRequests, "_request_rerun_locked", reruns._merged)
    assert drawn_next(TAP, BEAT) == HERE
    assert told(met(setting(HERE, agents=9), setting(THERE))) == {}


A_PAGE_THAT_SAVES = """
import streamlit as st

def save():
    st.session_state["kept"] = st.session_state["number"]

st.number_input("Number", 0, 9, key="number", on_change="ignore")
st.button("Save", key="save", on_click=save)
st.text(st.session_state.get("kept", "nothing"))
"""


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a press waits for its turn, its person follows a link."""
    runs = [0]
    run = ScriptRunner._run_script

    def waits(runner: ScriptRunner, data: RerunData) -> None:
        runs[0] += 1
        if runs[0] == 2:
            assert runner.request_rerun(RerunData(widget_states=WidgetStates()))
        run(runner, data)

    monkeypatch.setattr(ScriptRunner, "_run_script", waits)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", reruns._heard)
    monkeypatch.setattr(ScriptRunner, "_maybe_handle_execution_control_request", reruns._makes_way)


def kept_of_a_press() -> str:
    screen = AppTest.from_string(A_PAGE_THAT_SAVES).run()
    screen.number_input(key="number").set_value(7)
    screen.button(key="save").click().run()
    return str(screen.text[0].value)


@pytest.mark.usefixtures("interrupted")
def test_what_was_pressed_is_done_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", reruns._heard_out)
    monkeypatch.setattr(ScriptRunner, "_maybe_handle_execution_control_request", reruns._makes_way_if_heard_out)
    assert kept_of_a_press() == "7"


@pytest.mark.usefixtures("interrupted")
def test_without_the_mending_what_was_pressed_is_not_done() -> None:
    """When this fails, Streamlit has mended it: drop that part of ui/reruns.py."""
    assert kept_of_a_press() == "nothing"
