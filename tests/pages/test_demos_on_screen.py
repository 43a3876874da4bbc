"""A lesson on the screen: the shelf, guess, answer, on, anew, free mode; in both languages."""

from collections.abc import Callable
from concurrent.futures import Future

import pytest
from streamlit.testing.v1 import AppTest

from game.demos import crew, shelf, work
from game.demos.followed import FOLLOWED
from game.demos.playing import MEASURES
from game.demos.portraits import CURVES
from game.store.memory import Memory
from tests.pages.at_the_screens import words
from tests.pages.reading import english
from tests.pages.school import Class, Opening
from ui.demos import demo_words

NAMES = {"Erlang", "Garnett", "Mandelbaum", "Reiman", "English", "A", "B", "C"}


class AtOnce:
    """Workers that do their piece of work before anybody can wait for it."""

    def submit(self, _work: object, function: Callable[[work.Piece], object], piece: work.Piece) -> object:
        done: Future[object] = Future()
        done.set_result(function(piece))
        return done


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_workers", AtOnce)
    monkeypatch.setattr(crew, "get_ready", lambda _demo: None)
    monkeypatch.setattr(crew, "wake", lambda: None)
    monkeypatch.setattr(crew, "look_ahead", lambda: None)
    monkeypatch.setattr(crew, "_asked", Memory(50))


def lesson(visit: Opening, language: str = "en", **address: str) -> AppTest:
    screen = visit("door", language=language, **address)
    screen.switch_page("demos.py")
    for name, value in address.items():
        screen.query_params[name] = value
    screen.run()
    assert not screen.exception
    return screen


def press(screen: AppTest, key: str) -> AppTest:
    screen.button(key=key).click().run()
    assert not screen.exception
    return screen


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_shelf_shows_every_lesson(visit: Opening, language: str) -> None:
    said = words(lesson(visit, language))
    for demo in shelf.playable().values():
        assert demo.title.in_(language) in said.replace("&#x27;", "'")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_guess_brings_the_answer_and_the_answer_leads_on(visit: Opening, language: str) -> None:
    screen = lesson(visit, language, lesson="queue")
    assert shelf.load("queue").steps[0].question.in_(language) in words(screen)
    assert "Erlang" not in words(screen)
    press(screen, "guess-queue-fewer_agents-1")
    said = words(screen)
    assert "Erlang" in said
    assert ("6.5 times" in said) if language == "en" else ("6.5 倍" in said)
    assert language == "en" or not english(screen, NAMES)
    press(screen, "demo-next")
    assert shelf.load("queue").steps[1].question.in_(language) in words(screen)
    press(screen, "demo-show")
    press(screen, "demo-reset")
    assert shelf.load("queue").steps[0].question.in_(language) in words(screen)
    assert "Erlang" not in words(screen)


def test_free_mode_holds_ones_levers_against_the_start(visit: Opening) -> None:
    screen = press(lesson(visit, lesson="queue"), "demo-free")
    assert words(screen).count("The last value within counts.") == len(shelf.load("queue").free), (
        "where one is out of range"
    )
    screen.number_input(key="demo-lever-queue-agents_en").set_value(4)
    press(screen, "demo-try")
    assert "With your levers" in words(screen)
    press(screen, "demo-start")
    assert "With your levers" not in words(screen)
    assert screen.number_input(key="demo-lever-queue-agents_en").value == 8


def test_whatever_a_lesson_may_measure_has_words() -> None:
    assert {*MEASURES, *FOLLOWED} == {*demo_words.MEASURES}
    assert {*CURVES} == {*demo_words.AXES}


@pytest.mark.parametrize("named", ["", "no_such_lesson", "../../etc/passwd", "x" * 5000])
def test_an_address_that_names_no_lesson_shows_the_shelf(visit: Opening, named: str) -> None:
    assert shelf.load("queue").title.en in words(lesson(visit, lesson=named))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_class_guesses_on_its_screens_before_the_wall_shows_the_answer(
    visit: Opening, school: Class, teacher_token: str, language: str
) -> None:
    asked, ann = shelf.load("queue").steps[0], school.student("Ann")
    teacher = visit("door", teacher_token, teacher=True, language=language)
    teacher.switch_page("demos.py")
    teacher.query_params["lesson"] = "queue"
    press(teacher.run(), f"demo-ask-{school.room_id}")
    student = visit("door", ann, language=language)
    assert asked.question.in_(language) in words(student)
    assert "Erlang" not in words(student)
    press(student, "class-guess-1-2")
    wall = visit("door", teacher_token, teacher=True, language=language)
    wall.switch_page("projector.py").run()
    assert ("1 of 1" in words(wall)) if language == "en" else ("1 人中已有 1 人" in words(wall))
    assert "Erlang" not in words(wall)
    press(teacher.run(), "demo-show")
    assert "Erlang" in words(wall.run())
    said = words(student.run())
    assert ("Your guess: C" in said) if language == "en" else ("你的答案：C" in said)
    press(teacher, "demo-end")
    assert asked.question.in_(language) not in words(student.run())


@pytest.mark.parametrize(("language", "nobody"), [("en", "Nobody has joined yet."), ("zh", "还没有人加入。")])
def test_a_class_that_nobody_has_joined_is_not_counted(
    visit: Opening, school: Class, teacher_token: str, language: str, nobody: str
) -> None:
    teacher = visit("door", teacher_token, teacher=True, language=language)
    teacher.switch_page("demos.py")
    teacher.query_params["lesson"] = "queue"
    assert nobody in words(press(teacher.run(), f"demo-ask-{school.room_id}"))
    school.student("Ann")
    assert nobody not in words(teacher.run())
