"""Who looks around, and why: the weekly review of the relationship, and the causes of a departure.

A customer reviews with log-odds  base - k(S) z|z| - ties + over-contact + pull of the best rival + bond.  The base rate
is such that a customer who is neither content nor discontent leaves at the yearly rate of the sBG (Fader & Hardie
2007).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.care import tier_tie
from sim.causes import CAUSES
from sim.choice import neutral_share
from sim.compiled import elementwise
from sim.complaints import Settled, shock
from sim.customers import yearly_to_weekly
from sim.marketing import Attraction
from sim.portable_math import exp, log, logistic, logit
from sim.running import Doubles, Floats, Running
from sim.streams import Purpose

MOST = 0.999
"""no review rate above this"""
_NOTHING: Final = np.float32(0)


@dataclass(frozen=True, slots=True)
class Review:
    """This week's urge to look around, by customer: log-odds by term, the chance, and the shock of a failure."""

    base: Floats
    satisfaction: Floats
    ties: Floats
    over_contact: Floats
    price: Floats
    rival: Floats
    bond: Floats
    shock: Floats
    """chance to look around because of a failure settled this week"""
    occasions: Floats
    """how many times this week the relationship is reviewed: once, or with every order"""

    @property
    def log_odds(self) -> Floats:
        """The terms together."""
        together = self.base + self.satisfaction
        for term in (self.ties, self.over_contact, self.price, self.rival, self.bond):
            together += term
        return together

    @property
    def chance(self) -> Floats:
        """The chance to look around this week."""
        return np.float32(1) - stays_through(self.log_odds, self.occasions) * (np.float32(1) - self.shock)


def base_log_odds(run: Running) -> Floats:
    """Give everybody's log-odds of a review at neutral satisfaction, shape ``(twins,)``, for a week or for an order.

    A review ends in leaving only if another firm is chosen, so reviews are more frequent than departures.
    """
    leaves = np.where(per_order(run), run.traits.leaving, yearly_to_weekly(run.traits.leaving))
    reviews = leaves / np.float32(1 - neutral_share(run))
    return logit(np.clip(reviews * np.float32(run.conditions["review_rate"]), 1e-6, MOST).astype(np.float32))


def stays_through(log_odds: Floats, occasions: Floats) -> Floats:
    """Give the chance that none of so many reviews makes a customer look around."""
    stays = np.float32(1) - logistic(log_odds)
    several = np.flatnonzero(occasions != 1)
    if several.size:
        calm = log(np.maximum(stays.ravel()[several], np.float32(1e-6)))
        stays.ravel()[several] = exp(occasions.ravel()[several] * calm)
    return stays


def per_order(run: Running) -> NDArray[np.bool_]:
    """Say who reviews the relationship with every order rather than every week, shape ``(twins,)``."""
    by_segment = np.array([segment.leaving_per == "order" for segment in run.scenario.segments])
    reviews: NDArray[np.bool_] = by_segment[run.traits.segment]
    return reviews


def occasions(run: Running, orders: NDArray[np.int8]) -> Floats:
    """Give how many times a week everybody reviews: once, or as often as they have ordered."""
    return np.where(per_order(run)[None, :], orders.astype(np.float32), np.float32(1))


def placed(run: Running, seen: Review, wanted: NDArray[np.int8]) -> NDArray[np.int8]:
    """Give the orders that are placed: who looks around after one of several leaves the week's others undone."""
    several = np.flatnonzero(per_order(run)[None, :] & (wanted > 1))
    if several.size:
        stays = log(np.float32(1) - logistic(seen.log_odds.ravel()[several]))
        u = run.streams.uniform(Purpose.REVIEW, run.week)[several % run.streams.twins]
        first = np.ceil(log(np.float32(1) - u) / stays)
        wanted.ravel()[several] = np.clip(first, 1, wanted.ravel()[several]).astype(np.int8)
    return wanted


def contentment(run: Running) -> Floats:
    """Give -k z|z| with z = S - s0: flat in the middle, steep at both ends (Jones & Sasser 1995)."""
    behaviour = run.scenario.behaviour
    neutral, content, discontent = behaviour.indifference, behaviour.contentment, behaviour.discontent
    steepness = np.float32(content), np.float32(discontent)
    felt: Floats = _contentment(run.customers.satisfaction, np.float32(neutral), *steepness)
    return felt


@elementwise("float32(float32,float32,float32,float32)")
def _contentment(satisfaction: Floats, neutral: np.float32, content: np.float32, discontent: np.float32) -> Floats:
    z = satisfaction - neutral
    result: Floats = -(content * np.maximum(z, _NOTHING) + discontent * np.minimum(z, _NOTHING)) * np.abs(z)
    return result


def ties(run: Running) -> Floats:
    """Give minus the log-odds by which products and tiers hold a customer."""
    extra = np.maximum(run.customers.products - 1, 0).astype(np.float32)
    return -(np.float32(run.scenario.behaviour.product_tie) * extra + tier_tie(run)[run.customers.tier, run.seats])


def review(run: Running, pulls: Attraction, settled: Settled, orders: NDArray[np.int8]) -> Review:
    """Let every customer review the relationship; ``orders`` are this week's, by customer."""
    behaviour = run.scenario.behaviour
    price, rival = _pull(run, pulls)
    excess = np.maximum(run.customers.pressure - np.float32(behaviour.message_optimum), 0)
    shocks = np.zeros(run.seats.shape, np.float32)
    if settled.customer.size:
        np.maximum.at(shocks.ravel(), settled.customer, shock(run, settled))
    return Review(
        base=np.broadcast_to(base_log_odds(run), run.seats.shape),
        satisfaction=contentment(run),
        ties=ties(run),
        over_contact=np.float32(behaviour.over_contact_push) * excess * excess,
        price=run.in_cell(price),
        rival=run.in_cell(rival),
        bond=run.customers.bond,
        shock=shocks,
        occasions=occasions(run, orders),
    )


def _pull(run: Running, pulls: Attraction) -> tuple[Doubles, Doubles]:
    """Give the pull of the best rival on each firm's customers: its price part and the rest, ``(segments, firms)``."""
    price, rival = np.zeros_like(pulls.fame), np.zeros_like(pulls.fame)
    if run.firms < 2:
        return price, rival
    weight = run.scenario.behaviour.rival_pull
    rows = np.arange(pulls.fame.shape[0])
    for seat in range(run.firms):
        others = pulls.new.copy()
        others[:, seat] = -np.inf
        best = others.argmax(axis=1)
        price[:, seat] = weight * (pulls.price_new[rows, best] - pulls.price_own[:, seat])
        rival[:, seat] = weight * (pulls.fame[rows, best] - pulls.fame[:, seat])
    return price, rival


def causes(run: Running, seen: Review, who: NDArray[np.int64]) -> Floats:
    """Give the causes of these customers' departures, shape ``(customers, causes)``, rows summing to 1.

    The natural share is what the chance would have been without any of the terms that raised it; a failure's shock has
    the part of the chance that it made; the rest is shared among the raising terms in proportion to their log-odds (the
    attributable fraction of epidemiology).
    """
    take = {
        name: getattr(seen, name).ravel()[who] for name in ("price", "rival", "over_contact", "bond", "satisfaction")
    }
    raising = {name: np.maximum(values, 0) for name, values in take.items()}
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
