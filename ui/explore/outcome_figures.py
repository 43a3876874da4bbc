"""How each outcome is written: its value, a difference of it, and how the rounds make one number of it."""

from game.exploring.outcomes import LESS_IS_BETTER, OUTCOMES, Spread
from locales import translator
from ui import format as figures
from ui.language import N_, _
from ui.outcomes.outcome_words import figure_name

SHARES = frozenset({"retention", "retention_valuable", "service_level", "first_contact_resolution"})
MONEY = frozenset({"revenue", "costs", "profit", "equity"})
DECIMALS = {"satisfaction": 2, "mean_wait": 2, "score": 1, "nps": 1}


COSTS = N_("Costs")


def name(key: str, language: str) -> str:
    """Name an outcome."""
    return translator(language).gettext(COSTS) if key == "costs" else figure_name(key, language)


def value(key: str, amount: float) -> str:
    """Write an outcome."""
    if key in SHARES:
        return figures.percent(amount)
    if key == "mean_wait":
        return _("{minutes} min").format(minutes=figures.number(amount, DECIMALS[key]))
    return figures.money(amount, short=True) if key in MONEY else figures.number(amount, DECIMALS.get(key, 0))


def difference(key: str, amount: float) -> str:
    """Write a difference of an outcome, with its sign."""
    if key in SHARES:
        return figures.signed_points(amount)
    if key in MONEY:
        return figures.signed_money(amount, short=True)
    if key == "mean_wait":
        return _("{minutes} min").format(minutes=figures.signed(amount, DECIMALS[key]))
    return figures.signed(amount, DECIMALS.get(key, 0))


def band(key: str, found: Spread, *, differing: bool = False) -> str:
    """Write between what nine of ten markets lie."""
    write = difference if differing else value
    return _("{low} to {high}").format(low=write(key, found.low), high=write(key, found.high))


def over(key: str) -> str:
    """Say how the rounds make one number of an outcome."""
    return {"mean": _("mean of the rounds"), "sum": _("all rounds"), "end": _("at the end")}[OUTCOMES[key]]


def good(key: str, sign: int) -> bool:
    """Tell whether a difference of that sign is to the better."""
    return sign < 0 if key in LESS_IS_BETTER else sign > 0
