"""The order in which contacts come to their firms."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_MINUTE_BITS: Final = 55
"""a minute of the week fits in so many bits, counted from the bits of the first"""
_MOST_FIRMS: Final = 2 ** (63 - _MINUTE_BITS) - 1
"""so many can be told in the bits that are left"""
_FIRST_MINUTE: Final = int(np.array([256.0]).view(np.int64)[0])
"""the bits of a minute before anybody opens"""


def in_order(
    seat: NDArray[np.int64], minute: NDArray[np.float64], firms: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the order by firm, then time; and where each firm's part of it begins, and the last ends.

    The bits of positive minutes ascend as they do. So one number holds both, and whole numbers are quick to sort. Times
    (53-bit draws) hardly ever tie; ties stay as they came.
    """
    if firms > _MOST_FIRMS:
        return np.lexsort((minute, seat)), np.searchsorted(np.sort(seat), np.arange(firms + 1))
    both = seat << _MINUTE_BITS | (minute.view(np.int64) - _FIRST_MINUTE)
    order: NDArray[np.int64] = np.argsort(both)
    ascending = both[order]
    if (ascending[1:] == ascending[:-1]).any():
        order = np.argsort(both, kind="stable")
    return order, np.searchsorted(ascending, np.arange(firms + 1) << _MINUTE_BITS)
