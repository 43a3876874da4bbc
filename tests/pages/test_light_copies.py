"""A copied place is the place that Streamlit would have copied, and lives its own life."""

from collections.abc import Iterator
from copy import deepcopy
from types import FunctionType
from typing import Any

import pytest
from streamlit.cursor import Cursor, LockedCursor, RunningCursor, SparseList
from streamlit.proto.Element_pb2 import Element

from ui import light_copies


@pytest.fixture
def mended() -> Iterator[None]:
    light_copies.mend()
    yield
    for kind in (Cursor, SparseList):
        del kind.__deepcopy__  # type: ignore[union-attr]


def places() -> list[Cursor]:
    """One that runs, one further on, one that shows something in passing, one that stays."""
    further, passing = RunningCursor(0, (3, 1)), RunningCursor(1, (0,))
    further.lock_element()
    passing.get_transient_cursor().transient_elements[2] = Element()
    return [RunningCursor(0), further, passing, LockedCursor(0, (2, 2), 5)]


def told(place: Cursor) -> dict[str, Any]:
    elements = [(at, each.SerializeToString()) for at, each in place.transient_elements.items()]
    return {**vars(place), "_transient_elements": elements, "kind": type(place)}


def test_a_copy_is_what_streamlit_copies(request: pytest.FixtureRequest) -> None:
    as_streamlit_has_it = [told(deepcopy(place)) for place in places()]
    request.getfixturevalue("mended")
    assert [told(deepcopy(place)) for place in places()] == as_streamlit_has_it


@pytest.mark.usefixtures("mended")
def test_what_is_written_at_a_copy_leaves_the_place_as_it_was() -> None:
    for place in places():
        before, copy = told(place), deepcopy(place)
        copy.open_block()
        copy.get_transient_cursor().transient_elements[7] = Element()
        assert told(place) == before


@pytest.mark.usefixtures("mended")
def test_the_same_place_twice_stays_one() -> None:
    place = RunningCursor(0, (1,))
    first, second = deepcopy([place, place])
    assert first is second is not place


def test_streamlit_has_no_way_of_its_own() -> None:
    """When this fails, Streamlit has one: drop ui/light_copies.py."""
    for kind in (Cursor, RunningCursor, LockedCursor, SparseList):
        assert not isinstance(getattr(kind, "__deepcopy__", None), FunctionType)
