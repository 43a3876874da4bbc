"""People: hiring that takes weeks, leaving, experience, training, pay and morale."""

import numpy as np
from simpy.core import Environment

from sim.clock import WEEK, Process
from sim.firms import RECRUITING_WEEKS
from sim.portable_math import response
from sim.running import Doubles, Running
from sim.tariff import WEEKS, overtime

NEWCOMER_EXPERIENCE = 0.3
"""experience of a new agent, 0 to 1 (assumption)"""
LEARNING = 0.04
"""part of the missing experience that agents gain in a week (assumption)"""
TRAINING_MEMORY = 0.985
"""what is left of training a week later (assumption)"""
SKILL_COUNTS, MORALE_COUNTS, EXPERIENCE_COUNTS = 0.45, 0.3, 0.25
"""weights of skill, morale and experience in the quality that customers meet; together 1 (assumption)"""
USUAL_MORALE, MORALE_BY_SKILL, MORALE_BY_STRAIN = 0.45, 0.3, 2.0
"""morale at market pay without training; what skill adds to it, and what strain takes (assumption)"""
MORALE_BY_LOW_PAY, MORALE_BY_HIGH_PAY = 1.2, 0.4
"""what pay below the market's takes from morale and pay above it adds, each for a whole wage (sizes: assumptions):
the underpaid do less, but more than a fair wage buys little (Akerlof & Yellen 1990; Cohn, Fehr & Goette 2015)"""
MORALE_PACE = 0.15
"""part of the gap to where morale is heading that closes in a week (assumption)"""
QUITTING = 0.018
"""share of agents who leave in a week at the lowest morale (assumption)"""
COMFORTABLE = 0.80
"""occupancy beyond which work wears people out (assumption)"""


def skill(run: Running) -> Doubles:
    """Give how skilled each firm's people are, 0..1: training that lasts."""
    return response(run.stocks.training, run.scenario.half.training)


def service_quality(run: Running) -> Doubles:
    """Give the quality that customers meet, Q = q0 + q1 (training, morale, experience), 1-5 by seat."""
    behaviour = run.scenario.behaviour
    stocks = run.stocks
    people = SKILL_COUNTS * skill(run) + MORALE_COUNTS * stocks.morale + EXPERIENCE_COUNTS * stocks.experience
    return behaviour.quality_floor + behaviour.quality_span * people


def pay_and_train(run: Running) -> None:
    """Let a week of training, pay and workload pass; book the wages."""
    stocks, costs = run.stocks, run.scenario.costs
    stocks.training = TRAINING_MEMORY * stocks.training + (1 - TRAINING_MEMORY) * run.lever("training")
    stocks.experience = stocks.experience + LEARNING * (1 - stocks.experience)
    strain = np.maximum(0.0, stocks.occupancy - COMFORTABLE)
    goal = USUAL_MORALE + _by_pay(run.lever("pay") - 1) + MORALE_BY_SKILL * skill(run) - MORALE_BY_STRAIN * strain
    stocks.morale = stocks.morale + MORALE_PACE * (np.clip(goal, 0.0, 1.0) - stocks.morale)
    people = stocks.agents + stocks.specialists
    wage = run.lever("pay") * run.conditions["wage"] / WEEKS
    run.book("wages", (stocks.agents * costs.agent + stocks.specialists * costs.specialist) * wage)
    run.journal.note("agent_wages", stocks.agents * costs.agent * wage)
    hurry = [overtime(d, run.scenario, float(n)) for d, n in zip(run.decisions, stocks.specialists, strict=True)]
    run.book("wages", np.array(hurry) / WEEKS)
    run.book("training", run.lever("training") * people / WEEKS)


def _by_pay(above: Doubles) -> Doubles:
    return np.where(above < 0, MORALE_BY_LOW_PAY, MORALE_BY_HIGH_PAY) * above


def staff(run: Running, env: Environment) -> None:
    """Let people leave, dismiss those too many, and start looking for those too few."""
    stocks, costs = run.stocks, run.scenario.costs
    stocks.quitting = stocks.quitting + stocks.agents * QUITTING * (1 - stocks.morale)
    gone = np.minimum(np.floor(stocks.quitting).astype(np.int64), stocks.agents)
    stocks.quitting = stocks.quitting - gone
    stocks.agents = stocks.agents - gone
    run.journal.note("agents_left", gone)
    wanted = run.lever("agents").astype(np.int64)
    excess = np.maximum(stocks.agents - wanted, 0)
    stocks.agents = stocks.agents - excess
    missing = np.maximum(wanted - stocks.agents - stocks.recruits.sum(axis=1), 0)
    specialists = run.lever("specialists").astype(np.int64)
    changed = specialists - stocks.specialists
    stocks.specialists = specialists
    run.book("hiring", (missing + np.maximum(changed, 0)) * costs.hire)
    run.book("hiring", (excess + np.maximum(-changed, 0)) * costs.dismissal)
    for seat in np.flatnonzero(missing):
        stocks.recruits[seat, RECRUITING_WEEKS - 1] += missing[seat]
        env.process(recruit(run, env, int(seat), int(missing[seat]), RECRUITING_WEEKS))


def recruit(run: Running, env: Environment, seat: int, people: int, weeks: int) -> Process:
    """After ``weeks`` of looking and training, ``people`` start taking contacts, as beginners."""
    recruits = run.stocks.recruits
    for to_go in range(weeks, 0, -1):
        yield env.timeout(WEEK)
        recruits[seat, to_go - 1] -= people
        if to_go > 1:
            recruits[seat, to_go - 2] += people
    stocks = run.stocks
    before = int(stocks.agents[seat])
    experienced = stocks.experience[seat] * before + NEWCOMER_EXPERIENCE * people
    stocks.experience[seat] = experienced / (before + people)
    stocks.agents[seat] = before + people


def resume_recruiting(run: Running, env: Environment) -> None:
    """Go on with the searches that last round left under way."""
    for seat, to_go in np.argwhere(run.stocks.recruits > 0):
        env.process(recruit(run, env, int(seat), int(run.stocks.recruits[seat, to_go]), int(to_go) + 1))
