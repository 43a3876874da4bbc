"""Automation rules: when something becomes true of a customer, do something; a line each, as people write them.

``silent 6 grade AB -> message``: whoever of grades A and B has just been silent for six weeks gets a message.
A rule acts once when its threshold is passed, not again while it stays passed.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from sim.targeting.aims import GRADE_LETTERS, Unreadable

MOST_RULES = 6
TRIGGERS: dict[str, tuple[int, int]] = {"complaint": (1, 21), "silent": (1, 104), "points": (1, 13), "joined": (1, 52)}
"""What becomes true, and the least and most threshold: a complaint has been open for so many days; no order for so
many weeks; a member's points lapse in so many weeks; a customer for so many weeks."""
ACTIONS = ("message", "call", "gift")
"""a message, a call, a call with a gift: each costs and presses as it would without the rule"""
_RULE = re.compile(
    r"(?P<trigger>[a-z]+)\s+(?P<threshold>\d{1,4})(\s+grade\s+(?P<grades>[A-Da-d ,]+?))?\s*->\s*(?P<action>[a-z]+)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Automation:
    """One rule."""

    trigger: str
    threshold: int
    action: str
    grades: str = ""
    """whose: letters of the company's grades; "" everybody's"""

    def __str__(self) -> str:
        """Write it."""
        whose = f" grade {self.grades}" if self.grades else ""
        return f"{self.trigger} {self.threshold}{whose} -> {self.action}"


def normal(text: str) -> str:
    """Give rules in the one form in which they are kept, a line each.

    Raises:
        Unreadable: ``bad_rule`` or ``bad_threshold`` with its line, ``too_many_rules``.
    """
    return "\n".join(map(str, read(text)))


@lru_cache(maxsize=256)
def read(text: str) -> tuple[Automation, ...]:
    """Give the rules that a text states; one said twice counts once.

    Raises:
        Unreadable: as :func:`normal`.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    rules = tuple(dict.fromkeys(_rule(line, number) for number, line in lines))
    if len(rules) > MOST_RULES:
        raise Unreadable("too_many_rules", "", len(lines))
    return rules


def _rule(text: str, line: int) -> Automation:
    found = _RULE.fullmatch(text)
    if found is None or found["trigger"] not in TRIGGERS or found["action"] not in ACTIONS:
        raise Unreadable("bad_rule", text, line)
    low, high = TRIGGERS[found["trigger"]]
    if not low <= int(found["threshold"]) <= high:
        raise Unreadable("bad_threshold", text, line)
    letters = "".join(sorted(set((found["grades"] or "").upper()) & set(GRADE_LETTERS)))
    everybody = letters in ("", GRADE_LETTERS)
    return Automation(found["trigger"], int(found["threshold"]), found["action"], "" if everybody else letters)
