"""What all tests share: no browser or database test is ever skipped in silence, and none in CI.

A test marked ``browser`` or ``postgres`` may be skipped on a machine that lacks a Chromium or cannot start a
PostgreSQL server; the run says so at its end. With ``CI=true`` such a skip is a failure.
"""

import gc
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.databases import (
    postgres_address,
    postgres_ready,
    postgres_server,
    postgres_template,
    postgres_used_again,
    sqlite_ready,
    sqlite_template,
)

__all__ = [
    "postgres_address",
    "postgres_ready",
    "postgres_server",
    "postgres_template",
    "postgres_used_again",
    "sqlite_ready",
    "sqlite_template",
]

TESTS = Path(__file__).resolve().parent
os.environ.setdefault("LIUKE_PROJECTIONS", "0")
"""No draft is run forward beside the tests that are not about it; what starts a server hands this on."""
NEEDY = ("browser", "postgres")
"""Markers of the tests that need something beside Python."""

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""Names under which systems know a Chromium."""

CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where macOS and Windows keep one that is not on the path."""


LONGEST = (
    "rehearsal/",
    "load/",
    "browser/test_class_plays.py",
    "validity/test_rows.py",
    "crash/",
    "browser/",
    "balance/",
    "store/",
    "benchmarks/",
)
"""Where the tests are that take longest; several workers begin with them, so that none ends long after the others."""


def in_ci() -> bool:
    """True where nothing may be skipped."""
    return os.environ.get("CI", "").lower() in ("true", "1")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's Chromium (or what ``LIUKE_CHROMIUM`` names); the test is skipped where there is none."""
    named = os.environ.get("LIUKE_CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in CHROMIUMS] + list(CHROMIUM_PLACES)
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    pytest.skip("no Chromium, Chrome or Edge found; install one or name it in LIUKE_CHROMIUM")


def pytest_configure(config: pytest.Config) -> None:
    """Watch for skipped tests in the process that prints the summary."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(SkippedTests(), "skipped-tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the longest first for workers that share the files; who runs them alone sees the quick ones fail first."""
    if hasattr(config, "workerinput"):
        items.sort(key=_length)


def pytest_collection_finish() -> None:
    """Put what all tests together have loaded out of the collector's sight, as the server does (ui/warm_up.py).

    Else every full collection looks through all of it: an eighth of the CPU of tests that start no other process.
    """
    gc.collect()
    gc.freeze()


def _length(item: pytest.Item) -> int:
    place = item.path.relative_to(TESTS).as_posix()
    return next((rank for rank, name in enumerate(LONGEST) if place.startswith(name)), len(LONGEST))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Mark reports of needy tests, and turn their skips into failures in CI."""
    report = yield
    needs = [marker for marker in NEEDY if item.get_closest_marker(marker)]
    if needs and report.skipped and not hasattr(report, "wasxfail"):
        report.user_properties.append(("needs", needs[0]))
        if in_ci():
            _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a whole file that skips itself into a failure in CI."""
    report = yield
    if in_ci() and report.skipped:
        _refuse(report)
    return report


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    report.outcome = "failed"


class SkippedTests:
    """Counts the needy tests that were skipped and says so at the end, where nobody can miss it."""

    def __init__(self) -> None:
        self.reasons: dict[str, list[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember why a needy test was skipped."""
        for name, needed in report.user_properties:
            if name == "needs" and report.skipped and isinstance(report.longrepr, tuple):
                self.reasons.setdefault(str(needed), []).append(report.longrepr[2])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print what was not tested."""
        for needed, reasons in self.reasons.items():
            text = f"NOT TESTED: {len(reasons)} {needed} tests were skipped. {reasons[0]}"
            terminalreporter.write_line(text, yellow=True, bold=True)
