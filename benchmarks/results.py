"""What the benchmarks found: tables, asks and verdicts, for a terminal and for a page beside this file."""

import os
import platform
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.timing import all_memory
from sim.command_line.printed_table import printed

FOLDER = Path(__file__).resolve().parent
VERSIONS = ("numpy", "numba", "simpy", "Mesa", "Ciw")
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a heading."""

    title: str
    head: Row
    rows: Sequence[Row]
    words: str = ""
    """what was measured, and how"""
    left: int = 1
    """columns of words at the start"""

    def plain(self) -> str:
        """Give it for a terminal."""
        words = textwrap.wrap(self.words, 100)
        return "\n".join(("", self.title, *words, "", printed(self.head, self.rows, self.left)))

    def markdown(self) -> str:
        """Give it for a page."""
        rule = ["---" if column < self.left else "---:" for column in range(len(self.head))]
        lines = [f"| {' | '.join(row)} |" for row in (self.head, rule, *self.rows)]
        words = [*textwrap.wrap(self.words, 120), ""] if self.words else []
        return "\n".join((f"## {self.title}", "", *words, *lines, ""))


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that was asked, and what was reached."""

    what: str
    asked: str
    reached: str
    met: bool

    def row(self) -> Row:
        """Give the line to print."""
        return self.what, self.asked, self.reached, "met" if self.met else "not met"


@dataclass(frozen=True, slots=True)
class Found:
    """What one part of the benchmarks found."""

    tables: Sequence[Table]
    asks: Sequence[Ask] = field(default_factory=tuple)


def verdicts(found: Sequence[Found]) -> Table:
    """Give the table of all asks."""
    asks = [ask.row() for part in found for ask in part.asks]
    return Table("Asks", ("what", "asked", "reached", "verdict"), asks)


def machine(packages: Sequence[str] = VERSIONS) -> str:
    """Say on what machine, when, and with what the benchmarks ran."""
    memory = all_memory()
    told = [_processor(), f"{os.cpu_count()} cores", *([f"{memory / 1024:.0f} GB"] if memory else [])]
    told += [f"{platform.system()}", f"Python {platform.python_version()}"]
    told += [f"{package} {_version(package)}" for package in packages]
    return f"{datetime.now(UTC):%Y-%m-%d} · " + " · ".join(told)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    names = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    named = next((line.split(":", 1)[1].strip() for line in names if line.startswith("model name")), "")
    return named or platform.processor() or platform.machine()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of results, and the parts of the benchmarks that make it."""

    file: str
    title: str
    parts: Row
    words: str
    """who wrote it and how it was measured"""

    def write(self, found: Sequence[Found]) -> None:
        """Write down what its parts found."""
        page = [
            f"# {self.title}",
            "",
            *textwrap.wrap(self.words, 120),
            "",
            machine(),
            "",
            verdicts(found).markdown(),
            *(table.markdown() for part in found for table in part.tables),
        ]
        (FOLDER / self.file).write_text("\n".join(page).rstrip() + "\n", encoding="utf-8")


PAGES = (
    Page(
        "RESULTS.md",
        "Speed",
        ("customers", "contacts", "sizes"),
        "Written by `python -m benchmarks customers contacts sizes --write`: one process and one run, our engine and "
        "the peers in turns; the sizes in a process each. A ratio is the median over the turns; there is none unless "
        "results agree within sampling error.",
    ),
    Page(
        "WAITS.md",
        "What people wait for",
        ("looks", "demos", "plans"),
        "Written by `python -m benchmarks looks demos plans --write`: seconds of the wall between asking and having, "
        "through the commands and views that the pages use. A class under load: `docs/load.md`.",
    ),
)
