"""How long a class waits for the answer of a lesson's step: pressed at once, after five seconds, and the second time.

The workers are those of a server (:mod:`game.demos.crew`). Pressed at once: they are there, as they come while somebody
chooses a lesson, but they are new ones, which have made no market but the one with which they begin. After five
seconds: the lesson is opened, which has all its steps prepared in their order, and so long after the step is asked for.
"""

import time

from benchmarks.results import Ask, Found, Table
from benchmarks.settings import QUICK, Settings
from game.demos import crew, shelf
from game.demos.form import Demo, Step

ASKED = 2.0
"""seconds"""
READING = 5.0
"""seconds that a class reads the question before the answer is asked for, at the least"""
LONGEST = 120.0
Row = tuple[float, float, float]


def run(settings: Settings) -> Found:
    """Ask for every step of the shipped lessons as a page does, one after the other."""
    lessons = [*shelf.playable().values()][: 2 if settings is QUICK else None]
    first = _seconds(lessons[0], lessons[0].steps[0])
    steps = [(demo, step) for demo in lessons for step in demo.steps]
    found = [_measured(demo, step) for demo, step in steps]
    rows = [
        (demo.key, step.key, str(len(step.seeds)), f"{cold:.2f}", f"{later:.2f}", f"{known:.4f}")
        for (demo, step), (cold, later, known) in zip(steps, found, strict=True)
    ]
    slowest, waited, again = (max(column) for column in zip(*found, strict=True))
    words = (
        f"Seconds of the wall until a step's answer is there, {crew.WORKERS} workers that stand back for a class. At "
        "once: asked alone of workers who have just come. After five seconds: so long after its lesson was opened, "
        "which has all its steps prepared in their order. Known: the second look. The very first step where no worker "
        f"is there yet (a lesson's address opened on a server that has just started): {first:.1f} s."
    )
    head = ("lesson", "step", "markets", "at once", "after 5 s", "known")
    return Found(
        tables=[Table("A lesson's step", head, rows, words, left=2)],
        asks=[
            Ask(
                "the slowest step of a lesson, pressed at once", f"≤ {ASKED:g} s", f"{slowest:.2f} s", slowest <= ASKED
            ),
            Ask("after five seconds of reading", "at once", f"{waited:.2f} s", waited <= ASKED),
            Ask("a step that was asked for before", "at once", f"{1000 * again:.1f} ms", again <= 0.05),
        ],
    )


def _measured(demo: Demo, step: Step) -> Row:
    """Give the seconds waited for one step: pressed at once, after some reading, and the second time."""
    _new_workers()
    cold = _seconds(demo, step)
    _new_workers()
    crew.get_ready(demo)
    time.sleep(READING)
    return cold, _seconds(demo, step), _seconds(demo, step)


def _new_workers() -> None:
    """Forget all answers, and have new workers come who have made none of a lesson's markets."""
    crew.forget()
    crew.dismiss()
    for arrived in crew.come():
        arrived.result(LONGEST)


def _seconds(demo: Demo, step: Step) -> float:
    begun = time.perf_counter()
    asked = crew.ask(demo, step)
    asked.wait(LONGEST)
    asked.answer()
    return time.perf_counter() - begun
