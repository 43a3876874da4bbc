"""The words of the customer desk: stages, segments and channels as they stand in the files."""

from collections.abc import Mapping

from game.customer_analysis.filed import UNKNOWN
from locales import translator
from sim.personas import Persona
from sim.scenario import Scenario
from ui.decide.lever_values import OPTIONS
from ui.language import N_, _

NOT_ON_FILE = N_("not on file")

TYPED_IN: dict[str, str] = {"segment": N_("segment"), "channel": N_("favourite channel"), "age": N_("age")}
"""What people type into a customer's file."""

STAGES: dict[str, str] = {
    "new": N_("New customer"),
    "growing": N_("Growing"),
    "steady": N_("Steady"),
    "fading": N_("Fading"),
    "asleep": N_("Asleep"),
}

STAGE_MEANINGS: dict[str, str] = {
    "new": N_("with you for less than a quarter: make the first weeks go well"),
    "growing": N_("spent a quarter more than usual last round: offer what fits"),
    "steady": N_("buys as usual: do not disturb, do not forget"),
    "fading": N_("silent for twice the usual time, or spent less than half the usual: ask why, now"),
    "asleep": N_("no order for half a year and four times the usual time: wake only whom it pays to wake"),
}


def segments(scenario: Scenario, language: str) -> Mapping[str, str]:
    """Give every segment's name, and what to say where none is on file."""
    nothing = {UNKNOWN: translator(language).gettext(NOT_ON_FILE)}
    return nothing | {segment.key: segment.name.in_(language) for segment in scenario.segments}


def channels(language: str) -> Mapping[str, str]:
    """Give every channel's name, and what to say where none is on file."""
    _ = translator(language).gettext
    return {UNKNOWN: _(NOT_ON_FILE)} | {key: _(name) for key, name in OPTIONS["channels"].items()}


def segment(key: str, scenario: Scenario, language: str) -> str:
    """Give a segment's name as it stands in a file."""
    return segments(scenario, language)[key]


def person(who: Persona) -> str:
    """Say how old somebody is, what they do and where they live, as far as it is on file."""
    if who.age is None:
        return _("age and work not on file, {city}").format(city=who.city)
    return _("{age}, {work}, {city}").format(age=who.age, work=who.work, city=who.city)


def channel(key: str, language: str) -> str:
    """Give a channel's name as it stands in a file."""
    return channels(language)[key]
