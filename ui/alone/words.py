"""Words about playing alone: how hard the rivals are, and how they play."""

from collections.abc import Mapping

from ui.language import N_

DIFFICULTIES: Mapping[str, str] = {"gentle": N_("Gentle"), "fair": N_("Fair"), "hard": N_("Hard")}

LINES: Mapping[str, str] = {
    "gentle": N_(
        "Rivals that pester customers with messages, save on service or live on discounts. Good for finding your way."
    ),
    "fair": N_("The company's own rivals: each has one idea and sticks to it."),
    "hard": N_("Rivals that read their reports, build up people and systems, and go for your best customers."),
}
"""How the rivals of each difficulty play."""
