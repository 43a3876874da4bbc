"""What is set while drawings of the form are still on their way to the browser counts as it was meant."""

import pytest

from tests.pages.at_the_screens import page, two_teammates
from tests.pages.school import Class, Opening
from tests.pages.test_student_deciding import field, scope, seen


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
