"""A lever's card: what the lever does, what it costs now, what it was and who set it; and the whole card to read only.

Whoever looks on at a teammate's tab reads it: words are drawn many times faster than fields that nobody may touch.
"""

from collections.abc import Iterable
from html import escape

from game.views import Desk
from sim.decisions import Decisions
from sim.levers import Kind, Lever
from sim.scenario import Scenario
from ui import format as figures
from ui.decide.lever_values import amount_words, same, value_words
from ui.decide.lever_words import lever_line, lever_name
from ui.language import _, current_language
from ui.sentences import together

IDLE: dict[str, tuple[str, str]] = {
    "promotion_audience": ("promotion_depth", "0"),
    "personalisation": ("messages", "0"),
    "proactive_offer": ("proactive_audience", "nobody"),
    "proactive_reach": ("proactive_audience", "nobody"),
    "win_back_offer": ("win_back_audience", "nobody"),
    "win_back_budget": ("win_back_audience", "nobody"),
    "survey_follow_up": ("survey_share", "0"),
    "messages_to": ("messages", "0"),
    "proactive_to": ("proactive_audience", "nobody"),
    "win_back_to": ("win_back_audience", "nobody"),
}
"""Lever -> the lever, and its value, that switches it off."""

PRICED: dict[str, tuple[str, ...]] = {
    "messages_to": ("messages", "personalisation"),
    "priority_to": (),
    "care_to": ("care_contacts_a", "care_contacts_b", "care_contacts_c"),
    "proactive_to": ("proactive_reach",),
    "win_back_to": ("win_back_budget",),
}
"""Aim -> the levers that cost more the more customers it reaches."""
COSTLESS = 0.5
"""yuan: less is not worth a word"""


def to_read(view: Desk, scenario: Scenario, levers: Iterable[Lever]) -> str:
    """Give whole cards that nobody here may change, as HTML; each bears the class that a field's card bears."""
    return f'<div class="lk-read-cards">{"".join(_whole(view, scenario, lever) for lever in levers)}</div>'


def _whole(view: Desk, scenario: Scenario, lever: Lever) -> str:
    language = current_language()
    value = value_words(lever.key, getattr(view.draft.values, lever.key), scenario, language)
    return (
        f'<div class="lk-read-card st-key-card-{lever.key}">'
        f'<div class="lk-read-name">{escape(lever_name(lever.key, language))}</div>'
        f'<div class="lk-read-value">{escape(value)}</div>{_facts(view, scenario, lever)}</div>'
    )


def words(view: Desk, scenario: Scenario, lever: Lever) -> str:
    """Give what stands below a lever's field, as HTML."""
    return range_note(lever) + _facts(view, scenario, lever)


def _facts(view: Desk, scenario: Scenario, lever: Lever) -> str:
    language = current_language()
    now, before = getattr(view.draft.values, lever.key), getattr(view.last_values, lever.key)
    parts = [_reach_words(view, lever) or _cost_words(view.draft.planned.get(lever.key, 0.0))]
    if same(now, before):
        parts.append(f'<span class="lk-muted">{escape(_("as last round"))}</span>')
    else:
        was = _("was {value}").format(value=value_words(lever.key, before, scenario, language))
        parts.append(f'<span class="lk-changed">● {escape(was)}</span>')
    by = _set_by(view, lever.key)
    note = f'<div class="lk-by">{escape(by)}</div>' if by else ""
    off = _idle(lever, view.draft.values)
    idle = f'<div class="lk-idle">{escape(_("Not in use: {lever}.").format(lever=off))}</div>' if off else ""
    return (
        f'<div class="lk-line">{escape(_what_it_does(lever, scenario))}</div>'
        f'<div class="lk-cost">{" · ".join(parts)}</div>{note}{idle}'
    )


def _what_it_does(lever: Lever, scenario: Scenario) -> str:
    """Say what the lever does; of visits also what they are here."""
    language = current_language()
    line = lever_line(lever.key, language)
    if lever.key != "visits":
        return line
    return together((line, _("A visit here: {visit}.").format(visit=scenario.offer.visit.in_(language))), language)


def range_note(lever: Lever) -> str:
    """Give, as HTML, what the style shows only while the field of a lever's card holds a number out of its range."""
    if not lever.numeric:
        return ""
    said = _("{range} The last value within counts.").format(range=range_words(lever))
    return f'<div class="lk-range" role="alert">{escape(said)}</div>'


def range_words(lever: Lever) -> str:
    """Give the bounds of a numeric lever."""
    low, high = (amount_words(lever, bound, current_language()) for bound in (lever.low, lever.high))
    return _("From {low} to {high}.").format(low=low, high=high)


def _cost_words(cost: float) -> str:
    if abs(cost) < COSTLESS:
        return f'<span class="lk-muted">{escape(_("no direct cost"))}</span>'
    said = _("costs {money}") if cost > 0 else _("saves {money}")
    return f"<b>{escape(said.format(money=figures.money(abs(cost))))}</b>"


def _reach_words(view: Desk, lever: Lever) -> str:
    """Say of an aim, or of automation rules, how many customers it reaches now and what that costs; else nothing."""
    reach, planned = view.draft.reach, view.draft.planned
    if lever.kind is Kind.RULES and reach.acted_on:
        said = _("about {count} times this round")
        count, cost = sum(reach.acted_on), planned[lever.key]
    elif lever.key in reach.customers:
        said, count = _("reaches {count} customers now"), reach.customers[lever.key]
        cost = sum(planned[key] for key in PRICED[lever.key])
    else:
        return ""
    words = f"<b>{escape(said.format(count=figures.number(count)))}</b>"
    return words if abs(cost) < COSTLESS else f"{words} · {_cost_words(cost)}"


def _set_by(view: Desk, key: str) -> str:
    change = next((change for change in view.changes if change.lever == key), None)
    if change is None or (view.me is not None and change.by == view.me.name):
        return ""
    return _("{name} set this at {time}").format(name=change.by, time=figures.time_of_day(change.at))


def _idle(lever: Lever, values: Decisions) -> str:
    """Give in words what switches the lever off now, or nothing."""
    if lever.key not in IDLE:
        return ""
    other, off = IDLE[lever.key]
    value = getattr(values, other)
    switched_off = value == off or (off == "0" and isinstance(value, int | float) and value == 0)
    if not switched_off:
        return ""
    return f"{lever_name(other, current_language())} = {value_words(other, value, None, current_language())}"
