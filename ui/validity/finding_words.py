"""How a row of the validity table is said: verdicts, what kind of evidence it is, numbers with their units."""

from collections.abc import Mapping
from math import isinf

from sim.validity.finding import Figure, Standing, Unit, Verdict
from ui.format import NOTHING, number
from ui.language import N_, _

VERDICTS: Mapping[Verdict, str] = {"met": N_("met"), "not_met": N_("not met"), "not_measured": N_("not measured")}
SIGNS: Mapping[Verdict, str] = {"met": "✓", "not_met": "✗", "not_measured": "–"}

STANDINGS: Mapping[Standing, str] = {
    "emerges": N_("came out by itself"),
    "tuned": N_("was tuned for"),
    "put_in": N_("was put in"),
    "exact": N_("must be exact"),
}
"""What kind of evidence a row is, in its shortest form."""

MEANINGS: Mapping[Standing, str] = {
    "emerges": N_(
        "Nobody typed this number in. We let simulated customers live, one by one, and counted. If the count is that "
        "of the real study, the model has earned some trust: this is the evidence."
    ),
    "tuned": N_(
        "Simulated customers make this number by what they do, but some parameters of the model were chosen so that "
        "it comes near the study. That the model can do it at all says something; that the number fits says little."
    ),
    "put_in": N_(
        "We took this number from a study and typed it in. Of course it comes out; the row only shows that it still "
        "works in the whole game."
    ),
    "exact": N_("A formula with one right answer, like a sum. It has to be right to the digit."),
}

_UNITS: Mapping[Unit, str] = {
    "": "{value}",
    "percent": "{value}%",
    "points": N_("{value} points"),
    "seconds": N_("{value} s"),
    "times": "{value} ×",
    "years": N_("{value} years"),
}
_WORDED: tuple[Unit, ...] = ("points", "seconds", "years")


def verdict(key: Verdict) -> str:
    """Return a verdict as a sign and a word."""
    return f"{SIGNS[key]} {_(VERDICTS[key])}"


def standing(key: Standing) -> str:
    """Return what kind of evidence a row is."""
    return _(STANDINGS[key])


MOST_DECIMALS = 6


def value(amount: float | None, unit: Unit) -> str:
    """Return a number with its unit."""
    if amount is None:
        return NOTHING
    counted = _counted(amount, unit)
    return _with_unit(number(counted, _decimals(counted)), unit)


def ours(figure: Figure) -> str:
    """Return what came out here; where that misses its band by little, with as many digits as show it."""
    counted = _counted(figure.ours, figure.unit)
    bounds = [_counted(bound, figure.unit) for bound in (figure.low, figure.high)]
    decimals = _decimals(counted)
    while not figure.within and decimals < MOST_DECIMALS and round(counted, decimals) in bounds:
        decimals += 1
    return f"{_with_unit(number(counted, decimals), figure.unit)} {'✓' if figure.within else '✗'}"


def accepted(figure: Figure) -> str:
    """Return the band in which a figure is accepted."""
    if figure.low == figure.high:
        return value(figure.low, figure.unit)
    if isinf(figure.high):
        return _("at least {value}").format(value=value(figure.low, figure.unit))
    if isinf(figure.low):
        return _("at most {value}").format(value=value(figure.high, figure.unit))
    low, high = (_counted(bound, figure.unit) for bound in (figure.low, figure.high))
    decimals = max(_decimals(bound) for bound in (low, high))
    words = _("{low} to {high}").format(low=number(low, decimals if low else 0), high="{value}")
    return words.format(value=_with_unit(number(high, decimals), figure.unit))


def _with_unit(amount: str, unit: Unit) -> str:
    words = _UNITS[unit]
    return (_(words) if unit in _WORDED else words).format(value=amount)


def _counted(amount: float, unit: Unit) -> float:
    return round(100 * amount, 9) if unit == "percent" else amount


def _decimals(counted: float) -> int:
    """Return how many decimals give three digits; whole numbers need none."""
    size = abs(counted)
    if size == round(size) or size >= 100:
        return 0
    return 1 if size >= 10 else 2 if size >= 0.1 else 3
