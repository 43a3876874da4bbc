"""The words of the course, each explained in a breath; terms on other pages link here."""

from dataclasses import dataclass

from locales import translator
from ui.language import N_, current_language

PAGE = "help"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the course: its name, what it means, and where it shows in the game."""

    name: str
    meaning: str


CUSTOMERS: dict[str, Term] = {
    "retention": Term(
        N_("retention rate"),
        N_(
            "Customers at the start of a round whom you still serve at its end, divided by customers at the start. "
            "Newly won customers do not count."
        ),
    ),
    "churn": Term(
        N_("churn"), N_("Customers leaving a firm, to a rival or for good. Each departure here records its causes.")
    ),
    "segment": Term(
        N_("segment"),
        N_("Customers who want similar things. Segments differ in value, patience and what they care about."),
    ),
    "grade": Term(
        N_("customer grade"),
        N_(
            "Your own ranking by recent spending: A the best tenth, B the next fifth, then C and D. You "
            "decide what each gets."
        ),
    ),
    "rfm": Term(
        N_("RFM"),
        N_("Recency, frequency, money: how lately, how often and for how much a customer bought. A quick portrait."),
    ),
    "clv": Term(
        N_("customer lifetime value"),
        N_(
            "The margin a customer will still bring, year by year less certain and worth less today: "
            "`margin × r ÷ (1 + i − r)`, with retention `r` and interest `i`."
        ),
    ),
    "equity": Term(
        N_("customer equity"), N_("The lifetime values of all your customers added up: the firm's real treasure.")
    ),
    "key_account": Term(N_("key account"), N_("A customer so valuable that one person looks after them.")),
    "lifecycle": Term(
        N_("customer lifecycle"),
        N_("Win, develop, keep, win back. A plan that thinks of one step only leaks at the others."),
    ),
}

FEELINGS: dict[str, Term] = {
    "satisfaction": Term(
        N_("satisfaction"),
        N_("What was perceived against what was expected, from 1 to 5. A disappointment weighs twice a good surprise."),
    ),
    "expectation": Term(
        N_("expectation"), N_("What a customer takes for granted. It follows what you deliver: treats become habits.")
    ),
    "loyalty": Term(
        N_("loyalty"),
        N_("Staying and buying again by conviction. The satisfied may still leave; only the very satisfied are loyal."),
    ),
    "over_contact": Term(
        N_("contact pressure"),
        N_("How often you speak to a customer. About 1.6 messages a week sell most; beyond, people leave."),
    ),
    "recovery": Term(
        N_("service recovery"),
        N_("Putting a failure right. Solved quickly, most complainers stay; a second failure is not forgiven."),
    ),
    "nps": Term(N_("net promoter score"), N_("Those who would recommend you minus those who would warn, −100 to 100.")),
    "survey": Term(
        N_("survey and its error"),
        N_("A sample only estimates. The interval holds the truth 95 times in 100; four times the sample halves it."),
    ),
    "proactive_retention": Term(
        N_("proactive retention"),
        N_("Approaching customers before they leave. It calms the unhappy and wakes the contented, so aim well."),
    ),
    "win_back": Term(
        N_("win-back"), N_("Asking former customers to return. Some offers bring many back, others bring back stayers.")
    ),
}

FIRM: dict[str, Term] = {
    "service_level": Term(N_("service level"), N_("Share of contacts answered within 20 seconds.")),
    "occupancy": Term(
        N_("occupancy"), N_("Share of their time that agents are serving. Above about 90 % waits grow very fast.")
    ),
    "patience": Term(
        N_("patience"), N_("Callers hang up after a few minutes. They seldom tell you so; they leave later.")
    ),
    "first_contact_resolution": Term(
        N_("first-contact resolution"),
        N_(
            "Share of contacts with people that settle the matter at once, so that nobody has to ask again. Training, "
            "one view of the customer and visits raise it; who hangs up was not helped. Of a call centre's figures, "
            "only this and giving up were found to move satisfaction."
        ),
    ),
    "deflection": Term(
        N_("deflection"),
        N_(
            "Sending contacts to self-service before anybody answers. It helps with what is easy; the rest comes back "
            "as a second contact, angrier than the first."
        ),
    ),
    "cost_to_serve": Term(
        N_("cost to serve"),
        N_(
            "What it costs to deal with one contact, by each channel: wages for the minutes, lines, and keeping it "
            "open. A visit costs several calls, self-service next to nothing once it is built."
        ),
    ),
    "self_service": Term(
        N_("self-service"), N_("Customers help themselves in the app. A session costs a small part of a call.")
    ),
    "turnover": Term(
        N_("staff turnover"), N_("Agents who leave take their experience along; unhappy staff make unhappy customers.")
    ),
    "operational": Term(
        N_("operational CRM"),
        N_("The front office: automates marketing, sales and service, so that no hand-over gets lost."),
    ),
    "analytical": Term(
        N_("analytical CRM"), N_("The back office: data and models that say who is valuable and who may leave.")
    ),
    "collaborative": Term(
        N_("collaborative CRM"), N_("Phone, chat and social media as one conversation, whoever answers.")
    ),
    "data_quality": Term(
        N_("data quality"),
        N_("Complete and correct customer files. Aim, personal messages and models are only as good as these."),
    ),
    "one_to_one": Term(N_("one-to-one marketing"), N_("Each customer gets what fits, by what you know of them.")),
    "cross_selling": Term(
        N_("cross-selling"), N_("Selling a further product. It ties contented customers, but not all are worth it.")
    ),
    "target_list": Term(
        N_("target list"),
        N_(
            "Customers picked by hand or by a rule, for one action. Whom it does not concern is left in peace, and "
            "costs nothing."
        ),
    ),
    "automation": Term(
        N_("automation rule"),
        N_("What the CRM does by itself when something becomes true of a customer: three days of complaint, a call."),
    ),
    "diminishing": Term(
        N_("diminishing returns"), N_("The first yuan works hardest. Twice the spending never brings twice the effect.")
    ),
    "price_elasticity": Term(
        N_("price elasticity"),
        N_("How strongly buyers react to price: here 1 % cheaper wins about 2.6 % more choices."),
    ),
}

SECTIONS: tuple[tuple[str, dict[str, Term]], ...] = (
    (N_("Customers and their value"), CUSTOMERS),
    (N_("What customers feel"), FEELINGS),
    (N_("What the firm does"), FIRM),
)

GLOSSARY: dict[str, Term] = CUSTOMERS | FEELINGS | FIRM


def term_name(key: str, language: str | None = None) -> str:
    """Give a term's name."""
    return translator(language or current_language()).gettext(GLOSSARY[key].name)


def term_meaning(key: str, language: str | None = None) -> str:
    """Give what a term means."""
    return translator(language or current_language()).gettext(GLOSSARY[key].meaning)


def link(key: str, language: str | None = None) -> str:
    """Give a Markdown link to the term's explanation."""
    return f"[{term_name(key, language)}]({PAGE}?term={key})"
