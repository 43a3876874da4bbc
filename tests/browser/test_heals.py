"""A page on which Streamlit's own program gives up is there again by itself."""

import pytest

from tests.browser.conftest import Classroom
from tests.browser.device import PHONE
from tests.browser.student import Student

GIVES_UP = "Bad delta path index 20 (should be between [0, 5])"
"""as Streamlit words it; the page may be gone before the browser has told of this error"""
A_MOMENT = 500
"""milliseconds in which a page that is loaded anew would be gone"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # it is the browser that gives up, and nothing is stored
def test_a_page_that_broke_is_loaded_anew(classroom_next_door: Classroom) -> None:
    phone = classroom_next_door.hand_out(Student, "healing", "zh", PHONE)
    phone.open(classroom_next_door.server.url)
    phone.sees("Join a class")
    phone.settle()
    errors = classroom_next_door.traffic[-1].errors
    phone.page.evaluate("window.broken = true; setTimeout(() => { throw new Error('an error of another kind') })")
    phone.page.wait_for_timeout(A_MOMENT)
    assert [error.removeprefix("Error: ") for error in errors] == ["an error of another kind"]
    assert phone.page.evaluate("window.broken")
    phone.page.evaluate(f"setTimeout(() => {{ throw new Error('{GIVES_UP}') }})")
    phone.page.wait_for_function("window.broken === undefined")
    phone.sees("Join a class")
    errors.clear()
