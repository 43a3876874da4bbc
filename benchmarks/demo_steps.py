"""How long a class waits for the answer of a lesson's step: cold, in a market that is there, and the second time.

The workers are those of a server (:mod:`game.demos.crew`). Beside each of them stands how long the first step takes
where no worker is there yet; a lesson's page has them come while the class still reads the question.
"""

import time

from benchmarks.results import Ask, Found, Table
from benchmarks.settings import QUICK, Settings
from game.demos import crew, shelf
from game.demos.form import Demo, Step

ASKED = 2.0
"""seconds"""
LONGEST = 120.0


def run(settings: Settings) -> Found:
    """Ask for every step of the shipped lessons as a page does, one after the other."""
    lessons = [*shelf.playable().values()][: 2 if settings is QUICK else None]
    first = _seconds(lessons[0], lessons[0].steps[0])
    steps = [(demo, step) for demo in lessons for step in demo.steps]
    rows, slowest, again = [], 0.0, 0.0
    for demo, step in steps:
        crew.forget()
        cold = _seconds(demo, step)
        crew.forget()
        warm, known = _seconds(demo, step), _seconds(demo, step)
        slowest, again = max(slowest, cold), max(again, known)
        rows.append((demo.key, step.key, str(len(step.seeds)), f"{cold:.2f}", f"{warm:.2f}", f"{known:.4f}"))
    words = (
        f"Seconds of the wall until a step's answer is there, {crew.WORKERS} workers that stand back for a class. The "
        f"very first step, no worker there yet: {first:.1f} s. Cold: as when the step is asked for alone; market kept: "
        "asked once more, the answer forgotten; known: the second look."
    )
    head = ("lesson", "step", "markets", "cold", "market kept", "known")
    return Found(
        tables=[Table("A lesson's step", head, rows, words, left=2)],
        asks=[
            Ask("the slowest step of a lesson", f"≤ {ASKED:g} s", f"{slowest:.2f} s", slowest <= ASKED),
            Ask("a step that was asked for before", "at once", f"{1000 * again:.1f} ms", again <= 0.05),
        ],
    )


def _seconds(demo: Demo, step: Step) -> float:
    begun = time.perf_counter()
    asked = crew.ask(demo, step)
    asked.wait(LONGEST)
    asked.answer()
    return time.perf_counter() - begun
