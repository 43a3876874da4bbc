"""A wrong pack is refused with the path inside it, the value that stands there and what is allowed."""

import copy
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import packs
from sim.packs import from_data, load, load_file
from sim.yaml_files import YamlProblem, YamlRefused

Step = str | int
Steps = tuple[Step, ...]

OPTIONAL = {"behaviour", "levers", "events"}
"""Parts in which leaving something out may be right: the defaults hold."""
TYPED_MAPPINGS = {"channels", "media", "effects"}
"""Mappings whose keys are data."""


@lru_cache(maxsize=8)
def pristine(key: str) -> dict[str, Any]:
    loaded = yaml.safe_load((packs.FOLDER / f"{key}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def changed(key: str, steps: Steps, value: object) -> dict[str, Any]:
    data = copy.deepcopy(pristine(key))
    at(data, steps[:-1])[steps[-1]] = value
    return data


def walk(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    yield steps, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inside:
        yield from walk(part, (*steps, step))


def places(key: str, kind: type | tuple[type, ...]) -> list[Steps]:
    return [steps for steps, value in walk(pristine(key)) if steps and isinstance(value, kind)]


WRONG: list[tuple[str, object, str]] = [
    ("key", "E Shop", "key"),
    ("key", "bookshop", "key"),
    ("rounds", 3, "rounds"),
    ("rounds", 9, "rounds"),
    ("rounds", "six", "rounds"),
    ("customers_per_firm", 100, "customers_per_firm"),
    ("customers_per_firm", 3000.5, "customers_per_firm"),
    ("unserved", 0.95, "unserved"),
    ("unserved", -0.1, "unserved"),
    ("relationship", "marriage", "relationship"),
    ("name", "Night Owl Corner", "name"),
    ("name.zh", "", "name.zh"),
    ("brief", {"en": "Only English"}, "brief.zh"),
    ("offer.price", 0, "offer.price"),
    ("offer.price", "cheap", "offer.price"),
    ("offer.cost_share", 1.2, "offer.cost_share"),
    ("offer.colour", "red", "offer.colour"),
    ("segments", [], "segments"),
    ("segments.0.share", 0.9, "segments.*.share"),
    ("segments.0.share", 0, "segments.0.share"),
    ("segments.1.key", "first_years", "segments.*.key"),
    ("segments.0.leaving.a", -1, "segments.0.leaving.a"),
    ("segments.0.leaving", 0.3, "segments.0.leaving"),
    ("segments.0.orders.mean", 25, "segments.0.orders.mean"),
    ("segments.0.orders.shape", 0, "segments.0.orders.shape"),
    ("segments.0.consent", 1.5, "segments.0.consent"),
    ("segments.0.channels", {"phone": 0.5, "fax": 0.5}, "segments.0"),
    ("segments.0.channels.phone", 0.9, "segments.0"),
    ("segments.0.media", {"ads_search": 0.5}, "segments.0"),
    ("segments.0.ages", [18], "segments.0.ages"),
    ("segments.0.value_spread", 3, "segments.0.value_spread"),
    ("levers.ads_radio", {"high": 5000}, "levers.ads_radio"),
    ("levers.ads_search.start", 900000, "levers.ads_search.start"),
    ("levers.ads_search.low", -5, "levers.ads_search"),
    ("levers.ads_search.high", -5, "levers.ads_search"),
    ("levers.promotion_depth.high", 0.9, "levers.promotion_depth"),
    ("levers.messages.start", "often", "levers.messages.start"),
    ("levers.agents.start", 200, "levers.agents.start"),
    ("levers.channels.start", ["telepathy"], "levers.channels.start"),
    ("levers.channels.high", 3, "levers.channels"),
    ("levers.target_segments.start", ["pensioners"], "levers.target_segments.start"),
    ("costs.agent", 0, "costs.agent"),
    ("costs.agent", None, "costs.agent"),
    ("service.patience_minutes", 0, "service.patience_minutes"),
    ("service.first_contact_resolution", 1.01, "service.first_contact_resolution"),
    ("budget.revenue_share", 3, "budget.revenue_share"),
    ("half.advertising", 0, "half.advertising"),
    ("behaviour.entry_rate", 1.1, "behaviour.entry_rate"),
    ("behaviour.charm", 1, "behaviour.charm"),
    ("behaviour.complainers", "loud", "behaviour.complainers"),
    ("events.0.round", 7, "events.0.round"),
    ("events.0.round", 0, "events.0.round"),
    ("events.0.week", 13, "events.0.week"),
    ("events.0.weeks", 14, "events.0.weeks"),
    ("events.0.effects", {"sunshine": 1.2}, "events.0.effects"),
    ("events.0.effects", "bad weather", "events.0.effects"),
    ("people.0.segment", "pensioners", "people.0.segment"),
    ("people.0.age", 12, "people.0.age"),
    ("people.0.gender", "unknown", "people.0.gender"),
    ("people.0.quote", {"zh": "只有中文"}, "people.0.quote.en"),
    ("score.weights", {"retention": 1}, "score.weights"),
    ("score.weights.profit", -1, "score.weights"),
    ("score.weights.fame", 1, "score.weights"),
    ("score.scale.profit", [5, 5], "score.scale.profit"),
    ("score.scale.profit", [5], "score.scale.profit"),
    ("rivals", ["balanced"], "rivals"),
    ("rivals.0", "wizard", "rivals.0"),
    ("segments.0.media.ads_search", 1.5, "segments.0.media.ads_search"),
    ("segments.0.channels.phone", -0.2, "segments.0.channels.phone"),
    ("segments.0.ages", [30, 20], "segments.0"),
    ("events.0.effects", {"contact_rate": -1.0}, "events.0"),
    ("events.0.effects", {"contact_rate": 1000.0}, "events.0.effects.contact_rate"),
    ("behaviour", {"carry_over": {"ads_search": 0.5}}, "behaviour.carry_over"),
    ("levers.ads_search.high", float("inf"), "levers.ads_search.high"),
    ("offer.price", float("nan"), "offer.price"),
    ("scale", 2.0, "scale"),
    ("secret", True, "secret"),
]


def steps_of(path: str) -> Steps:
    return tuple(int(step) if step.isdigit() else step for step in path.split("."))


@pytest.mark.parametrize(("path", "value", "told"), WRONG)
def test_a_wrong_value_is_refused_where_it_stands(path: str, value: object, told: str) -> None:
    with pytest.raises(YamlRefused) as refused:
        from_data(changed("eshop", steps_of(path), value), "eshop.yaml", expected_key="eshop")
    problems = refused.value.problems
    assert any(problem.path.startswith(told) for problem in problems), [str(problem) for problem in problems]
    assert all(problem.allowed for problem in problems)
    assert "eshop.yaml" in str(refused.value)


def test_fewer_or_more_than_five_people_are_refused() -> None:
    people = pristine("eshop")["people"]
    for wrong in (people[:4], people + people[:1]):
        with pytest.raises(YamlRefused, match="people"):
            from_data(changed("eshop", ("people",), wrong), "eshop.yaml")


def test_every_problem_of_a_pack_is_told_at_once() -> None:
    data = changed("eshop", ("rounds",), 99)
    data["offer"]["price"] = -1
    data["people"][3]["age"] = "young"
    with pytest.raises(YamlRefused) as refused:
        from_data(data, "eshop.yaml")
    assert {problem.path for problem in refused.value.problems} >= {"rounds", "offer.price", "people.3.age"}


@given(key=st.sampled_from(packs.keys()), data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_missing_required_entry_is_refused(key: str, data: st.DataObject) -> None:
    mappings = [s for s in places(key, dict) if s[0] not in OPTIONAL and s[-1] not in TYPED_MAPPINGS]
    steps = data.draw(st.sampled_from(mappings))
    dropped = data.draw(st.sampled_from(sorted(at(pristine(key), steps))))
    pack = copy.deepcopy(pristine(key))
    del at(pack, steps)[dropped]
    if dropped in ("training", "tier_benefits", "points") and steps == ("half",):
        assert from_data(pack, f"{key}.yaml").key == key
        return
    with pytest.raises(YamlRefused) as refused:
        from_data(pack, f"{key}.yaml")
    assert any(problem.path.startswith(str(steps[0])) for problem in refused.value.problems)


@given(key=st.sampled_from(packs.keys()), data=st.data())
@settings(max_examples=150, deadline=None)
def test_an_unknown_entry_is_refused_by_name(key: str, data: st.DataObject) -> None:
    steps = data.draw(st.sampled_from([(), *places(key, dict)]))
    pack = copy.deepcopy(pristine(key))
    at(pack, steps)["surprise"] = 1
    with pytest.raises(YamlRefused) as refused:
        from_data(pack, f"{key}.yaml")
    told = str(refused.value)
    assert "surprise" in told or any(step in TYPED_MAPPINGS for step in steps)
    assert ".".join(str(step) for step in steps[:2]) in told


@given(key=st.sampled_from(packs.keys()), data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_number_that_is_no_number_is_refused(key: str, data: st.DataObject) -> None:
    steps = data.draw(st.sampled_from(places(key, (int, float))))
    wrong = data.draw(st.sampled_from(["many", {}, [], {"en": "one", "zh": "一"}]))
    with pytest.raises(YamlRefused) as refused:
        from_data(changed(key, steps, wrong), f"{key}.yaml")
    assert any(problem.path.startswith(str(steps[0])) for problem in refused.value.problems)


@given(key=st.sampled_from(packs.keys()), data=st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_pack_it_loads_or_is_refused(key: str, data: st.DataObject) -> None:
    """No other way out: nothing but :class:`YamlRefused`, and never without saying where."""
    steps = data.draw(st.sampled_from([steps for steps, _ in walk(pristine(key)) if steps]))
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    wrong = data.draw(
        scalars | st.lists(scalars, max_size=3) | st.dictionaries(st.text(max_size=4), scalars, max_size=2)
    )
    problems: tuple[YamlProblem, ...] | None = None
    try:
        from_data(changed(key, steps, wrong), f"{key}.yaml", expected_key=key)
    except YamlRefused as refused:
        problems = refused.problems
    assert problems is None or all(problem.allowed for problem in problems)
    assert problems != ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"key: [unclosed", "readable YAML"),
        (b"- a\n- list", "mapping"),
        (b"", "mapping"),
        (b"just words", "mapping"),
        (b"\xff\xfe\x00bad", "readable YAML"),
        (b"key: !!python/object/apply:os.system ['true']", "readable YAML"),
    ],
)
def test_a_file_that_is_no_pack_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "broken.yaml"
    file.write_bytes(content)
    with pytest.raises(YamlRefused, match=told):
        load_file(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(YamlRefused, match="readable YAML"):
        load_file(tmp_path / "nowhere.yaml")


def test_a_pack_under_another_name_is_refused(tmp_path: Path) -> None:
    copied = tmp_path / "bookshop.yaml"
    copied.write_bytes((packs.FOLDER / "eshop.yaml").read_bytes())
    with pytest.raises(YamlRefused, match="the file's own name"):
        load_file(copied)


def test_an_unknown_pack_is_refused_with_those_there_are() -> None:
    with pytest.raises(YamlRefused, match="eshop, hotel, telecom"):
        load("atlantis")
