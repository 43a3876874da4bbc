"""What a debrief brings along: questions for every topic of the course, equations as the model's pages have them."""

import re
from pathlib import Path

import pytest

from game.debriefing.material import equations, topic_material
from game.debriefing.topics import TOPICS
from sim.levers import LEVERS

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_topic_of_the_course_has_three_questions_in_both_languages() -> None:
    assert tuple(topic_material()) == TOPICS
    said = [text for topic in topic_material().values() for text in (topic.name, *topic.questions)]
    assert len({text.en for text in said}) == len({text.zh for text in said}) == 14 * 4
    for text in said:
        assert not re.search(r"[\u4e00-\u9fff]", text.en)
        assert not set(re.findall(r"[A-Za-z]+", text.zh)) - {"CRM", "A", "B", "D"}


def test_every_lever_belongs_to_a_topic_that_can_be_asked_about() -> None:
    assert {lever.topic for lever in LEVERS} <= set(TOPICS)


@pytest.mark.parametrize(("language", "page"), [("en", "model.md"), ("zh", "model.zh.md")])
def test_the_equations_are_those_of_the_models_page(language: str, page: str) -> None:
    told = (DOCS / page).read_text(encoding="utf-8")
    for equation in equations().values():
        assert f"```text\n{equation.lines.in_(language)}\n```" in told
        assert re.search(rf"^#+ (\d+\. )?{re.escape(equation.name.in_(language))}$", told, re.MULTILINE)
