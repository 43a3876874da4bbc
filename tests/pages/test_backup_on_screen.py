"""The foot of the cockpit: when everything was backed up, or why it was not, in the reader's language."""

import pytest

from game.backups.automatic import DONE, FAILED
from game.log import note
from tests.pages.at_the_screens import words
from tests.pages.school import Class, Opening


def log(school: Class, what: str, **details: object) -> None:
    with school.store.write() as session:
        note(school.store, session, None, what, None, **details)


def cockpit(school: Class, visit: Opening, language: str) -> str:
    return words(visit("cockpit", school.teacher_token, teacher=True, language=language))


def test_a_teacher_reads_where_the_last_backup_is(school: Class, visit: Opening) -> None:
    assert "Backed up" not in cockpit(school, visit, "en")
    log(school, DONE, file="/srv/backups/automatic-1.zip", games=1)
    assert "/srv/backups/automatic-1.zip" in cockpit(school, visit, "en")


@pytest.mark.parametrize(("language", "said"), [("en", "only 120 MB are left"), ("zh", "只剩 120 兆字节")])
def test_a_teacher_reads_why_there_is_none_until_there_is_one_again(
    school: Class, visit: Opening, language: str, said: str
) -> None:
    log(school, FAILED, code="no_room_for_backup", free=120, folder="/srv/backups")
    assert said in cockpit(school, visit, language)
    log(school, DONE, file="/srv/backups/automatic-2.zip", games=1)
    assert said not in cockpit(school, visit, language)
