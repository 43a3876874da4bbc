"""What a lesson measures, in words, and its numbers as people write them."""

import re
from collections.abc import Callable, Mapping
from string import Formatter

from game.demos.answers import Value
from game.demos.form import Unit
from sim.text import Text
from ui import format as figures
from ui.language import N_, _, current_language, ngettext

MEASURES: Mapping[str, str] = {
    "stayed": N_("Customers of the first day who are still there"),
    "retention": N_("Retention a quarter"),
    "satisfaction": N_("Satisfaction (1–5)"),
    "customers": N_("Customers at the end"),
    "won": N_("Customers won"),
    "lost": N_("Customers lost"),
    "revenue": N_("Revenue"),
    "profit": N_("Profit"),
    "first_year_profit": N_("Profit of the first year"),
    "last_year_profit": N_("Profit of the last year"),
    "earned": N_("Earned from customers"),
    "equity": N_("Customer equity"),
    "orders": N_("Orders"),
    "orders_each": N_("Orders per customer and week"),
    "wait": N_("Seconds that callers wait"),
    "abandoned": N_("Hang up before they are answered"),
    "answered_in_time": N_("Answered within 20 seconds"),
    "occupancy": N_("Agents' time that is work"),
    "first_contact": N_("Solved at the first contact"),
    "complaints": N_("Complaints"),
    "agents_left": N_("Agents who quit"),
    "morale": N_("Agents' morale"),
    "cost_of_winning": N_("Advertising per customer won"),
    "cost_of_keeping": N_("Spent on keeping one customer for a year"),
    "spent_on_training": N_("Spent on training"),
    "spent_on_people": N_("Spent on people"),
    "spent_on_systems": N_("Spent on systems and data"),
    "spent_on_ads": N_("Spent on advertising"),
    "top_fifth_of_revenue": N_("Revenue from the best fifth"),
    "top_fifth_of_profit": N_("Profit from the best fifth"),
    "worst_fifth_of_profit": N_("Profit from the worst fifth"),
    "losing": N_("Customers who cost money"),
    "stay_unhappy": N_("Stay: unhappy"),
    "stay_lukewarm": N_("Stay: lukewarm"),
    "stay_content": N_("Stay: content"),
    "stay_delighted": N_("Stay: delighted"),
    "smallest_share": N_("Share of the smallest firm"),
    "largest_share": N_("Share of the largest firm"),
    "smallest_stays": N_("Retention of the smallest firm"),
    "largest_stays": N_("Retention of the largest firm"),
    "left_within_a_quarter": N_("Leave within three months"),
    "share_of_wallet": N_("Share of what they spend that comes here"),
    "mood": N_("Satisfaction three months later (1–5)"),
}
"""Every number that a lesson may name: :data:`game.demos.playing.MEASURES`, :data:`game.demos.followed.FOLLOWED`."""
AXES: Mapping[str, tuple[str, str]] = {
    "whale": (N_("share of customers, the most profitable first"), N_("share of all profit")),
    "staying": (N_("satisfaction on the first day of the quarter (1–5)"), N_("stay to the end of the quarter")),
    "sizes": (N_("share of the customers served"), N_("retention a quarter")),
}
"""What a curve's axes say: :data:`game.demos.portraits.CURVES`."""
BETWEEN_SIGNS = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""a space between two Chinese characters, where a number with its unit was put in"""
TENTHS_BELOW = 0.1
"""shares below this are written with a decimal"""


def playing(rounds: int) -> str:
    """Say that a market is being played."""
    words = ngettext("The market plays {rounds} quarter …", "The market plays {rounds} quarters …", rounds)
    return words.format(rounds=rounds)


def measure_name(key: str) -> str:
    """Return what a measure is called."""
    return _(MEASURES[key])


def written(amount: float, unit: Unit, *, sign: bool = False) -> str:
    """Return a number with its unit; ``sign`` for differences that go either way."""
    plus = "+" if sign and amount > 0 else ""
    return plus + _written(amount, unit)


def _written(amount: float, unit: Unit) -> str:
    if amount != amount:  # noqa: PLR0124 - not a number: a share of nobody
        return figures.NOTHING
    return WRITING[unit](amount)


WRITING: Mapping[Unit, Callable[[float], str]] = {
    "share": lambda amount: figures.percent(amount, 1 if abs(amount) < TENTHS_BELOW else 0),
    "points": lambda amount: _("{points} points").format(points=figures.number(100 * amount, 1)),
    "yuan": lambda amount: figures.money(amount, short=True),
    "seconds": lambda amount: _("{value} s").format(value=figures.number(amount, 0 if abs(amount) >= 10 else 1)),
    "times": lambda amount: _("{value} times").format(value=figures.number(amount, 1)),
    "plain": lambda amount: figures.number(amount, next(n for n in (0, 1, 2) if n == 2 or amount == round(amount, n))),
    "score": lambda amount: figures.number(amount, 2),
    "count": figures.number,
}
"""How each kind of number is written."""


def sentence(words: Text, numbers: Mapping[str, Value]) -> str:
    """Return a sentence with the numbers of the run in their places; ``{+name}`` bears its sign."""
    said = []
    for text, name, _spec, _conversion in Formatter().parse(words.in_(current_language())):
        said.append(text)
        if name is not None:
            value = numbers[name.removeprefix("+")]
            said.append(written(value.mean, value.unit, sign=name.startswith("+")))
    return BETWEEN_SIGNS.sub("", "".join(said))
