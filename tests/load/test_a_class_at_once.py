"""A small class plays at once, as the load driver plays a large one: nothing is lost, and everybody sees everything."""

import pytest

from tests.load.lesson import Plan
from tests.load.trial import Setting, Trial, attempt

SMALL = Plan(students=8, teams=2, rounds=2, deciding=5.0, thinking=2.0, looking=1.0, joining=1.0, customers=2400)
SCREENS = SMALL.students + 2
"""the students', the wall and the cockpit"""


def assert_nothing_was_lost(trial: Trial) -> None:
    assert not trial.mishaps
    assert not trial.lost
    (lesson,) = trial.lessons
    assert {edit.who for edit in lesson.ledger.edits} == {student.name for student in lesson.students}
    assert len(lesson.ledger.handed_in) == SMALL.teams * SMALL.rounds
    assert [(reveal.round, len(reveal.seen)) for reveal in lesson.reveals] == [(1, SCREENS), (2, SCREENS)]


def test_what_a_class_sends_at_once_is_all_there_and_all_see_the_results() -> None:
    assert_nothing_was_lost(attempt(Setting(SMALL)))


@pytest.mark.postgres
def test_a_class_on_two_servers_over_one_database_loses_nothing_either(postgres_address: str) -> None:
    assert_nothing_was_lost(attempt(Setting(SMALL, processes=2, database=postgres_address)))
