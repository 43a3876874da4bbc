"""What is set while drawings of the form are still on their way to the browser counts as it was meant."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from game.records import scenario_at
from tests.pages.at_the_screens import page, two_teammates
from tests.pages.school import Class, Opening
from tests.pages.test_student_deciding import field, scope, seen
from ui.decide.lever_fields import meant
from ui.decide.lever_values import same


@pytest.fixture
def open_round(school: Class) -> tuple[Class, str, str]:
    """A class with two teammates, and their tokens."""
    return two_teammates(school)


def test_who_sets_a_lever_back_while_the_first_change_is_being_drawn_is_heard(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    name, mark = field(screen, "training"), f"drawing-{scope(screen)}"
    before, drawing = screen.number_input(key=name).value, screen.number_input(key=mark).value
    assert before is not None
    screen.number_input(key=name).set_value(before + 100).run()
    assert seen(school, ann).draft.values.training == before + 100
    screen.number_input(key=name).set_value(before)
    screen.number_input(key=mark).set_value(drawing)  # the browser has not got the second drawing yet
    screen.run()
    assert seen(school, ann).draft.values.training == before
    assert screen.number_input(key=name).value == before


def test_who_goes_back_to_a_number_of_a_drawing_that_arrived_late_is_heard(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    name, mark = field(screen, "training"), f"drawing-{scope(screen)}"
    first = screen.number_input(key=mark).value
    screen.number_input(key=name).set_value(2400.0).run()
    second = screen.number_input(key=mark).value
    assert second != first
    screen.number_input(key=name).set_value(2500.0)
    screen.number_input(key=mark).set_value(first)  # sent before the second drawing came
    screen.run()
    assert seen(school, ann).draft.values.training == 2500
    screen.number_input(key=name).set_value(2400.0)
    screen.number_input(key=mark).set_value(second)  # which has come now, not yet the third
    screen.run()
    assert seen(school, ann).draft.values.training == 2400
    assert screen.number_input(key=name).value == 2400


def test_a_field_begins_with_what_the_plan_says_also_where_what_the_session_put_into_it_was_lost_on_the_way(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    plan, levers = seen(school, ann).draft.values.as_dict(), scenario_at("eshop", 1.0).levers
    begun = {name: proto for name, proto in fields(screen).items() if levers[name].numeric}
    assert {"training", "agents", "promotion_depth"} <= begun.keys()
    for name, proto in begun.items():
        assert same(meant(levers[name], proto.default), plan[name]), name
    channels, routing = fields(screen)["channels"], fields(screen)["routing"]
    assert tuple(levers["channels"].options[place] for place in channels.default) == plan["channels"]
    assert levers["routing"].options[routing.default] == plan["routing"]


def test_a_form_that_is_drawn_again_before_it_has_come_puts_nothing_into_fields_that_may_be_set_meanwhile(
    visit: Opening, open_round: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    monkeypatch.setattr("ui.brought_along.keys", lambda: {"something-of-the-page-before"})
    screen.run()
    assert not any(proto.set_value for proto in fields(screen).values())


def fields(screen: AppTest) -> dict[str, Any]:
    """What the server tells of each field of the form, by lever."""
    form = [one for kind in ("number_input", "selectbox", "button_group") for one in screen.get(kind)]
    return {str(one.key).split("-")[4]: one.proto for one in form if str(one.key).startswith("lever-")}
