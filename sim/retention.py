"""Who looks around, and why: the weekly review of the relationship, and the causes of a departure.

A customer reviews with log-odds  base - k(S) z|z| - ties + over-contact + pull of the best rival + bond.  The base rate
is such that a customer who is neither content nor discontent leaves at the yearly rate of the sBG (Fader & Hardie
2007).
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sim.causes import CAUSES
from sim.choice import neutral_share
from sim.compiled import compiled, each, elementwise, part_of_loops
from sim.complaints import Settled, shock
from sim.customers import yearly_to_weekly
from sim.loyalty import tier_tie
from sim.marketing import Attraction
from sim.portable_math import exp, log, logistic, logit
from sim.running import Doubles, Floats, Running
from sim.streams import Purpose

MOST = 0.999
"""no review rate above this"""
_NOTHING: Final = np.float32(0)


@dataclass(frozen=True, slots=True)
class Review:
    """This week's urge to look around, by customer; what stands there of those whom nobody serves means nothing."""

    log_odds: Floats
    """of looking around at one review"""
    occasions: Floats
    """how many times this week the relationship is reviewed: with every order, or once (a single one, for everybody)"""
    shock: Floats
    """chance to look around because of a failure settled this week"""
    price: Floats
    """pull of the best rival's price, log-odds by segment and slot"""
    rival: Floats
    """pull of what else it has, the same way"""

    @property
    def stays(self) -> Floats:
        """The chance that no review of the week makes a customer look around."""
        return stays_through(self.log_odds, self.occasions)


def base_log_odds(run: Running) -> Floats:
    """Give everybody's log-odds of a review at neutral satisfaction, shape ``(twins,)``, for a week or for an order.

    A review ends in leaving only if another firm is chosen, so reviews are more frequent than departures.
    """
    often = run.conditions["review_rate"]
    return run.once(("base_log_odds", often), lambda: _base_log_odds(run, often))


def _base_log_odds(run: Running, often: float) -> Floats:
    leaves = np.where(per_order(run), run.traits.leaving, yearly_to_weekly(run.traits.leaving))
    reviews = leaves / np.float32(1 - neutral_share(run))
    return logit(np.clip(reviews * np.float32(often), 1e-6, MOST).astype(np.float32))


def stays_through(log_odds: Floats, occasions: Floats) -> Floats:
    """Give the chance that none of so many reviews makes a customer look around."""
    stays = logistic(log_odds)
    np.subtract(np.float32(1), stays, out=stays)
    several = np.flatnonzero(occasions != 1)
    if several.size:
        calm = log(np.maximum(stays.ravel()[several], np.float32(1e-6)))
        stays.ravel()[several] = exp(occasions.ravel()[several] * calm)
    return stays


def per_order(run: Running) -> NDArray[np.bool_]:
    """Say who reviews the relationship with every order rather than every week, shape ``(twins,)``."""
    by_segment = [segment.leaving_per == "order" for segment in run.scenario.segments]
    return run.once(("per_order",), lambda: np.array(by_segment)[run.traits.segment])


def placed(run: Running, seen: Review, wanted: NDArray[np.int8]) -> NDArray[np.int8]:
    """Give the orders that are placed: who looks around after one of several leaves the week's others undone."""
    who = np.flatnonzero(seen.occasions > 1)
    if who.size:
        stays = log(np.float32(1) - logistic(seen.log_odds.ravel()[who]))
        u = run.streams.uniform(Purpose.REVIEW, run.week)[run.twins[who]]
        first = np.ceil(log(np.float32(1) - u) / stays)
        wanted.ravel()[who] = np.clip(first, 1, wanted.ravel()[who]).astype(np.int8)
    return wanted


def contentment(run: Running, satisfaction: Floats) -> Floats:
    """Give -k z|z| with z = S - s0: flat in the middle, steep at both ends (Jones & Sasser 1995)."""
    behaviour = run.scenario.behaviour
    neutral, content, discontent = behaviour.indifference, behaviour.contentment, behaviour.discontent
    steepness = np.float32(content), np.float32(discontent)
    felt: Floats = _contentment(satisfaction, np.float32(neutral), *steepness)
    return felt


@part_of_loops
def _content(satisfaction: Floats, neutral: np.float32, content: np.float32, discontent: np.float32) -> Floats:
    z = satisfaction - neutral
    result: Floats = -(content * np.maximum(z, _NOTHING) + discontent * np.minimum(z, _NOTHING)) * np.abs(z)
    return result


@elementwise("float32(float32,float32,float32,float32)")
def _contentment(satisfaction: Floats, neutral: np.float32, content: np.float32, discontent: np.float32) -> Floats:
    return _content(satisfaction, neutral, content, discontent)


def ties(run: Running) -> Floats:
    """Give minus the log-odds by which products and tiers hold a customer."""
    extra = np.maximum(run.customers.products - 1, 0).astype(np.float32)
    return -(np.float32(run.scenario.behaviour.product_tie) * extra + tier_tie(run)[run.customers.tier, run.seats])


def review(run: Running, pulls: Attraction, settled: Settled, orders: NDArray[np.int8]) -> Review:
    """Let customers review the relationship; ``orders`` are this week's, by customer."""
    price, rival = (run.slots(part) for part in _pull(run, pulls))
    shocks = np.zeros(run.seats.shape, np.float32)
    if settled.customer.size:
        np.maximum.at(shocks.ravel(), settled.customer, shock(run, settled))
    return Review(_log_odds(run, price, rival), _occasions(run, orders), shocks, price, rival)


