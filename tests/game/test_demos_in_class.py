"""A lesson before a class: the teacher steps, everybody guesses once, nobody sees the spread before the answer."""

import pytest

from game.commands.demos import end_demo, guess_demo, show_answer, show_demo, step_demo
from game.shown.demos import DemoOnShow
from game.views import pulse
from game.views.demos import demo_beat, demos_on_show, my_demo
from tests.game.classroom import TEACHER, Classroom
from tests.game.refusals import everything, refused


def put(here: Classroom, demo: str = "queue") -> DemoOnShow:
    show_demo(here.store, TEACHER, here.room_id, demo)
    return on_show(here)


def on_show(here: Classroom) -> DemoOnShow:
    (show,) = demos_on_show(here.store, TEACHER)
    return show


def test_everybody_guesses_and_the_teacher_sees_the_spread(lesson: Classroom) -> None:
    asking = put(lesson).asking
    for name, option in (("Ann", 0), ("Bob", 2), ("Cai", 2)):
        guess_demo(lesson.store, lesson.students[name], option, asking)
    show = on_show(lesson)
    assert (show.spread, show.guessed, show.people) == ({0: 1, 2: 2}, 3, 3)


def test_a_guess_may_be_changed_and_counts_once_until_the_answer_is_shown(lesson: Classroom) -> None:
    asking, ann = put(lesson).asking, lesson.students["Ann"]
    guess_demo(lesson.store, ann, 0, asking)
    guess_demo(lesson.store, ann, 1, asking)
    assert on_show(lesson).spread == {1: 1}
    show_answer(lesson.store, TEACHER, lesson.room_id, asking)
    before = everything(lesson.store)
    with refused("demo_answered"):
        guess_demo(lesson.store, ann, 2, asking)
    assert everything(lesson.store) == before


def test_no_student_sees_the_spread_before_the_answer(lesson: Classroom) -> None:
    asking, bob = put(lesson).asking, lesson.students["Bob"]
    guess_demo(lesson.store, lesson.students["Ann"], 1, asking)
    seen = my_demo(lesson.store, bob)
    assert seen is not None
    assert (seen.spread, seen.guess) == (None, None)
    show_answer(lesson.store, TEACHER, lesson.room_id, asking)
    seen = my_demo(lesson.store, bob)
    assert seen is not None
    assert seen.spread == {1: 1}


def test_only_the_teacher_steps(lesson: Classroom) -> None:
    asking, ann = put(lesson).asking, lesson.students["Ann"]
    before = everything(lesson.store)
    with refused("teacher_only"):
        step_demo(lesson.store, ann, lesson.room_id, 1, asking)
    with refused("teacher_only"):
        show_answer(lesson.store, ann, lesson.room_id, asking)
    with refused("teacher_only"):
        demos_on_show(lesson.store, ann)
    with refused("student_only"):
        guess_demo(lesson.store, TEACHER, 0, asking)
    assert everything(lesson.store) == before


def test_a_next_question_begins_with_no_guesses_and_a_double_click_steps_once(lesson: Classroom) -> None:
    asking, ann = put(lesson).asking, lesson.students["Ann"]
    guess_demo(lesson.store, ann, 0, asking)
    step_demo(lesson.store, TEACHER, lesson.room_id, 1, asking)
    step_demo(lesson.store, TEACHER, lesson.room_id, 2, asking)
    show = on_show(lesson)
    assert (show.step, show.guessed) == (1, 0)
    with refused("demo_moved"):
        guess_demo(lesson.store, ann, 0, asking)


@pytest.mark.parametrize("option", [-1, 3, 99, True, 2**70])
def test_an_option_that_is_not_there_is_refused(lesson: Classroom, option: int) -> None:
    asking = put(lesson).asking
    with refused("out_of_bounds"):
        guess_demo(lesson.store, lesson.students["Ann"], option, asking)


def test_screens_are_told_when_a_question_is_put_and_not_of_each_others_guesses(lesson: Classroom) -> None:
    ann, bob = lesson.students["Ann"], lesson.students["Bob"]
    before = pulse(lesson.store, ann).version
    assert demo_beat(lesson.store, ann) == ()
    asking = put(lesson).asking
    put_at, seen = pulse(lesson.store, ann).version, demo_beat(lesson.store, ann)
    assert put_at > before
    guess_demo(lesson.store, bob, 1, asking)
    assert (pulse(lesson.store, ann).version, demo_beat(lesson.store, ann)) == (put_at, seen)


def test_when_it_ends_the_class_goes_on_and_nothing_is_left(lesson: Classroom) -> None:
    asking, ann = put(lesson).asking, lesson.students["Ann"]
    end_demo(lesson.store, TEACHER, lesson.room_id)
    end_demo(lesson.store, TEACHER, lesson.room_id)
    assert my_demo(lesson.store, ann) is None
    with refused("no_demo"):
        guess_demo(lesson.store, ann, 0, asking)
    with refused("unknown_demo"):
        show_demo(lesson.store, TEACHER, lesson.room_id, "no_such_demo")
    with refused("unknown_room"):
        show_demo(lesson.store, TEACHER, 999, "queue")
