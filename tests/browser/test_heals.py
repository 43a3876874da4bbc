"""A page on which Streamlit's own program gives up is there again by itself."""

import pytest

from tests.browser.conftest import Classroom
from tests.browser.device import PHONE
from tests.browser.student import Student

GIVES_UP = "Bad delta path index 20 (should be between [0, 5])"
"""as Streamlit words it"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # it is the browser that gives up, and nothing is stored
def test_a_page_that_broke_is_loaded_anew(classroom_next_door: Classroom) -> None:
    phone = classroom_next_door.hand_out(Student, "healing", "zh", PHONE)
    phone.open(classroom_next_door.server.url)
    phone.sees("Join a class")
    phone.settle()
    phone.page.evaluate("window.broken = true; setTimeout(() => { throw new Error('an error of another kind') })")
    phone.page.evaluate(f"setTimeout(() => {{ throw new Error('{GIVES_UP}') }}, 500)")
    phone.page.wait_for_function("window.broken === undefined")
    phone.sees("Join a class")
    errors = classroom_next_door.traffic[-1].errors
    assert [error.removeprefix("Error: ") for error in errors] == ["an error of another kind", GIVES_UP]
    errors.clear()
