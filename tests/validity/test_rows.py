"""Every row of the validity table, measured anew, says what the shipped table says; what is not met says why.

A row that has become met, or missed, or whose figures moved needs `python -m sim validity --keep`, and a look at why.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from sim import engine, packs
from sim.validity import shipped
from sim.validity.finding import Figure, Finding
from sim.validity.suite import ROWS, measure

NEAR = 1e-3
"""fitted figures may differ between machines in late digits; everything else is equal to the last bit"""


@cache
def kept() -> dict[str, Finding]:
    return {finding.key: finding for finding in shipped.shipped().findings}


@pytest.mark.parametrize("key", ROWS)
def test_a_row_measured_anew_gives_the_shipped_finding(key: str) -> None:
    (fresh,) = measure([key], workers=1)
    assert fresh.verdict == kept()[key].verdict
    assert_agree(fresh.model_dump(), kept()[key].model_dump(), key)


def assert_agree(fresh: object, shipped: object, where: str) -> None:
    if isinstance(fresh, Mapping) and isinstance(shipped, Mapping):
        assert set(fresh) == set(shipped), where
        for name in fresh:
            assert_agree(fresh[name], shipped[name], f"{where}.{name}")
    elif isinstance(fresh, Sequence) and isinstance(shipped, Sequence) and not isinstance(fresh, str):
        assert len(fresh) == len(shipped), where
        for number, (one, other) in enumerate(zip(fresh, shipped, strict=True)):
            assert_agree(one, other, f"{where}[{number}]")
    elif isinstance(fresh, int | float) and isinstance(shipped, int | float):
        assert fresh == pytest.approx(shipped, rel=NEAR, abs=1e-6), where
    else:
        assert fresh == shipped, where


def test_the_comparison_finds_a_figure_that_moved() -> None:
    finding = kept()["multiple_of_a_margin"]
    moved = finding.figures[0].model_copy(update={"ours": finding.figures[0].ours + 0.01})
    other = finding.model_copy(update={"figures": (moved, *finding.figures[1:])})
    with pytest.raises(AssertionError, match=r"figures\[0\]\.ours"):
        assert_agree(other.model_dump(), finding.model_dump(), finding.key)


def test_the_shipped_table_has_every_row_in_order_and_is_of_this_engine() -> None:
    assert list(kept()) == list(ROWS)
    assert shipped.is_current(), "the engine, a pack or a row has changed: python -m sim validity --keep"


def test_whatever_is_not_met_or_not_measured_says_why() -> None:
    silent = [key for key, finding in kept().items() if finding.verdict != "met" and finding.reason is None]
    assert not silent


def test_a_figure_outside_its_band_makes_a_row_not_met() -> None:
    finding = kept()["multiple_of_a_margin"]
    first = finding.figures[0]
    off = Figure(name=first.name, ours=first.high + 1, low=first.low, high=first.high)
    assert finding.verdict == "met"
    assert finding.model_copy(update={"figures": (*finding.figures, off)}).verdict == "not_met"
    assert finding.model_copy(update={"figures": ()}).verdict == "not_measured"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty file to keep findings in, instead of the shipped one."""
    file = tmp_path / "results.json"
    monkeypatch.setattr(shipped, "FILE", file)
    return file


def test_keeping_one_row_leaves_the_others_and_the_order(elsewhere: Path) -> None:
    rows = [finding for key, finding in shipped_before().items() if key in list(ROWS)[:2]]
    assert shipped.shipped().findings == ()
    shipped.keep(rows[1:], shipped.fingerprint())
    shipped.keep(rows[:1], "an older engine")
    assert list(shipped.shipped().findings) == rows
    assert [kept.engine == shipped.fingerprint() for kept in shipped.shipped().rows] == [False, True]
    assert not shipped.is_current()
    assert elsewhere.exists()


def shipped_before() -> dict[str, Finding]:
    text = Path(shipped.__file__).with_name("results.json").read_bytes()
    return {finding.key: finding for finding in shipped.Results.model_validate_json(text).findings}


def test_no_row_depends_on_a_room_that_the_fingerprint_leaves_out() -> None:
    apart = {name.removesuffix(".py") for name in shipped.APART}
    for room in Path(shipped.__file__).parent.glob("*.py"):
        lines = re.findall(r"^(?:from|import) sim\b.*", room.read_text("utf-8"), re.MULTILINE)
        assert not [line for line in lines if apart & set(re.findall(r"\w+", line))], room


def test_the_fingerprint_changes_with_a_pack_and_not_with_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "sim"
    (house / "command_line").mkdir(parents=True)
    (house / "retention.py").write_text("chance = 1\n", encoding="utf-8")
    monkeypatch.setattr(engine, "SIM", house)
    monkeypatch.setattr(packs, "FOLDER", tmp_path)
    seen = [shipped.fingerprint.__wrapped__()]
    (house / "command_line" / "entry.py").write_text("words = 1\n", encoding="utf-8")
    seen.append(shipped.fingerprint.__wrapped__())
    (tmp_path / "shop.yaml").write_text("price: 1\n", encoding="utf-8")
    seen.append(shipped.fingerprint.__wrapped__())
    (house / "retention.py").write_text("chance = 2\n", encoding="utf-8")
    seen.append(shipped.fingerprint.__wrapped__())
    assert seen[0] == seen[1]
    assert len(set(seen[1:])) == 3
