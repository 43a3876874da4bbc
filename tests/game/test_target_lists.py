"""A team's lists of customers: who may be on them, who sees them, and numbers that come from elsewhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import commands
from game.commands.desk_work import MOST_LISTS
from game.customer_analysis.number_list import LARGEST, MOST_ROWS, WrongRow, decoded, read
from game.errors import Refused
from game.views import customers, numbers_in, target_lists
from tests.game.classroom import Classroom
from tests.game.refusals import everything, refused

KNOWN = frozenset({5, 17, 120})


def test_a_kept_list_is_the_whole_teams_and_nobody_elses(lesson: Classroom) -> None:
    some = customers(lesson.store, lesson.students["Ann"]).frame["customer"].head(4).tolist()
    commands.save_target_list(lesson.store, lesson.students["Ann"], "Best friends", some)
    (shown,) = target_lists(lesson.store, lesson.students["Bob"])
    assert (shown.name, shown.customers, shown.present, shown.by) == ("Best friends", tuple(some), 4, "Ann")
    assert target_lists(lesson.store, lesson.students["Cai"]) == ()
    commands.drop_target_list(lesson.store, lesson.students["Cai"], shown.id)
    assert target_lists(lesson.store, lesson.students["Bob"]) == (shown,)
    commands.drop_target_list(lesson.store, lesson.students["Bob"], shown.id)
    assert target_lists(lesson.store, lesson.students["Ann"]) == ()


def test_a_list_of_the_same_name_takes_its_place(lesson: Classroom) -> None:
    ann, bob = lesson.students["Ann"], lesson.students["Bob"]
    some = customers(lesson.store, ann).frame["customer"].head(4).tolist()
    first = commands.save_target_list(lesson.store, ann, "Calls", some[:1])
    assert commands.save_target_list(lesson.store, bob, "CALLS", some) == first
    (shown,) = target_lists(lesson.store, ann)
    assert (shown.name, shown.by, len(shown.customers)) == ("CALLS", "Bob", 4)


def test_a_rivals_customer_cannot_be_on_a_list(lesson: Classroom) -> None:
    theirs = int(customers(lesson.store, lesson.students["Cai"]).frame["customer"].iloc[0])
    before = everything(lesson.store)
    for name, wanted, code in (("x", [theirs], "not_your_customer"), (" ", [1], "list_name_missing")):
        with refused(code):
            commands.save_target_list(lesson.store, lesson.students["Ann"], name, wanted)
    with refused("list_empty"):
        commands.save_target_list(lesson.store, lesson.students["Ann"], "x", [])
    assert everything(lesson.store) == before


def test_who_has_left_may_be_on_a_list_and_is_told_apart(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    before = set(customers(lesson.store, ann).frame["customer"].tolist())
    lesson.close()
    gone = sorted(before - set(customers(lesson.store, ann).frame["customer"].tolist()))[:3]
    stays = min(before - set(gone))
    found = numbers_in(lesson.store, ann, "\n".join(map(str, [*gone, stays])))
    assert found.wrong == ()
    commands.save_target_list(lesson.store, ann, "Win back", found.customers)
    (shown,) = target_lists(lesson.store, ann)
    assert len(shown.customers) - shown.present >= 3


def test_there_is_an_end_to_lists(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    one = customers(lesson.store, ann).frame["customer"].head(1).tolist()
    for number in range(MOST_LISTS):
        commands.save_target_list(lesson.store, ann, f"list {number}", one)
    with refused("too_many_lists", most=MOST_LISTS):
        commands.save_target_list(lesson.store, ann, "one more", one)
    commands.save_target_list(lesson.store, ann, "list 3", one)


@pytest.mark.parametrize(
    ("text", "taken", "wrong"),
    [
        ("5\n17\n", (5, 17), []),
        ("5, 17；120", (5, 17, 120), []),
        ("Number,Full name\n5,Ann\n120,Bob\n", (5, 120), []),
        ("name;customer\nAnn;17.0\n\nBob;x\n", (17,), [(4, "no_number", 0)]),
        ("编号\t等级\n５\tA\n17\tB", (5, 17), []),
        ("5\nAnn\n18\n5\n", (5,), [(2, "no_number", 0), (3, "not_yours", 0), (4, "twice", 1)]),
        ("-5", (), [(1, "no_number", 0)]),
        ("=5+1\n1e3", (), [(1, "no_number", 0), (2, "no_number", 0)]),
        ('customer\n"17', (17,), []),
        ("", (), []),
    ],
)
def test_right_rows_are_taken_and_wrong_ones_named_by_line(
    text: str, taken: tuple[int, ...], wrong: list[tuple[int, str, int]]
) -> None:
    found = read(text, KNOWN)
    assert found.customers == taken
    assert [(row.line, row.code, row.first) for row in found.wrong] == wrong


@given(st.text(max_size=200))
def test_no_text_takes_in_a_stranger(text: str) -> None:
    found = read(text, KNOWN)
    assert set(found.customers) <= KNOWN
    assert all(isinstance(row, WrongRow) and row.line <= len(text.splitlines()) for row in found.wrong)


CELLS = st.one_of(
    st.sampled_from(
        ("5", "17", "120", "٥", "５", "5.0", "1e2", "-5", "=5", "9" * 5000, '"', '"5', "\0", "number", "编号")
    ),
    st.text(max_size=5),
)
FILES = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda lines, comma, coding: "\n".join(comma.join(line) for line in lines).encode(coding, "replace"),
        st.lists(st.lists(CELLS, max_size=4), max_size=6),
        st.sampled_from((",", ";", "\t", " ", "|")),
        st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-be", "latin-1")),
    ),
)


@settings(deadline=None)
@given(FILES)
def test_no_file_takes_in_a_stranger_or_breaks_anything(content: bytes) -> None:
    try:
        found = read(decoded(content), KNOWN)
    except Refused as refusal:
        code = refusal.code
    else:
        assert set(found.customers) <= KNOWN
        return
    assert code in ("list_unreadable", "list_too_long", "list_empty")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_of_every_spreadsheet_can_be_read(coding: str) -> None:
    assert read(decoded("编号,姓名\n17,王芳\n".encode(coding)), KNOWN).customers == (17,)


def test_what_is_too_large_or_no_text_is_refused() -> None:
    with refused("list_too_long", rows=MOST_ROWS):
        read("5\n" * (MOST_ROWS + 1), KNOWN)
    with refused("list_too_long"):
        read("5 " * (MOST_ROWS + 1), KNOWN)
    with refused("list_too_long"):
        decoded(b"5" * (LARGEST + 1))
    with refused("list_unreadable"):
        decoded(b"\x00\x01\xff\xfe\x80\x81" * 9)
