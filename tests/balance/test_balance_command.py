"""``python -m sim balance`` and ``search``: what they print, what they write, and what they refuse."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sim import packs
from sim.balance.suite import Balance
from sim.balance.verdicts import TARGETS
from sim.bots import reactions
from sim.command_line import balance_command
from sim.levers import CHANNELS
from sim.score import PARTS
from tests.balance.brief_games import brief
from tests.spoken_commands import Say, saying

TINY = ("--customers", "1000", "--workers", "1")


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    return saying(capsys, monkeypatch, "DASK_SCHEDULER")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_pack_is_judged_here_where_no_scheduler_answers(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(balance_command, "packs", SimpleNamespace(keys=packs.keys, load=brief))
    file = tmp_path / "balance.json"
    words = ("--games", "20", *TINY, "--dask", "nonsense://nowhere", "--json", str(file), "--language", "zh")
    status, printed, errors = say("balance", "telecom", *words)
    assert "nonsense://nowhere" in errors
    assert "改用本机计算" in errors
    (found,) = json.loads(file.read_text(encoding="utf-8"))["packs"]
    assert status == (0 if found["passed"] else 3)
    assert [measure["key"] for measure in found["verdicts"]] == list(TARGETS)
    for measure in found["verdicts"]:
        assert measure["name"]["zh"] in printed
    for standing in found["standings"]:
        assert standing["key"] in printed
        assert set(standing["parts"]) == set(PARTS)
    assert not {"Measure", "Target", "Wins", "pass", "games"} & set(printed.split())


def test_a_pack_that_passes_gives_status_0_and_one_that_does_not_gives_3(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    for passes in (True, False):
        nothing = Balance(pack="hotel", games=0, people=0, verdicts=(), standings=())
        monkeypatch.setattr(Balance, "passed", passes)
        monkeypatch.setattr("sim.balance.suite.examine", lambda *_words, found=nothing: found)
        status, printed, _ = say("balance", "hotel", "--workers", "1")
        assert status == (0 if passes else 3)
        assert printed


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("balance", "nowhere"), "nowhere"),
        (("balance", "--games", "many"), "many"),
        (("balance", "--games", "3"), "3"),
        (("balance", "--seeds", "1"), "1"),
        (("balance", "--customers", "10"), "10"),
        (("balance", "--workers", "0"), "0"),
        (("balance", "--json", "/no/such/folder/file.json"), "file.json"),
        (("search", "nowhere"), "nowhere"),
        (("search", "--against", "nobody"), "nobody"),
        (("search", "--start", "nothing"), "nothing"),
        (("search", "--population", "1"), "1"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_value(words: tuple[str, ...], wrong: str, say: Say) -> None:
    status, printed, errors = say(*words)
    assert (status, printed) == (2, "")
    assert wrong in errors
    assert "Traceback" not in errors


def test_a_found_strategy_is_printed_as_code(say: Say) -> None:
    tries = ("--generations", "1", "--population", "4", "--games", "1")
    status, printed, _ = say("search", "telecom", *tries, *TINY, "--start", "balanced", "--against", "spammer")
    assert status == 0
    code = printed.split("\n\n", maxsplit=1)[0]
    fields: dict[str, Any] = eval(f"dict(\n{code}\n)", {"reactions": reactions})  # noqa: S307 (our own output)
    assert set(fields) == {"turns", "choices", "reactions"}
    assert set(fields["choices"]["channels"]) <= set(CHANNELS)
    assert all(-1 <= turn <= 1 for turn in fields["turns"].values())
