"""A lever's value, range and cost as people read them: ¥30,000, 12 people, 10 %, best customers first."""

from collections.abc import Iterable

from locales import translator
from sim.decisions import Decisions
from sim.levers import AIMS, CHANNELS, EVERY_LEVER, Kind, Lever, Value
from sim.scenario import Scenario
from ui import format as figures
from ui.decide.aim_words import text_words
from ui.decide.lever_words import SECTIONS, lever_name
from ui.language import N_

UNITS: dict[str, str] = {
    "yuan_per_round": "{amount}",
    "segments": "{amount}",
    "discount": N_("{amount} off"),
    "audience": "{amount}",
    "per_customer_week": N_("{amount} a week"),
    "degree": "{amount}",
    "effort": "{amount}",
    "people": N_("{amount} people"),
    "visits_a_week": N_("{amount} visits a week"),
    "studies": "{amount}",
    "interviews_a_study": N_("{amount} interviews a study"),
    "yuan_per_agent_round": N_("{amount} per agent"),
    "of_market_wage": N_("{amount} of the market wage"),
    "channels": "{amount}",
    "rule": "{amount}",
    "of_price": N_("{amount} of the price"),
    "working_hours": N_("{amount} working hours"),
    "of_revenue": N_("{amount} of what they spend"),
    "yuan_per_member_round": N_("{amount} per member"),
    "per_customer_round": N_("{amount} per customer"),
    "offer": "{amount}",
    "of_customers_per_round": N_("{amount} of customers"),
    "of_contacts": N_("{amount} of contacts"),
    "of_customers": N_("{amount} of customers"),
    "of_the_unhappy": N_("{amount} of the unhappy"),
}
"""A value with its unit, for every unit of :mod:`sim.levers`."""

FIELD_UNITS: dict[str, str] = {
    "yuan_per_round": N_("yuan this round"),
    "discount": N_("% off"),
    "per_customer_week": N_("per customer and week"),
    "degree": N_("in %"),
    "effort": N_("in %"),
    "people": N_("people"),
    "visits_a_week": N_("a week"),
    "interviews_a_study": N_("for each study"),
    "yuan_per_agent_round": N_("yuan per agent"),
    "of_market_wage": N_("% of the market wage"),
    "of_price": N_("% of the price"),
    "working_hours": N_("working hours"),
    "of_revenue": N_("% of what they spend"),
    "yuan_per_member_round": N_("yuan per member"),
    "per_customer_round": N_("per customer this round"),
    "of_customers_per_round": N_("% of customers"),
    "of_contacts": N_("% of contacts"),
    "of_customers": N_("% of customers"),
    "of_the_unhappy": N_("% of the unhappy"),
}
"""The unit that stands beside a number field, for every numeric unit."""

WAYS: dict[str, str] = {
    "phone": N_("Phone"),
    "chat": N_("Chat"),
    "social": N_("Social media"),
    "visit": N_("Visit"),
    "self_service": N_("Self-service"),
}
"""Every way to reach a firm (:data:`sim.levers.WAYS`)."""

OPTIONS: dict[str, dict[str, str]] = {
    "promotion_audience": {
        "everyone": N_("Everyone"),
        "new_customers": N_("New customers"),
        "own_customers": N_("Own customers"),
    },
    "channels": {channel: WAYS[channel] for channel in CHANNELS},
    "studies": {
        "satisfaction": N_("Their satisfaction"),
        "image": N_("Prices and annoyances"),
        "segments": N_("Who their customers are"),
        "switching": N_("Why people left them"),
    },
    "routing": {"first_come": N_("First come, first served"), "best_customers_first": N_("Best customers first")},
    "proactive_audience": {
        "nobody": N_("Nobody"),
        "everyone": N_("Everyone"),
        "at_risk": N_("Those at risk"),
        "valuable_at_risk": N_("Valuable and at risk"),
    },
    "proactive_offer": {"call": N_("A personal call"), "gift": N_("A gift"), "discount": N_("A discount")},
    "win_back_audience": {"nobody": N_("Nobody"), "everyone": N_("Everyone"), "valuable": N_("The valuable ones")},
    "win_back_offer": {"discount": N_("A discount"), "upgrade": N_("An upgrade"), "bundle": N_("A bundle")},
}
"""Lever -> option -> its words; the options of ``target_segments`` are the scenario's segments."""

_PERCENT_UNITS = frozenset({"of_market_wage"})
"""Plain rates that people read as per cent."""


def is_percent(lever: Lever) -> bool:
    """Say whether the form shows this lever in per cent."""
    return lever.kind is Kind.SHARE or lever.unit in _PERCENT_UNITS


def field_unit(lever: Lever, language: str) -> str:
    """Give the unit that stands beside the number field."""
    return translator(language).gettext(FIELD_UNITS[lever.unit])


def option_name(key: str, option: str, scenario: Scenario | None, language: str) -> str:
    """Give an option's words; a segment bears the name that the scenario gave it."""
    if key == "target_segments":
        return option if scenario is None else scenario.segment(option).name.in_(language)
    return translator(language).gettext(OPTIONS[key][option])


def value_words(key: str, value: Value, scenario: Scenario | None, language: str) -> str:
    """Give a value with its unit."""
    lever = EVERY_LEVER[key]
    if lever.kind in (Kind.AIM, Kind.RULES):
        return text_words(key, str(value), language, scenario)
    if isinstance(value, tuple | list):
        return _subset_words(key, value, scenario, language)
    if isinstance(value, str):
        return option_name(key, value, scenario, language)
    unit = UNITS[lever.unit]
    pattern = unit if unit == "{amount}" else translator(language).gettext(unit)
    return pattern.format(amount=amount_words(lever, value, language))


def amount_words(lever: Lever, value: float, language: str) -> str:
    """Give a numeric value without its unit: money, per cent or a plain number."""
    if lever.unit.startswith("yuan"):
        return figures.money(value, language=language)
    if is_percent(lever):
        return figures.percent(value, _decimals(lever.step * 100), language=language)
    return figures.number(value, _decimals(value), language=language)


def _subset_words(key: str, chosen: Iterable[str], scenario: Scenario | None, language: str) -> str:
    _ = translator(language).gettext
    names = [option_name(key, option, scenario, language) for option in chosen]
    if names:
        return _(", ").join(names)
    return _("Everyone") if key == "target_segments" else _("None")


def _decimals(value: float) -> int:
    """Give the decimals (0 to 2) that show ``value`` in full."""
    return next((places for places in (0, 1) if abs(value - round(value, places)) < 1e-9), 2)


def change_words(key: str, before: Value, after: Value, scenario: Scenario | None, language: str) -> str:
    """Say one change in a line: "Agents: 8 people → 10 people"."""
    old, new = (value_words(key, value, scenario, language) for value in (before, after))
    return (
        translator(language)
        .gettext("{lever}: {before} → {after}")
        .format(lever=lever_name(key, language), before=old, after=new)
    )


def same(one: Value, other: Value) -> bool:
    """Say whether two values of a lever are the same to a person."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 1e-6 * max(1.0, abs(one))
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return isinstance(one, tuple | list) and isinstance(other, tuple | list) and set(one) == set(other)


def changes_in_words(before: Decisions, after: Decisions, scenario: Scenario, language: str) -> list[str]:
    """Say every difference of two plans, a line each, in the order of the form."""
    old, new = before.as_dict(), after.as_dict()
    ordered = [*(key for sections in SECTIONS.values() for _title, keys in sections for key in keys), *AIMS]
    changed = [key for key in ordered if not same(new[key], old[key])]
    return [change_words(key, old[key], new[key], scenario, language) for key in changed]
