"""A part of a page remembers where it stands without working the long way through everything that place consists of.

Whenever a part is drawn, Streamlit copies the places in which the page is being written, each with all that surrounds
it, by way of what makes any object of Python copyable; with twenty parts on a page that was a tenth of all that drawing
it takes. A place is a few numbers, and here they are copied as such.
"""

from copy import deepcopy
from types import NoneType
from typing import Any

from streamlit.cursor import Cursor, SparseList

PLAIN = (int, bool, str, tuple, NoneType)
"""kinds of what describes a place and never changes; a tuple is of numbers"""


def mend() -> None:
    """Let the places of this process be copied this way."""
    Cursor.__deepcopy__ = _place  # type: ignore[attr-defined]
    SparseList.__deepcopy__ = _elements  # type: ignore[attr-defined]


def _place(place: Cursor, memo: dict[int, Any]) -> Cursor:
    copy = type(place).__new__(type(place))
    for name, value in vars(place).items():
        setattr(copy, name, value if isinstance(value, PLAIN) else deepcopy(value, memo))
    return copy


def _elements(elements: SparseList[Any], memo: dict[int, Any]) -> SparseList[Any]:
    copy: SparseList[Any] = SparseList()
    for at, element in elements.items():
        copy[at] = deepcopy(element, memo)
    return copy
