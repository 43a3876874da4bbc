"""A number within its bounds: whatever anybody names is a number of the right kind and in range, or is refused."""

from game.errors import Refused


def within(what: str, value: object, low: int, high: int) -> None:
    """Refuse (``out_of_bounds``) what is no whole number from ``low`` to ``high``; ``what`` says of what it is."""
    _refuse_outside(what, value, low, high, fits=isinstance(value, int))


def number_within(what: str, value: object, low: float, high: float) -> None:
    """Refuse (``out_of_bounds``) what is no number from ``low`` to ``high``, whole or broken; nor is NaN one."""
    _refuse_outside(what, value, low, high, fits=isinstance(value, int | float))


def _refuse_outside(what: str, value: object, low: float, high: float, *, fits: bool) -> None:
    if not fits or isinstance(value, bool) or not low <= value <= high:  # type: ignore[operator]
        raise Refused("out_of_bounds", what=what, value=value, low=low, high=high)
