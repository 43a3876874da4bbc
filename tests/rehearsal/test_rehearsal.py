"""The lesson of ten teams in fast motion: a dead server, phones that drop, an undo, somebody rude, a silent team."""

from pathlib import Path

import pytest

from game.store import open_store
from tests.browser.conftest import Classroom
from tests.browser.wire import Wire
from tests.rehearsal.crowd import Crowd
from tests.rehearsal.rehearsal import PLACES, Rehearsal


@pytest.mark.browser
def test_a_class_of_ten_teams_plays_its_lesson_to_the_end_whatever_happens(
    classroom: Classroom, tmp_path: Path
) -> None:
    store = open_store(classroom.server.database)
    with Wire(classroom.server.port) as wire, Crowd(classroom.server.url, PLACES) as crowd:
        play(Rehearsal(classroom, store, tmp_path, crowd, wire))
    store.close()


def play(lesson: Rehearsal) -> None:
    """Play the lesson, scene by scene."""
    lesson.teacher_prepares()
    lesson.class_comes_in()
    lesson.lesson_starts()
    lesson.practice()
    lesson.first_round_opens()
    lesson.somebody_is_rude()
    lesson.a_phone_sleeps()
    lesson.first_plans_are_in()
    lesson.the_clock_closes_while_a_phone_is_gone()
    lesson.server_dies_in_the_middle()
    lesson.second_plans_are_in()
    lesson.round_is_taken_back()
    lesson.podium()
    lesson.nothing_was_lost()
    lesson.files_are_intact()
