"""An aim: the customers that an action goes to, as a text that people can read and write.

=============================  ====================================================================
``""``                         everybody whom the action would reach without an aim
``grade=AB; silent>=6``        a rule: every condition holds (:data:`FIELDS`), looked at week by week
``list Quiet ones: 3-5,17``    a list: customer numbers under the name that the team gave it
=============================  ====================================================================

A rule may only ask for what a firm sees: what it sold, was told and sent; never for what customers feel.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

MOST_CONDITIONS = 6
LONGEST_LIST = 100_000
LONGEST_NAME = 40
HIGHEST_NUMBER = 2**31 - 1
"""of a customer"""
GRADE_LETTERS = "ABCD"
UNKNOWN = "unknown"
"""stands for a segment that nobody typed in"""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a firm sees of a customer: a whole number within bounds, or one of some words."""

    key: str
    low: int = 0
    high: int = 999
    words: tuple[str, ...] = ()


PRESENT = (
    Field("grade"),
    Field("segment"),
    Field("silent"),
    Field("tenure"),
    Field("orders", high=9_999),
    Field("spent", high=9_999_999),
    Field("products", 1, 9),
    Field("messages", 0, 20),
    Field("complaint", words=("none", "open")),
    Field("member", words=("no", "yes")),
)
"""Of a customer: company grade; segment as it stands in the firm's files; weeks since the last order; weeks with the
firm; orders and yuan so far; products held; messages a week of late; whether a complaint is open; whether in the
loyalty programme."""
GONE = Field("gone", 0, 26)
"""Of a former customer: weeks since they left; the only thing that the former firm still sees."""
FIELDS: dict[str, Field] = {field.key: field for field in (*PRESENT, GONE)}
FORMER = frozenset({"win_back_to"})
"""aims at customers who have left"""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold: ``field`` at least or at most ``value``, or one of ``options``."""

    field: str
    sign: str
    """``=``, ``>=`` or ``<=``"""
    value: int = 0
    options: str = ""
    """grades, a word, or segments with commas between them"""

    def __str__(self) -> str:
        """Write it."""
        return f"{self.field}{self.sign}{self.options or self.value}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Customers for whom every condition holds."""

    conditions: tuple[Condition, ...]

    def __str__(self) -> str:
        """Write it in the one form in which it is kept."""
        return "; ".join(map(str, self.conditions))


@dataclass(frozen=True, slots=True, eq=False)
class CustomerList:
    """Customers by number, as they were picked."""

    name: str
    customers: NDArray[np.int64]
    """rising"""

    def __str__(self) -> str:
        """Write it in the one form in which it is kept."""
        return f"list {self.name}: {_written(self.customers)}"


Aim = Rule | CustomerList | None
"""None: everybody"""


class Unreadable(Exception):
    """A text is no aim, or no rule: ``code`` says why, ``part`` what of it, ``line`` where."""

    def __init__(self, code: str, part: str, line: int = 1) -> None:
        self.code, self.part, self.line = code, part[:60], line
        super().__init__(f"line {line}: {code} ({self.part!r})")


_LIST = re.compile(r"\s*list\s+(?P<name>[^:\n]*?)\s*:(?P<numbers>[\d,\s-]*)", re.ASCII)
_CONDITION = re.compile(r"(?P<field>[a-z]+)\s*(?P<sign>>=|<=|=)\s*(?P<value>[A-Za-z\d_ ,]+)", re.ASCII)
_KEY = re.compile(r"[a-z][a-z\d_]*", re.ASCII)


def segments_in(text: str) -> frozenset[str]:
    """Give the segments that an aim names."""
    aim = read(text)
    conditions = aim.conditions if isinstance(aim, Rule) else ()
    named = (one.options.split(",") for one in conditions if one.field == "segment")
    return frozenset(key for keys in named for key in keys) - {UNKNOWN}


def list_of(name: str, customers: Iterable[int]) -> str:
    """Give the aim at a list of customers; its name loses what would end it."""
    plain = (sign if sign.isprintable() and sign != ":" else " " for sign in name)
    shown = " ".join("".join(plain).split())[:LONGEST_NAME].strip()
    return str(CustomerList(shown or "?", np.unique(np.fromiter(customers, np.int64))))


