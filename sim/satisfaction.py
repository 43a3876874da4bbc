"""Satisfaction and expectation: what a week felt like against what was expected.

q = Q - unfairness - wait - failure + care + perks - over-contact + noise; S moves with g+ or g- times (q - E), losses
twice as strongly as gains (sign: Anderson & Sullivan 1993), and drifts back to what is lasting; E drifts towards q.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.care import care_lift, cared_for
from sim.compiled import compiled, each, either
from sim.complaints import SILENT, SOLVED, SOLVED_QUICKLY, Settled
from sim.contact_centre.week import Experience
from sim.customers import LONG_AGO
from sim.loyalty import perk_lift
from sim.marketing import discounts
from sim.running import Floats, Running
from sim.staffing import service_quality
from sim.streams import Purpose

RETURN = 0.04
"""share of the gap to lasting quality that closes in a week (assumption)"""
CLOSED_CHANNEL = 0.15
"""perceived quality lost by having to use another channel (assumption)"""
RECOVERED = np.array([1.0, 1.15, 0.45, -0.8], np.float32)
"""share of the failure penalty felt by outcome; a quick solution leaves people happier than before (the paradox)"""
SMALL_LOSS = 0.4
"""a small failure's penalty relative to a large one's (assumption)"""
NOT_FORGIVEN = 1.2
"""share of the penalty felt when a second failure is solved: more than that of a first one unsolved (assumption)"""
OVER_CONTACT = 0.15
"""perceived quality lost with each message a week beyond the best number (assumption)"""
HARM_MEMORY = 0.9
"""what is left a week later of a harm in the account of causes (assumption)"""
_RETURN: Final = np.float32(RETURN)
_HARM_MEMORY: Final = np.float32(HARM_MEMORY)
_CLOSED_CHANNEL: Final = np.float32(CLOSED_CHANNEL)
_OVER_CONTACT: Final = np.float32(OVER_CONTACT)
_NOTHING: Final = np.float32(0)
_LEAST: Final = np.float32(1)
_MOST: Final = np.float32(5)
One = np.float32
Flags = NDArray[np.bool_]
Lived = tuple[Floats, Flags, Flags, Flags]
"""the columns of :class:`~sim.contact_centre.week.Experience`"""
Places = tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.int8]]
"""slot, row of care and tier of every customer"""


@dataclass(frozen=True, slots=True)
class Felt:
    """This week's penalties by customer, in points of perceived quality."""

    wait: Floats
    """and what else went wrong in reaching the firm; below 0 where that was pleasant"""
    failure: Floats
    over_contact: Floats


def penalties(run: Running, experience: Experience, settled: Settled) -> Felt:
    """Give what went against each customer this week."""
    behaviour = run.scenario.behaviour
    wait, over_contact = np.empty(run.seats.shape, np.float32), np.empty(run.seats.shape, np.float32)
    _weigh(
        (experience.wait, experience.abandoned, experience.unsolved, experience.closed_channel),
        tuple(
            np.float32(size)
            for size in (
                behaviour.wait_half,
                behaviour.wait_penalty,
                behaviour.abandon_penalty,
                behaviour.unsolved_penalty,
                behaviour.message_optimum,
            )
        ),
        run.customers.pressure,
        (wait, over_contact),
    )
    if experience.mood is not None:
        wait -= experience.mood
    return Felt(wait, _failure_penalty(run, settled), over_contact)


@compiled
def _weigh(lived: Lived, sizes: tuple[One, ...], pressure: Floats, felt: tuple[Floats, Floats]) -> None:
    """Turn minutes, contacts gone wrong and pressure into points of perceived quality."""
    waited, abandoned, unsolved, closed_channel = lived
    half, most, by_abandoning, by_unsolved, optimum = sizes
    wait, over_contact = felt
    for mirror in each(waited.shape[0]):
        for twin in each(waited.shape[1]):
            minutes = waited[mirror, twin]
            lost = most * minutes / (half + minutes)
            lost = either(abandoned[mirror, twin], lost + by_abandoning, lost)
            lost = either(unsolved[mirror, twin], lost + by_unsolved, lost)
            wait[mirror, twin] = either(closed_channel[mirror, twin], lost + _CLOSED_CHANNEL, lost)
            excess = np.maximum(pressure[mirror, twin] - optimum, _NOTHING)
            over_contact[mirror, twin] = _OVER_CONTACT * excess


def _failure_penalty(run: Running, settled: Settled) -> Floats:
    """Give the penalty of each failure settled this week; a second failure is felt in full whatever is done."""
    penalty = np.zeros(run.seats.shape, np.float32)
    if settled.customer.size:
        solved = (settled.outcome == SOLVED) | (settled.outcome == SOLVED_QUICKLY)
        share = np.where(settled.repeated & solved, np.float32(NOT_FORGIVEN), RECOVERED[settled.outcome])
        size = np.where(settled.large, np.float32(1), np.float32(SMALL_LOSS))
        size *= np.float32(run.scenario.behaviour.failure_penalty)
        np.add.at(penalty.ravel(), settled.customer, (size * share).astype(np.float32))
    return penalty


