"""What trials found: figures, asks and tables, for a terminal and for docs/load.md."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from benchmarks.results import Ask, Table, machine
from tests.load.trial import Trial

PACKAGES = ("streamlit", "sqlalchemy", "numpy", "numba")
AT_REVEAL, OTHERWISE, TO_LAST_SCREEN = 0.5, 0.15, 4.0
"""asked of two cores: seconds of a page's script at reveal and otherwise, and from close to the last screen"""
LIMIT = 1.0
"""seconds that a page's script may take before a process has too many students"""
MANY = 200
"""students that one process should carry"""


def p95(seconds: Iterable[float]) -> float:
    """Give what 95 of 100 do not exceed; 0 of nothing."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] if ordered else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What one trial comes to, in seconds."""

    reveal_server: float
    """p95 of a page's script at reveal, timed in the server"""
    other_server: float
    reveal_client: float
    """p95 from a page's request to the end of its script, timed at the devices"""
    other_client: float
    poll_server: float
    poll_client: float
    last_screen: float
    """p95 over rounds, from the teacher's press to results on the last screen"""
    pages: int
    polls: int
    server: float
    """cores that the servers used"""
    driver: float
    memory: tuple[float, ...]
    """MB after each game"""
    yardstick: float
    """what a fixed piece of work took of the processor meanwhile, the median"""
    edits: int
    plans: int
    lines: int
    """lost and opened again"""


def figures(trial: Trial) -> Figures:
    """Reckon up one trial."""
    pages = [script for script in trial.scripts if script.kind == "page"]
    asked = [run for run in trial.runs if run.kind == "page"]
    games = [game for lesson in trial.lessons for game in lesson.games]
    server, driver = trial.watch.share(min(begun for _game, begun, _over in games), max(over for *_rest, over in games))
    revealed = trial.at_reveal
    return Figures(
        reveal_server=p95(one.ended - one.began for one in pages if revealed(one.began)),
        other_server=p95(one.ended - one.began for one in pages if not revealed(one.began)),
        reveal_client=p95(run.done - run.asked for run in asked if revealed(run.asked)),
        other_client=p95(run.done - run.asked for run in asked if not revealed(run.asked)),
        poll_server=p95(one.ended - one.began for one in trial.scripts if one.kind == "poll"),
        poll_client=p95(run.done - run.asked for run in trial.runs if run.kind == "poll"),
        last_screen=p95(one.last for lesson in trial.lessons for one in lesson.reveals),
        pages=len(pages),
        polls=len(trial.scripts) - len(pages),
        server=server,
        driver=driver,
        yardstick=median(look.yardstick for look in trial.watch.looks),
        memory=tuple(trial.watch.memory_at(over) for _game, _begun, over in trial.lessons[0].games),
        edits=sum(len(lesson.ledger.edits) for lesson in trial.lessons),
        plans=sum(len(lesson.ledger.handed_in) for lesson in trial.lessons),
        lines=sum(lesson.losses for lesson in trial.lessons),
    )


def milliseconds(seconds: float) -> str:
    """Give seconds as they stand in a table."""
    return f"{1000 * seconds:,.0f} ms"


def asks(trial: Trial) -> list[Ask]:
    """Hold one class against what was asked of it."""
    found = figures(trial)
    return [
        _within("p95 of a page's script at reveal", found.reveal_server, AT_REVEAL),
        _within("p95 of a page's script otherwise", found.other_server, OTHERWISE),
        _within("p95 from close to results on the last screen", found.last_screen, TO_LAST_SCREEN),
    ]


def _within(what: str, seconds: float, asked: float) -> Ask:
    return Ask(what, f"≤ {milliseconds(asked)}", milliseconds(seconds), seconds <= asked)


HEAD = (
    "students",
    "processes",
    "at reveal, server",
    "device",
    "otherwise, server",
    "device",
    "beat, device",
    "last screen",
    "cores used",
    "memory",
    "yardstick",
    "lost",
)


def row(trial: Trial) -> list[str]:
    """Give a trial's line."""
    found, setting = figures(trial), trial.setting
    return [
        f"{setting.plan.students:,}",
        str(setting.processes),
        milliseconds(found.reveal_server),
        milliseconds(found.reveal_client),
        milliseconds(found.other_server),
        milliseconds(found.other_client),
        milliseconds(found.poll_client),
        milliseconds(found.last_screen),
        f"{found.server:.2f}",
        f"{max(found.memory, default=0.0):,.0f} MB",
        f"{1000 * found.yardstick:.2f} ms",
        str(len(trial.lost)),
    ]


def table(title: str, words: str, trials: Sequence[Trial]) -> Table:
    """Give some trials as a table."""
    return Table(title, HEAD, [row(trial) for trial in trials], words, left=0)


def by_page(trial: Trial) -> Table:
    """Give how long each page's script takes, timed in the server."""
    pages = sorted({script.page for script in trial.scripts if script.page})
    rows = []
    for page in pages:
        took = [one.ended - one.began for one in trial.scripts if one.page == page and one.kind == "page"]
        busy = [one.processor for one in trial.scripts if one.page == page and one.kind == "page"]
        if took:
            rows.append(
                [page, f"{len(took):,}", *(milliseconds(each) for each in (fmean(busy), fmean(took), p95(took)))]
            )
    return Table("Pages", ("page", "runs", "processor, mean", "mean", "p95"), rows, PAGES)


PAGES = "How long each page's script ran in the server while the class played, and what of it its own thread computed."


def memory(trial: Trial) -> Table:
    """Give the server's memory after each game."""
    found = figures(trial).memory
    cells = [f"{after:,.0f} MB" for after in found]
    return Table("Memory", ("after game", *map(str, range(1, len(found) + 1))), [["server", *cells]], MEMORY)


MEMORY = "The same class plays game after game on one process; its memory when each game had ended."


def here() -> str:
    """Say on what machine, and how busy it was with other things."""
    return f"{machine(PACKAGES)} · load before: {os.getloadavg()[0]:.1f}"
