"""Every shipped lesson: what it claims comes out of the engine, with every seed, and with room to spare."""

from functools import lru_cache

import pytest

from game.demos import shelf
from game.demos.__main__ import main
from game.demos.answers import Answer, answer
from game.demos.form import Condition, Demo, Step
from game.demos.playing import play_step

pytestmark = pytest.mark.long

MARGIN = 0.1
"""a claim must hold with this share of its bound to spare, on the mean of the seeds"""
STEPS = [(key, step.key) for key, demo in shelf.playable().items() for step in demo.steps]


@lru_cache(maxsize=64)
def came_out(key: str, step_key: str) -> tuple[Demo, Step, Answer]:
    demo = shelf.load(key)
    step = next(step for step in demo.steps if step.key == step_key)
    return demo, step, answer(step, [play_step(demo, step, seed) for seed in step.seeds])


def stricter(claim: Condition) -> Condition:
    low, high = claim.at_least, claim.below
    return Condition(
        number=claim.number,
        at_least=None if low is None else low + MARGIN * abs(low),
        below=None if high is None else high - MARGIN * abs(high),
    )


def test_every_file_is_sound() -> None:
    assert shelf.broken() == ()
    assert set(shelf.ORDER) >= set(shelf.keys())


@pytest.mark.parametrize(("key", "step_key"), STEPS)
def test_the_claim_comes_out_with_a_margin(key: str, step_key: str) -> None:
    _, step, found = came_out(key, step_key)
    assert found.held == found.seeds
    for claim in step.claims:
        assert stricter(claim).holds(found.numbers[claim.number].mean), (claim, found.numbers[claim.number])


@pytest.mark.parametrize(("key", "step_key"), STEPS)
def test_exactly_one_option_is_right(key: str, step_key: str) -> None:
    _, step, found = came_out(key, step_key)
    if any(option.right for option in step.options):
        assert len(found.right) == 1, found.right


@pytest.mark.parametrize("key", shelf.keys())
def test_a_lesson_takes_no_longer_than_a_class_has_and_every_question_is_answered(key: str) -> None:
    demo = shelf.load(key)
    assert demo.minutes <= 8
    assert all(came_out(key, step.key)[2].right for step in demo.steps)


def test_the_right_answer_has_no_place_of_its_own() -> None:
    places = [came_out(key, step_key)[2].right[0] for key, step_key in STEPS]
    assert all(places.count(place) < 0.7 * len(places) for place in set(places)), places


@pytest.mark.parametrize(("language", "said"), [("en", "queue: "), ("zh", "queue：排队")])
def test_the_command_line_lists_them(capsys: pytest.CaptureFixture[str], language: str, said: str) -> None:
    assert main(["--language", language]) == 0
    assert said in capsys.readouterr().out
