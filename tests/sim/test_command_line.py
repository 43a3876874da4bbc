"""The command line: what it prints, what it writes, and what it refuses without a traceback."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sim
from locales.asked import language_of
from sim import packs
from sim.causes import CAUSES
from sim.command_line.entry import main
from sim.score import PARTS
from tests.spoken_commands import Say, saying

pytestmark = pytest.mark.long

SMALL = ("--customers", "2000", "--rounds", "2", "--seed", "7")
TWO = ("--firms", "Ann=balanced", "Bob=do_nothing")


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    return saying(capsys, monkeypatch)


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A small game as data."""
    file = tmp_path_factory.mktemp("games") / "game.json"
    assert main(["play", "eshop", *SMALL, *TWO, "--json", str(file)]) == 0
    return dict(json.loads(file.read_text(encoding="utf-8")))


def test_the_data_hold_every_figure_of_every_firm_and_round(game: dict[str, Any]) -> None:
    assert (game["scenario"], game["market"], game["seed"], game["rounds"]) == ("eshop", "shared", 7, 2)
    assert list(game["firms"]) == ["Ann", "Bob"]
    assert game["digest"]
    for firm in game["firms"].values():
        assert [entry["round"] for entry in firm["rounds"]] == [1, 2]
        for entry in firm["rounds"]:
            assert {"retention", "satisfaction", "nps", "service_level", "abandonment", "complaints"} <= set(entry)
            assert {"revenue", "profit", "equity", "score"} <= set(entry)
            assert set(entry["score_parts"]) == set(PARTS)
            assert set(entry["causes"]) == set(CAUSES)


def test_customers_are_conserved_and_causes_add_up_in_the_data(game: dict[str, Any]) -> None:
    for firm in game["firms"].values():
        first, second = firm["rounds"]
        assert second["customers_start"] == first["customers_end"]
        for entry in (first, second):
            assert entry["customers_end"] == entry["customers_start"] - entry["lost"] + entry["won"]
            assert entry["retention"] == pytest.approx(entry["kept"] / entry["customers_start"])
            assert sum(entry["causes"].values()) == pytest.approx(entry["lost"], abs=0.01)


def test_the_final_score_is_the_last_rounds_score(game: dict[str, Any]) -> None:
    for firm in game["firms"].values():
        assert firm["score"] == firm["rounds"][-1]["score"]
        total = sum(game["weights"][part] * firm["score_parts"][part] for part in PARTS)
        assert firm["score"] == pytest.approx(total)


def test_the_same_command_gives_the_same_data_and_another_seed_another_digest(
    game: dict[str, Any], say: Say, tmp_path: Path
) -> None:
    again, other = tmp_path / "again.json", tmp_path / "other.json"
    assert say("play", "eshop", *SMALL, *TWO, "--json", str(again))[0] == 0
    assert say("play", "eshop", *SMALL, "--seed", "8", *TWO, "--json", str(other))[0] == 0
    assert json.loads(again.read_text(encoding="utf-8")) == game
    assert json.loads(other.read_text(encoding="utf-8"))["digest"] != game["digest"]


def test_the_table_names_every_firm_round_and_score(say: Say) -> None:
    status, out, err = say("play", "eshop", *SMALL, *TWO)
    assert (status, err) == (0, "")
    assert "Round 1" in out
    assert "Round 2" in out
    assert out.count("Ann") == out.count("Bob") == 4
    assert "seed 7" in out


def test_in_parallel_markets_the_same_strategy_gives_the_same_result(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "game.json"
    firms = ("--firms", "安娜=balanced", "Bob=balanced", "--market", "parallel")
    assert say("play", "eshop", *SMALL, *firms, "--json", str(file))[0] == 0
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["firms"]["安娜"] == data["firms"]["Bob"]


def test_decisions_of_ones_own_change_the_result_from_their_round_on(
    game: dict[str, Any], say: Say, tmp_path: Path
) -> None:
    own, file = tmp_path / "own.yaml", tmp_path / "game.json"
    own.write_text("Bob: {rounds: {2: {messages: 4}}}\n", encoding="utf-8")
    assert say("play", "eshop", *SMALL, *TWO, "--decisions", str(own), "--json", str(file))[0] == 0
    rounds = json.loads(file.read_text(encoding="utf-8"))["firms"]["Bob"]["rounds"]
    assert rounds[0] == game["firms"]["Bob"]["rounds"][0]
    assert rounds[1]["satisfaction"] < game["firms"]["Bob"]["rounds"][1]["satisfaction"]


def test_a_firm_named_alone_or_only_in_the_file_starts_from_the_companys_start(say: Say, tmp_path: Path) -> None:
    own, file = tmp_path / "own.yaml", tmp_path / "game.json"
    own.write_text("Cai: {}\n", encoding="utf-8")
    words = ("--firms", "Ann", "Bob=balanced", "--decisions", str(own), "--json", str(file))
    assert say("play", "eshop", *SMALL, *words)[0] == 0
    firms = json.loads(file.read_text(encoding="utf-8"))["firms"]
    assert {name: firm["strategy"] for name, firm in firms.items()} == {"Ann": None, "Bob": "balanced", "Cai": None}


def test_the_words_are_chinese_where_the_reader_is(say: Say) -> None:
    status, out, _ = say("play", "eshop", *SMALL, *TWO, "--language", "zh")
    assert status == 0
    assert "第 1 回合" in out
    assert not set(re.findall(r"[A-Za-z]{2,}", out.split("最终状态摘要")[0])) - {"Ann", "Bob", "NPS"}


def test_the_language_is_asked_for_or_the_systems() -> None:
    assert language_of(["play", "--language", "en"], {"LANG": "zh_CN.UTF-8"}) == "en"
    assert language_of(["play", "--language=zh"], {}) == "zh"
    assert language_of(["play"], {"LANG": "zh_CN.UTF-8"}) == "zh"
    assert language_of(["play"], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}) == "en"


