"""A wrong lesson is refused with the path inside it, the value that stands there and what is allowed."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.demos import shelf
from sim.yaml_files import YamlRefused

FILE = shelf.FOLDER / "queue.yaml"
LADDER, PLANS = ("steps", 0), ("steps", 1)


def changed(steps: tuple[str | int, ...], value: object) -> dict[str, Any]:
    data: Any = copy.deepcopy(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    place = data
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = value
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize(
    ("steps", "value", "path", "allowed"),
    [
        (("pack",), "shoe_shop", "pack", "one of eshop, hotel, telecom"),
        (("topics",), ["queues"], "topics.0", "contact_centre"),
        (("watch",), ["happiness"], "watch.0", "satisfaction"),
        (("free",), ["magic"], "free.0", "agents"),
        (("key",), "other", "key", "the file's own name, queue"),
        (("title",), {"en": "Only English"}, "title.zh", "required"),
        ((*LADDER, "minutes"), 7, "steps.*.minutes", "at most 8 together"),
        ((*LADDER, "ladder", "values"), [3, 4, 99], "steps.0.ladder.values.2.agents", "high 20"),
        ((*LADDER, "ladder", "lever"), "wizards", "steps.0.ladder.values.0.wizards", "agents"),
        ((*LADDER, "sentence", "en"), "{nothing} came out", "steps.0.sentence.en", "{times}"),
        ((*LADDER, "sentence", "zh"), "一个 { 括号", "steps.0.sentence.zh", "{times}"),
        ((*LADDER, "claims"), [{"number": "luck"}], "steps.0.claims.0.number", "times"),
        ((*LADDER, "numbers", "first", "minus"), "v9", "steps.0.numbers.first.minus", "v5"),
        ((*LADDER, "numbers", "times", "over"), "later", "steps.0.numbers.times.over", "last"),
        ((*LADDER, "numbers", "busy", "measure"), "boredom", "steps.0.numbers.busy.measure", "occupancy"),
        ((*PLANS, "plans", 1, "levers"), {"agents": "many"}, "steps.1.plans.1.levers.agents", "low 3"),
        ((*PLANS, "plans", 1, "behaviour"), {"moodiness": 1.0}, "steps.1.plans.1.behaviour.moodiness", "not permitted"),
        ((*PLANS, "plans", 1, "rivals"), [{}, {}], "steps.1.plans.1.rivals", "at most 1"),
        ((*PLANS, "chart", "measures"), [], "steps.1.chart.measures", "at least one"),
        ((*PLANS, "chart", "kind"), "ladder", "steps.1.chart.kind", "exactly where"),
        ((*PLANS, "ladder"), {"lever": "agents", "values": [3, 4, 5]}, "steps.1.plans", "either plans or a ladder"),
        ((*PLANS, "seeds"), [*range(1_000_000)], "steps.1.seeds", "at most 6"),
        ((*PLANS, "rounds"), 400, "steps.1.rounds", "less than or equal to 16"),
    ],
)
def test_it_is_refused_with_path_value_and_what_is_allowed(
    steps: tuple[str | int, ...], value: object, path: str, allowed: str
) -> None:
    with pytest.raises(YamlRefused) as refused:
        shelf.from_data(changed(steps, value), "queue.yaml", expected_key="queue")
    told = {problem.path: problem for problem in refused.value.problems}
    assert path in told, [*told]
    assert allowed in told[path].allowed


def test_a_wrong_file_leaves_the_others_playable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "queue.yaml").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("key: mine\ntitle: [", encoding="utf-8")
    monkeypatch.setattr(shelf, "FOLDER", tmp_path)
    shelf.load.cache_clear()
    try:
        assert [*shelf.playable()] == ["queue"]
        assert [problem.file for problem in shelf.broken()] == [str(tmp_path / "mine.yaml")]
    finally:
        shelf.load.cache_clear()
