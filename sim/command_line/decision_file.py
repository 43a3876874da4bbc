"""Decisions of one's own, read from a YAML file: per firm, levers that differ from what it would do otherwise.

Ann:                    # a firm
  training: 2000        # from the first round on
  agents: 10
  rounds:
    3:                  # from the third round on
      agents: 14
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from sim.decisions import DecisionsRefused, complete, starting
from sim.scenario import Scenario

Changes = dict[int, dict[str, object]]
"""First round in which they hold -> lever -> value."""


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One thing wrong with the file: a code (as in :class:`sim.decisions.Problem`), where, what, what is allowed."""

    code: str
    path: str
    value: object
    allowed: Mapping[str, object]


class DecisionFileRefused(Exception):
    """The file cannot be played; ``problems`` lists everything wrong with it."""

    def __init__(self, file: str, problems: tuple[FileProblem, ...]) -> None:
        self.file = file
        self.problems = problems
        super().__init__(f"{file}: {problems}")


def read(path: Path, scenario: Scenario, rounds: int) -> dict[str, Changes]:
    """Give each firm's changes, checked against the scenario's levers; refuse the whole file with every problem."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problem = FileProblem("unreadable", "", str(error), {})
        raise DecisionFileRefused(str(path), (problem,)) from error
    problems: list[FileProblem] = []
    firms = {name: _changes(name, block, rounds, problems) for name, block in _named(data, "", problems)}
    for name, changes in firms.items():
        for first, levers in changes.items():
            where = f"{name}." if first == 1 else f"{name}.rounds.{first}."
            problems += _lever_problems(where, levers, scenario)
    if problems:
        raise DecisionFileRefused(str(path), tuple(problems))
    return firms


def _named(block: object, path: str, problems: list[FileProblem]) -> Iterator[tuple[str, object]]:
    """Yield the entries of a mapping whose keys are names; note what is not."""
    if not isinstance(block, dict):
        problems.append(FileProblem("not_a_mapping", path or "-", block, {}))
        return
    for key, value in block.items():
        if isinstance(key, str):
            yield key, value
        else:
            problems.append(FileProblem("not_a_name", f"{path}.{key}".lstrip("."), key, {}))


def _changes(firm: str, block: object, rounds: int, problems: list[FileProblem]) -> Changes:
    """Split one firm's block into the levers from the start and those from later rounds on."""
    levers = dict(_named(block, firm, problems))
    later = levers.pop("rounds", None) or {}
    changes: Changes = {1: levers}
    if not isinstance(later, dict):
        problems.append(FileProblem("not_a_mapping", f"{firm}.rounds", later, {}))
        return changes
    for number, chosen in later.items():
        path = f"{firm}.rounds.{number}"
        if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= rounds:
            problems.append(FileProblem("unknown_round", path, number, {"low": 1, "high": rounds}))
        else:
            changes[number] = changes.get(number, {}) | dict(_named(chosen, path, problems))
    return changes


def _lever_problems(where: str, levers: Mapping[str, object], scenario: Scenario) -> Iterator[FileProblem]:
    try:
        complete(levers, starting(scenario), scenario)
    except DecisionsRefused as refused:
        for problem in refused.problems:
            yield FileProblem(problem.code, where + problem.lever, problem.value, problem.allowed)
