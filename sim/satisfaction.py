"""Satisfaction and expectation: what a week felt like against what was expected.

q = Q - unfairness - wait - failure + care + perks - over-contact + noise; S moves with g+ or g- times (q - E), losses
twice as strongly as gains (sign: Anderson & Sullivan 1993), and drifts back to what is lasting; E drifts towards q.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim.care import care_lift, perk_lift
from sim.compiled import elementwise
from sim.complaints import SILENT, SOLVED, SOLVED_QUICKLY, Settled
from sim.contact_centre.week import Experience
from sim.customers import LONG_AGO
from sim.marketing import discounts
from sim.portable_math import normal
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
_NOTHING: Final = np.float32(0)
_LEAST: Final = np.float32(1)
_MOST: Final = np.float32(5)
One = np.float32


@dataclass(frozen=True, slots=True)
class Felt:
    """This week's penalties by customer, in points of perceived quality."""

    wait: Floats
    failure: Floats
    over_contact: Floats


def penalties(run: Running, experience: Experience, settled: Settled) -> Felt:
    """Give what went against each customer this week."""
    behaviour = run.scenario.behaviour
    half, most = np.float32(behaviour.wait_half), np.float32(behaviour.wait_penalty)
    wait = _waiting(experience.wait, half, most)
    for where, penalty in (
        (experience.abandoned, behaviour.abandon_penalty),
        (experience.unsolved, behaviour.unsolved_penalty),
        (experience.closed_channel, CLOSED_CHANNEL),
    ):
        wait.ravel()[np.flatnonzero(where)] += np.float32(penalty)
    excess = np.maximum(run.customers.pressure - np.float32(behaviour.message_optimum), 0)
    return Felt(wait, _failure_penalty(run, settled), np.float32(OVER_CONTACT) * excess)


@elementwise("float32(float32,float32,float32)")
def _waiting(minutes: Floats, half: One, most: One) -> Floats:
    return most * minutes / (half + minutes)


def _failure_penalty(run: Running, settled: Settled) -> Floats:
    """Give the penalty of each failure settled this week; a second failure is felt in full whatever is done."""
    penalty = np.zeros(run.seats.shape, np.float32)
    if settled.customer.size:
        outcome = np.array(settled.outcome, np.int64)
        share = RECOVERED[outcome]
        solved = (outcome == SOLVED) | (outcome == SOLVED_QUICKLY)
        share = np.where(np.array(settled.repeated) & solved, np.float32(NOT_FORGIVEN), share)
        size = np.where(np.array(settled.large), np.float32(1), np.float32(SMALL_LOSS))
        size *= np.float32(run.scenario.behaviour.failure_penalty)
        np.add.at(penalty.ravel(), np.array(settled.customer, np.int64), (size * share).astype(np.float32))
    return penalty


def feel(run: Running, felt: Felt) -> None:
    """Let satisfaction and expectation follow the week, and remember what each cause took away."""
    behaviour, customers = run.scenario.behaviour, run.customers
    new, own = discounts(run)
    unfair = behaviour.unfairness * np.maximum(new - own, 0.0)
    lasting = run.of_firm(service_quality(run) - unfair) + care_lift(run) + perk_lift(run)
    noise = np.float32(behaviour.noise) * normal(run.streams.uniform(Purpose.NOISE, run.week))
    quality = _perceived(lasting, felt.wait, felt.failure, felt.over_contact, noise[None, :])
    surprise = quality - customers.expectation
    gain, loss = np.float32(behaviour.gain), np.float32(behaviour.loss)
    moved = _satisfied(customers.satisfaction, surprise, lasting, gain, loss)
    np.copyto(customers.satisfaction, moved, where=run.served)
    drifted = _expecting(customers.expectation, surprise, np.float32(behaviour.expectation_drift))
    np.copyto(customers.expectation, drifted, where=run.served)
    _remember(run, felt, np.maximum(customers.expectation - lasting, 0))


@elementwise("float32(float32,float32,float32,float32,float32)")
def _perceived(lasting: Floats, wait: Floats, failure: Floats, over_contact: Floats, noise: Floats) -> Floats:
    return lasting - wait - failure - over_contact + noise


@elementwise("float32(float32,float32,float32,float32,float32)")
def _satisfied(before: Floats, surprise: Floats, lasting: Floats, gain: One, loss: One) -> Floats:
    """S + g (q - E) + return x (lasting - S), between 1 and 5; g for gains is not that for losses."""
    swayed = gain * np.maximum(surprise, _NOTHING) + loss * np.minimum(surprise, _NOTHING)
    return np.minimum(np.maximum(before + swayed + _RETURN * (lasting - before), _LEAST), _MOST)


@elementwise("float32(float32,float32,float32)")
def _expecting(before: Floats, surprise: Floats, drift: One) -> Floats:
    """E + drift x (q - E), between 1 and 5."""
    return np.minimum(np.maximum(before + drift * surprise, _LEAST), _MOST)


@elementwise("float32(float32,float32,float32)")
def _faded(harm: Floats, felt_now: Floats, loss: One) -> Floats:
    return _HARM_MEMORY * harm + loss * felt_now


def _remember(run: Running, felt: Felt, neglect: Floats) -> None:
    """Keep a fading account of the satisfaction each cause has cost."""
    customers = run.customers
    loss = np.float32(run.scenario.behaviour.loss)
    for harm, felt_now in (
        (customers.harm_wait, felt.wait),
        (customers.harm_failure, np.maximum(felt.failure, 0)),
        (customers.harm_neglect, neglect),
        (customers.harm_contact, felt.over_contact),
    ):
        harm[:] = _faded(harm, felt_now, loss)


def settle(run: Running, settled: Settled, hit: np.ndarray) -> None:
    """Let time since the last failure run; failures of this week start it anew."""
    since = run.customers.since_failure
    np.minimum(since + 1, LONG_AGO, out=since)
    since[hit & (run.customers.case_opened < 0)] = 0
    since.ravel()[settled.customer[settled.outcome != SILENT]] = 0
