"""A number that its field cannot hold reaches the command, which refuses it in words and changes nothing.

A browser's own field does not send such a number; who speaks to the server without one may. Streamlit would take the
number with which the field began for it, in silence.
"""

from math import isfinite

from streamlit.elements.widgets.number_input import NumberInputSerde

_read = NumberInputSerde.deserialize


def mend() -> None:
    """Let every number field of this process be read this way; call before the first session."""
    NumberInputSerde.deserialize = _as_sent  # type: ignore[method-assign,assignment]


def _as_sent(field: NumberInputSerde, sent: float | None) -> float | None:
    """Give the number that was sent, in its range or not; what is no number lies below the range."""
    if sent is None or field.min_value <= sent <= field.max_value:
        return _read(field, sent)
    if not isfinite(sent):
        return field.max_value + 1 if sent > 0 else field.min_value - 1
    return int(sent) if isinstance(field.min_value, int) else sent
