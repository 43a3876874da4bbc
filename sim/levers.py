"""The levers: every control that a team can set for a round, in four groups.

A lever here is the *kind* of control (its group, its unit, the widest sensible range); a scenario narrows the range and
chooses the start (:attr:`sim.scenario.Scenario.levers`). Words for people live in the catalogues, not here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The four groups in which a team decides."""

    MARKETING = "marketing"
    SERVICE = "service"
    CARE = "care"
    PLATFORM = "platform"


class Kind(StrEnum):
    """What a lever's value is, and so how it is checked, shown and scaled with the size of the market."""

    MONEY = "money"
    """yuan per round; scales with the market"""
    COUNT = "count"
    """whole number of people, or of visits a week; scales with the market"""
    RATE = "rate"
    """a plain number in the lever's unit"""
    SHARE = "share"
    """a fraction, shown as per cent"""
    CHOICE = "choice"
    """one of the options"""
    SUBSET = "subset"
    """any of the options"""
    AIM = "aim"
    """the customers that an action goes to, as a text (:mod:`sim.targeting.aims`)"""
    RULES = "rules"
    """automation rules, as a text (:mod:`sim.targeting.rules`)"""


Value = float | int | str | tuple[str, ...]
"""A lever's value: a number, one option, a text, or a sorted tuple of options."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One control.

    ``low``, ``high`` and ``step`` bound a numeric lever; ``options`` lists what a choice or a subset may name;
    ``start`` is what the company did before the teams took over; ``topic`` is a key of the course's topics.
    """

    key: str
    group: Group
    kind: Kind
    unit: str
    topic: str
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0
    start: Value = 0.0
    options: tuple[str, ...] = ()
    usual_high: float | None = None
    """how far strategies turn it up, where a team may go further than when they were made; None: to ``high``"""

    @property
    def top(self) -> float:
        """How far strategies turn it up."""
        return self.high if self.usual_high is None else min(self.usual_high, self.high)

    @property
    def numeric(self) -> bool:
        """True where the value is a number."""
        return self.kind in (Kind.MONEY, Kind.COUNT, Kind.RATE, Kind.SHARE)


def _money(key: str, group: Group, topic: str, high: float, start: float) -> Lever:
    return Lever(key, group, Kind.MONEY, "yuan_per_round", topic, 0.0, high, 1000.0, start)


_M, _S, _C, _P = Group.MARKETING, Group.SERVICE, Group.CARE, Group.PLATFORM

CHANNELS = ("phone", "chat", "social")
WAYS = (*CHANNELS, "visit", "self_service")
"""every way to reach a firm, in the order of their numbers in the log (self-service is the last, -1)"""
GRADES = ("A", "B", "C", "D")

