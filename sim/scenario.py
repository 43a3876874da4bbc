"""What can vary from game to game: the schema of a scenario pack.

A pack is a YAML file in ``scenarios/``; :mod:`sim.packs` finds, reads and checks it. Money is yuan for the nominal size
(``customers_per_firm`` customers a firm); :meth:`Scenario.at_scale` gives the same company at another size.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from sim.behaviour import Behaviour, Channel, Share
from sim.company import Budget, Costs, HalfPoints, Offer, Service
from sim.levers import CATALOGUE, CHANNELS, Kind, Lever, Value
from sim.pack_part import Part
from sim.text import Text

Quantity = Literal[
    "failure_rate",
    "contact_rate",
    "handling_time",
    "purchase_rate",
    "price_sensitivity",
    "entry_rate",
    "review_rate",
    "advertising_cost",
    "wage",
    "outside_attraction",
]
"""What an event may change: each is multiplied, ``outside_attraction`` is added to."""


Age = Annotated[int, Field(ge=0, le=110)]
Effect = Annotated[float, Field(ge=-3, le=5)]
"""a factor (or, for ``outside_attraction``, a sum in log-odds); factors must not be negative"""


class Beta(Part):
    """A beta distribution of the chance to leave (sBG, Fader & Hardie 2007; BG/NBD, Fader, Hardie & Lee 2005)."""

    a: float = Field(gt=0, le=50)
    b: float = Field(gt=0, le=50)


class Rate(Part):
    """A gamma distribution of a weekly rate over customers: its mean, and its shape (small: very unequal)."""

    mean: float = Field(ge=0, le=20)
    shape: float = Field(gt=0, le=50)


class Segment(Part):
    """One kind of customer: how many there are and how they behave."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Text
    description: Text
    share: float = Field(gt=0, le=1)
    """of all people in the market"""
    leaving: Beta
    leaving_per: Literal["year", "order"] = "year"
    """when the chance to leave is taken: over a year (sBG), or with every order (BG/NBD)"""
    orders: Rate
    """orders a week; in a contractual market the mean is ignored: bills come monthly"""
    value: float = Field(gt=0, le=100)
    """mean order (or fee) relative to the list price"""
    value_spread: float = Field(ge=0, le=2)
    """sigma of the lognormal spread of value: 1.07 subscription, 1.31 shop, 1.45 packaged goods (McCarthy & Winer)"""
    contacts: Rate
    """contacts a week"""
    price_sensitivity: float = Field(ge=0, le=4)
    care_sensitivity: float = Field(ge=0, le=4)
    channels: dict[str, Share]
    """preferred channel -> share"""
    visits: float = Field(ge=0, le=1)
    """share that would rather be met in person where a visit can be booked"""
    consent: float = Field(ge=0, le=1)
    """share that agrees to be contacted"""
    media: dict[Channel, Share] = Field(min_length=3)
    """reach of each advertising channel in this segment, 0..1"""
    ages: tuple[Age, Age]

    @model_validator(mode="after")
    def _channels_and_ages_are_possible(self) -> Self:
        if set(self.channels) - set(CHANNELS) or abs(sum(self.channels.values()) - 1) > 1e-6:
            raise ValueError(f"channels must be shares of {', '.join(CHANNELS)} that add up to 1")
        if self.ages[0] > self.ages[1]:
            raise ValueError("ages must be the youngest, then the oldest")
        return self


class LeverSettings(Part):
    """How a scenario narrows a lever; what is left out keeps the catalogue's value."""

    low: float | None = None
    high: float | None = None
    step: float | None = None
    start: float | str | tuple[str, ...] | None = None


class Event(Part):
    """Something that strikes the whole market in one round, announced in the brief."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    round: int = Field(ge=1)
    week: int = Field(0, ge=0, le=12)
    weeks: int = Field(13, ge=1, le=13)
    name: Text
    text: Text
    effects: dict[Quantity, Effect]

    @model_validator(mode="after")
    def _factors_are_not_negative(self) -> Self:
        for quantity, effect in self.effects.items():
            if effect < 0 and quantity != "outside_attraction":
                raise ValueError(f"effect on {quantity} is a factor and must not be negative")
        return self


class Person(Part):
    """A customer with a name whom every team meets: each firm starts with the same one."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Text
    gender: Literal["female", "male"]
    age: int = Field(ge=16, le=99)
    city: Text
    work: Text
    segment: str
    quote: Text


