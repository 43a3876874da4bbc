"""What came of plans, said in sentences: how many customers more, between what and what, and at what cost."""

from collections.abc import Sequence

from game.exploring.outcomes import PlanOutcomes, Spread
from ui import format as figures
from ui.language import N_, _, current_language
from ui.sentences import together

MORE = N_("**{plan}** keeps **{by} points more** of its customers a round than **{first}**, between {low} and {high}")
FEWER = N_("**{plan}** keeps **{by} points fewer** of its customers a round than **{first}**, between {high} and {low}")


def said(plans: Sequence[PlanOutcomes], names: Sequence[str]) -> list[str]:
    """Say of each plan but the first what it does otherwise."""
    return [_verdict(plan, name, names[0]) for plan, name in list(zip(plans, names, strict=True))[1:]]


def _verdict(plan: PlanOutcomes, name: str, first: str) -> str:
    kept, costs, profit = (plan.differences[key] for key in ("retention", "costs", "profit"))
    if not any((kept.low, kept.high, costs.low, costs.high, profit.low, profit.high)):
        return _("**{plan}** does exactly what **{first}** does.").format(plan=plain(name), first=plain(first))
    begin = _kept(kept).format(
        plan=plain(name), first=plain(first), by=_points(kept.median), low=_points(kept.low), high=_points(kept.high)
    )
    sentence = _("{kept}, and {costs}.").format(kept=begin, costs=_costs(costs))
    return together([sentence, _profit(profit)], current_language())


def plain(name: str) -> str:
    """Give a name that somebody typed so that none of its signs means anything to Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:^" else sign for sign in name)


def _kept(kept: Spread) -> str:
    """Give the clause on how many customers are kept, with ``{plan}``, ``{first}``, ``{by}``, ``{low}``, ``{high}``."""
    if kept.sign:
        return _(MORE if kept.sign > 0 else FEWER)
    if kept.low == kept.high == 0:
        return _("**{plan}** keeps exactly as many customers as **{first}**")
    return _("**{plan}** keeps about as many customers as **{first}**: in some markets more, in others fewer")


def _points(share: float) -> str:
    return figures.number(abs(share) * 100, 1 if abs(share) >= FINE else 2)


FINE = 0.001
"""Below this a difference of shares is told with two decimals."""


def _costs(costs: Spread) -> str:
    amount = figures.money(abs(costs.median), short=True)
    if costs.sign > 0:
        return _("costs {money} more").format(money=amount)
    if costs.sign < 0:
        return _("costs {money} less").format(money=amount)
    return _("costs about the same")


def _profit(profit: Spread) -> str:
    if profit.sign == 0:
        return _("In profit there is no clear difference.")
    low, high = sorted((abs(profit.low), abs(profit.high)))
    pattern = (
        _("It earns {money} more, between {low} and {high}.")
        if profit.sign > 0
        else _("It earns {money} less, between {low} and {high}.")
    )
    by, low_words, high_words = (figures.money(amount, short=True) for amount in (abs(profit.median), low, high))
    return pattern.format(money=by, low=low_words, high=high_words)
