"""A disk that is full, a database locked, read-only, damaged or away: clear words, and what was typed is kept."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from game import commands, storage_words
from game.store import Store
from game.views import results
from locales import translator
from tests.game.refusals import refused
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor
from tests.pages.test_student_deciding import field, seen

PLAYERS = ("lobby", "brief", "customers", "decide", "results", "compare", "survival", "whatif")
TEACHERS = ("teach", "cockpit", "projector", "debrief", "look")
TEXT = "Two minutes left. " * 16
MANY = 1000


def file_of(store: Store) -> Path:
    return Path(str(store.engine.url.database))


@contextmanager
def ordered(store: Store, order: str) -> Iterator[None]:
    """Let every connection of the server begin with an order."""

    def give(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA {order}")

    event.listen(store.engine, "connect", give)
    store.engine.dispose()
    yield
    event.remove(store.engine, "connect", give)
    store.engine.dispose()


@contextmanager
def full(school: Class) -> Iterator[None]:
    """The disk has no room for another page of the file, and within the file there is none either."""
    rival = actor(school.store, school.student("Dan", 1))
    with ordered(school.store, "max_page_count = 1"):
        with refused("storage_full"):
            for number in range(MANY):
                commands.send_message(school.store, school.teacher, school.game_id, f"{number} {'x' * 150}")
        if school.cockpit().phase == "open":
            with refused("storage_full"):
                for number in range(MANY):
                    commands.save_draft(school.store, rival, {"training": 1.0 + number})
        yield


@contextmanager
def read_only(school: Class) -> Iterator[None]:
    with ordered(school.store, "query_only = ON"):
        yield


@contextmanager
def busy(school: Class) -> Iterator[None]:
    """Another program writes and does not come to an end."""
    other = sqlite3.connect(file_of(school.store), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ordered(school.store, "busy_timeout = 20"):
        yield
    other.rollback()
    other.close()


@contextmanager
def damaged(school: Class) -> Iterator[None]:
    """Somebody has written a letter over the file; then it is brought back."""
    school.store.engine.dispose()
    content = file_of(school.store).read_bytes()
    file_of(school.store).write_bytes(b"a letter to the head of the department" * 1000)
    yield
    school.store.engine.dispose()
    for beside in file_of(school.store).parent.glob(f"{file_of(school.store).name}-*"):
        beside.unlink()
    file_of(school.store).write_bytes(content)


@contextmanager
def unreachable(school: Class) -> Iterator[None]:
    """The disk with the file is not there."""
    school.store.engine.dispose()
    folder = file_of(school.store).parent
    away = folder.rename(folder.with_name(f"{folder.name}-away"))
    yield
    school.store.engine.dispose()
    away.rename(folder)


Trouble = Callable[[Class], AbstractContextManager[None]]
WRITING: dict[str, Trouble] = {"storage_full": full, "storage_busy": busy, "storage_read_only": read_only}
"""what can be read, but not changed"""
ALL: dict[str, Trouble] = {**WRITING, "storage_damaged": damaged, "storage_unreachable": unreachable}
CASES = [(code, ("en", "zh")[number % 2]) for number, code in enumerate([*ALL, *ALL])]
EACH = pytest.mark.parametrize(("code", "language"), CASES)
ONCE = pytest.mark.parametrize(("code", "language"), CASES[: len(ALL)])


def told(screen: AppTest, code: str, language: str) -> bool:
    """Whether the screen says in the reader's language what is wrong, and nothing of a failure of the program."""
    assert not screen.exception
    sentence = translator(language).gettext(storage_words.WORDS[code]).split("{reason}")[0]
    return sentence in words(screen)


@EACH
def test_what_a_student_set_in_a_trouble_is_saved_when_it_is_over(
    visit: Opening, school: Class, code: str, language: str
) -> None:
    school, ann, _bob = two_teammates(school)
    mine = page(visit, ann, "decide", language)
    with ALL[code](school):
        mine.number_input(key=field(mine, "training")).set_value(700).run()
        assert told(mine, code, language)
        mine.run()
        assert told(mine, code, language)
    mine.run()
    assert not mine.error
    assert mine.number_input(key=field(mine, "training")).value == 700
    assert seen(school, ann).draft.values.training == 700.0


@ONCE
def test_every_page_says_what_the_trouble_is_or_shows_what_can_be_read(
    visit: Opening, school: Class, code: str, language: str
) -> None:
    ann, _cai = school.student("Ann", 0), school.student("Cai", 1)
    school.play()
    student = visit("door", ann, language=language)
    teacher = visit("door", school.teacher_token, teacher=True, language=language)
    with ALL[code](school):
        for name, screen in [*((name, student) for name in PLAYERS), *((name, teacher) for name in TEACHERS)]:
            screen.switch_page(f"{name}.py").run()
            assert not screen.exception, name
            assert code in WRITING or told(screen, code, language), name
    for screen in (student, teacher):
        assert not screen.run().error


@ONCE
def test_a_teachers_words_stay_in_the_field_until_they_can_be_sent(
    visit: Opening, school: Class, code: str, language: str
) -> None:
    ann = school.student("Ann", 0)
    desk = visit("door", school.teacher_token, teacher=True, language=language)
    desk.switch_page("cockpit.py").run()
    with ALL[code](school):
        desk.text_input(key="message_text").input(TEXT)
        desk.button(key="send_message").click().run()
        assert told(desk, code, language)
    desk.run()
    assert desk.text_input(key="message_text").value == TEXT
    desk.button(key="send_message").click().run()
    assert not desk.error
    assert TEXT.strip() in words(visit("door", ann, language=language))


@pytest.mark.parametrize("hours", [-30, 30])
def test_a_clock_that_jumps_costs_nothing(
    visit: Opening, school: Class, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """The computer's clock is set while a round is open: what was planned is what is played."""
    school, ann, _bob = two_teammates(school)
    mine = page(visit, ann, "decide")
    mine.number_input(key=field(mine, "training")).set_value(700).run()
    then = school.store.now() + timedelta(hours=hours)
    monkeypatch.setattr(school.store, "clock", lambda: then)
    desk = visit("door", school.teacher_token, teacher=True)
    for screen in (mine, desk):
        assert not screen.run().exception
        assert not screen.error
    assert seen(school, ann).draft.values.training == 700.0
    if not commands.close_if_due(school.store, school.game_id):
        commands.close_round(school.store, school.teacher, school.game_id)
    assert results(school.store, actor(school.store, ann)).played.values.training == 700.0
    assert not mine.run().exception
