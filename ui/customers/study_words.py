"""The words of the desk's studies: what customers do, more or less than others; what cannot be learnt yet."""

from game.customer_analysis.churn import TooFew
from game.customer_analysis.clusters import Portrait
from ui import format as figures
from ui.language import N_, _

TRAITS: dict[str, tuple[str, str]] = {
    "recency": (N_("bought lately"), N_("have not bought for long")),
    "frequency": (N_("order seldom"), N_("order often")),
    "money": (N_("spent little"), N_("spent much")),
    "contacts": (N_("hardly ever call"), N_("call often")),
    "messages": (N_("get few messages"), N_("get many messages")),
}
"""Feature -> what is said of a group that has less of it than others, and of one that has more."""

AVERAGE = N_("like most others")

FEATURES: dict[str, str] = {
    "recency": N_("weeks since the last order"),
    "silence": N_("silence, relative to the usual time between orders"),
    "frequency": N_("orders so far"),
    "spending": N_("yuan spent a week"),
    "tenure": N_("weeks with you"),
    "products": N_("products held"),
    "tier": N_("member tier"),
    "contacts": N_("contacts in the round before"),
    "complaints": N_("complaints in the round before"),
    "open_complaint": N_("an open complaint"),
    "messages": N_("messages a week"),
}


def kind_name(number: int) -> str:
    """Name a kind of customers."""
    return _("Kind {number}").format(number=number)


def portrait_words(portrait: Portrait) -> str:
    """Say what sets a kind apart."""
    said = [_(TRAITS[feature][z > 0]) for feature, z in portrait.differences]
    return _(", ").join(said) if said else _(AVERAGE)


def too_few(found: TooFew) -> str:
    """Say why nothing can be learnt about who leaves yet."""
    if found.rounds == 0:
        return _("There is nothing to learn from yet: a model needs a round that was played, to see who left in it.")
    return _(
        "Only {left} customers have left so far. That is too few to learn from and to be judged on honestly (about "
        "{needed} are needed); a model made of them would only be luck."
    ).format(left=figures.number(found.left), needed=figures.number(found.needed))
