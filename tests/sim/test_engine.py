"""A fingerprint tells one engine from another: it follows what decides a game, and nothing else."""

from pathlib import Path

import pytest

from sim import engine, packs


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small engine with one pack, and rooms that decide nothing in a game."""
    for room in ("balance", "command_line", "parameters", "validity"):
        (tmp_path / "sim" / room).mkdir(parents=True)
    (tmp_path / "sim" / "retention.py").write_text("chance = 1\n", encoding="utf-8")
    (tmp_path / "shop.yaml").write_text("price: 1\n", encoding="utf-8")
    monkeypatch.setattr(engine, "SIM", tmp_path / "sim")
    monkeypatch.setattr(packs, "FOLDER", tmp_path)
    return tmp_path


def here() -> str:
    return engine.of_game.__wrapped__("shop")


def test_the_engine_of_a_game_changes_with_its_sources_and_its_own_pack(house: Path) -> None:
    seen = [here()]
    for name, words in (("sim/retention.py", "chance = 2\n"), ("sim/care.py", ""), ("shop.yaml", "price: 2\n")):
        (house / name).write_text(words, encoding="utf-8")
        seen.append(here())
    assert len(set(seen)) == 4


@pytest.mark.parametrize(
    "name", ["sim/luck.py", "sim/balance/suite.py", "sim/validity/suite.py", "sim/command_line/entry.py", "hotel.yaml"]
)
def test_what_decides_nothing_in_a_game_leaves_its_engine_as_it_is(house: Path, name: str) -> None:
    before = here()
    (house / name).write_text("other: 1\n", encoding="utf-8")
    assert here() == before


def test_line_ends_of_another_system_are_no_other_engine(house: Path) -> None:
    before = here()
    (house / "sim" / "retention.py").write_bytes(b"chance = 1\r\n")
    assert here() == before


def test_no_source_of_a_game_imports_what_the_fingerprint_leaves_out() -> None:
    rooms = {name.removesuffix(".py") for name in engine.OF_A_GAME}
    for path in engine.SIM.rglob("*.py"):
        if engine.OF_A_GAME & {*path.relative_to(engine.SIM).parts} or path.name == "__main__.py":
            continue
        text = path.read_text(encoding="utf-8")
        assert not [room for room in rooms if f"from sim.{room}" in text or f"from sim import {room}" in text], path
