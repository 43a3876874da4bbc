"""Sums by firm are exact and the same compiled or not, and only who comes first is put in order."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from sim import by_firm, journal
from sim.contact_centre import ordering, rosters
from sim.foremost import foremost

SIZE = 5
shapes = st.tuples(st.integers(1, 4), st.integers(0, 40))


@settings(deadline=None)
@given(st.data())
def test_sums_and_values_by_firm_have_the_same_bits_when_nothing_is_compiled(data: st.DataObject) -> None:
    slots = data.draw(arrays.arrays(np.int64, shapes, elements=st.integers(0, SIZE - 1)))
    where = data.draw(arrays.arrays(np.bool_, slots.shape))
    amounts = data.draw(arrays.arrays(np.float32, slots.shape, elements=st.floats(0, 1e6, width=32)))
    grades = data.draw(arrays.arrays(np.int8, slots.shape, elements=st.integers(0, 3)))
    table = data.draw(arrays.arrays(np.float32, (4, SIZE), elements=st.floats(-9, 9, width=32)))

    def everything() -> list[bytes]:
        found: list[np.ndarray] = [
            by_firm.count(slots, where, SIZE),
            by_firm.add_up(slots, amounts, SIZE),
            by_firm.add_up(slots, grades, SIZE),
            by_firm.look_up(slots, table[0]),
            by_firm.look_up_in_row(grades, slots, table),
            by_firm.look_up_in_row(grades[0], slots, table),
        ]
        return [values.tobytes() for values in found]

    here = everything()
    with mock.patch.object(by_firm, "COMPILES", new=False):
        assert everything() == here


def test_a_sum_does_not_depend_on_the_order() -> None:
    draw = np.random.default_rng(4)
    slots, amounts = draw.integers(0, SIZE, 50_000), draw.random(50_000).astype(np.float32) * 1e4
    turned = draw.permutation(slots.size)
    assert np.array_equal(by_firm.add_up(slots, amounts, SIZE), by_firm.add_up(slots[turned], amounts[turned], SIZE))


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 2)), max_size=30), st.integers(0, 35))
def test_the_foremost_are_the_first_of_the_whole_order(rows: list[tuple[int, int]], wanted: int) -> None:
    table = np.array(rows, np.int64).reshape(-1, 2)
    score, far = table[:, 0].astype(np.float32), table[:, 1]
    assert foremost(score, far, wanted).tolist() == np.lexsort((far, -score))[:wanted].tolist()


@pytest.mark.parametrize("firms", [1, 4, 255, 256])
@pytest.mark.parametrize("moments", [3, 1_000_000])
def test_contacts_stand_by_firm_and_time_and_those_that_tie_as_they_came(moments: int, firms: int) -> None:
    draw = np.random.default_rng(2)
    seat, minute = draw.integers(0, firms, 400), rosters.minute_of(draw.integers(0, moments, 400) / moments)
    order, bounds = ordering.in_order(seat, minute, firms)
    assert order.tolist() == np.lexsort((minute, seat)).tolist()
    assert bounds.tolist() == [int((seat < firm).sum()) for firm in range(firms + 1)]


@settings(deadline=None)
@given(st.integers(0, 300), st.sets(st.integers(0, 299)), st.booleans())
def test_numbers_are_found_however_few_they_are(size: int, up: set[int], opposite: bool) -> None:
    where = np.zeros(size, np.bool_)
    where[[place for place in up if place < size]] = True
    where ^= opposite
    assert by_firm.numbers(where).tolist() == [place for place in range(size) if where[place]]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=20))
def test_what_is_written_so_many_times_stands_so_many_times(rows: list[tuple[int, int]]) -> None:
    who = np.array([customer for customer, _ in rows], np.int64)
    times = np.array([count for _, count in rows], np.int8)

    def written() -> list[int]:
        told = journal.Journal()
        for week in (0, 1):
            told.write("messages", times, customer=who, firm=who, week=week, kind=0)
        return list(told.log().tables["messages"]["customer"].tolist())

    here = written()
    assert here == 2 * [customer for customer, count in rows for _ in range(count)]
    with mock.patch.object(journal, "COMPILES", new=False):
        assert written() == here


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 600)), max_size=20))
def test_the_longest_of_ones_waits_is_kept(rows: list[tuple[int, float]]) -> None:
    who, waits = np.array([row[0] for row in rows], np.int64), np.array([row[1] for row in rows], np.float64)

    def kept() -> list[float]:
        longest = np.zeros(4, np.float32)
        by_firm.longest(who, waits, longest)
        return list(longest.tolist())

    here = kept()
    assert here == [
        max([0.0, *(float(np.float32(wait)) for one, wait in rows if one == person)]) for person in range(4)
    ]
    with mock.patch.object(by_firm, "COMPILES", new=False):
        assert kept() == here
