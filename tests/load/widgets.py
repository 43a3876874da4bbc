"""What a browser knows of the controls on a page, and what it tells the server about them.

A control has a value from the moment it appears: the one the server gave it. What a person sets replaces it; what
stands in a form travels only when the form is sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

Value = float | bool | str | list[str] | None


@dataclass(frozen=True, slots=True)
class Sort:
    """How one sort of control keeps its value."""

    field: str
    given: Callable[[Any], Value]
    """the value that the server gave an element of this sort"""


def _number(element: Any) -> Value:
    if element.set_value:
        return float(element.value) if element.HasField("value") else None
    return float(element.default) if element.HasField("default") else None


def _text(element: Any) -> Value:
    if element.set_value:
        return str(element.value) if element.HasField("value") else None
    return str(element.default)


def _one_of(element: Any) -> Value:
    if element.set_value:
        return str(element.raw_value) if element.HasField("raw_value") else None
    return str(element.options[element.default]) if element.HasField("default") else None


def _pills(element: Any) -> Value:
    if element.set_value:
        return list(element.raw_values)
    return [element.options[place].content for place in element.default]


def _many_of(element: Any) -> Value:
    if element.set_value:
        return list(element.raw_values)
    return [element.options[place] for place in element.default]


def _ticked(element: Any) -> Value:
    return bool(element.value if element.set_value else element.default)


SORTS: Mapping[str, Sort] = {
    "number_input": Sort("double_value", _number),
    "text_input": Sort("string_value", _text),
    "text_area": Sort("string_value", _text),
    "selectbox": Sort("string_value", _one_of),
    "radio": Sort("string_value", _one_of),
    "button_group": Sort("string_array_value", _pills),
    "multiselect": Sort("string_array_value", _many_of),
    "checkbox": Sort("bool_value", _ticked),
}
"""The controls that hold a value. Buttons hold none, they are pressed."""


class Widgets:
    """The values of all controls of one tab."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[str, Value]] = {}
        self._in_forms: dict[str, dict[str, tuple[str, Value]]] = {}

    def appear(self, kind: str, element: Any) -> None:
        """Take note of a control that the server drew: it has its value, unless a person has set it already."""
        sort = SORTS.get(kind)
        if sort is not None and (element.id not in self._values or element.set_value):
            self._values[element.id] = (sort.field, sort.given(element))

    def put(self, kind: str, element: Any, value: Value) -> None:
        """Let a person set a control."""
        entry = (SORTS[kind].field, value)
        if element.form_id:
            self._in_forms.setdefault(element.form_id, {})[element.id] = entry
        else:
            self._values[element.id] = entry

    def hand_over(self, form: str) -> None:
        """Let the values of a form count, because it is sent."""
        self._values |= self._in_forms.pop(form, {})

    def keep_only(self, ids: set[str]) -> None:
        """Forget controls that are no longer on the page."""
        self._values = {name: entry for name, entry in self._values.items() if name in ids}

    def value(self, name: str) -> Value:
        """Give what a control holds."""
        return self._values[name][1]

    def message(self, only: set[str] | None = None, pressed: str = "") -> WidgetStates:
        """Give what the server is told: every control's value, and the button that was pressed."""
        states = WidgetStates()
        for name, (field, value) in self._values.items():
            if only is None or name in only:
                _fill(states.widgets.add(id=name), field, value)
        if pressed:
            states.widgets.add(id=pressed, trigger_value=True)
        return states


def _fill(state: WidgetState, field: str, value: Value) -> None:
    if value is None:
        return
    if field == "string_array_value":
        state.string_array_value.data.extend(value)
        state.string_array_value.SetInParent()
    else:
        setattr(state, field, value)
