"""Decisions of one's own in a YAML file: what they mean, and what is refused with its place."""

from pathlib import Path

import pytest

from locales import translator
from sim import packs
from sim.command_line.decision_file import Changes, DecisionFileRefused, FileProblem, read
from sim.command_line.refusals import refusal

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
        ("Ann: {messages_to: mood>=3}\n", "Ann.messages_to", "bad_condition"),
        ("Ann: {automation: 'silent 6 -> shout'}\n", "Ann.automation", "bad_rule"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(tmp_path: Path, text: str, path: str, code: str) -> None:
    assert problems(tmp_path, text)[path].code == code


def test_aims_and_rules_stand_in_a_file_as_people_write_them(tmp_path: Path) -> None:
    text = (
        "Ann:\n  messages_to: grade=AB; silent>=2\n  automation: |\n    silent 6 -> message\n    complaint 3 -> call\n"
    )
    changes = reading(tmp_path, text)["Ann"][1]
    assert changes["messages_to"] == "grade=AB; silent>=2"
    assert changes["automation"] == "silent 6 -> message\ncomplaint 3 -> call\n"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whatever_is_wrong_with_an_aim_is_said_in_words_with_its_line(tmp_path: Path, language: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("Ann: {automation: \"silent 6 -> call\\nsilent 6 -> shout\", care_to: 'grade=A; grade=B'}", "utf-8")
    with pytest.raises(DecisionFileRefused) as refused:
        read(file, SCENARIO, rounds=6)
    told = refusal(refused.value, translator(language).gettext)
    assert "silent 6 -> shout" in told
    assert ("line 2" if language == "en" else "第2行") in told


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "none.yaml", tmp_path, binary):
        with pytest.raises(DecisionFileRefused) as refused:
            read(file, SCENARIO, rounds=6)
        assert refused.value.problems[0].code == "unreadable"