def test_scenarios_lists_every_pack(say: Say) -> None:
    status, out, err = say("scenarios")
    assert (status, err) == (0, "")
    assert all(key in out for key in packs.keys())  # noqa: SIM118


def test_scenarios_says_what_is_wrong_with_a_broken_pack(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (packs.FOLDER / "eshop.yaml").read_text(encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(text.replace("rounds: 6", "rounds: 60"), encoding="utf-8")
    monkeypatch.setattr(packs, "FOLDER", tmp_path)
    status, _, err = say("scenarios")
    assert status == 1
    assert "rounds" in err
    assert "60" in err


REFUSED = {
    ("play", "eshopp"): ("eshopp", "eshop"),
    ("play",): ("scenario", "eshop"),
    ("sing",): ("sing", "play"),
    ("play", "eshop", "--firms", "Ann=wise"): ("wise", "balanced"),
    ("play", "eshop", "--firms", "Ann=balanced", "Ann=discounter"): ("Ann",),
    ("play", "eshop", "--firms", "=balanced"): ("=strategy",),
    ("play", "eshop", "--rounds", "0"): ("--rounds", "0", "1"),
    ("play", "eshop", "--rounds", "many"): ("--rounds", "many"),
    ("play", "eshop", "--seed", "-1"): ("--seed",),
    ("play", "eshop", "--customers", "3"): ("--customers", "3"),
    ("play", "eshop", "--market", "flea"): ("flea", "parallel"),
    ("play", "eshop", "--language", "fr"): ("fr", "zh"),
    ("play", "eshop", "--colour"): ("--colour",),
    ("play", "eshop", "--json", "/no/such/folder/x.json"): ("/no/such/folder/x.json",),
    ("play", "eshop", "--decisions", "none.yaml"): ("none.yaml",),
}


@pytest.mark.parametrize(("words", "told"), REFUSED.items(), ids=" ".join)
def test_what_cannot_be_done_is_refused_with_the_value_and_what_is_allowed(
    words: tuple[str, ...], told: tuple[str, ...], say: Say
) -> None:
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert all(word in err for word in told), err
    assert "Traceback" not in err


def test_a_decision_out_of_range_is_refused_with_its_place_and_range(say: Say, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("安娜: {rounds: {2: {pay: 9}}}\n", encoding="utf-8")
    status, _, err = say("play", "eshop", "--firms", "安娜", "--decisions", str(own))
    pay = packs.load("eshop").levers["pay"]
    assert status == 2
    assert f"安娜.rounds.2.pay: 9 is out of range; allowed: {pay.low:g} to {pay.high:g}" in err


def test_decisions_past_the_budget_are_refused_with_both_figures(say: Say, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    levers = packs.load("eshop").levers
    most = {key: levers[key].high for key in ("ads_search", "ads_social", "ads_brand", "tier_benefits", "training")}
    own.write_text(json.dumps({"Ann": most}), encoding="utf-8")
    status, _, err = say("play", "eshop", *TWO, "--decisions", str(own))
    assert status == 2
    assert "budget" in err
    assert "Ann" in err


def test_the_program_runs_as_a_module_and_survives_a_closed_pipe() -> None:
    house = Path(sim.__file__).parent.parent
    words = [sys.executable, "-m", "sim", "scenarios"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=house) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(("readme", "firm"), [("README.md", "Eve"), ("README.zh.md", "伊")])
def test_the_game_and_the_decisions_of_the_readme_can_be_played(
    readme: str, firm: str, say: Say, tmp_path: Path
) -> None:
    text = (Path(sim.__file__).parents[1] / readme).read_text(encoding="utf-8")
    words = next(line for line in text.splitlines() if " sim play eshop " in line).split(" sim ")[1].split()
    start = text.index(f"    {firm}:")
    (tmp_path / "own.yaml").write_text(text[start : text.index("`--help`")], encoding="utf-8")
    status, printed, errors = say(*words, "--decisions", str(tmp_path / "own.yaml"))
    assert (status, errors) == (0, "")
    assert firm in printed
