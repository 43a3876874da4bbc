"""Decisions of one's own in a YAML file: what they mean, and what is refused with its place."""

from pathlib import Path

import pytest

from sim import packs
from sim.command_line.decision_file import Changes, DecisionFileRefused, FileProblem, read

SCENARIO = packs.load("eshop")


def reading(folder: Path, text: str) -> dict[str, Changes]:
    file = folder / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file, SCENARIO, rounds=6)


def problems(folder: Path, text: str) -> dict[str, FileProblem]:
    with pytest.raises(DecisionFileRefused) as refused:
        reading(folder, text)
    return {problem.path: problem for problem in refused.value.problems}


def test_levers_hold_from_the_first_round_and_later_ones_from_theirs(tmp_path: Path) -> None:
    changes = reading(tmp_path, "安娜:\n  training: 2000\n  rounds:\n    3: {training: 500, channels: [phone, chat]}\n")
    assert changes == {"安娜": {1: {"training": 2000}, 3: {"training": 500, "channels": ["phone", "chat"]}}}


def test_a_firm_may_leave_everything_as_it_is(tmp_path: Path) -> None:
    assert reading(tmp_path, "Ann: {}\n") == {"Ann": {1: {}}}


def test_every_problem_is_named_with_its_place_its_value_and_what_is_allowed(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        "Ann: {pay: 9, tranning: 1}\nBob:\n  routing: loudest\n  rounds:\n    2: {agents: many}\n    9: {pay: 1}\n",
    )
    assert {path: problem.code for path, problem in found.items()} == {
        "Ann.pay": "out_of_range",
        "Ann.tranning": "unknown_lever",
        "Bob.routing": "not_an_option",
        "Bob.rounds.2.agents": "wrong_type",
        "Bob.rounds.9": "unknown_round",
    }
    assert found["Ann.pay"].value == 9
    assert found["Ann.pay"].allowed == {"low": SCENARIO.levers["pay"].low, "high": SCENARIO.levers["pay"].high}
    assert found["Bob.rounds.9"].allowed == {"low": 1, "high": 6}


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("- a list\n", "-", "not_a_mapping"),
        ("", "-", "not_a_mapping"),
        ("Ann: 5\n", "Ann", "not_a_mapping"),
        ("Ann: {rounds: [1]}\n", "Ann.rounds", "not_a_mapping"),
        ("yes: {pay: 1}\n", "True", "not_a_name"),
        ("Ann: {rounds: {true: {pay: 1}}}\n", "Ann.rounds.True", "unknown_round"),
        ("Ann: {rounds: {2: 5}}\n", "Ann.rounds.2", "not_a_mapping"),
        ("Ann: {pay: [1\n", "", "unreadable"),
        ("Ann: {channels: []}\n", "Ann.channels", "empty_subset"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(tmp_path: Path, text: str, path: str, code: str) -> None:
    assert problems(tmp_path, text)[path].code == code


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "none.yaml", tmp_path, binary):
        with pytest.raises(DecisionFileRefused) as refused:
            read(file, SCENARIO, rounds=6)
        assert refused.value.problems[0].code == "unreadable"
