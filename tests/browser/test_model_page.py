"""A teacher who doubts has a row of the validity table measured anew, and sees it finish."""

import pytest
from playwright.sync_api import expect

from sim.validity.shipped import shipped
from tests.browser.conftest import Classroom
from tests.browser.device import PHONE
from tests.browser.teacher import Teacher

ROW = "multiple_of_a_margin"
"""quickly measured, so that this is about the screen"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # of what is measured nothing goes to a database
def test_a_row_is_measured_anew_while_the_teacher_looks(classroom: Classroom) -> None:
    teacher = classroom.hand_out(Teacher, "doubt", "zh", PHONE)
    teacher.become_teacher(classroom.server.url, classroom.server.setup_code())
    teacher.sees("What is your class called?")
    teacher.open(f"{classroom.server.url}/model")
    title = next(finding.title for finding in shipped().findings if finding.key == ROW)
    expect(teacher.keyed(f"row-{ROW}")).to_contain_text(title.in_("zh"))
    teacher.check("model")
    teacher.keyed(f"row-{ROW}").get_by_text(teacher.say("Setting, reason, picture")).click()
    teacher.settle()
    again = teacher.keyed(f"again-{ROW}").get_by_role("button")
    expect(again).to_contain_text(teacher.say("Measure it anew, here"))
    again.click()
    expect(teacher.keyed(f"row-{ROW}")).to_contain_text(teacher.say("The same figures to the last digit."))
    expect(again).to_be_enabled()
    expect(again).to_contain_text(teacher.say("Measure it anew, here"))
    teacher.check("measured")
