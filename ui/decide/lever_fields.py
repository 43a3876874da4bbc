"""One control per lever, as a person sets it: per cent instead of fractions, whole yuan, sensible steps.

:func:`shown` and :func:`meant` turn a lever's value into what its field holds and back, without loss.
"""

from collections.abc import Sequence
from math import floor, log10

import streamlit as st

from sim.levers import Kind, Lever, Value
from sim.scenario import Scenario
from ui.decide.lever_values import field_unit, is_percent, option_name
from ui.decide.lever_words import lever_name
from ui.language import choices, current_language

Shown = float | int | str | list[str]


def shown(lever: Lever, value: Value) -> Shown:
    """Give what the field holds for ``value``; a value outside the lever's range shows the nearest bound."""
    if isinstance(value, tuple | list):
        return [option for option in lever.options if option in value]
    if isinstance(value, str):
        return value
    kept = min(max(float(value), lever.low), lever.high)
    number = round(kept * 100, 4) if is_percent(lever) else kept
    return round(number) if whole(lever) else float(number)


def meant(lever: Lever, field: object) -> Value:
    """Give the lever's value for what the field holds."""
    if lever.kind is Kind.SUBSET:
        chosen = field if isinstance(field, Sequence) and not isinstance(field, str) else ()
        return tuple(option for option in lever.options if option in chosen)
    if not isinstance(field, int | float):
        return str(field)
    if lever.kind is Kind.COUNT:
        return int(field)
    return round(float(field) / 100, 6) if is_percent(lever) else float(field)


def whole(lever: Lever) -> bool:
    """Say whether the field takes whole numbers only."""
    step = lever.step * 100 if is_percent(lever) else lever.step
    return lever.kind in (Kind.MONEY, Kind.COUNT) or abs(step - round(step)) < 1e-9


def field_step(lever: Lever) -> float:
    """Give the field's step: the lever's own, for money a round sum of about a fortieth of the range."""
    if lever.kind is Kind.MONEY:
        rough = max((lever.high - lever.low) / 40, 100.0)
        power = 10 ** floor(log10(rough))
        return float(next(power * times for times in (1, 2, 5, 10) if power * times >= rough))
    return round(lever.step * 100, 4) if is_percent(lever) else lever.step


def draw(lever: Lever, scenario: Scenario, key: str, tip: str) -> None:
    """Draw the lever's control; its value is in the session under ``key`` and reaches nobody until the next beat.

    The control begins with that value by itself, too: what is drawn twice in a moment goes out once, as it was last,
    and what the session had just put into a field would be lost on the way; a browser that has no such field yet would
    begin with its least value.
    """
    language = current_language()
    name = lever_name(lever.key, language)
    held = st.session_state.get(key)
    if lever.numeric:
        _number(lever, name, key, tip, held)
        return

    words = choices(lever.options, lambda option: option_name(lever.key, option, scenario, language)).__getitem__
    if lever.kind is Kind.SUBSET:
        st.pills(
            name,
            lever.options,
            selection_mode="multi",
            default=meant(lever, held),
            format_func=words,
            key=key,
            help=tip,
            on_change="ignore",
            width="stretch",
        )
        return
    st.selectbox(
        name,
        lever.options,
        index=lever.options.index(held) if held in lever.options else 0,
        format_func=words,
        key=key,
        help=tip,
        on_change="ignore",
        filter_mode=None,
    )


def _number(lever: Lever, name: str, key: str, tip: str, held: object) -> None:
    low, high, step = shown(lever, lever.low), shown(lever, lever.high), field_step(lever)
    kind = int if whole(lever) else float
    begins = shown(lever, meant(lever, low if held is None else held))
    decimals = 0 if whole(lever) else (1 if abs(step * 10 - round(step * 10)) < 1e-9 else 2)
    st.number_input(
        f"{name} · {field_unit(lever, current_language())}",
        kind(low),  # type: ignore[arg-type] # numeric levers show numbers
        kind(high),  # type: ignore[arg-type]
        kind(begins),  # type: ignore[arg-type]
        step=kind(step),
        format=f"%.{decimals}f" if kind is float else "%d",
        key=key,
        help=tip,
        on_change="ignore",
    )
