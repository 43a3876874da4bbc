"""The lines of a firm's costs in words, gathered into the few that a chart can hold."""

from collections.abc import Mapping

from locales import translator
from ui import format as figures
from ui.language import N_

COST_GROUPS: dict[str, tuple[str, ...]] = {
    N_("Goods"): ("product",),
    N_("Marketing"): ("advertising", "messages", "cross_selling", "studies"),
    N_("Service"): (
        "wages",
        "hiring",
        "training",
        "self_service",
        "channels",
        "contacts",
        "compensation",
    ),
    N_("Care"): ("loyalty", "care", "proactive", "win_back", "surveys"),
    N_("Platform"): ("platform", "data_quality"),
    N_("Fixed costs"): ("fixed",),
}
"""Heading -> the lines of :data:`sim.accounts.COST_LINES` that it gathers."""

COST_LINES_IN_WORDS: dict[str, str] = {
    "product": N_("Goods"),
    "advertising": N_("Advertising"),
    "messages": N_("Messages"),
    "cross_selling": N_("Cross-selling"),
    "wages": N_("Wages"),
    "hiring": N_("Hiring"),
    "training": N_("Training"),
    "self_service": N_("Self-service"),
    "channels": N_("Open channels and visits"),
    "contacts": N_("Calls and chats"),
    "compensation": N_("Compensation"),
    "loyalty": N_("Points and benefits"),
    "care": N_("Care contacts"),
    "proactive": N_("Proactive retention"),
    "win_back": N_("Win-back"),
    "surveys": N_("Surveys"),
    "studies": N_("Studies of rivals"),
    "platform": N_("CRM platform"),
    "data_quality": N_("Data quality"),
    "fixed": N_("Fixed costs"),
}
"""Every cost line's name."""


def grouped_costs(costs: Mapping[str, float], language: str) -> list[tuple[str, float]]:
    """Give the costs by heading, in a fixed order, without headings that cost nothing."""
    _ = translator(language).gettext
    sums = [(_(name), sum(costs.get(line, 0.0) for line in lines)) for name, lines in COST_GROUPS.items()]
    return [(name, yuan) for name, yuan in sums if abs(yuan) >= 0.5]


def costs_in_detail(costs: Mapping[str, float], language: str) -> list[tuple[str, float]]:
    """Give every line that cost something, the largest first."""
    _ = translator(language).gettext
    lines = [(_(name), costs.get(line, 0.0)) for line, name in COST_LINES_IN_WORDS.items()]
    return sorted(((name, yuan) for name, yuan in lines if abs(yuan) >= 0.5), key=lambda line: -line[1])


def yuan_each(yuan: float | None) -> str:
    """Give what one contact or one matter cost, to a tenth of a yuan: they are too small for whole ones."""
    return figures.NOTHING if yuan is None else f"¥{figures.number(yuan, 1)}"
