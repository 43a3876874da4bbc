"""What is wrong with a lever's value, worded with the lever's own name and its bounds."""

from collections.abc import Mapping, Sequence

from sim.levers import EVERY_LEVER, Kind
from ui.decide.lever_words import LEVER_WORDS, lever_name
from ui.format import money, number, percent, usual
from ui.language import N_, _, current_language

PROBLEMS: Mapping[str, str] = {
    "unknown_lever": N_("There is no lever “{lever}”."),
    "missing_lever": N_("{lever} has no value."),
    "wrong_type": N_("{lever} cannot be “{value}”."),
    "out_of_range": N_("{lever} is {value}; it must be between {low} and {high}."),
    "not_an_option": N_("{lever} cannot be “{value}”. Please choose one of those on offer."),
    "empty_subset": N_("{lever} needs at least one choice."),
    "bad_condition": N_("{lever}: “{value}” is no condition that a customer can meet."),
    "twice": N_("{lever}: “{value}” stands beside another condition of the same kind."),
    "too_many_conditions": N_("{lever} has too many conditions; six are the most."),
    "not_of_these": N_("{lever}: “{value}” does not fit these customers."),
    "bad_list": N_("{lever}: “{value}” is no list of customer numbers."),
    "empty_list": N_("{lever}: the list “{value}” is empty."),
    "list_too_long": N_("{lever}: the list “{value}” is too long."),
    "bad_rule": N_("{lever}, line {line}: “{value}” is no rule."),
    "bad_threshold": N_("{lever}, line {line}: the number in “{value}” is too small or too large."),
    "too_many_rules": N_("{lever} has too many rules; six are the most."),
    "over_budget": N_("The plan costs {planned} but the budget is {budget}. Please take {over} off."),
}
"""One sentence per code of :class:`sim.decisions.Problem`."""


LONGEST_VALUE = 20
"""signs of a value that is no usual number"""


def problem_words(problem: object) -> str:
    """Return one problem (a mapping or a :class:`sim.decisions.Problem`) in the reader's language."""
    fields = problem if isinstance(problem, Mapping) else _fields(problem)
    raw = fields.get("allowed")
    allowed: Mapping[str, object] = raw if isinstance(raw, Mapping) else {}
    lever = str(fields.get("lever") or "")
    parts = {key: lever_value(lever, allowed.get(key)) for key in ("low", "high")}
    parts |= _budget(allowed)
    parts |= {"line": str(allowed.get("line", ""))}
    parts |= {"lever": _lever(lever), "value": lever_value(lever, fields.get("value"))}
    return _(PROBLEMS[str(fields["code"])]).format(**parts)


def lever_value(lever: str, value: object) -> str:
    """Return a lever's value as its kind is written: money, per cent or a plain number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _joined(value)
    if not usual(value):
        return str(value)[:LONGEST_VALUE]
    kind = EVERY_LEVER[lever].kind if lever in EVERY_LEVER else Kind.RATE
    if kind == Kind.MONEY:
        return money(value)
    if kind == Kind.SHARE:
        return percent(value, 0 if float(value * 100).is_integer() else 1)
    return number(value, 0 if float(value).is_integer() else 2)


def _fields(problem: object) -> dict[str, object]:
    return {key: getattr(problem, key, None) for key in ("code", "lever", "value", "allowed")}


def _budget(allowed: Mapping[str, object]) -> dict[str, str]:
    planned, budget = allowed.get("planned"), allowed.get("budget")
    if not isinstance(planned, int | float) or not isinstance(budget, int | float):
        return {}
    return {"planned": money(planned), "budget": money(budget), "over": money(planned - budget)}


def _lever(key: str) -> str:
    return lever_name(key, current_language()) if key in LEVER_WORDS else key


def _joined(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _(", ").join(str(part) for part in value)
    return "" if value is None else str(value)
