"""The firms' lines around customers written in plain Python: contacts waiting for agents, complaints for specialists.

Contacts are played as the framework plays a line. Mesa has none of its own and is lent the engine's kernel; on a SimPy
clock agents are processes (:mod:`sim.contact_centre.queue_simpy`). Complaints are few; the kernel plays them for both:
a specialist's case is a call that takes days and whose caller is patient for weeks.
"""

import numpy as np

from benchmarks.plain_market import Firm, Market
from sim.clock import WEEK, WORKING_SHARE
from sim.complaints import EMPOWERMENT_SAVES, GIVING_UP_HOURS, QUICK_HOURS, SOLVED, SOLVED_QUICKLY, UNSOLVED
from sim.contact_centre.queue import Calls, Roster, serve
from sim.contact_centre.rosters import paid_minutes, roster
from sim.contact_centre.week import MOST_OCCUPANCY, Serve
from sim.decisions import Decisions
from sim.scenario import Scenario
from sim.tariff import pace

HOUR = 60.0 / WORKING_SHARE
"""minutes of the clock that one working hour takes"""


def serve_line(firm: Firm, agents: int, serve_calls: Serve) -> float:
    """Serve the week's contacts of one firm; tell each customer, and give the agents' occupancy."""
    firm.line.sort(key=lambda contact: contact.minute)
    line = firm.line
    calls = Calls(
        np.array([contact.minute for contact in line], np.float64),
        np.array([contact.handling for contact in line], np.float64),
        np.array([contact.patience for contact in line], np.float64),
        np.array([contact.priority for contact in line], np.int8),
    )
    shifts = roster(agents)
    served = serve_calls(calls, shifts)
    for contact, wait, answered in zip(line, served.wait.tolist(), served.answered.tolist(), strict=True):
        contact.person.hear(wait, answered=answered, solving=firm.solving)
    return min(served.busy / max(paid_minutes(shifts), 1.0), MOST_OCCUPANCY)


def settle_cases(firm: Firm, decisions: Decisions, scenario: Scenario, market: Market, chance: float) -> None:
    """Tell those whose complaint is answered, or given up, before the week ends what became of it.

    The specialists' line is played from the round's beginning every week: what comes later changes nothing before.
    """
    if not firm.cases:
        return
    firm.cases.sort(key=lambda case: (case.begins, case.opened))
    work = scenario.service.case_hours * (1.0 - EMPOWERMENT_SAVES * decisions.empowerment)
    work = work / pace(decisions.complaint_hours) * HOUR
    begins = np.array([case.begins for case in firm.cases])
    opened = np.array([case.opened for case in firm.cases])
    patience = np.maximum(opened + GIVING_UP_HOURS * HOUR - begins, 0.0)
    priority = np.array([case.priority for case in firm.cases], np.int8)
    desk = Roster(np.zeros(decisions.specialists), np.full(decisions.specialists, np.inf))
    served = serve(Calls(begins, np.full(begins.shape, work), patience, priority), desk)
    ends = begins + served.wait + work * served.answered
    for case, end, answered in zip(firm.cases, ends.tolist(), served.answered.tolist(), strict=True):
        if case.settled or end > market.opened + WEEK:
            continue
        case.settled = True
        if case.person.case is case:
            hours = (end - case.opened) / HOUR
            quick = hours <= min(QUICK_HOURS, decisions.complaint_hours)
            solved = answered and market.draw() < chance
            case.person.learn(UNSOLVED if not solved else SOLVED_QUICKLY if quick else SOLVED)
