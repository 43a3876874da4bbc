"""Automation: what a firm's CRM does by itself within a round, by the rules that its people gave it.

Every Monday the rules look at everybody, and those about complaints every morning. A rule acts on a customer once, when
its threshold has just been passed. What it does costs and presses like the same thing done by hand: a message goes to
those who agree to be contacted, and nobody is called while the last call still works on them.
"""

import numpy as np
from numpy.typing import NDArray
from simpy.core import Environment

from sim import care, marketing, tariff
from sim.clock import DAY, WEEK, Process
from sim.complaints import ComplaintsDesk
from sim.running import Running
from sim.targeting.chosen import of_grades
from sim.targeting.rules import Automation, read

MORNING = 9 * 60.0
"""minute of the day at which open complaints are looked at"""
DAYS = 7
POINTS_LAST = 26
"""weeks after a member's last order in which points lapse; nobody leaves over it, but it is a reason to write
(assumption)"""
MESSAGE, CALL, GIFT = 6, 7, 8
"""kinds of what is sent by a rule, after those of :mod:`sim.care`"""
_KINDS = {"message": MESSAGE, "call": CALL, "gift": GIFT}

Who = NDArray[np.int64]


def rules_of(run: Running, seat: int) -> tuple[Automation, ...]:
    """Give a firm's rules."""
    return read(run.decisions[seat].automation)


def automate(run: Running) -> None:
    """Let every rule but those about complaints act for the week."""
    if not any(decisions.automation for decisions in run.decisions):
        return
    for seat, who in enumerate(run.members(run.served)):
        for rule in rules_of(run, seat):
            if rule.trigger != "complaint":
                act(run, seat, rule, who[_just_passed(run, seat, rule, who)])


def _just_passed(run: Running, seat: int, rule: Automation, who: Who) -> NDArray[np.bool_]:
    customers = run.customers
    if rule.trigger == "joined":
        return np.equal(customers.tenure.ravel()[who], rule.threshold)
    silent = customers.recency.ravel()[who]
    if rule.trigger == "silent":
        return np.equal(silent, rule.threshold)
    has_points = run.decisions[seat].points_rate > 0
    members = np.greater(customers.tier.ravel()[who], 0)
    return np.logical_and(members & has_points, np.equal(silent, POINTS_LAST - rule.threshold))


def look_at_complaints(run: Running, env: Environment, desk: ComplaintsDesk) -> Process:
    """Every morning let the rules about open complaints act, where there are any."""
    rules = [(seat, rule) for seat in range(run.firms) for rule in rules_of(run, seat) if rule.trigger == "complaint"]
    yield env.timeout(MORNING)
    while rules:
        desk.pass_time()
        opened = run.customers.case_opened.ravel()
        waiting = np.flatnonzero(opened >= 0)
        days = np.floor((env.now / WEEK + run.first_week - opened[waiting].astype(np.float64)) * DAYS)
        seats = run.seats.ravel()[waiting] - 1
        for seat, rule in rules:
            act(run, seat, rule, waiting[(seats == seat) & (days == rule.threshold)])
        yield env.timeout(DAY)


def act(run: Running, seat: int, rule: Automation, who: Who) -> None:
    """Do to those of ``who`` who are of the rule's grades what the rule says; book it and write it down."""
    who = who[of_grades(rule.grades, run.customers, who)]
    if rule.action == "message":
        who = marketing.remind(run, who)
    else:
        who = who[np.abs(run.customers.bond.ravel()[who]) < care.STILL_WORKS]
        care.approach(run, who, rule.action)
        spent = np.zeros(run.firms)
        spent[seat] = len(who) * tariff.automated(rule.action, run.decisions[seat], run.scenario)
        run.book("proactive", spent)
    care.write_messages(run, who, _KINDS[rule.action])
