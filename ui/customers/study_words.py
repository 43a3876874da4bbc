"""The words of the desk's studies: what customers do, more or less than others."""

from ui.language import N_

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
