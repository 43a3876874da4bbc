"""A number out of a lever's range, sent past the browser's own field, is refused in words and nothing is lost."""

from math import inf, nan

import pytest
from streamlit.elements.widgets.number_input import NumberInputSerde

from tests.pages.at_the_screens import page, two_teammates
from tests.pages.school import Class, Opening
from tests.pages.test_student_deciding import field, seen
from ui import beyond_range


@pytest.fixture
def mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NumberInputSerde, "deserialize", NumberInputSerde.deserialize)
    beyond_range.mend()


@pytest.mark.usefixtures("mended")
@pytest.mark.parametrize(("language", "said"), [("en", "Agents"), ("zh", "客服")])
@pytest.mark.parametrize("sent", [100_000, -5, inf, nan])
def test_a_number_out_of_range_is_refused_and_the_plan_stays(
    visit: Opening, school: Class, sent: float, language: str, said: str
) -> None:
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "decide", language)
    agents = field(screen, "agents")
    most = int(screen.number_input(key=agents).max or 0)
    screen.number_input(key=agents).set_value(most - 1).run()
    screen.number_input(key=agents).set_value(sent)
    screen.number_input(key=field(screen, "training")).set_value(2000).run()
    assert not screen.exception
    plan = seen(school, ann).draft.values
    assert (plan.agents, plan.training) == (most - 1, 2000)
    assert screen.number_input(key=agents).value == most - 1
    assert [line.value for line in screen.error if said in line.value and f"{most}" in line.value]


def test_without_the_mending_another_number_is_taken_in_silence(visit: Opening, school: Class) -> None:
    """When this fails, Streamlit has mended it."""
    _school, ann, _bob = two_teammates(school)
    screen = page(visit, ann, "decide")
    agents = screen.number_input(key=field(screen, "agents"))
    agents.set_value(int(agents.max or 0)).run()
    agents.set_value(100_000).run()
    assert seen(school, ann).draft.values.agents == agents.max, "what the field began with"
    assert not screen.error