class ScoreRules(Part):
    """How a firm is scored: weights of the parts, and for each part the figures that mean 0 and 100 points."""

    weights: dict[str, float]
    scale: dict[str, tuple[float, float]]
    """retention of valuable customers (share a round), satisfaction (1-5), profit (yuan a round), equity (yuan)"""


class Scenario(Part):
    """Everything that a game needs to know about a company, its market and its customers."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Text
    industry: Text
    company: Text
    brief: Text
    goal: Text
    relationship: Literal["contractual", "noncontractual"]
    rounds: int = Field(ge=4, le=8)
    customers_per_firm: int = Field(ge=500, le=20000)
    """people in the market for each firm, unserved ones included"""
    unserved: float = Field(ge=0, le=0.8)
    """share of people whom nobody serves at the start"""
    topics: tuple[str, ...]
    offer: Offer
    segments: tuple[Segment, ...] = Field(min_length=2, max_length=6)
    settings: dict[str, LeverSettings] = Field(default={}, alias="levers")
    costs: Costs
    service: Service
    budget: Budget
    half: HalfPoints
    behaviour: Behaviour = Behaviour()
    events: tuple[Event, ...]
    people: tuple[Person, ...] = Field(min_length=5, max_length=5)
    score: ScoreRules
    rivals: tuple[str, ...] = Field(min_length=2, max_length=6)
    """strategies of the computer firms one plays against alone or in parallel markets"""
    scale: float = 1.0
    """how much larger than nominal this copy is; set by :meth:`at_scale`, never in a file"""

    @cached_property
    def levers(self) -> dict[str, Lever]:
        """Every lever with this scenario's range and start, in the catalogue's order."""
        return {key: self._lever(lever) for key, lever in CATALOGUE.items()}

    def _lever(self, lever: Lever) -> Lever:
        settings = self.settings.get(lever.key, LeverSettings())
        times = self.scale if lever.kind in (Kind.MONEY, Kind.COUNT) else 1.0
        start: Value = lever.start if settings.start is None else settings.start
        low = lever.low if settings.low is None else settings.low
        high = lever.high if settings.high is None else settings.high
        if lever.numeric and isinstance(start, int | float):
            start = _sized(start, lever.kind, times)
        return Lever(
            lever.key,
            lever.group,
            lever.kind,
            lever.unit,
            lever.topic,
            _sized(low, lever.kind, times),
            max(_sized(high, lever.kind, times), _sized(low, lever.kind, times) + (lever.kind is Kind.COUNT)),
            lever.step if settings.step is None else settings.step,
            start,
            tuple(s.key for s in self.segments) if lever.key == "target_segments" else lever.options,
            lever.usual_high,
        )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Give a copy with some parts changed; its levers follow from its own settings."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("levers", None)
        return copied

    def at_scale(self, factor: float) -> Self:
        """Give the same company ``factor`` times as large: budgets, people and response curves grow with it."""
        half = self.half.model_copy(
            update={
                name: getattr(self.half, name) * factor
                for name in ("advertising", "self_service", "platform", "data_quality")
            }
        )
        grown = {name: getattr(self.costs, name) * factor for name in ("chat", "social", "study", "interview", "fixed")}
        budget = self.budget.model_copy(update={"base": self.budget.base * factor})
        scale = {
            p: (lo * factor, hi * factor) if p in ("profit", "equity") else (lo, hi)
            for p, (lo, hi) in self.score.scale.items()
        }
        return self.model_copy(
            update={
                "half": half,
                "costs": self.costs.model_copy(update=grown),
                "budget": budget,
                "score": self.score.model_copy(update={"scale": scale}),
                "scale": self.scale * factor,
            }
        )

    def segment(self, key: str) -> Segment:
        """Give the segment of that key."""
        return next(segment for segment in self.segments if segment.key == key)


def _sized(value: float, kind: Kind, times: float) -> float:
    """Give a lever's bound at another size: whole people (never fewer than one of those there are), whole yuan."""
    if kind is Kind.COUNT:
        return float(max(round(value * times), min(value, 1)))
    return float(round(value * times)) if kind is Kind.MONEY else value
