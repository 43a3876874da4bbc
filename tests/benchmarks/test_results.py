"""What the benchmarks make of their measurements: growth, verdicts, and sizes that do not fit."""

from pathlib import Path

import pytest

from benchmarks import results, sizes
from benchmarks.__main__ import PARTS
from benchmarks.class_looks import Waited
from benchmarks.engine import Measured
from benchmarks.race import OURS, Race
from benchmarks.results import Ask, Found, Table


def size(customers: int, seconds: float, memory: float = 100.0) -> Measured:
    return Measured(customers, (seconds,), (0,), memory)


def test_growth_is_the_exponent_of_the_law_that_the_sizes_follow() -> None:
    measured = [size(customers, 2e-6 * customers**1.1) for customers in (24_000, 200_000, 1_000_000)]
    assert sizes.growth(measured) == pytest.approx(1.1)


def test_a_size_beyond_memory_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "free_memory", lambda: 12 * 1024.0)
    with pytest.raises(sizes.TooLarge, match="needs about 12 GB, 12 GB are free"):
        sizes.measure(10_000_000, 1, [size(1_000_000, 1.0, memory=1200.0)])


def test_a_ratio_is_the_median_over_the_turns() -> None:
    race = Race({OURS: 10, "peer": 5})
    for ours, theirs in ((100.0, 10.0), (80.0, 10.0), (300.0, 10.0)):
        race.note(OURS, ours)
        race.note("peer", theirs)
    assert race.ratio("peer") == 10
    assert race.rows()[1] == ("peer", "5", "10", "10 to 10", "10 ×")


def test_results_are_written_with_machine_tables_and_verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FOLDER", tmp_path)
    asks = [Ask("a round", "≤ 0.5 s", "0.40 s", met=True), Ask("memory", "≤ 2 GB", "2.50 GB", met=False)]
    found = Found([Table("A whole round", ("customers", "s"), [("200,000", "0.40")], left=0)], asks)
    results.PAGES[0].write([found])
    page = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "| a round | ≤ 0.5 s | 0.40 s | met |" in page
    assert "| memory | ≤ 2 GB | 2.50 GB | not met |" in page
    assert "| customers | s |\n| ---: | ---: |\n| 200,000 | 0.40 |" in page
    assert results.machine() in page


def test_every_part_stands_on_one_page() -> None:
    assert sorted(part for page in results.PAGES for part in page.parts) == sorted(PARTS)


def test_what_a_class_waits_for_is_held_against_what_was_asked() -> None:
    quick, slow = Waited("the desk opens", 1, 0.994, 0.5), Waited("a replay", 1, 1.004, None)
    assert [quick.ask().met, slow.ask().met] == [True, False]
    assert quick.ask().row() == ("the desk opens", "≤ 1 s", "0.99 s", "met")
    assert slow.row() == ("a replay", "1", "1.00", "")