def _occasions(run: Running, orders: NDArray[np.int8]) -> Floats:
    by_order = per_order(run)
    if not by_order.any():
        return np.ones((), np.float32)
    return np.where(by_order[None, :], orders, np.float32(1))


def _log_odds(run: Running, price: Floats, rival: Floats) -> Floats:
    """Give everybody's log-odds of looking around at a review."""
    behaviour, customers = run.scenario.behaviour, run.customers
    log_odds = np.empty(run.seats.shape, np.float32)
    sizes = tuple(
        np.float32(size)
        for size in (
            behaviour.indifference,
            behaviour.contentment,
            behaviour.discontent,
            behaviour.product_tie,
            behaviour.message_optimum,
            behaviour.over_contact_push,
        )
    )
    names = ("satisfaction", "pressure", "bond", "products", "tier")
    _add_terms(
        run.seats,
        (base_log_odds(run), run.traits.segment),
        tuple(getattr(customers, name) for name in names),
        ((tier_tie(run), price, rival), sizes),
        log_odds,
    )
    return log_odds


@compiled
def _add_terms(
    seats: NDArray[np.int64],
    of_twin: tuple[Floats, NDArray[np.int8]],
    standing: tuple[NDArray[Any], ...],
    weights: tuple[tuple[Floats, Floats, Floats], tuple[np.float32, ...]],
    log_odds: Floats,
) -> None:
    (base, segment), (satisfaction, pressure, bond, products, tier) = of_twin, standing
    (tier_ties, price, rival), (neutral, content, discontent, product_tie, optimum, push) = weights
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            at = mirror, twin
            seat, kind = seats[at], segment[twin]
            extra = np.float32(np.maximum(products[at] - 1, 0))
            together = base[twin] + _content(satisfaction[at], neutral, content, discontent)
            together = together - (product_tie * extra + tier_ties[tier[at], seat])
            excess = np.maximum(pressure[at] - optimum, _NOTHING)
            together = together + push * excess * excess
            together = together + price[kind, seat] + rival[kind, seat]
            log_odds[at] = together + bond[at]


def _pull(run: Running, pulls: Attraction) -> tuple[Doubles, Doubles]:
    """Give the pull of the best rival on each firm's customers: its price part and the rest, ``(segments, firms)``."""
    if run.firms < 2:
        return np.zeros_like(pulls.fame), np.zeros_like(pulls.fame)
    weight = run.scenario.behaviour.rival_pull
    others = np.where(np.eye(run.firms, dtype=np.bool_), -np.inf, pulls.new[:, None, :])
    best = others.argmax(axis=2)
    rows = np.arange(len(best))[:, None]
    price = weight * (pulls.price_new[rows, best] - pulls.price_own)
    rival = weight * (pulls.fame[rows, best] - pulls.fame)
    return price, rival


def causes(run: Running, seen: Review, who: NDArray[np.int64]) -> Floats:
    """Give the causes of these customers' departures, shape ``(customers, causes)``, rows summing to 1.

    The natural share is what the chance would have been without any of the terms that raised it; a failure's shock has
    the part of the chance that it made; the rest is shared among the raising terms in proportion to their log-odds (the
    attributable fraction of epidemiology).
    """
    raising = {name: np.maximum(values, 0) for name, values in _terms(run, seen, who).items()}
    parts = _by_cause(run, raising, who)
    pushed = parts.sum(axis=1)
    log_odds = seen.log_odds.ravel()[who]
    regular, undisturbed = logistic(log_odds), logistic(log_odds - pushed)
    shocked = seen.shock.ravel()[who] * (np.float32(1) - regular)
    chance = np.maximum(regular + shocked, np.float32(1e-9))
    shares: Floats = parts * ((regular - undisturbed) / chance / np.maximum(pushed, np.float32(1e-9)))[:, None]
    shares[:, CAUSES.index("failure")] += shocked / chance
    shares[:, CAUSES.index("natural")] += undisturbed / chance
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _terms(run: Running, seen: Review, who: NDArray[np.int64]) -> dict[str, Floats]:
    """Give the terms of these customers' log-odds that can raise them."""
    behaviour, customers = run.scenario.behaviour, run.customers
    cell = run.traits.segment[run.twins[who]], run.seats.ravel()[who]
    excess = np.maximum(customers.pressure.ravel()[who] - np.float32(behaviour.message_optimum), 0)
    return {
        "price": seen.price[cell],
        "rival": seen.rival[cell],
        "over_contact": np.float32(behaviour.over_contact_push) * excess * excess,
        "bond": customers.bond.ravel()[who],
        "satisfaction": contentment(run, customers.satisfaction.ravel()[who]),
    }


def _by_cause(run: Running, raising: dict[str, Floats], who: NDArray[np.int64]) -> Floats:
    """Sort raising log-odds by cause; discontent is shared by what has cost satisfaction lately."""
    customers = run.customers
    harms = np.stack(
        [getattr(customers, f"harm_{name}").ravel()[who] for name in ("wait", "failure", "neglect", "contact")], axis=1
    )
    harms[:, 2] += np.float32(1e-6)
    discontent = harms / harms.sum(axis=1, keepdims=True) * raising["satisfaction"][:, None]
    parts = np.zeros((len(who), len(CAUSES)), np.float32)
    parts[:, CAUSES.index("price")] = raising["price"]
    parts[:, CAUSES.index("rival_offer")] = raising["rival"]
    parts[:, CAUSES.index("wait")] = discontent[:, 0]
    parts[:, CAUSES.index("failure")] = discontent[:, 1]
    parts[:, CAUSES.index("neglect")] = discontent[:, 2]
    parts[:, CAUSES.index("over_contact")] = discontent[:, 3] + raising["over_contact"] + raising["bond"]
    return parts
