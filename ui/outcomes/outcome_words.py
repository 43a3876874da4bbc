"""What comes out of a round in words: figures, causes of leaving, score parts, cost lines."""

from dataclasses import dataclass

from locales import translator
from ui.language import N_
from ui.words import SCORE_PARTS


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One figure: its name, what it means in a line, and the glossary term it belongs to."""

    name: str
    meaning: str
    term: str | None = None


FIGURES: dict[str, FigureWords] = {
    "retention": FigureWords(
        N_("Retention rate"),
        N_("Of the customers you had at the start, the share you still serve at the end."),
        "retention",
    ),
    "retention_valuable": FigureWords(
        N_("Retention, grades A and B"), N_("The same, among your valuable customers."), "grade"
    ),
    "customers_end": FigureWords(N_("Customers"), N_("Customers at the end of the round.")),
    "won": FigureWords(N_("Won"), N_("Customers who came in this round.")),
    "lost": FigureWords(N_("Lost"), N_("Customers who left in this round."), "churn"),
    "satisfaction": FigureWords(
        N_("Satisfaction"),
        N_("Mean of all your customers, 1 to 5, measured by an independent institute."),
        "satisfaction",
    ),
    "nps": FigureWords(
        N_("Net promoter score"), N_("Those who recommend you minus those who warn, −100 to 100."), "nps"
    ),
    "service_level": FigureWords(N_("Service level"), N_("Contacts answered within 20 seconds."), "service_level"),
    "abandonment": FigureWords(N_("Gave up waiting"), N_("Contacts lost because the wait was too long."), "patience"),
    "mean_wait": FigureWords(N_("Mean wait"), N_("Minutes until an agent answers."), "service_level"),
    "first_contact_resolution": FigureWords(
        N_("Solved at first contact"),
        N_("Calls, chats and visits that settled the matter at once; nobody needs to ask again."),
        "first_contact_resolution",
    ),
    "occupancy": FigureWords(
        N_("Agents busy"), N_("Share of their time that agents serve. Near 100 % queues grow quickly."), "occupancy"
    ),
    "self_served": FigureWords(
        N_("Helped themselves"), N_("Contacts settled in the app or on the website."), "self_service"
    ),
    "complaints": FigureWords(
        N_("Complaints"), N_("Complaints that reached you. Most unhappy customers stay silent."), "recovery"
    ),
    "complaints_solved": FigureWords(N_("Complaints solved"), N_("Complaints put right in the round."), "recovery"),
    "morale": FigureWords(N_("Morale"), N_("How your agents feel; low morale means mistakes and resignations.")),
    "orders": FigureWords(N_("Orders"), N_("Orders or paid months in the round.")),
    "revenue": FigureWords(N_("Revenue"), N_("What customers paid, in yuan.")),
    "profit": FigureWords(N_("Profit"), N_("Revenue minus all costs of the round, in yuan.")),
    "equity": FigureWords(
        N_("Customer equity"),
        N_("What all your customers are still worth: the sum of their lifetime values."),
        "equity",
    ),
    "score": FigureWords(N_("Score"), N_("Weighted mean of the four parts, over the rounds so far.")),
}
"""Every figure a student page shows, by its key in :class:`sim.report.FirmReport`."""

CAUSES_IN_WORDS: dict[str, FigureWords] = {
    "price": FigureWords(N_("Price"), N_("A rival was cheaper.")),
    "rival_offer": FigureWords(
        N_("A rival's offer"), N_("A rival's advertising, name or win-back offer was more tempting.")
    ),
    "wait": FigureWords(N_("Waiting"), N_("They queued too long or gave up."), "service_level"),
    "failure": FigureWords(N_("Unsolved failure"), N_("Something went wrong and was not put right."), "recovery"),
    "neglect": FigureWords(
        N_("Neglect"), N_("Service and care were less than they had come to expect."), "expectation"
    ),
    "over_contact": FigureWords(N_("Over-contact"), N_("Too many messages and offers."), "over_contact"),
    "natural": FigureWords(N_("Natural"), N_("They would have left anyway: moved, no more need.")),
}

PART_MEANINGS: dict[str, str] = {
    "retention": N_("Retention of your valuable customers (grades A and B), mean of the rounds so far."),
    "satisfaction": N_("The independent satisfaction index, mean of the rounds so far."),
    "profit": N_("Profit a round, mean of the rounds so far."),
    "equity": N_("Customer equity at the end: what your customers are worth in the future."),
}
"""What each part of the score measures; their names are :data:`ui.words.SCORE_PARTS`."""


def figure_name(key: str, language: str) -> str:
    """Give a figure's name."""
    return translator(language).gettext(FIGURES[key].name)


def figure_meaning(key: str, language: str) -> str:
    """Give what a figure means, in a line."""
    return translator(language).gettext(FIGURES[key].meaning)


def cause_name(key: str, language: str) -> str:
    """Give the short name of a cause of leaving."""
    return translator(language).gettext(CAUSES_IN_WORDS[key].name)


def cause_meaning(key: str, language: str) -> str:
    """Give what a cause of leaving means, in a line."""
    return translator(language).gettext(CAUSES_IN_WORDS[key].meaning)


def part_name(key: str, language: str) -> str:
    """Give the name of a part of the score."""
    return translator(language).gettext(SCORE_PARTS[key])


def part_meaning(key: str, language: str) -> str:
    """Give what a part of the score measures."""
    return translator(language).gettext(PART_MEANINGS[key])