LEVERS: tuple[Lever, ...] = (
    _money("ads_search", _M, "identify", 200_000, 30_000),
    _money("ads_social", _M, "identify", 200_000, 30_000),
    _money("ads_brand", _M, "identify", 200_000, 30_000),
    Lever("target_segments", _M, Kind.SUBSET, "segments", "identify", start=()),
    Lever("promotion_depth", _M, Kind.SHARE, "discount", "crm_marketing", 0.0, 0.4, 0.01, 0.0),
    Lever(
        "promotion_audience",
        _M,
        Kind.CHOICE,
        "audience",
        "crm_marketing",
        start="everyone",
        options=("everyone", "new_customers", "own_customers"),
    ),
    Lever("messages", _M, Kind.RATE, "per_customer_week", "crm_marketing", 0.0, 5.0, 0.25, 0.5),
    Lever("personalisation", _M, Kind.SHARE, "degree", "crm_marketing", 0.0, 1.0, 0.05, 0.2),
    Lever("cross_selling", _M, Kind.SHARE, "effort", "crm_marketing", 0.0, 1.0, 0.05, 0.2),
    Lever("agents", _S, Kind.COUNT, "people", "contact_centre", 1, 40, 1, 8),
    Lever("specialists", _S, Kind.COUNT, "people", "contact", 1, 20, 1, 2),
    Lever("training", _S, Kind.RATE, "yuan_per_agent_round", "strategy", 0.0, 6000.0, 100.0, 1000.0),
    Lever("pay", _S, Kind.RATE, "of_market_wage", "strategy", 0.8, 1.4, 0.02, 1.0),
    _money("self_service", _S, "contact_centre", 150_000, 20_000),
    Lever("channels", _S, Kind.SUBSET, "channels", "contact", start=("phone",), options=CHANNELS),
    Lever(
        "routing",
        _S,
        Kind.CHOICE,
        "rule",
        "grading",
        start="first_come",
        options=("first_come", "best_customers_first"),
    ),
    Lever("compensation", _S, Kind.SHARE, "of_price", "contact", 0.0, 2.0, 0.05, 0.3),
    Lever("empowerment", _S, Kind.SHARE, "degree", "contact", 0.0, 1.0, 0.05, 0.3),
    Lever("complaint_hours", _S, Kind.RATE, "working_hours", "contact", 4.0, 120.0, 2.0, 48.0),
    Lever("points_rate", _C, Kind.SHARE, "of_revenue", "loyalty", 0.0, 0.1, 0.005, 0.01),
    Lever("tier_benefits", _C, Kind.RATE, "yuan_per_member_round", "loyalty", 0.0, 200.0, 5.0, 10.0),
    Lever("care_contacts_a", _C, Kind.RATE, "per_customer_round", "grading", 0.0, 6.0, 0.5, 1.0),
    Lever("care_contacts_b", _C, Kind.RATE, "per_customer_round", "grading", 0.0, 6.0, 0.5, 0.5),
    Lever("care_contacts_c", _C, Kind.RATE, "per_customer_round", "grading", 0.0, 6.0, 0.5, 0.0),
    Lever("key_account_managers", _C, Kind.COUNT, "people", "grading", 0, 12, 1, 0),
    Lever(
        "proactive_audience",
        _C,
        Kind.CHOICE,
        "audience",
        "churn",
        start="nobody",
        options=("nobody", "everyone", "at_risk", "valuable_at_risk"),
    ),
    Lever(
        "proactive_offer",
        _C,
        Kind.CHOICE,
        "offer",
        "churn",
        start="call",
        options=("call", "gift", "discount"),
    ),
    Lever("proactive_reach", _C, Kind.SHARE, "of_customers_per_round", "churn", 0.0, 0.5, 0.01, 0.05),
    Lever(
        "win_back_audience",
        _C,
        Kind.CHOICE,
        "audience",
        "churn",
        start="nobody",
        options=("nobody", "everyone", "valuable"),
    ),
    Lever(
        "win_back_offer",
        _C,
        Kind.CHOICE,
        "offer",
        "churn",
        start="discount",
        options=("discount", "upgrade", "bundle"),
    ),
    _money("win_back_budget", _C, "churn", 80_000, 10_000),
    Lever("survey_share", _C, Kind.SHARE, "of_customers", "satisfaction", 0.0, 1.0, 0.01, 0.05, usual_high=0.3),
    Lever("survey_follow_up", _C, Kind.SHARE, "of_the_unhappy", "satisfaction", 0.0, 1.0, 0.05, 0.0),
    _money("platform_operational", _P, "basics", 120_000, 10_000),
    _money("platform_analytical", _P, "mining", 120_000, 10_000),
    _money("platform_collaborative", _P, "basics", 120_000, 10_000),
    _money("data_quality", _P, "information", 80_000, 8_000),
)
"""The first levers, in the order in which screens show them; strategies are drawn and searched over these.

``target_segments`` takes its options from the scenario."""

STUDIES = ("satisfaction", "image", "segments", "switching")
"""What an institute can find out about rivals (:mod:`sim.studies`)."""

LATER: tuple[Lever, ...] = (
    Lever("visits", _S, Kind.COUNT, "visits_a_week", "contact", 0, 80, 1, 0),
    Lever("self_service_push", _S, Kind.SHARE, "of_contacts", "contact_centre", 0.0, 1.0, 0.05, 0.0),
    Lever("studies", _M, Kind.SUBSET, "studies", "information", start=(), options=STUDIES),
    Lever("study_interviews", _M, Kind.RATE, "interviews_a_study", "information", 100.0, 2000.0, 50.0, 400.0),
)
"""Levers that came later: at their start everything goes as it did without them, and decisions of before lack them."""

CATALOGUE: dict[str, Lever] = {lever.key: lever for lever in (*LEVERS, *LATER)}
MAY_BE_MISSING: frozenset[str] = frozenset(lever.key for lever in LATER)

AIMS: dict[str, Lever] = {
    lever.key: lever
    for lever in (
        Lever("messages_to", _M, Kind.AIM, "customers", "crm_marketing", start=""),
        Lever("priority_to", _S, Kind.AIM, "customers", "grading", start=""),
        Lever("care_to", _C, Kind.AIM, "customers", "grading", start=""),
        Lever("proactive_to", _C, Kind.AIM, "customers", "churn", start=""),
        Lever("win_back_to", _C, Kind.AIM, "customers", "churn", start=""),
        Lever("automation", _P, Kind.RULES, "rules", "basics", start=""),
    )
}
"""Whom actions of other levers go to, and what happens by itself. Each is a text; "" leaves all as it is without."""

EVERY_LEVER: dict[str, Lever] = CATALOGUE | AIMS
