"""Satisfaction and expectation: what a week felt like against what was expected.

q = Q - unfairness - wait - failure + care + perks - over-contact + noise; S moves with g+ or g- times (q - E), losses
twice as strongly as gains (sign: Anderson & Sullivan 1993), and drifts back to what is lasting; E drifts towards q.
"""

from dataclasses import dataclass

import numpy as np

from sim.care import care_lift, perk_lift
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


@dataclass(frozen=True, slots=True)
class Felt:
    """This week's penalties by customer, in points of perceived quality."""

    wait: Floats
    failure: Floats
    over_contact: Floats


def penalties(run: Running, experience: Experience, settled: Settled) -> Felt:
    """Give what went against each customer this week."""
    behaviour = run.scenario.behaviour
    half = np.float32(behaviour.wait_half)
    wait = np.float32(behaviour.wait_penalty) * experience.wait / (half + experience.wait)
    wait += np.float32(behaviour.abandon_penalty) * experience.abandoned
    wait += np.float32(behaviour.unsolved_penalty) * experience.unsolved
    wait += np.float32(CLOSED_CHANNEL) * experience.closed_channel
    excess = np.maximum(run.customers.pressure - np.float32(behaviour.message_optimum), 0)
    return Felt(wait, _failure_penalty(run, settled), np.float32(OVER_CONTACT) * excess)


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
    quality = lasting - felt.wait - felt.failure - felt.over_contact + noise[None, :]
    surprise = quality - customers.expectation
    weight = np.where(surprise > 0, np.float32(behaviour.gain), np.float32(behaviour.loss))
    moved = customers.satisfaction + weight * surprise + np.float32(RETURN) * (lasting - customers.satisfaction)
    served = run.served
    customers.satisfaction[:] = np.where(served, np.clip(moved, 1, 5), customers.satisfaction)
    drift = np.float32(behaviour.expectation_drift) * surprise
    customers.expectation[:] = np.where(served, np.clip(customers.expectation + drift, 1, 5), customers.expectation)
    _remember(run, felt, np.maximum(customers.expectation - lasting, 0))


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
        harm[:] = np.float32(HARM_MEMORY) * harm + loss * felt_now


def settle(run: Running, settled: Settled, hit: np.ndarray) -> None:
    """Let time since the last failure run; failures of this week start it anew."""
    since = run.customers.since_failure
    np.minimum(since + 1, LONG_AGO, out=since)
    since[hit & (run.customers.case_opened < 0)] = 0
    since.ravel()[settled.customer[settled.outcome != SILENT]] = 0
