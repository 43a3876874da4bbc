"""What nobody refers to any more is looked for between the runs of pages, and for all that soon enough."""

import gc
import platform
import weakref
from collections.abc import Iterator
from threading import Event, Thread

import psutil
import pytest

from ui import tidying, turns
from ui.turns import Turns


class Ring:
    """Something that refers to itself, so that only the collector gives it back."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Turns]:
    """Turns of our own, and a collector that does nothing by itself."""
    mine = Turns()
    monkeypatch.setattr(turns, "is_idle", mine.is_idle)
    gc.disable()
    yield mine
    gc.enable()


def left_lying() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


def test_it_is_done_at_once_where_nobody_runs(runs: Turns) -> None:
    assert runs.is_idle()
    ring = left_lying()
    assert ring() is not None
    tidying.tidy(patience=60)
    assert ring() is None


def test_it_waits_for_the_end_of_a_run(runs: Turns) -> None:
    ring, begun, done = left_lying(), Event(), Event()

    def tidy() -> None:
        begun.set()
        tidying.tidy(patience=60)
        done.set()

    with runs.taken():
        Thread(target=tidy, daemon=True).start()
        assert begun.wait(30)
        assert not done.wait(0.3)
        assert ring() is not None
    assert done.wait(30)
    assert ring() is None


def test_a_run_without_an_end_does_not_hold_it_up_for_ever(runs: Turns) -> None:
    ring = left_lying()
    with runs.taken():
        tidying.tidy(patience=0.1)
    assert ring() is None


@pytest.mark.skipif(not platform.libc_ver()[0].startswith("glibc"), reason="another C library keeps nothing back")
def test_memory_that_is_free_goes_back_to_the_machine() -> None:
    """Also where something that is still in use lies behind it."""
    pieces = [bytearray(3000) for _each in range(60_000)]
    kept, full = pieces[::100], psutil.Process().memory_info().rss
    del pieces
    tidying.give_back()
    assert full - psutil.Process().memory_info().rss > 100_000_000
    assert all(len(each) == 3000 for each in kept)


def test_a_server_that_runs_looks_through_everything_only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    tidied = Event()

    def once() -> None:
        tidied.set()
        Event().wait()  # for as long as the tests run

    monkeypatch.setattr(tidying, "EVERY", 0.01)
    monkeypatch.setattr(tidying, "tidy", once)
    try:
        tidying.begin()
        assert tidied.wait(30)
        assert gc.get_threshold() == tidying.THRESHOLDS
    finally:
        gc.set_threshold(*before)
