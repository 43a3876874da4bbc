"""Sums by firm are exact and the same compiled or not, and only who comes first is put in order."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from sim import by_firm
from sim.contact_centre import contacts
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


@pytest.mark.parametrize("moments", [3, 1_000_000])
def test_contacts_stand_by_firm_and_time_and_those_that_tie_as_they_came(moments: int) -> None:
    draw = np.random.default_rng(2)
    seat, minute = draw.integers(0, 4, 400), draw.integers(0, moments, 400).astype(np.float64)
    assert contacts._by_seat_and_time(seat, minute).tolist() == np.lexsort((minute, seat)).tolist()
