"""Aims and automation rules as texts: one form for what means the same, everything else refused with its place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import packs
from sim.decisions import DecisionsRefused, check, complete, starting
from sim.levers import AIMS, CATALOGUE
from sim.targeting import aims, rules
from sim.targeting.aims import FIELDS, GONE, PRESENT, Condition, CustomerList, Rule, Unreadable

SCENARIO = packs.load("eshop")
START = starting(SCENARIO)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """Any condition that a customer of the firm can meet."""
    field = draw(st.sampled_from(PRESENT))
    if field.key == "grade":
        letters = draw(st.sets(st.sampled_from(aims.GRADE_LETTERS), min_size=1))
        return Condition("grade", "=", options="".join(sorted(letters)))
    if field.key == "segment":
        keys = draw(st.sets(st.sampled_from(("first_years", "club_buyers", "b2b", aims.UNKNOWN)), min_size=1))
        return Condition("segment", "=", options=",".join(sorted(keys)))
    if field.words:
        return Condition(field.key, "=", options=draw(st.sampled_from(field.words)))
    return Condition(field.key, draw(st.sampled_from(("=", ">=", "<="))), draw(st.integers(field.low, field.high)))


RULES = st.lists(conditions(), min_size=1, max_size=6, unique_by=lambda one: (one.field, one.sign)).map(
    lambda found: Rule(tuple(found))
)
NUMBERS = st.sets(st.integers(0, 300) | st.integers(0, aims.HIGHEST_NUMBER), min_size=1, max_size=60)
SIGNS = st.sampled_from(">=<;:,- \nlistgradewhensilentABCDcomplaintopen0123456789é")
BITS = st.text(SIGNS, max_size=40) | st.text(max_size=20)
"""texts that look a little like aims, and any others"""


@given(RULES)
def test_a_rule_written_down_is_read_as_it_was(rule: Rule) -> None:
    assert aims.read(str(rule)) == rule
    assert aims.normal(f" {rule} ;") == str(rule)


@given(NUMBERS, st.text(max_size=60))
def test_a_list_written_down_holds_the_same_customers(numbers: set[int], name: str) -> None:
    text = aims.list_of(f"L{name}", numbers)
    read = aims.read(text)
    assert isinstance(read, CustomerList)
    assert read.customers.tolist() == sorted(numbers)
    assert aims.normal(text) == text


def test_neighbours_are_written_as_a_stretch_and_a_name_cannot_end_the_name() -> None:
    assert aims.list_of("VIP: best\nones", [9, 3, 4, 5, 3]) == "list VIP best ones: 3-5,9"


@given(BITS)
def test_any_text_is_an_aim_in_one_form_or_refused(text: str) -> None:
    try:
        normal = aims.normal(text)
    except Unreadable:
        return
    assert aims.normal(normal) == normal


@given(BITS)
def test_any_text_is_automation_in_one_form_or_refused(text: str) -> None:
    try:
        normal = rules.normal(text)
    except Unreadable:
        return
    assert rules.normal(normal) == normal
    assert len(normal.split("\n")) <= rules.MOST_RULES


@pytest.mark.parametrize(
    ("lever", "text", "code"),
    [
        ("messages_to", "mood>=3", "bad_condition"),
        ("messages_to", "satisfaction<=2", "bad_condition"),
        ("messages_to", "grade=E", "bad_condition"),
        ("messages_to", "silent>=-1", "bad_condition"),
        ("messages_to", "silent>=1000", "bad_condition"),
        ("messages_to", "silent>=6; silent>=8", "twice"),
        ("messages_to", "list Quiet", "bad_list"),
        ("messages_to", "list : 3", "bad_list"),
        ("messages_to", "list Quiet:", "empty_list"),
        ("messages_to", "list Quiet: 5-3", "bad_list"),
        ("messages_to", "list Quiet: 0-999999999", "list_too_long"),
        ("messages_to", 7, "wrong_type"),
        ("messages_to", None, "wrong_type"),
        ("messages_to", "gone<=8", "not_of_these"),
        ("win_back_to", "silent>=6", "not_of_these"),
        ("automation", "silent 6 -> shout", "bad_rule"),
        ("automation", "silent 0 -> call", "bad_threshold"),
        ("automation", "\n".join(f"silent {n} -> call" for n in range(1, 9)), "too_many_rules"),
    ],
)
def test_what_is_no_aim_is_refused_with_its_lever(lever: str, text: object, code: str) -> None:
    with pytest.raises(DecisionsRefused) as refused:
        complete({lever: text}, START, SCENARIO)
    assert [(problem.code, problem.lever) for problem in refused.value.problems] == [(code, lever)]


def test_a_wrong_automation_rule_is_named_by_its_line() -> None:
    with pytest.raises(DecisionsRefused) as refused:
        complete({"automation": "silent 6 -> message\n\nsilence 6 -> call"}, START, SCENARIO)
    (problem,) = refused.value.problems
    assert (problem.allowed, problem.value) == ({"line": 3}, "silence 6 -> call")


def test_decisions_of_before_there_were_aims_are_read_as_aiming_at_everybody() -> None:
    old = {key: value for key, value in START.as_dict().items() if key in CATALOGUE}
    assert check(old, SCENARIO) == START
    assert not START.aimed
    assert complete({"win_back_to": "gone<=8"}, START, SCENARIO).aimed


def test_what_customers_feel_cannot_be_asked_for() -> None:
    """Only what was sold, sent and told: no satisfaction, no expectation, no chance to leave."""
    assert set(FIELDS) == {field.key for field in PRESENT} | {GONE.key}
    assert not set(FIELDS) & {"satisfaction", "expectation", "leaving", "bond", "value", "harm_wait"}
    assert set(AIMS) == {"messages_to", "priority_to", "care_to", "proactive_to", "win_back_to", "automation"}


def test_reading_a_long_list_is_exact() -> None:
    numbers = np.random.default_rng(5).choice(400_000, 60_000, replace=False)
    read = aims.read(aims.list_of("Big", numbers.tolist()))
    assert isinstance(read, CustomerList)
    assert np.array_equal(read.customers, np.sort(numbers))
