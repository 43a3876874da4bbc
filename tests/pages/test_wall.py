"""What the class sees on the wall in every phase: no secrets, no English among the Chinese."""

import re
from itertools import pairwise

import pytest

from game import commands
from tests.pages.reading import english, markup, text
from tests.pages.school import Class, Opening, actor
from ui.wall.race_lines import HEIGHT, LABEL_GAP, spread_out

NAMES = {"English", "CRM", "Tuesday", "QR", "localhost"}


def wall(school: Class, visit: Opening, language: str = "en") -> str:
    screen = visit("projector", school.teacher_token, teacher=True, language=language)
    assert not screen.exception
    assert language == "en" or not english(screen, NAMES | {school.code})
    return text(screen)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_wall_follows_the_game(school: Class, visit: Opening, language: str) -> None:
    school.student("安", 0)
    assert school.code in wall(school, visit, language)
    commands.start_briefing(school.store, school.teacher, school.game_id)
    assert "Night Owl Corner" in wall(school, visit, language) or language == "zh"
    commands.open_round(school.store, school.teacher, school.game_id)
    assert re.search(r"\b[89]:\d\d\b", wall(school, visit, language))
    commands.close_round(school.store, school.teacher, school.game_id)
    first = wall(school, visit, language)
    assert "Who kept their customers?" in first or "谁留住了客户？" in first
    school.play()
    wall(school, visit, language)
    commands.end_game(school.store, school.teacher, school.game_id)
    last = wall(school, visit, language)
    assert "They kept their customers best" in last or "最会留住客户的团队" in last


def test_the_wall_shows_who_is_in_but_no_decision_and_no_draft(school: Class, visit: Opening) -> None:
    ann = actor(school.store, school.student("Ann", 0))
    commands.open_round(school.store, school.teacher, school.game_id)
    commands.save_draft(school.store, ann, {"training": 1777.0})
    said = wall(school, visit)
    assert "1,777" not in said
    assert "draft" not in said
    commands.submit(school.store, ann, 1, reason="a secret plan")
    said = wall(school, visit)
    assert "submitted" in said
    assert "secret" not in said


def test_names_of_people_cannot_become_markup(school: Class, visit: Opening) -> None:
    school.student("<b>Bo</b>", 0)
    screen = visit("projector", school.teacher_token, teacher=True)
    assert "<b>" not in markup(screen)
    assert "＜b＞Bo＜/b＞" in markup(screen)


def test_labels_at_the_ends_of_lines_never_meet() -> None:
    crowded = spread_out([100.0, 101.0, 101.5, 480.0, 485.0, 490.0, 500.0], LABEL_GAP, HEIGHT)
    assert all(below - above >= LABEL_GAP - 1e-9 for above, below in pairwise(crowded))
    assert crowded[-1] <= HEIGHT
