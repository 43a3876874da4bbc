"""Aims and automation rules as people read them: "grade A or B, no order for at least 6 weeks"."""

from collections.abc import Mapping

from locales import translator
from sim.levers import EVERY_LEVER, Kind
from sim.scenario import Scenario
from sim.targeting import aims, rules
from sim.targeting.aims import UNKNOWN, Condition, CustomerList, Rule
from sim.targeting.rules import Automation
from ui import format as figures
from ui.language import N_

NOBODY_AIMED: Mapping[str, str] = {"priority_to": N_("Nobody before the others"), "automation": N_("None")}
"""What no text means, where it does not mean everybody."""
WORDED: Mapping[tuple[str, str], str] = {
    ("complaint", "open"): N_("a complaint is open"),
    ("complaint", "none"): N_("no complaint is open"),
    ("member", "yes"): N_("in the loyalty programme"),
    ("member", "no"): N_("not in the loyalty programme"),
}
COUNTED: Mapping[str, tuple[str, str]] = {
    "silent": (N_("Weeks since the last order"), N_("weeks since the last order: {amount}")),
    "tenure": (N_("Weeks with you"), N_("weeks with you: {amount}")),
    "orders": (N_("Orders so far"), N_("orders so far: {amount}")),
    "spent": (N_("Yuan spent so far"), N_("yuan spent so far: {amount}")),
    "products": (N_("Products held"), N_("products held: {amount}")),
    "messages": (N_("Messages a week of late"), N_("messages a week of late: {amount}")),
    "gone": (N_("Weeks since they left"), N_("weeks since they left: {amount}")),
}
"""What a number is about: its name on a field, and in a sentence."""
SIGNS: Mapping[str, str] = {"=": N_("exactly {number}"), ">=": N_("at least {number}"), "<=": N_("at most {number}")}
TRIGGERS: Mapping[str, str] = {
    "complaint": N_("a complaint has been open for {n} days"),
    "silent": N_("no order for {n} weeks"),
    "points": N_("points lapse in {n} weeks"),
    "joined": N_("a customer for {n} weeks"),
}
ACTIONS: Mapping[str, str] = {"message": N_("send a message"), "call": N_("call"), "gift": N_("call with a gift")}


def text_words(key: str, text: str, language: str, scenario: Scenario | None = None) -> str:
    """Give an aim, or automation rules, in a line; segments by the names that the scenario gives them."""
    _ = translator(language).gettext
    if not text.strip():
        return _(NOBODY_AIMED.get(key, N_("Everyone")))
    if EVERY_LEVER[key].kind is Kind.RULES:
        return _("; ").join(rule_words(rule, language) for rule in rules.read(text))
    aim = aims.read(text)
    if isinstance(aim, CustomerList):
        return _("list “{name}” ({count})").format(
            name=aim.name, count=figures.number(aim.customers.size, language=language)
        )
    conditions = aim.conditions if isinstance(aim, Rule) else ()
    return _(", ").join(condition_words(condition, language, scenario) for condition in conditions)


def condition_words(condition: Condition, language: str, scenario: Scenario | None = None) -> str:
    """Say one condition."""
    _ = translator(language).gettext
    if condition.field == "segment":
        names = {} if scenario is None else segment_names(scenario, language)
        told = [names.get(key, key) for key in condition.options.split(",")]
        return _("on file as {segments}").format(segments=_(" or ").join(told))
    if condition.field == "grade":
        return _("grade {letters}").format(letters=_(" or ").join(condition.options))
    if condition.options:
        return _(WORDED[condition.field, condition.options])
    amount = _(SIGNS[condition.sign]).format(number=figures.number(condition.value, language=language))
    return _(COUNTED[condition.field][1]).format(amount=amount)


def segment_names(scenario: Scenario, language: str) -> dict[str, str]:
    """Give every segment's name, and what to say where nobody typed one in."""
    unknown = translator(language).gettext("not on file")
    return {segment.key: segment.name.in_(language) for segment in scenario.segments} | {UNKNOWN: unknown}


def rule_words(rule: Automation, language: str) -> str:
    """Say one automation rule."""
    _ = translator(language).gettext
    trigger = _(TRIGGERS[rule.trigger]).format(n=rule.threshold)
    if rule.grades:
        grades = _("grade {letters}").format(letters=_(" or ").join(rule.grades))
        trigger = _("{trigger} ({whose})").format(trigger=trigger, whose=grades)
    return _("{trigger} → {action}").format(trigger=trigger, action=_(ACTIONS[rule.action]))