def moved(text: str, shift: int, twins: int, mirrors: int) -> str:
    """Give an aim as it stands so many seats further: a list then names the same people in another mirror image.

    So the list of one firm's customers becomes another firm's list of its own copies of them; a rule stays as it is.
    """
    aim = read(text)
    if not isinstance(aim, CustomerList) or shift % mirrors == 0:
        return text
    known = aim.customers[aim.customers < mirrors * twins]
    return list_of(aim.name, (known // twins + shift) % mirrors * twins + known % twins) if known.size else text


def normal(text: str, key: str = "") -> str:
    """Give an aim's text in the one form in which it is kept; ``key`` is the lever that bears it.

    Raises:
        Unreadable: ``bad_condition``, ``twice``, ``too_many_conditions``, ``bad_list``, ``empty_list``,
            ``list_too_long``, ``not_of_these`` (a condition that such customers cannot meet).
    """
    aim = read(text)
    if isinstance(aim, Rule):
        for condition in aim.conditions:
            if (condition.field == GONE.key) != (key in FORMER):
                raise Unreadable("not_of_these", str(condition))
    return "" if aim is None else str(aim)


@lru_cache(maxsize=512)
def read(text: str) -> Aim:
    """Give what a text says.

    Raises:
        Unreadable: as :func:`normal`.
    """
    if not text.strip():
        return None
    if text.lstrip().startswith("list "):
        return _read_list(text)
    return _read_rule(text)


def _read_list(text: str) -> CustomerList:
    found = _LIST.fullmatch(text)
    name = "" if found is None else found["name"]
    if found is None or not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Unreadable("bad_list", text)
    numbers = [number for part in found["numbers"].split(",") if part.strip() for number in _stretch(part.strip())]
    if not numbers:
        raise Unreadable("empty_list", name)
    customers = np.unique(np.array(numbers, np.int64))
    if customers.size > LONGEST_LIST:
        raise Unreadable("list_too_long", name)
    return CustomerList(name, customers)


def _stretch(part: str) -> range:
    """Give the numbers of ``7`` or ``3-5``."""
    ends = part.split("-")
    if not all(end.isdecimal() and len(end) <= 10 for end in ends) or len(ends) > 2:
        raise Unreadable("bad_list", part)
    first, last = int(ends[0]), int(ends[-1])
    if not first <= last <= HIGHEST_NUMBER:
        raise Unreadable("bad_list", part)
    if last - first >= LONGEST_LIST:
        raise Unreadable("list_too_long", part)
    return range(first, last + 1)


def _read_rule(text: str) -> Rule:
    conditions = tuple(condition(part.strip()) for part in text.split(";") if part.strip())
    if not conditions:
        raise Unreadable("bad_condition", text)
    if len(conditions) > MOST_CONDITIONS:
        raise Unreadable("too_many_conditions", text)
    places = [(one.field, one.sign) for one in conditions]
    for place, one in enumerate(conditions):
        if places.index((one.field, one.sign)) < place:
            raise Unreadable("twice", str(one))
    return Rule(conditions)


def condition(text: str) -> Condition:
    """Give what one condition says.

    Raises:
        Unreadable: ``bad_condition``.
    """
    found = _CONDITION.fullmatch(text)
    field = FIELDS.get(found["field"]) if found else None
    if found is None or field is None:
        raise Unreadable("bad_condition", text)
    value, sign = found["value"].strip(), found["sign"]
    if field.key == "grade":
        letters = "".join(sorted(set(value.upper()) - set(", ")))
        if sign == "=" and letters and set(letters) <= set(GRADE_LETTERS):
            return Condition(field.key, sign, options=letters)
    elif field.key == "segment":
        keys = sorted({key for part in value.split(",") if (key := part.strip())})
        if sign == "=" and keys and all(_KEY.fullmatch(key) for key in keys):
            return Condition(field.key, sign, options=",".join(keys))
    elif field.words:
        if sign == "=" and value in field.words:
            return Condition(field.key, sign, options=value)
    elif value.isdecimal() and len(value) < 9 and field.low <= int(value) <= field.high:
        return Condition(field.key, sign, int(value))
    raise Unreadable("bad_condition", text)


def _written(customers: NDArray[np.int64]) -> str:
    """Write rising numbers, neighbours as a stretch."""
    breaks = np.flatnonzero(np.diff(customers) > 1) + 1
    stretches = np.split(customers, breaks)
    return ",".join(f"{one[0]}-{one[-1]}" if one.size > 1 else str(one[0]) for one in stretches)
