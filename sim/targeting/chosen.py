"""Who is meant: an aim held against how customers stand now."""

import numpy as np
from numpy.typing import NDArray

from sim.customers import Customers
from sim.filing import NOT_ON_FILE, Files, files_in
from sim.running import Running
from sim.targeting.aims import GRADE_LETTERS, UNKNOWN, Condition, CustomerList, Rule, read

Who = NDArray[np.int64]
Flags = NDArray[np.bool_]


def aimed(run: Running, key: str) -> Flags | None:
    """Say of everybody whether a lever's aim lets their firm's action reach them; None: no firm has one.

    Shape ``(mirrors, twins)``; looked at anew whenever it is asked.
    """
    texts = [str(getattr(decisions, key)) for decisions in run.decisions]
    if not any(texts):
        return None
    reached = np.ones(run.seats.shape, np.bool_)
    for seat, (text, mine) in enumerate(zip(texts, run.members(run.served), strict=True)):
        if text:
            reached.ravel()[mine] = meant(text, run.customers, mine, files_in(run, seat))
    return reached


def meant(text: str, customers: Customers, who: Who, files: Files) -> Flags:
    """Say of some customers whether a firm's aim means them; they are the firm's, or for ``gone`` were."""
    aim = read(text)
    if aim is None:
        return np.ones(who.size, np.bool_)
    if isinstance(aim, CustomerList):
        return np.isin(who, aim.customers, assume_unique=True)
    return _all_hold(aim, customers, who, files)


def _all_hold(rule: Rule, customers: Customers, who: Who, files: Files) -> Flags:
    held = np.ones(who.size, np.bool_)
    for condition in rule.conditions:
        of_segment = condition.field == "segment"
        held &= _on_file(condition, files, who) if of_segment else _holds(condition, customers, who)
    return held


_COLUMNS = {
    "silent": "recency",
    "tenure": "tenure",
    "orders": "frequency",
    "spent": "money",
    "products": "products",
    "messages": "pressure",
    "gone": "since_left",
}
"""Field with a number -> the column of :class:`~sim.customers.Customers` that holds it."""


def _on_file(condition: Condition, files: Files, who: Who) -> Flags:
    """Say of some customers whether one of the segments named stands in their files, right or wrong."""
    number = {key: place for place, key in enumerate(files.segments)} | {UNKNOWN: NOT_ON_FILE}
    wanted = [number[key] for key in condition.options.split(",") if key in number]
    return np.isin(files.segment(who), wanted)


def _holds(condition: Condition, customers: Customers, who: Who) -> Flags:
    if condition.field == "grade":
        return of_grades(condition.options, customers, who)
    if condition.field == "complaint":
        return np.equal(customers.case_opened.ravel()[who] >= 0, condition.options == "open")
    if condition.field == "member":
        return np.equal(customers.tier.ravel()[who] > 0, condition.options == "yes")
    values = getattr(customers, _COLUMNS[condition.field]).ravel()[who]
    if condition.sign == "=":
        return np.asarray(np.floor(values) == condition.value)
    return np.asarray(values >= condition.value if condition.sign == ">=" else values <= condition.value)


def of_grades(letters: str, customers: Customers, who: Who) -> Flags:
    """Say of some customers whether they are of these grades; "" means all."""
    wanted = np.array([not letters or letter in letters for letter in GRADE_LETTERS])
    flags: Flags = wanted[customers.grade.ravel()[who]]
    return flags


def turns(run: Running, seat: int | None = None) -> NDArray[np.int8]:
    """Give by customer number who is served first where a firm does not serve first come, first served.

    The grade, 0 to 3; where a firm names customers to serve first: 0 those, then the others, by grade if it routes so.
    With ``seat``, what it gives of other firms' customers means nothing.
    """
    grade = run.customers.grade.ravel()
    asked = range(run.firms) if seat is None else (seat,)
    if not any(run.decisions[one].priority_to for one in asked):
        return grade
    places, members = grade.copy(), run.members(run.served)
    for one in asked:
        decisions, mine = run.decisions[one], members[one]
        if decisions.priority_to:
            others = 1 + (grade[mine] if decisions.routing == "best_customers_first" else np.int8(0))
            places[mine] = np.where(meant(decisions.priority_to, run.customers, mine, files_in(run, one)), 0, others)
    return places


def by_turns(run: Running) -> Flags:
    """Say by seat which firms serve by :func:`turns`."""
    named = run.once(("priority_to",), lambda: np.array([bool(one.priority_to) for one in run.decisions]))
    return named | run.chosen("routing", "best_customers_first")
