"""What passed between a customer and the firm, a line for each event."""

from collections.abc import Mapping

from sim.portfolio import Happening
from sim.why.comings import COMING
from ui import format as figures
from ui.decide.lever_values import WAYS
from ui.language import N_, _
from ui.outcomes.outcome_words import CAUSES_IN_WORDS

SYMBOLS = {"order": "🛒", "contact": "💬", "complaint": "⚠", "message": "✉", "departure": "👋", COMING: "🤝"}

AT_ONCE = 0.25
"""Minutes that nobody calls a wait"""

CONTACT_ENDINGS: dict[str, str] = {
    "solved": N_("solved"),
    "unsolved": N_("not solved"),
    "abandoned": N_("gave up waiting"),
    "self_served": N_("helped themselves"),
    "sent_away": N_("was sent to self-service in vain"),
}

COMPLAINT_ENDINGS: dict[str, str] = {
    "silent": N_("said nothing"),
    "unsolved": N_("not put right"),
    "solved": N_("put right"),
    "solved_quickly": N_("put right at once"),
    "open": N_("still open"),
}

MESSAGE_NAMES: dict[str, str] = {
    "care": N_("Care contact"),
    "proactive": N_("Asked to stay"),
    "win_back": N_("Asked to come back"),
    "survey": N_("Answered a survey"),
    "follow_up": N_("Called back after the survey"),
    "cross_sold": N_("Took another product"),
    "auto_message": N_("Message sent by a rule"),
    "auto_call": N_("Called by a rule"),
    "auto_gift": N_("Called with a gift by a rule"),
}


def line(happening: Happening) -> str:
    """Say one event in a line, its symbol first."""
    words = {
        "order": _order,
        "contact": _contact,
        "complaint": _complaint,
        "message": _message,
        "departure": _departure,
        COMING: _coming,
    }[happening.kind](happening.detail)
    return f"{SYMBOLS[happening.kind]} {words}"


def _order(detail: Mapping[str, object]) -> str:
    return _("Paid {money}").format(money=figures.money(_amount(detail["amount"])))


def _contact(detail: Mapping[str, object]) -> str:
    outcome = _(CONTACT_ENDINGS[str(detail["outcome"])])
    if detail["outcome"] in ("self_served", "sent_away"):
        return _("Had a question: {outcome}").format(outcome=outcome)
    channel = _(WAYS[str(detail["channel"])])
    if detail["channel"] == "visit":
        return _("{channel}: met in person, {outcome}").format(channel=channel, outcome=outcome)
    if _amount(detail["wait"]) < AT_ONCE:
        return _("{channel}: answered at once, {outcome}").format(channel=channel, outcome=outcome)
    minutes = figures.number(_amount(detail["wait"]), 1)
    return _("{channel}: waited {minutes} min, {outcome}").format(channel=channel, minutes=minutes, outcome=outcome)


def _complaint(detail: Mapping[str, object]) -> str:
    size = _("A serious failure") if detail["large"] else _("A small failure")
    return _("{failure}: {outcome}").format(failure=size, outcome=_(COMPLAINT_ENDINGS[str(detail["outcome"])]))


def _message(detail: Mapping[str, object]) -> str:
    return _(MESSAGE_NAMES[str(detail["what"])])


def _coming(detail: Mapping[str, object]) -> str:
    if detail["seen"]:
        return _("Was your customer again by now")
    return _("Came back") if detail["again"] else _("Became your customer")


def _departure(detail: Mapping[str, object]) -> str:
    shares = detail.get("shares")
    if not isinstance(shares, Mapping) or not shares:
        return _("Left")
    worst = max(shares, key=lambda cause: _amount(shares[cause]))
    return _("Left; strongest reason: {cause}").format(cause=_(CAUSES_IN_WORDS[str(worst)].name))


def _amount(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
