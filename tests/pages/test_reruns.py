"""Which page a session draws when reruns meet, on Streamlit's own queue of them."""

from types import SimpleNamespace

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from ui import reruns

HERE, THERE = "the page that runs", "the page that a link leads to"


@pytest.fixture
def mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScriptRequests, "_request_rerun_locked", reruns._merged)
    monkeypatch.setattr(reruns, "get_script_run_ctx", lambda **_: SimpleNamespace(page_script_hash=HERE))
    reruns.mend()


def drawn_next(*asked: RerunData) -> str:
    """Give the page that is drawn when requests meet before the session gets to any of them."""
    requests = ScriptRequests()
    assert all(requests.request_rerun(one) for one in asked)
    return requests.on_scriptrunner_ready().rerun_data.page_script_hash


TAP = RerunData(page_script_hash=THERE, widget_states=WidgetStates())
BEAT = RerunData(page_script_hash=HERE)


@pytest.mark.usefixtures("mended")
def test_a_screen_that_draws_itself_anew_takes_nobody_back() -> None:
    assert drawn_next(TAP, BEAT) == THERE


@pytest.mark.usefixtures("mended")
def test_what_a_person_does_last_counts() -> None:
    assert drawn_next(TAP, RerunData(page_script_hash=HERE, widget_states=WidgetStates())) == HERE
    assert drawn_next(BEAT, TAP) == THERE


@pytest.mark.usefixtures("mended")
def test_a_page_may_still_lead_on() -> None:
    assert drawn_next(TAP, RerunData(page_script_hash="the page of the phase")) == "the page of the phase"


def test_without_the_mending_the_tap_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, Streamlit has mended it: drop ui/reruns.py."""
    monkeypatch.setattr(ScriptRequests, "_request_rerun_locked", reruns._merged)
    assert drawn_next(TAP, BEAT) == HERE
