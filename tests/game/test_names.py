"""Names only read, whatever was typed: no mark-up, no formula, no picture, no joke with the writing direction."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import commands, names
from game.actors import identify
from game.credentials import name_key
from game.store import Store
from tests.game.classroom import TEACHER
from tests.game.junk import NASTY, SIGNS
from tests.game.refusals import refused

ORDER = re.compile(
    r"[<>$*`\\|~#\[\]]|^[=+\-@]|:[a-z/]|&#|&\w+;|\b_\w|\bwww\.|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f]",
    re.IGNORECASE,
)


@given(st.text(SIGNS, max_size=60) | st.sampled_from(NASTY))
def test_a_name_gives_no_program_an_order(typed: str) -> None:
    name = names.shown(typed)
    assert not ORDER.search(name.replace("snake_case", ""))
    assert name.isprintable()
    assert names.shown(name) == name


@pytest.mark.parametrize(
    "name", ["Liu Fang", "刘芳", "O'Neill-Smith", "Zoë", "Nguyễn", "שרה", "snake_case", "R&D: 2.0", "😀 A"]
)
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert names.shown(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<b>Ann</b>", "＜b＞Ann＜/b＞"),
        ("=1+1", "＝1+1"),
        ("-2+3", "－2+3"),
        ("@SUM(A1)", "＠SUM(A1)"),
        ("$x^2$", "＄x^2＄"),
        (":fire:", "：fire:"),
        ("[a](b)", "［a］(b)"),
        ("_Ann_", "＿Ann＿"),
        ("Ann\nBob\u202e\u200b", "Ann Bob"),
        ("\u3164Ann\u2800", "Ann"),
        ("e\u0301\u0301\u0301\u0301", "e\u0301\u0301"),
    ],
)
def test_what_would_be_an_order_is_kept_as_its_wide_twin(typed: str, kept: str) -> None:
    assert names.shown(typed) == kept


def test_a_wide_twin_is_no_other_name(store: Store) -> None:
    room = commands.open_room(store, TEACHER, "*CRM*")
    assert room.name == "＊CRM＊"
    token = commands.join(store, room.code, "<Ann>").token
    actor = identify(store, token)
    assert actor is not None
    assert actor.name == "＜Ann＞"
    assert name_key(actor.name) == name_key("<ann>")
    with refused("name_taken"):
        commands.join(store, room.code, "<ANN>")


@pytest.mark.parametrize("typed", ["\u3164", "\u200b\u202e", "\u0301", "\ud800", "x" * 10_000])
def test_nobody_bears_a_name_that_shows_nothing_or_never_ends(store: Store, typed: str) -> None:
    room = commands.open_room(store, TEACHER, "CRM")
    with refused("name_missing"):
        commands.join(store, room.code, typed)
