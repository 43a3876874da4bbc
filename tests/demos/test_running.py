"""Working a lesson out: beside the class, once for everybody, and paired on the same customers."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from types import SimpleNamespace

import pytest

from game.demos import crew, free, shelf, work
from game.demos.answers import answer
from game.demos.playing import play_step
from game.errors import Refused
from game.store.memory import Memory

QUEUE = shelf.load("queue")


@pytest.fixture
def one_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Questions are worked out by a thread here, which notes what it was given."""
    given: list[object] = []
    with ThreadPoolExecutor(1) as pool:

        def submit(_work: object, function: Callable[[work.Piece], object], piece: work.Piece) -> object:
            given.append(piece)
            return pool.submit(function, piece)

        monkeypatch.setattr(crew, "_workers", lambda: SimpleNamespace(submit=submit))
        monkeypatch.setattr(crew, "_asked", Memory(50))
        monkeypatch.setattr(crew, "_waiting", {})
        yield given


def test_what_is_known_is_not_played_again(one_thread: list[object]) -> None:
    step = QUEUE.steps[1]
    first = crew.ask(QUEUE, step)
    first.wait(30)
    assert first.state == "done"
    second = crew.ask(QUEUE, step)
    assert second.answer() == first.answer()
    assert len(one_thread) == len(step.seeds)


def test_free_levers_near_each_other_are_one_question(one_thread: list[object]) -> None:
    one = crew.ask_freely(QUEUE, {"agents": 5})
    assert crew.ask_freely(QUEUE, {"agents": 5.2}) is one
    one.wait(30)
    numbers = one.answer().numbers
    assert numbers["wait_own"].mean > 2 * numbers["wait_usual"].mean
    assert len(one_thread) == len(free.SEEDS)


def test_the_start_decisions_against_themselves_change_nothing() -> None:
    step = free.as_step(QUEUE, {})
    found = answer(step, [play_step(QUEUE, step, 1)]).numbers
    assert all(found[f"{name}_own"].mean == found[f"{name}_usual"].mean for name in QUEUE.watch)


@pytest.mark.parametrize("agents", [-1, 1e9, float("nan"), True])
def test_a_free_lever_out_of_range_is_refused_with_what_is_allowed(agents: float) -> None:
    with pytest.raises(Refused) as refused:
        free.as_step(QUEUE, {"agents": agents})
    assert (refused.value.details["low"], refused.value.details["high"]) == (3, 20)


@pytest.mark.usefixtures("one_thread")
def test_too_many_different_questions_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "MOST_WAITING", 2)
    for agents in (4, 5):
        crew.ask_freely(QUEUE, {"agents": agents})
    with pytest.raises(Refused) as refused:
        crew.ask_freely(QUEUE, {"agents": 6})
    assert refused.value.code == "demo_queue_full"


@pytest.mark.long
def test_a_worker_process_gives_the_same_bits() -> None:
    step = QUEUE.steps[1]
    asked = crew.ask(QUEUE, step)
    asked.wait(60)
    assert asked.answer() == answer(step, [play_step(QUEUE, step, seed) for seed in step.seeds])


def test_workers_come_while_somebody_chooses_and_stay_as_long(
    one_thread: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_given", [])
    for idle, given in ((crew.AGAIN_SECONDS, 2), (crew.AGAIN_SECONDS, 2), (-1.0, 4)):
        monkeypatch.setattr(crew, "AGAIN_SECONDS", idle)
        crew.wake()
        assert len(one_thread) == given


def test_first_questions_are_worked_out_one_at_a_time_while_somebody_chooses(
    one_thread: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    lessons = {key: shelf.load(key) for key in ("queue", "waking_sleepers")}
    monkeypatch.setattr(crew, "_given", [])
    monkeypatch.setattr(crew, "_ahead", set())
    monkeypatch.setattr("game.demos.shelf.playable", lambda: lessons)
    crew.look_ahead()
    assert len(one_thread) == crew.WORKERS, "workers come first"
    steps = [lesson.steps[0] for lesson in lessons.values()]
    for _beat in range(1000):
        wait(crew._coming, 30)
        crew.look_ahead()
        asked = [piece.step for piece in one_thread if isinstance(piece, work.Piece)]
        if asked.count(steps[1]):
            break
        assert asked in ([], [steps[0]] * len(steps[0].seeds))
        crew.ask(lessons["queue"], steps[0]).wait(30)
    assert asked == [steps[0]] * len(steps[0].seeds) + [steps[1]] * len(steps[1].seeds)
    crew.ask(lessons["waking_sleepers"], steps[1]).wait(30)
    crew.look_ahead()
    crew.look_ahead()
    assert len(one_thread) == crew.WORKERS + len(asked)


def test_a_worker_knows_of_nothing_but_playing() -> None:
    """What else it would load, a class would wait for."""
    words = (
        "import sys, game.demos.work, game.aside; print(*{'pandas', 'sqlalchemy', 'streamlit'} & sys.modules.keys())"
    )
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True)  # noqa: S603
    assert told.stdout.split() == []