def feel(run: Running, felt: Felt) -> None:
    """Let satisfaction and expectation follow the week, and remember what each cause took away."""
    behaviour, customers = run.scenario.behaviour, run.customers
    new, own = discounts(run)
    unfair = behaviour.unfairness * np.maximum(new - own, 0.0)
    noise = np.float32(behaviour.noise) * run.streams.normal(Purpose.NOISE, run.week)
    lasting, surprise = np.empty(run.seats.shape, np.float32), np.empty(run.seats.shape, np.float32)
    _meet(
        (run.seats, cared_for(run), customers.tier),
        run.traits.care_sensitivity,
        (run.slots(service_quality(run) - unfair), care_lift(run), perk_lift(run)),
        lasting,
    )
    _compare((lasting, felt.wait, felt.failure, felt.over_contact), noise, customers.expectation, surprise)
    weights = np.float32(behaviour.gain), np.float32(behaviour.loss)
    _sway(run.served, surprise, lasting, weights, customers.satisfaction)
    _drift(run.served, surprise, np.float32(behaviour.expectation_drift), customers.expectation)
    _remember(run, felt, lasting)


@compiled
def _meet(places: Places, sensitivity: Floats, tables: tuple[Floats, Floats, Floats], lasting: Floats) -> None:
    """Give the quality that lasts: the firm's, its care for those who care for care, and the tier's benefits."""
    (seats, grade, tier), (quality, care, perks) = places, tables
    for mirror in each(seats.shape[0]):
        for twin in each(seats.shape[1]):
            at = mirror, twin
            seat = seats[at]
            cared = care[grade[at], seat] * sensitivity[twin]
            lasting[at] = quality[seat] + cared + perks[tier[at], seat]


@compiled
def _compare(week: tuple[Floats, Floats, Floats, Floats], noise: Floats, expectation: Floats, surprise: Floats) -> None:
    """Give by how much the week's quality differs from what was expected."""
    lasting, wait, failure, over_contact = week
    for mirror in each(lasting.shape[0]):
        for twin in each(lasting.shape[1]):
            at = mirror, twin
            quality = lasting[at] - wait[at] - failure[at] - over_contact[at] + noise[twin]
            surprise[at] = quality - expectation[at]


@compiled
def _sway(served: Flags, surprise: Floats, lasting: Floats, weights: tuple[One, One], satisfaction: Floats) -> None:
    """S + g (q - E) + return x (lasting - S), between 1 and 5; g for gains is not that for losses."""
    gain, loss = weights
    for mirror in each(served.shape[0]):
        for twin in each(served.shape[1]):
            at = mirror, twin
            before = satisfaction[at]
            swayed = gain * np.maximum(surprise[at], _NOTHING) + loss * np.minimum(surprise[at], _NOTHING)
            moved = np.minimum(np.maximum(before + swayed + _RETURN * (lasting[at] - before), _LEAST), _MOST)
            satisfaction[at] = either(served[at], moved, before)


@compiled
def _drift(served: Flags, surprise: Floats, drift: One, expectation: Floats) -> None:
    """E + drift x (q - E), between 1 and 5."""
    for mirror in each(served.shape[0]):
        for twin in each(served.shape[1]):
            at = mirror, twin
            before = expectation[at]
            drifted = np.minimum(np.maximum(before + drift * surprise[at], _LEAST), _MOST)
            expectation[at] = either(served[at], drifted, before)


def _remember(run: Running, felt: Felt, lasting: Floats) -> None:
    """Keep a fading account of the satisfaction each cause has cost."""
    customers = run.customers
    loss = np.float32(run.scenario.behaviour.loss)
    for harm, felt_now in (
        (customers.harm_wait, felt.wait),
        (customers.harm_failure, felt.failure),
        (customers.harm_neglect, np.subtract(customers.expectation, lasting, out=lasting)),
        (customers.harm_contact, felt.over_contact),
    ):
        _fade(harm.ravel(), felt_now.ravel(), loss)


@compiled
def _fade(harm: Floats, felt_now: Floats, loss: One) -> None:
    for who in each(len(harm)):
        harm[who] = _HARM_MEMORY * harm[who] + loss * np.maximum(felt_now[who], _NOTHING)


def settle(run: Running, settled: Settled, hit: NDArray[np.int64]) -> None:
    """Let time since the last failure run; failures of this week start it anew."""
    since = run.customers.since_failure
    since += since < LONG_AGO
    since.ravel()[hit[run.customers.case_opened.ravel()[hit] < 0]] = 0
    since.ravel()[settled.customer[settled.outcome != SILENT]] = 0
