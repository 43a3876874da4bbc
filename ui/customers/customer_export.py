"""The customer table as a file, with headers and words in the reader's language."""

import pandas as pd

from game.actors import Actor
from game.customer_analysis.churn import TooFew
from game.views import churn_study, customer_clusters, customer_names, customers, lifetime_study
from locales import translator
from sim.scenario import Scenario
from ui.customers import desk_words
from ui.language import N_
from ui.papers.comma_file import as_text
from ui.store import store

HEADERS: dict[str, str] = {
    "customer": N_("Number"),
    "name": N_("Full name"),
    "segment": N_("Segment"),
    "grade": N_("Company grade"),
    "own_grade": N_("Your grade"),
    "points": N_("RFM points"),
    "rfm": N_("RFM"),
    "stage": N_("Life-cycle stage"),
    "tenure": N_("Weeks with you"),
    "recency": N_("Weeks since last order"),
    "frequency": N_("Orders"),
    "money": N_("Spent, yuan"),
    "products": N_("Products"),
    "tier": N_("Member tier"),
    "channel": N_("Favourite channel"),
    "age": N_("Age"),
    "consent": N_("May be contacted"),
    "contacts": N_("Contacts last round"),
    "complaints": N_("Complaints last round"),
    "open_complaint": N_("Open complaint"),
    "messages": N_("Messages a week"),
    "orders_last": N_("Orders last round"),
    "spent_last": N_("Spent last round, yuan"),
    "profit": N_("Profit last round, yuan"),
    "answer": N_("Latest survey answer, 1 to 5"),
    "kind": N_("Kind"),
    "risk": N_("Chance to leave next round"),
    "value": N_("Lifetime value, yuan"),
}
"""Column -> header, in the order of the file."""


def as_csv(frame: pd.DataFrame, scenario: Scenario, actor: Actor, language: str) -> bytes:
    """Give the rows as CSV that spreadsheets open with the right characters (UTF-8 with a mark)."""
    names = customer_names(store(), actor, [int(n) for n in frame["customer"]], language)
    return (
        translated(studied(frame, actor).assign(name=frame["customer"].map(names)), scenario, language)
        .to_csv(index=False)
        .encode("utf-8-sig")
    )


def studied(frame: pd.DataFrame, actor: Actor) -> pd.DataFrame:
    """Give the rows with what the team's studies say of each: kind, risk and lifetime value, empty where unknown."""
    kinds, risk = customer_clusters(store(), actor), churn_study(store(), actor)
    worth, everybody = lifetime_study(store(), actor), customers(store(), actor).frame["customer"]
    said = {
        "kind": None if kinds is None else kinds.of_row,
        "risk": None if isinstance(risk, TooFew) else risk.risk.round(3),
        "value": None if worth is None else worth.outlook.values.round(0),
    }
    columns = pd.DataFrame(said, index=everybody).reindex(frame["customer"])
    return frame.assign(**{name: columns[name].to_numpy() for name in said})


def translated(frame: pd.DataFrame, scenario: Scenario, language: str) -> pd.DataFrame:
    """Give the table with every header and word in the language."""
    _ = translator(language).gettext
    words = frame.copy()
    for column, said in (
        ("segment", desk_words.segments(scenario, language)),
        ("channel", desk_words.channels(language)),
    ):
        words[column] = words[column].map(said)
    words["stage"] = [_(desk_words.STAGES[stage]) for stage in words["stage"]]
    for column in ("consent", "open_complaint"):
        words[column] = [_("yes") if value else _("no") for value in words[column]]
    texts = words.select_dtypes(exclude=["number", "bool"]).columns
    words[texts] = words[texts].map(as_text)
    return words[list(HEADERS)].rename(columns={column: _(header) for column, header in HEADERS.items()})
